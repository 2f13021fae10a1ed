# La caisse : factures, journal du jour, espèces.

tax-invoice = Facture
invoice-number = N° { $number }
tax-number = Numéro fiscal : { $number }
save-as-pdf = Enregistrer en PDF
issued-on = Date d’émission
clinic-money = L’argent du jour
money-taken = Encaissé
money-in = Entrées
money-back = Rendu
till = La caisse
till-expected = La caisse devrait contenir { $amount } pour ce jour.
till-counted = Compté : { $amount }
till-right = Juste
till-short = Il manque { $amount }
till-over = { $amount } en trop
till-hint = Pièces et billets de ce jour, sans le fond de caisse.
till-note-hint = Pourquoi le compte diffère, autant que vous le sachiez. Nécessaire s’il diffère.
till-close = Noter le compte
gateway-books = Les livres de la passerelle
gateway-away = La passerelle de paiement ne répond pas en ce moment. Rien n’a pu être comparé.
differs-why = Ce qui diffère
differs-here = Ici
differs-there = À la passerelle
differs-unknown-to-gateway = Réglé ici ; la passerelle ne le connaît pas
differs-not-booked = Réglé à la passerelle ; pas ici, ou pas encore
differs-amount-differs = Les montants diffèrent
differs-unknown-here = Réglé à la passerelle sous un numéro qui n’a jamais été le nôtre
refund = Remboursement
ledger = Grand livre
account = Compte
debit = Débit
credit = Crédit
account-gateway-receivable = Dû par la passerelle de paiement
account-desk-cash = Espèces en caisse
account-desk-terminal = Dû par la banque du terminal
account-clinic-revenue = Honoraires gagnés
account-tax-payable = Taxe due
account-refunds-given = Honoraires rendus
account-refunds-payable = Dû aux payeurs
flash-till-counted = Le compte est noté.
refund-at-desk = Prêt à l’accueil
refunds-to-hand-back = À rendre
figure-to-hand-back = À rendre à l’accueil
waits-at-desk = { $amount } à rendre à l’accueil.
waits-at-desk-hint = Le remboursement compte dès que quelqu’un note ici que le patient l’a reçu.
hand-back = Rendu
ready-at-desk = La clinique tient { $amount } à votre disposition à l’accueil.
refund-note-desk = Remettez la somme maintenant : la comptabilité la note aussitôt comme rendue.
till-to-hand-back = Paiements à rendre à l’accueil : { $count }.
till-see-them = Les voir
flash-handed-back = La somme est notée comme rendue.
refunds-that-failed = Remboursements refusés
figure-refunds-failed = Remboursements refusés
refund-was-refused = { $amount } n’ont pas pu être remboursés.
refund-card-closed = La passerelle indique : la carte est clôturée.
refund-too-large = La passerelle indique : c’est plus que ce qui reste du paiement.
refund-no-reason = La passerelle n’a pas dit pourquoi.
refund-once-more = Un remboursement précédent a été refusé. Si la passerelle le verse quand même, il est aussi comptabilisé et cette page le dira.
refund-too-much = { $amount } de plus que la somme payée sont repartis : la passerelle a versé un remboursement qu’elle avait d’abord refusé.
gateway-agrees = { $count ->
    [0] Rien n’est passé par la passerelle ce jour-là.
    [one] { $shown } ligne de ce jour est la même dans les deux livres.
   *[other] { $shown } lignes de ce jour sont les mêmes dans les deux livres.
}
gateway-differs = { $count ->
    [one] { $shown } ligne diffère.
   *[other] { $shown } lignes diffèrent.
}
