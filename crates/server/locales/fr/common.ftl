# Le cadre de chaque page, et les mots que plusieurs pages partagent.
skip-to-content = Aller au contenu
home-link = page d’accueil
demo-label = À propos de cette démo
demo-note = Démo : aucun paiement réel, aucun e-mail envoyé.
demo-mailbox = Boîte aux lettres
nav-main = Menu principal
nav-footer = Autres liens
nav-tabs = Rubriques
nav-find = Trouver un médecin
nav-appointments = Mes rendez-vous
nav-people = Mes proches
nav-day = Ma journée
nav-clinic = Clinique
nav-account = Compte
nav-receipts = Reçus
tab-day = Ma journée
tab-find = Trouver
tab-appointments = Rendez-vous
tab-people = Proches
tab-account = Compte
menu-account = Votre compte et vos réglages
menu-settings = Langue et apparence
language = Langue
theme = Apparence
theme-device = Comme l’appareil
theme-light = Claire
theme-dark = Sombre
clock-face = Horloge
clock-12 = 12 heures
clock-24 = 24 heures
sign-in = Se connecter
sign-out = Se déconnecter
nav-for-doctors = Pour les médecins
footer-promise = Un créneau affiché ici est un créneau que vous pouvez avoir.
footer-api = Pour les programmes (API)
close = Fermer
optional = (facultatif)
try-again = Réessayer
fee = Tarif
rating-label = Note sur 5 :
reviews-count = { $count ->
    [one] { $shown } avis
   *[other] { $shown } avis
}
form-faults = { $count ->
    [one] Un point est à corriger
   *[other] { $shown } points sont à corriger
}
fault-of-field = { $field } : { $fault }
mode-in-person = En personne
mode-video = En vidéo
mode-video-too = Aussi en vidéo
flash-cancelled = Le rendez-vous est annulé.
flash-cancelled-refund = Le rendez-vous est annulé. Ce qui vous est dû est en route.
flash-rescheduled = Le rendez-vous est déplacé au nouveau créneau.
flash-released = Le créneau est de nouveau libre pour les autres.
flash-extended = Vous avez maintenant plus de temps.
flash-signed-out = La déconnexion est faite.
flash-welcome = Votre compte est prêt. Nous vous avons envoyé un lien pour confirmer votre adresse e-mail.
flash-password-changed = Votre mot de passe est changé.
flash-device-ended = Cet appareil est déconnecté.
flash-person-removed = Cette personne est retirée de vos proches.
flash-mail-sent = L’e-mail est en route.
flash-account-closed = Votre compte est fermé.
flash-refunded = Le remboursement est en route.
flash-booked = Le rendez-vous est pris.
flash-payment-taken = Le paiement est noté.
flash-removed = Retiré.
flash-leave-taken = Le congé est enregistré.
flash-changed-meanwhile = Quelqu’un d’autre a fait une modification entre-temps. Voici l’état actuel.
flash-time-passed = Il est trop tard pour cela.
flash-not-possible = Ce n’est pas possible pour l’instant.
flash-two-step-off = La connexion en deux étapes est désactivée.
flash-review-published = L’avis est publié et compte.
flash-review-declined = L’avis est refusé. Son auteur peut lire le motif.
flash-walked-in = L’arrivée du patient est notée.
more-lines = Plus de lignes
