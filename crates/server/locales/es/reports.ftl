# What a clinic's figures say.
clinic-reports = Informes
clinic-reports-text = Los últimos treinta días, en una frase cada uno.
figure-free = Horas aún libres
figure-taken = Cobrado hoy
report-fill-rate = Ocupación
report-no-shows = Ausencias
report-late-cancellations = Cancelaciones tardías
report-third-next-available = Tercera hora libre
report-revenue = Ingresos
report-payment-failures = Pagos fallidos
report-sources = Quién reserva
report-rule-fill-rate = Horas reservadas, de las horas que ofrecieron los médicos: su horario sin ausencias.
report-rule-no-shows = Visitas a las que el paciente no vino, de las perdidas y las realizadas. Las futuras y las canceladas no cuentan (Dantas et al. 2018).
report-rule-late-cancellations = Visitas canceladas con menos de 24 horas, por quien sea, de las realizadas, perdidas o canceladas tarde (Dantas et al. 2018).
report-rule-third-next-available = Días desde hoy hasta la tercera hora libre de cada médico. Las dos primeras pueden estar libres por azar (Institute for Healthcare Improvement).
report-rule-revenue = Lo cobrado y lo que se prometió devolver, el día en que consta en los libros.
report-rule-payment-failures = Pagos que no se realizaron, de los pedidos ese día.
report-rule-sources = Cada visita confirmada, según quién la reservó.
report-said-fill-rate = De { $all } horas ofrecidas, { $part } están reservadas, el { $rate }.
report-said-no-shows = De { $all } visitas, en { $part } no vino nadie, el { $rate }.
report-said-late-cancellations = De { $all } visitas, { $part } se cancelaron tarde, el { $rate }.
report-said-third-next-available = { $count ->
    [0] La tercera hora libre es hoy, de media.
    [one] La tercera hora libre está a { $shown } día, de media.
   *[other] La tercera hora libre está a { $shown } días, de media.
}
report-said-revenue = Quedan { $net } de { $charged } cobrados; se devolvieron { $refunded }.
report-said-payment-failures = De { $all } pagos, { $part } fallaron, el { $rate }.
report-said-sources = De { $all } visitas, los pacientes reservaron { $part } en línea, el { $rate }.
report-points = { $number } puntos porcentuales
report-more = { $count ->
    [one] Son { $difference } más que el día anterior.
   *[other] Son { $difference } más que en los { $shown } días anteriores.
}
report-less = { $count ->
    [one] Son { $difference } menos que el día anterior.
   *[other] Son { $difference } menos que en los { $shown } días anteriores.
}
report-same = { $count ->
    [one] Es tanto como el día anterior.
   *[other] Es tanto como en los { $shown } días anteriores.
}
report-nothing-title = Todavía no hay nada que contar de estos días.
report-nothing-text = Las cifras aparecen aquí cuando se reservan y se pagan visitas. Elija otros días para mirar más atrás.
report-offered-minutes = Horas ofrecidas
report-booked-minutes = Horas reservadas
report-rate-bp = Tasa
report-visits = Visitas
report-missed = Ausencias
report-cancelled = Canceladas
report-cancelled-late = Canceladas tarde
report-booked = Reservadas
report-share-bp = Parte
report-days = Días
report-charged = Cobrado
report-tax = Impuesto incluido
report-refunded = Devuelto
report-tax-refunded = Impuesto devuelto
report-net = Queda
report-payments = Pagos
report-failed = Fallidos
report-by = Por
report-by-day = Día
report-by-month = Mes
report-by-doctor = Médico
report-by-department = Departamento
report-by-service = Servicio
report-by-lead-time = Antelación
report-by-patient = Nuevo o conocido
report-by-source = Reservado por
report-lead-time-same-day = El mismo día
report-lead-time-1-to-2-days = De 1 a 2 días antes
report-lead-time-3-to-7-days = De 3 a 7 días antes
report-lead-time-8-to-30-days = De 8 a 30 días antes
report-lead-time-over-30-days = Más de 30 días antes
report-patient-new = Primera visita aquí
report-patient-known = Ya estuvo aquí
report-source-online = Paciente, en línea
report-source-desk = Recepción
report-source-walk-in = Sin cita
report-no-service = Consulta
report-period = Días
report-this-week = Esta semana
report-last-days = Últimos 30 días
report-this-month = Este mes
report-last-month = El mes pasado
report-last-year = Últimos 365 días
report-show = Mostrar
report-csv = Descargar como CSV
report-total = Todo junto
