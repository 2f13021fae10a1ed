clinic-import = Importer une liste
clinic-import-text = Médecins, patients et rendez-vous à venir, depuis un fichier d’un autre système. Vous voyez d’abord ce qui se passerait ; rien n’est écrit avant une seconde pression.
field-what = Contenu du fichier
field-file = Fichier
field-doctor-id = Médecin
import-doctor = Médecin du calendrier
import-doctors = Médecins
import-patients = Patients
import-appointments = Rendez-vous à venir
import-file-hint = Un tableau CSV en UTF-8 ou, pour les rendez-vous, un calendrier (ICS). Au plus 500 lignes et 512 Ko.
import-doctor-hint = Pour un calendrier, qui ne dit pas de qui sont les rendez-vous.
import-doctor-none = Selon le tableau
import-look = Voir d’abord
import-tables = Les colonnes d’un tableau
import-tables-text = La première ligne les nomme, dans n’importe quel ordre. Les autres colonnes ne sont pas lues. Les dates s’écrivent comme 1990-04-23.
import-column = Colonne
import-needed = Nécessaire
import-must = oui
import-example = Exemple
import-example-file = Télécharger un exemple
import-rule-same = Le même fichier peut être envoyé de nouveau : ce qui est déjà là reste tel quel. Un médecin se reconnaît à son numéro d’inscription, un patient à son nom, sa date de naissance et son téléphone, un rendez-vous au médecin, au début et au patient.
import-rule-visits = Les rendez-vous sont confirmés, à payer à l’accueil, là où le médecin travaille et est libre à cette heure. Les heures sont celles de l’horloge de la clinique.
import-rule-letters = Les patients qu’un fichier apporte n’ont pas de compte et ne reçoivent pas de lettre. Qui a un compte reçoit la lettre habituelle d’un rendez-vous.
import-rule-calendar = Dans un calendrier, le titre d’un événement est le nom du patient. Les événements répétés ou de journées entières restent dehors.
import-again = Choisir un autre fichier
import-looked = Ce qui se passerait
import-done = Ce qui a été importé
import-would = { $count ->
    [one] { $shown } ligne entrerait.
   *[other] { $shown } lignes entreraient.
}
import-did = { $count ->
    [one] { $shown } ligne est entrée.
   *[other] { $shown } lignes sont entrées.
}
import-known-count = { $count ->
    [one] { $shown } ligne était déjà là.
   *[other] { $shown } lignes étaient déjà là.
}
import-refused-count = { $count ->
    [one] { $shown } ligne reste dehors, pour la raison ci-dessous.
   *[other] { $shown } lignes restent dehors, pour les raisons ci-dessous.
}
import-ignored = Ces colonnes ne sont pas lues : { $columns }
import-bring = { $count ->
    [one] Importer la ligne correcte
   *[other] Importer les { $shown } lignes correctes
}
import-nothing = Il n’y a rien de nouveau à importer.
import-refused = Lignes qui restent dehors
import-taken = Les autres lignes
import-row = Ligne { $shown }
import-known = Déjà là
fault-not-a-table = Ce fichier ne peut pas être lu comme tableau.
fault-missing-column = Une colonne nécessaire manque dans la première ligne.
fault-column-twice = La première ligne a deux fois la même colonne.
fault-cut-off = Le fichier se termine entre guillemets : une partie manque, ou un guillemet.
fault-no-rows = Il n’y a rien dans ce fichier.
fault-too-many-rows = Au plus 500 lignes à la fois : divisez le fichier.
fault-file-too-large = Ce fichier dépasse 512 Ko : divisez-le.
fault-not-utf8 = Ce fichier n’est pas en UTF-8. Enregistrez-le en « CSV UTF-8 » et réessayez.
fault-too-many-cells = Cette ligne a plus de cellules que la première. Mettez entre guillemets ce qui contient une virgule.
fault-not-an-event = Cet événement du calendrier ne peut pas être lu.
fault-cancelled-event = Cet événement a été annulé.
fault-repeating-event = Cet événement se répète. Réservez chacun de ses rendez-vous séparément.
fault-whole-day-event = Cet événement est de journées entières et n’a pas d’heure.
fault-unknown-event-zone = Cet événement est dans un fuseau horaire inconnu sous ce nom.
fault-unclear-time = Le début et la fin ne peuvent pas être lus.
fault-no-such-time = Les horloges avancent à cette heure : elle n’existe pas ce jour-là.
fault-no-such-doctor = Cette clinique n’a pas de médecin de ce numéro ou de ce nom.
fault-ambiguous-doctor = Plusieurs médecins portent ce nom. Écrivez le numéro d’inscription.
fault-ambiguous-patient = Plusieurs personnes ici peuvent être visées. Écrivez la date de naissance et le téléphone.
fault-no-such-department = Cette clinique n’a pas de service de ce nom.
fault-no-such-specialization = Le catalogue n’a pas de spécialité de ce nom.
fault-other-length = Ici, ce rendez-vous durerait un autre temps. Nommez une prestation de cette durée.
