# What a clinic's figures say.
clinic-reports = Rapports
clinic-reports-text = Les trente derniers jours, en une phrase chacun.
figure-free = Horaires encore libres
figure-taken = Encaissé aujourd’hui
report-fill-rate = Taux d’occupation
report-no-shows = Visites manquées
report-late-cancellations = Annulations tardives
report-third-next-available = Troisième horaire libre
report-revenue = Recettes
report-payment-failures = Paiements échoués
report-sources = Qui réserve
report-rule-fill-rate = Heures réservées, parmi les heures que les médecins ont offertes : leurs horaires sans les absences.
report-rule-no-shows = Visites où le patient n’est pas venu, parmi les manquées et les honorées. Les visites à venir et annulées ne comptent pas (Dantas et al. 2018).
report-rule-late-cancellations = Visites annulées moins de 24 heures avant, par qui que ce soit, parmi les honorées, manquées ou annulées tard (Dantas et al. 2018).
report-rule-third-next-available = Jours d’ici au troisième horaire libre de chaque médecin. Les deux premiers peuvent l’être par hasard (Institute for Healthcare Improvement).
report-rule-revenue = Ce qui a été encaissé et ce qui a été promis en retour, au jour où les livres l’inscrivent.
report-rule-payment-failures = Paiements qui n’ont pas abouti, parmi ceux demandés ce jour-là.
report-rule-sources = Chaque visite confirmée, selon qui l’a réservée.
report-said-fill-rate = Sur { $all } heures offertes, { $part } sont réservées, soit { $rate }.
report-said-no-shows = Sur { $all } visites, { $part } ont été manquées, soit { $rate }.
report-said-late-cancellations = Sur { $all } visites, { $part } ont été annulées tard, soit { $rate }.
report-said-third-next-available = { $count ->
    [0] Le troisième horaire libre est aujourd’hui, en moyenne.
    [one] Le troisième horaire libre est dans { $shown } jour, en moyenne.
   *[other] Le troisième horaire libre est dans { $shown } jours, en moyenne.
}
report-said-revenue = Il reste { $net } sur { $charged } encaissés ; { $refunded } ont été rendus.
report-said-payment-failures = Sur { $all } paiements, { $part } ont échoué, soit { $rate }.
report-said-sources = Sur { $all } visites, { $part } ont été réservées en ligne par les patients, soit { $rate }.
report-points = { $number } points de pourcentage
report-more = { $count ->
    [one] C’est { $difference } de plus que la veille.
   *[other] C’est { $difference } de plus que dans les { $shown } jours précédents.
}
report-less = { $count ->
    [one] C’est { $difference } de moins que la veille.
   *[other] C’est { $difference } de moins que dans les { $shown } jours précédents.
}
report-same = { $count ->
    [one] C’est autant que la veille.
   *[other] C’est autant que dans les { $shown } jours précédents.
}
report-nothing-title = Il n’y a encore rien à dire de ces jours.
report-nothing-text = Les chiffres apparaissent ici à mesure que des visites sont réservées et payées. Choisissez d’autres jours pour remonter plus loin.
report-offered-minutes = Heures offertes
report-booked-minutes = Heures réservées
report-rate-bp = Taux
report-visits = Visites
report-missed = Manquées
report-cancelled = Annulées
report-cancelled-late = Annulées tard
report-booked = Réservées
report-share-bp = Part
report-days = Jours
report-charged = Encaissé
report-tax = Dont taxe
report-refunded = Rendu
report-tax-refunded = Taxe rendue
report-net = Reste
report-payments = Paiements
report-failed = Échoués
report-by = Par
report-by-day = Jour
report-by-month = Mois
report-by-doctor = Médecin
report-by-department = Service médical
report-by-service = Prestation
report-by-lead-time = Délai
report-by-patient = Nouveau ou connu
report-by-source = Réservé par
report-lead-time-same-day = Le jour même
report-lead-time-1-to-2-days = 1 à 2 jours avant
report-lead-time-3-to-7-days = 3 à 7 jours avant
report-lead-time-8-to-30-days = 8 à 30 jours avant
report-lead-time-over-30-days = Plus de 30 jours avant
report-patient-new = Première visite ici
report-patient-known = Déjà venu ici
report-source-online = Patient, en ligne
report-source-desk = Accueil
report-source-walk-in = Sans rendez-vous
report-no-service = Consultation
report-period = Jours
report-this-week = Cette semaine
report-last-days = 30 derniers jours
report-this-month = Ce mois-ci
report-last-month = Le mois dernier
report-last-year = 365 derniers jours
report-show = Afficher
report-csv = Télécharger en CSV
report-total = Tout ensemble
