clinic-setup = Mise en route
setup-progress = { $done } étapes sur { $all } sont faites.
setup-all-done = Tout est prêt.
setup-done = Fait
setup-to-do = À faire
setup-go = Y aller
setup-see = Voir ce qui manque
setup-details = Adresse, téléphone et fuseau horaire
setup-details-text = Les patients voient où se trouve la clinique et comment l’appeler. Toutes ses heures sont dans { $zone }.
setup-department = Un service
setup-department-text = Il dit quand il est ouvert, et des médecins en font partie.
setup-doctor = Un médecin
setup-doctor-text = Saisissez-en un, ou acceptez une candidature.
setup-hours = Heures de travail
setup-hours-text = Les heures libres en découlent.
setup-price = Une prestation ou un tarif
setup-price-text = Ce qu’est une visite, combien de temps elle dure et ce qu’elle coûte.
setup-payment = Comment les patients paient
setup-payment-text = À l’accueil, ou par carte lors de la réservation.
setup-mail = Courrier
setup-mail-text = Les confirmations et les rappels partent par courriel. Envoyez-vous-en un pour voir qu’il arrive.
setup-mail-press = Envoyer un courriel d’essai
setup-mail-sent = Envoyé { $when }. Regardez votre boîte de réception et les indésirables.
setup-mail-waits = Demandé { $when } ; il attend d’être envoyé. Rechargez cette page.
setup-mail-fails = Demandé { $when }, et pas encore envoyé. Un nouvel essai suivra. La raison :
setup-mail-given-up = Demandé { $when }, et abandonné. La raison :
setup-booking = La première réservation
setup-booking-text = Réservez une visite vous-même, comme le ferait un patient. Envoyez ensuite la page du médecin à votre premier patient.
flash-test-mail = Le courriel d’essai est en route.
setup-left = { $count ->
    [one] Il manque { $shown } étape avant la première réservation.
   *[other] Il manque { $shown } étapes avant la première réservation.
}
