# Le côté de la clinique : vue d’ensemble, rendez-vous, services, médecins, horaires, congés, argent, accueil.
nav-clinic-label = Clinique
clinic-overview = Vue d’ensemble
clinic-calendar = Agenda
clinic-appointments = Rendez-vous
clinic-book = Réserver pour un patient
clinic-patients = Patients
clinic-doctors = Médecins
clinic-departments = Services
clinic-transactions = Transactions
figure-booked = Rendez-vous du jour
figure-arrived = Sur place
figure-in-progress = En consultation
figure-completed = Terminés
figure-no-show = Manqués
figure-unpaid = À payer à l’accueil
doctors-waiting = { $count ->
    [one] { $shown } médecin attend une vérification.
   *[other] { $shown } médecins attendent une vérification.
}
review-now = Vérifier maintenant
next-visits = Prochains rendez-vous
whole-day = Toute la journée
no-visits-left-title = Plus de rendez-vous aujourd’hui
no-visits-left-text = Rien d’autre n’est prévu pour aujourd’hui.
time = Heure
actions = Actions
check-in = Enregistrer l’arrivée
start-visit = Commencer
complete-visit = Terminer
no-show = Manqué
span-label = Jours affichés
seven-days = Sept jours
all-doctors = Tous les médecins
every-status = Tous les états
filter = Filtrer
no-visits-title = Aucun rendez-vous
no-visits-text = Rien ne correspond à ces filtres. Choisissez d’autres jours, un autre médecin ou un autre état.
transaction = Transaction
take-payment = Encaisser la visite
take-cash = Payé en espèces
take-card = Payé au terminal
cancel-reason-hint = Le patient le lit dans l’e-mail.
keep-fee = Le patient a prévenu trop tard : retenir { $fee }
nothing-left-to-do = Il ne reste rien à faire ici.
add-department = Ajouter un service
department-name = Nom du service
department-place-hint = Seulement s’il n’est pas à l’adresse de la clinique.
no-departments-title = Pas encore de service
no-departments-text = Un service regroupe des médecins et fixe les heures où l’on peut réserver chez eux.
doctors-count = { $count ->
    [0] Aucun médecin
    [one] { $shown } médecin
   *[other] { $shown } médecins
}
no-department-hours = Pas d’horaires propres : ceux des médecins font foi.
time-span = { $from } – { $to }
next-day = le lendemain
edit = Modifier
opening-hours = Horaires d’ouverture
opening-hours-hint = Un jour peut avoir plusieurs lignes. Une fermeture à l’heure d’ouverture ou avant s’entend le lendemain. Effacez les deux heures pour retirer une ligne.
delete-department = Supprimer ce service
department-has-doctors = { $count ->
    [one] { $shown } médecin en fait partie. Affectez-le d’abord à un autre service.
   *[other] { $shown } médecins en font partie. Affectez-les d’abord à un autre service.
}
add-doctor = Ajouter un médecin
every-doctor = Tous
doctors-pending = En attente
doctors-approved = Approuvés
doctors-suspended = Suspendus
doctor-status-pending = En attente de vérification
doctor-status-approved = Approuvé
doctor-status-suspended = Suspendu
doctor-name-or-number = Nom ou numéro d’inscription
no-doctors-title = Aucun médecin ici
no-doctors-text = Personne ne correspond. Les médecins peuvent faire une demande eux-mêmes, ou vous les ajoutez.
department = Service
no-department = Aucun service
valid-until = valable jusqu’au { $date }
registration-ends-in = { $count ->
    [one] expire dans { $shown } jour
   *[other] expire dans { $shown } jours
}
registration-ended = expirée
registrations-near = Inscriptions à renouveler
registration-own-ends = Votre inscription à l’ordre prend fin le { $date }. À partir de ce jour, aucun rendez-vous ne pourra être pris avec vous. Demandez à la clinique de saisir la nouvelle date.
registration-own-ended = Votre inscription à l’ordre a pris fin le { $date }. Aucun rendez-vous ne peut être pris avec vous tant que la clinique n’a pas saisi la nouvelle date ; les rendez-vous pris sont maintenus.
valid-from = à partir du { $date }
hours = Horaires
leave = Congés
profile = Profil
public-page = Page publique
suspend = Suspendre
suspend-text = Les patients ne trouvent plus ce médecin et personne ne peut réserver. Les rendez-vous pris sont maintenus.
restore = Rétablir
approve = Approuver
refuse = Refuser
review-title = Ce médecin a fait une demande
review-text = Comparez le numéro d’inscription au registre de l’ordre des médecins avant d’approuver.
fee-hint = Dans la monnaie de la clinique, hors taxe : 2500 ou 2500,50.
languages-hint = Codes de deux lettres séparés par des espaces : en ur
photo = Photo
choose-photo = Choisir une image
photo-hint = JPEG, PNG ou WebP, 5 Mo au plus.
documents = Documents
documents-text = Seuls le médecin et ceux qui dirigent le cabinet les voient : inscription à l’Ordre, diplômes, identité.
document-hint = PDF, JPEG ou PNG, 10 Mo au plus.
document-registration = Inscription à l’Ordre
document-qualification = Diplôme ou certificat
document-identity = Identité
document-other = Autre chose
upload = Envoyer
specializations = Spécialités
reviewed-hint = Seule la clinique modifie ceci ; adressez-vous à elle.
rows-hint = Effacez le contenu d’une ligne pour la retirer.
not-offered = Non proposée
stop-offering = Ne plus proposer
offer-again = Proposer à nouveau
add-service = Ajouter une prestation
no-services = Aucune pour l’instant : les patients réservent une simple consultation aux honoraires du médecin.
service-name = Nom de la prestation
multiple-of-five = Un multiple de cinq.
own-fee-hint = Laissez vide pour le tarif du médecin.
weekly-hours = Horaires de la semaine
hours-own-department = Le service du médecin
slots-of = { $count } × { $minutes } min
no-hours-this-day = Ne travaille pas
remove = Retirer
add-hours = Ajouter des horaires
hours-form = Mode de saisie
hours-span = De – à
hours-span-hint = Début, fin, minutes par patient
hours-sitting = Vacation
hours-sitting-hint = Début, minutes par patient, nombre de patients
sitting-fee-hint = Seulement si cette plage a son propre tarif.
add-leave = Ajouter un congé
whole-day-hint = Vide : toute la journée.
leave-reason-hint = Seul le personnel le lit.
leave-preview = Voir qui est concerné
leave-span = Du { $from } au { $to }
leave-affects = { $count ->
    [one] { $shown } rendez-vous tombe pendant ce congé
   *[other] { $shown } rendez-vous tombent pendant ce congé
}
leave-affects-text = Elles restent telles quelles jusqu’à ce que vous les déplaciez ou les annuliez.
leave-affects-nobody = Aucun rendez-vous ne tombe pendant ce congé.
leave-take-effect = Enregistrer ce congé
planned-leave = Congés prévus
no-leave = Aucun congé prévu.
patient-search = Nom ou numéro de téléphone
choose = Choisir
nobody-found = Aucun résultat pour « { $words } ».
show-times = Afficher les créneaux
new-patient = Nouveau patient
this-patient = ce patient
desk-new-hint = Une nouvelle personne ? Choisissez d’abord un médecin, puis saisissez son nom.
desk-confirms-at-once = Appuyez sur un créneau : le rendez-vous est confirmé aussitôt, et le patient paie à l’accueil.
no-patients-title = Aucun patient
no-patients-text = Les patients apparaissent ici dès leur premier rendez-vous.
walk-in = Sans compte
book = Réserver
every-transaction = Toutes
no-transactions-title = Aucune transaction
no-transactions-text = Les paiements apparaissent ici au fur et à mesure.
method = Moyen de paiement
give-back = Rembourser
at-most = { $amount } au plus.
refund-reason-hint = Pour la comptabilité ; le patient le voit sur le reçu.
refund-note = La comptabilité garde les deux écritures ; rien n’est modifié après coup.
apply-title = Faites-vous connaître sur Doctorly
apply-text = Les patients voient vos vrais créneaux libres et les réservent. La clinique vérifie chaque demande.
apply-account-first = Il faut d’abord un compte : c’est ainsi que nous savons que c’est bien vous.
about-you = À propos de vous
apply-send = Envoyer la demande
apply-sent-title = Votre demande est arrivée
apply-sent-text = La clinique compare votre inscription au registre de l’ordre. Une fois votre demande approuvée, « Ma journée » apparaît dans le menu, et vous y saisissez vos horaires.
apply-refused-title = Vous ne figurez pas dans la liste pour l’instant
apply-refused-text = La clinique n’a pas retenu votre demande, ou elle a suspendu votre profil. Merci de vous adresser à elle.
visits-count = { $count ->
    [0] aucun rendez-vous
    [one] { $shown } rendez-vous
   *[other] { $shown } rendez-vous
}
visits = Rendez-vous
day-before = Jour précédent
day-after = Jour suivant
free-day-title = Aucun rendez-vous ce jour-là
free-day-text = Dès que quelqu’un réserve, le rendez-vous apparaît ici.
payment-due = À payer
calendar-day = Jour
calendar-rooms = Salles
calendar-work-week = Jours ouvrés
calendar-week = Semaine
calendar-month = Mois
calendar-agenda = Liste
calendar-views = Affichage
calendar-before = Précédent
calendar-after = Suivant
calendar-density = Lignes plus basses
calendar-legend = Comment les rendez-vous sont affichés
calendar-keys = Tab mène d’un rendez-vous à l’autre, Entrée en ouvre un, Alt avec ↑ ou ↓ le déplace, avec Maj en plus sa durée change. Appuyez sur une heure libre pour la réserver.
calendar-free = Libre : { $times }
calendar-on-leave = En congé
calendar-kept = Proposé, sans réponse encore
calendar-nobody-works = Personne ne travaille ce jour-là.
calendar-earlier = Plus tôt
calendar-later = Plus tard
calendar-shorter = Plus court
calendar-longer = Plus long
calendar-another-time = Autre créneau
calendar-to-doctor = À un autre médecin
calendar-give = Déplacer
change-length = Changer la durée
change-length-hint = Il commence à la même heure et le prix reste le même. Le patient ne reçoit pas de message.
change-length-over-hint = Seulement si elle empiète sur une autre visite : dites pourquoi, pour l’équipe de la clinique.
calendar-open-visit = Tout sur ce rendez-vous
calendar-undo = Annuler la modification
calendar-moved = { $patient } : rendez-vous déplacé, { $time }.
calendar-moved-to = { $patient } : désormais avec { $doctor }, { $time }.
calendar-moved-back = { $patient } : retour à l’ancien créneau, { $time }.
calendar-resized = { $patient } : le rendez-vous dure maintenant { $length }.
calendar-led-on = { $patient } : { $status }
calendar-not-open = Aucun rendez-vous ne peut commencer à cette heure-là.
calendar-ask-manager = Les responsables de la clinique peuvent l’ouvrir.
calendar-line-down = La connexion est coupée. Voici l’agenda tel qu’il était à { $time } ; les modifications attendent le retour de la connexion.
calendar-line-back = La connexion est rétablie.
calendar-failed = Le serveur n’a pas reçu cette modification. Rien n’a changé ; réessayez.
calendar-more = { $number } de plus
desk-time-chosen = Le créneau choisi
desk-book-time = Réserver à { $time }
calendar-overbooked = En surnombre
desk-time-is-taken = Le créneau du { $time } est pris. Choisissez-en un autre ci-dessous, ou ajoutez le rendez-vous en surnombre.
desk-book-over = Ajouter en surnombre
desk-book-over-hint = Seul le personnel de la clinique le lit. Ce rendez-vous s’ajoute à celui qui est déjà là.
desk-book-anyway = Réserver quand même à { $time }
clinic-reviews = Avis
clinic-reviews-text = Vous lisez ce que les patients ont écrit avant tout le monde. Publiez ce qui est juste, agréable ou non ; refusez ce qui nomme d’autres personnes, insulte ou fait de la publicité.
reviews-waiting = En attente
reviews-published = Publiés
reviews-declined = Refusés
review-status-waiting = En attente
review-status-published = Publié
review-status-declined = Refusé
no-reviews-waiting-title = Aucun avis en attente
no-reviews-waiting-text = Quand un patient écrit sur son rendez-vous, vous le lisez ici en premier.
no-reviews-title = Aucun avis ici
no-reviews-text = Les avis apparaissent ici une fois qu’une décision est prise.
review-of-visit = Le rendez-vous
review-publish = Publier
review-decline = Refuser
review-decline-hint = Le patient le lit.
review-declined-because = Refusé : { $reason }
review-without-words = Des étoiles sans mots
clinic-flow = File du jour
flow-booked = Prévus
flow-done = Terminés
flow-nobody = Personne pour le moment
flow-expected = Vers { $time }
flow-since = En consultation depuis { $time }
flow-waits = { $count ->
    [0] Vient d’arriver
    [one] Attend depuis { $shown } minute
   *[other] Attend depuis { $shown } minutes
}
flow-late = { $count ->
    [one] { $shown } minute après l’heure prévue
   *[other] { $shown } minutes après l’heure prévue
}
flow-rule = Les heures en couleur sont des estimations : les rendez-vous restants du médecin dans l’ordre, chacun de la durée prévue, à partir de maintenant.
flow-line-down = La connexion est coupée. Voici la file telle qu’elle était à { $time } ; elle reprendra avec la connexion.
walk-in-add = Sans rendez-vous
walk-in-text = Quelqu’un se présente sans rendez-vous. Le prochain créneau libre du médecin aujourd’hui lui est donné, et son arrivée est notée aussitôt.
walk-in-new-hint = Personne de ce nom ? Inscrivez le patient ci-dessous.
walk-in-next = Libre à { $time }
walk-in-full = Aucun créneau libre aujourd’hui
walk-in-waiting = { $count ->
    [one] { $shown } en attente
   *[other] { $shown } en attente
}
walk-in-no-doctors = Aucun médecin ne peut encore être réservé.
walk-in-over = Ajouter même sans créneau libre
walk-in-over-reason = Pourquoi cela ne peut pas attendre
walk-in-over-hint = Seule l’équipe de la clinique le lit. La visite est ajoutée à côté d’une autre, ou après la dernière.
walk-in-check-in = Ajouter et noter l’arrivée
clinic-audit = Audit
audit-reads = Lectures
audit-changes = Modifications
audit-who = Qui
audit-what = Quoi
audit-of = Au sujet de
audit-nothing-title = Rien sur cette période
audit-nothing-text = Choisissez d’autres jours, ou consultez l’autre liste.

# Who works at the clinic.
clinic-staff = Équipe
clinic-staff-text = L’accueil et les personnes qui dirigent la clinique. Les médecins ont leur propre liste.
no-staff-title = Personne ne travaille encore ici
no-staff-text = Invitez la première personne ci-dessous. Les administrateurs voient toutes les cliniques et ne figurent pas dans la liste.
staff-you = Vous
staff-since = Depuis le { $date }
staff-let-go = Retirer de l’équipe
staff-let-go-text = { $who } ne voit plus cette clinique dès maintenant. Son compte et ses propres visites restent.
staff-invited-title = Invitations
staff-invited-until = Ouverte jusqu’au { $when }
staff-withdraw = Retirer
staff-invite = Inviter quelqu’un
staff-invite-text = La personne reçoit une lettre et rejoint l’équipe d’une pression. Sans compte, elle en crée d’abord un avec cette adresse.
staff-role = Fonction
staff-role-hint = L’accueil réserve, enregistre les arrivées et encaisse. Un responsable de clinique modifie aussi les médecins, les prix et l’équipe.
staff-invite-press = Envoyer l’invitation
flash-invited = L’invitation est en route.
flash-invitation-withdrawn = L’invitation est retirée.
flash-let-go = Cette personne ne travaille plus ici.

leave-visits = Ce que deviennent ces visites
leave-offer = Proposer trois autres horaires à chaque patient
leave-offer-hint = Les horaires sont réservés 48 heures et une lettre avec un lien part. La visite garde son horaire jusqu’à la réponse ; sans réponse, elle est annulée et remboursée à l’heure où elle devait commencer.
leave-stay = Les laisser telles quelles
cancel-the-day = Annuler aujourd’hui
answers-title = Réponses à cette absence
answers-so-far = { $answered } réponses sur { $offered }
answers-not-yet = Aucun autre horaire n’a encore été proposé. Les propositions partent en moins d’une minute.
answers-from-to = De { $from } à { $to }
answers-call = Pas d’e-mail : veuillez appeler
answers-kept-until = Réservés jusqu’au { $time } :
answers-for-them = Répondre à sa place
answer-waits = En attente de réponse
answer-none = Sans réponse
answer-moved = Déplacée
answer-cancelled = Annulée
answer-stays = Maintenue

clinic-settings = Réglages
settings-about = Le cabinet
settings-fixed = Le fuseau horaire et la monnaie ne changent pas : les horaires et les prix y sont écrits.
settings-booking = Réservation
settings-hold-hint = Pendant ce temps, personne d’autre n’obtient l’heure tandis que le patient décide et paie ; de 1 à 60.
settings-pay-at-desk = Les rendez-vous peuvent être confirmés maintenant et payés à l’accueil
settings-cancelling = Annuler ou ne pas venir
settings-late-hint = De la somme payée. Si le champ est vide, les patients ne peuvent pas annuler tard eux-mêmes et doivent appeler.
settings-missed-hint = De la somme payée ; le reste est rendu au patient.
settings-tax = Taxe
settings-tax-hint = Ajoutée à chaque tarif.
settings-tax-number-hint = Imprimé sur les factures désormais.

## Rooms and devices

clinic-resources = Salles et appareils
clinic-resources-text = Ce dont une prestation peut avoir besoin en plus de son médecin. C’est réservé avec l’heure du médecin, pour que personne d’autre ne l’ait alors.
resource-room = Salle
resource-device = Appareil
no-resources-title = Pas encore de salle ni d’appareil
no-resources-text = Ajoutez ceux que les visites se disputent. Si chaque médecin a sa propre salle, il n’en faut aucun.
add-resource = Ajouter une salle ou un appareil
not-in-use = Hors service
take-out-of-use = Mettre hors service
use-again = Remettre en service
rename = Renommer
service-when = Quand on peut la réserver
service-need = Il faut l’un de ceux-ci
service-needs-hint = Cochez tout ce qui convient : l’un d’eux est réservé pour chaque visite. Un second besoin est réservé en plus.
service-needs-nothing-there = La clinique n’a ni salle ni appareil que l’on puisse réserver.
buffer-hint = Minutes qui restent libres, un multiple de cinq.
notice-hint = Combien de minutes avant le début le patient doit réserver.
horizon-hint = Combien de jours à l’avance on peut réserver.
missed-ask = Pas venu ?
missed-ask-text = Les frais d’absence de la clinique sont retenus, et cela ne peut pas être annulé.
leave-arrived = Les patients déjà arrivés ne reçoivent pas d’autres créneaux : parlez-leur à l’accueil.
clinic-holidays = Jours fériés
clinic-holidays-text = Jours où toute la clinique est fermée. Personne ne peut y réserver, quels que soient les horaires des médecins.
add-holiday = Ajouter un jour férié
holiday-name-hint = Les patients le lisent.
holiday-last-hint = Vide : un seul jour.
coming-holidays = Prochains jours fériés
no-holidays-title = Aucun jour férié prévu
no-holidays-text = Saisissez les jours fériés et les autres jours où personne ne travaille, pour que personne ne puisse les réserver.
holiday-affects-nobody = Aucun rendez-vous ne tombe ces jours-là.
holiday-take-effect = Fermer la clinique ces jours-là
holiday-answers-title = Réponses à cette fermeture
calendar-on-holiday = Clinique fermée : { $name }
