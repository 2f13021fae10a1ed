# La caisse : factures, journal du jour, espèces.

tax-invoice = Facture
invoice-number = N° { $number }
tax-number = Numéro fiscal : { $number }
save-as-pdf = Enregistrer en PDF
issued-on = Date d’émission
