# The money desk: invoices, the ledger of a day, the till.

tax-invoice = Tax invoice
invoice-number = No. { $number }
tax-number = Tax number: { $number }
save-as-pdf = Save as PDF
issued-on = Issued on
