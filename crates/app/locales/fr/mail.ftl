# Les lettres. Chacune a un objet, une ouverture et ce qui n’appartient qu’à elle.
greeting = Bonjour { $name },
signature = Doctorly
link-until = Ce lien fonctionne une seule fois, jusqu’au { $until }.
not-you = Si vous n’avez rien demandé, vous n’avez rien à faire.
view-appointment = Voir le rendez-vous
view-appointments = Mes rendez-vous
label-when = Date et heure
label-doctor = Médecin
label-patient = Patient
label-service = Prestation
label-clinic = Clinique
label-address = Adresse
label-phone = Téléphone
label-total = Prix, taxe comprise
label-amount = Montant
label-video = Ce rendez-vous a lieu en vidéo.

confirm-email-subject = Confirmez votre adresse e-mail
confirm-email-opening = Bienvenue sur Doctorly. Merci de confirmer que cette adresse est la vôtre, afin que les messages sur vos rendez-vous vous parviennent.
confirm-email-button = Confirmer mon adresse

reset-password-subject = Choisissez un nouveau mot de passe
reset-password-opening = Quelqu’un, sans doute vous, a demandé un nouveau mot de passe pour ce compte.
reset-password-button = Choisir un nouveau mot de passe
reset-password-after = Ce changement déconnecte tous vos appareils.

appointment-confirmed-subject = Confirmé : { $doctor }, { $when }
appointment-confirmed-opening = Votre rendez-vous est confirmé.
appointment-moved-subject = Déplacé : { $doctor }, désormais { $when }
appointment-moved-opening = Votre rendez-vous a changé. Il est désormais avec { $doctor } : { $when }.
appointment-cancelled-subject = Annulé : { $doctor }, { $when }
appointment-cancelled-opening-patient = Vous avez annulé ce rendez-vous.
appointment-cancelled-opening-clinic = La clinique a dû annuler ce rendez-vous. Nous vous prions de nous en excuser.
paid = Vous avez payé { $total }.
due-at-desk = Merci de payer { $total } à la clinique.
money-comes-back = { $amount } sont en cours de remboursement.
money-is-kept = Comme l’annulation est tardive, la clinique garde { $amount }.
money-ready-at-desk = La clinique tient { $amount } à votre disposition à l’accueil.
calendar-follows = Le fichier joint ajoute ce rendez-vous à votre agenda.
calendar-moves = Le fichier joint déplace ce rendez-vous dans votre agenda.
calendar-removes = Le fichier joint retire ce rendez-vous de votre agenda.

payment-failed-subject = Le paiement n’a pas abouti
payment-failed-opening = Votre paiement de { $amount } n’a pas abouti, et rien n’a été débité.
payment-failed-held = Votre créneau est encore gardé pour vous un petit moment. Vous pouvez payer autrement.
payment-failed-over = Le créneau n’a pas pu être gardé plus longtemps. Vous pouvez en choisir un autre.
payment-failed-button = Payer autrement

payment-refunded-subject = Votre remboursement de { $amount } est en route
payment-refunded-opening = Nous vous avons remboursé { $amount }. Selon votre banque, la somme arrive sous quelques jours.
payment-handed-back-subject = { $amount } vous ont été rendus
payment-handed-back-opening = Nous avons rendu { $amount } à l’accueil.

calendar-summary = Rendez-vous avec { $doctor }
calendar-description = Modifications et itinéraire : { $url }

second-factor-on-subject = La connexion en deux étapes est activée
second-factor-on-opening = Désormais, la connexion à votre compte demande votre mot de passe et un code de votre application d’authentification.
second-factor-off-subject = La connexion en deux étapes est désactivée
second-factor-off-opening = La connexion à votre compte ne demande plus que votre mot de passe.
second-factor-not-you = Si ce n’était pas vous, choisissez tout de suite un nouveau mot de passe et prévenez votre clinique.

follow-up-subject = Il est temps de prendre votre prochain rendez-vous : { $doctor }
follow-up-opening = { $doctor } a demandé à { $patient } de revenir le { $date }, et aucun rendez-vous n’est encore pris.
follow-up-button = Choisir un créneau
follow-up-once = Nous ne vous le rappelons qu’une fois.

staff-invited-subject = Rejoignez { $clinic } sur Doctorly
staff-invited-opening = { $who } vous invite à travailler à { $clinic } avec Doctorly.
staff-invited-as = Votre fonction
staff-invited-button = Voir l’invitation
staff-invited-account = Connectez-vous en tant que { $email }, ou créez un compte avec cette adresse.
staff-invited-until = Elle est ouverte jusqu’au { $until }.
staff-invited-unknown = Si vous ne connaissez pas la clinique, vous n’avez rien à faire.
role-desk = Accueil
role-manager = Responsable de clinique
label-reason = Raison
label-opened = Ouvert
label-closes = Se ferme
emergency-opened-subject = { $doctor } a ouvert un dossier en urgence
emergency-opened-opening = { $doctor } a ouvert le dossier d’un patient qui n’est pas le sien. Il reste ouvert une heure, en lecture seule.
emergency-danger = La vie ou la santé est en danger
emergency-cannot-speak = Le patient ne peut pas s’exprimer
emergency-doctor-away = Son médecin est injoignable
emergency-other = Autre chose
emergency-opened-button = L’examiner
emergency-opened-why = À qui appartenait le dossier et ce que le médecin a écrit ne figurent que là.
test-mail-subject = Courriel d’essai de { $clinic }
test-mail-opening = Vous avez demandé ce courriel pour voir si le courrier fonctionne. Il fonctionne.
test-mail-button = Poursuivre la mise en route

replacement-offered-subject = { $doctor } ne peut pas vous recevoir le { $when } : choisissez un autre horaire
replacement-offered-opening = Nous sommes désolés : { $doctor } ne peut pas recevoir { $patient } le { $when }.
replacement-time = Réservé pour vous
replacement-kept = Ces horaires vous sont réservés jusqu’au { $until }. Choisissez-en un : votre visite y est déplacée avec tout ce que vous avez payé.
replacement-none = Nous n’avons trouvé aucun horaire proche à vous réserver. Consultez le calendrier ou annulez la visite.
replacement-button = Choisir un autre horaire
replacement-or = Vous pouvez aussi choisir tout autre horaire libre, ou annuler : vous êtes alors remboursé.
replacement-unanswered = Sans nouvelles de votre part avant l’ancien horaire, la visite est annulée et remboursée.
replacement-withdrawn-subject = Maintenu : { $doctor }, { $when }
replacement-withdrawn-opening = Bonne nouvelle : votre visite a lieu comme convenu au départ. Vous n’avez pas à choisir un autre horaire.

label-registration = Numéro d’inscription à l’ordre
registration-ends-subject = L’inscription à l’ordre de { $doctor } prend bientôt fin : { $date }
registration-ends-opening = L’inscription à l’ordre de { $doctor } prend fin le { $date }. À partir de ce jour, aucun rendez-vous ne pourra être pris.
registration-ended-subject = L’inscription à l’ordre de { $doctor } a pris fin
registration-ended-opening = L’inscription à l’ordre de { $doctor } a pris fin le { $date }. Plus aucun rendez-vous ne peut être pris.
registration-booked-stays = Les rendez-vous déjà pris sont maintenus.
registration-button = Voir le profil
registration-renewed = Une fois l’inscription renouvelée, un responsable de la clinique y saisit la nouvelle date.
