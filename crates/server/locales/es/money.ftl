# Caja: facturas, libro del día y efectivo.

tax-invoice = Factura
invoice-number = N.º { $number }
tax-number = Número fiscal: { $number }
save-as-pdf = Guardar como PDF
issued-on = Fecha de emisión
