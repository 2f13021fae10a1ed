# Du créneau choisi au rendez-vous confirmé.
book-title = Réserver
back-to-times = Autres créneaux
your-choice = Votre choix
service = Prestation
department-at-place = { $department }, { $place }
place = Lieu
queue-number = Numéro dans la file
expected-about = vers { $time }
tax-at = Taxe ({ $rate })
total = Total
book-sign-in-title = Qui allons-nous accueillir ?
book-sign-in-text = Connectez-vous ou créez un compte : le créneau du { $when } sera gardé pour vous.
have-account = J’ai un compte
new-here = C’est ma première fois ici
email-hint = Les confirmations et les rappels y sont envoyés.
password-hint = Au moins 10 caractères. Quelques mots à la suite font un bon mot de passe, facile à retenir.
sign-in-and-keep = Se connecter et garder ce créneau
register-and-keep = Créer un compte et garder ce créneau
forgot-password = Mot de passe oublié ?
demo-sign-in = Essayer avec le patient de la démo
book-held-title = Ce créneau est à vous pour l’instant
hold-until = Gardé pour vous jusqu’à { $time }.
minutes-left = { $count ->
    [one] Encore { $shown } minute
   *[other] Encore { $shown } minutes
}
time-left = Encore { $time }
more-time = J’ai besoin de plus de temps
hold-two-minutes = Encore deux minutes pour terminer votre réservation.
hold-one-minute = Encore une minute pour terminer votre réservation.
hold-over = Le créneau n’est plus gardé pour vous. Vous pouvez tout de même essayer de terminer.
who-comes = Qui vient ?
patient-self = Vous
years-old = { $count ->
    [0] moins d’un an
    [one] { $shown } an
   *[other] { $shown } ans
}
someone-else = Quelqu’un d’autre
someone-else-hint = Un enfant, un parent, l’un de vos proches
what-for = De quoi s’agit-il ?
visit-reason = Motif du rendez-vous
reason-hint = Seuls le médecin et l’accueil le lisent.
payment = Paiement
confirm = Confirmation
nothing-due = Rien à payer pour l’instant.
confirm-appointment = Confirmer le rendez-vous
test-cards-note = Démo : aucune carte n’est débitée. Choisissez ce que la carte doit faire.
card-paid = Carte se terminant par 4242
card-paid-hint = La banque accepte
card-declined = Carte se terminant par 0002
card-declined-hint = La banque refuse
card-delayed = Carte se terminant par 3220
card-delayed-hint = La banque tarde à répondre
card-at-desk = À l’accueil
card-at-desk-hint = Payez en arrivant
choose-how-to-pay = Choisissez comment payer.
card-was-declined = La banque a refusé cette carte. Rien n’a été débité.
declined-next = Votre créneau est toujours gardé. Réessayez ou choisissez un autre moyen de paiement.
pay-and-confirm = Payer { $total } et confirmer
pay-once = Appuyer deux fois ne fait pas payer deux fois.
release-time = Je n’ai pas besoin de ce créneau
waiting-title = La banque n’a pas encore répondu
waiting-text = Votre créneau reste gardé en attendant. Cette page avance toute seule.
waiting-check = Vérifier à nouveau
lost-title = Quelqu’un vous a devancé de peu
lost-text = Le créneau du { $when } vient d’être pris. Rien n’a été débité.
nearest-times = Les créneaux libres les plus proches
typed-is-kept = Ce que vous avez saisi est conservé.
all-times = Voir tous les créneaux
expired-title = Votre créneau n’est plus gardé
expired-free = Le créneau du { $when } est encore libre. Vous pouvez le garder à nouveau.
expired-taken = Le créneau du { $when } a été pris entre-temps. Rien n’a été débité.
expired-again = Garder à nouveau ce créneau
plain-consultation = Consultation
refused-title = Ce créneau ne peut pas être gardé
card-has-too-little = Le solde de la carte est insuffisant. Rien n’a été débité.
