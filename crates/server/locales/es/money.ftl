# Caja: facturas, libro del día y efectivo.

tax-invoice = Factura
invoice-number = N.º { $number }
tax-number = Número fiscal: { $number }
save-as-pdf = Guardar como PDF
issued-on = Fecha de emisión
clinic-money = Dinero del día
money-taken = Cobrado
money-in = Entradas
money-back = Devuelto
till = La caja
till-expected = En la caja debería haber { $amount } de este día.
till-counted = Contado: { $amount }
till-right = Correcto
till-short = Faltan { $amount }
till-over = Sobran { $amount }
till-hint = Monedas y billetes de este día, sin el fondo de caja.
till-note-hint = Por qué difiere el recuento, hasta donde sepa. Necesario si difiere.
till-close = Anotar el recuento
gateway-books = Los libros de la pasarela
gateway-away = La pasarela de pago no responde ahora. No se pudo comparar nada.
differs-why = Qué difiere
differs-here = Aquí
differs-there = En la pasarela
differs-unknown-to-gateway = Liquidado aquí; la pasarela no lo conoce
differs-not-booked = Liquidado en la pasarela; aquí no, o todavía no
differs-amount-differs = Los importes difieren
differs-unknown-here = Liquidado en la pasarela con un número que nunca fue nuestro
refund = Reembolso
ledger = Libro mayor
account = Cuenta
debit = Debe
credit = Haber
account-gateway-receivable = Debido por la pasarela de pago
account-desk-cash = Efectivo en caja
account-desk-terminal = Debido por el banco del datáfono
account-clinic-revenue = Honorarios ganados
account-tax-payable = Impuesto debido
account-refunds-given = Honorarios devueltos
account-refunds-payable = Debido a los pagadores
flash-till-counted = El recuento está anotado.
refund-at-desk = Listo en recepción
refunds-to-hand-back = Por entregar
figure-to-hand-back = Por entregar en recepción
waits-at-desk = Hay que entregar { $amount } en recepción.
waits-at-desk-hint = Cuenta como reembolsado cuando alguien anota aquí que el paciente lo tiene.
hand-back = Entregado
ready-at-desk = La clínica le tiene preparados { $amount } en recepción.
refund-note-desk = Entréguelo ahora: la contabilidad lo da por reembolsado al instante.
till-to-hand-back = Pagos por devolver en recepción: { $count }.
till-see-them = Verlos
flash-handed-back = Queda anotado que el dinero se entregó.
refunds-that-failed = Reembolsos fallidos
figure-refunds-failed = Reembolsos fallidos
refund-was-refused = No se pudieron devolver { $amount }.
refund-card-closed = La pasarela dice: la tarjeta está cerrada.
refund-too-large = La pasarela dice: es más de lo que queda del pago.
refund-no-reason = La pasarela no dijo por qué.
refund-once-more = Un reembolso anterior falló. Si la pasarela lo paga de todos modos, también se contabiliza y esta página lo dirá.
refund-too-much = Se devolvieron { $amount } más de lo pagado: la pasarela pagó un reembolso que primero había rechazado.
gateway-agrees = { $count ->
    [0] Nada pasó por la pasarela en este día.
    [one] { $shown } fila de este día es igual en ambos libros.
   *[other] { $shown } filas de este día son iguales en ambos libros.
}
gateway-differs = { $count ->
    [one] { $shown } fila difiere.
   *[other] { $shown } filas difieren.
}
