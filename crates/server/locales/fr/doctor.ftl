# La page d’un médecin et l’agenda de ses créneaux libres.
back-to-doctors = Médecins
patients-seen = { $count ->
    [one] { $shown } patient reçu
   *[other] { $shown } patients reçus
}
accepts-new = Accepte de nouveaux patients
choose-time = Choisir un créneau
choose-service = Pourquoi venez-vous ?
minutes-long = { $count ->
    [one] { $shown } minute
   *[other] { $shown } minutes
}
month-before = Mois précédent
month-after = Mois suivant
month-caption = Jours avec des créneaux libres en { $month }
times-free = { $count ->
    [0] aucun créneau libre
    [one] { $shown } créneau libre
   *[other] { $shown } créneaux libres
}
time-of-day-night = Nuit
day-without-times = Aucun créneau libre ce jour-là.
month-without-times = Aucun créneau libre ce mois-ci.
times-in-zone = Les heures sont données en { $zone }.
why-closed = Pourquoi un créneau n’est-il pas proposé ?
ask-about = Heure souhaitée, le { $day }
ask-about-day = Heure souhaitée
ask = Demander
why-free = Ce créneau est libre : vous pouvez le choisir ci-dessus.
why-in-the-past = Ce créneau est passé.
why-too-soon = Le délai est trop court : le médecin a besoin d’être prévenu plus tôt.
why-beyond-horizon = L’agenda n’est pas encore ouvert aussi loin.
why-registration-expired = L’inscription du médecin à l’ordre prend fin avant ce jour.
why-outside-hours = Le médecin ne travaille pas à cette heure-là.
why-not-on-grid = Les rendez-vous de ce type ne commencent pas à cette minute.
why-outside-department-hours = Le service est fermé à cette heure-là.
why-on-leave = Le médecin est en congé.
why-on-holiday = La clinique est fermée ce jour-là.
why-time-taken = Un autre patient a ce créneau.
why-resource-taken = Une salle ou un appareil nécessaire est occupé à ce moment.
why-other = Ce créneau ne peut pas être réservé.
not-bookable-title = Pas de réservation pour l’instant
doctor-closed-registration = La clinique attend le renouvellement de l’inscription de ce médecin à l’ordre.
doctor-closed-hours = Ce médecin n’a pas encore d’horaires dans l’agenda.
find-other = Trouver un autre médecin
about-doctor = Présentation
services-and-fees = Prestations et tarifs
fees-before-tax = Tarifs hors taxe. Vous voyez le total avant de payer.
qualifications = Diplômes
registration = Inscription à l’ordre
place-and-rules = Lieu et conditions
address = Adresse
cancelling = Annulation
cancel-rule = { $count ->
    [0] Annulation gratuite jusqu’au début du rendez-vous.
    [one] Annulation gratuite jusqu’à { $shown } heure avant le rendez-vous.
   *[other] Annulation gratuite jusqu’à { $shown } heures avant le rendez-vous.
}
cancel-rule-late = Passé ce délai, { $share } de la somme payée est retenu.
cancel-rule-soon = La visite commence si tôt qu’en cas d’annulation { $share } de la somme payée est retenu.
cancel-rule-final = Passé ce délai, seule la clinique peut l’annuler.
cancel-rule-soon-final = La visite commence si tôt que seule la clinique peut l’annuler.
cancel-rule-missed = En cas d’absence, { $share } est retenu.
patients-say = Ce que disent les patients
all-reviews = Tous les avis
reviews-of = Avis sur { $who }
reviews-hint = Écrits par des patients après un rendez-vous qui a eu lieu. Les noms ne sont pas affichés.
