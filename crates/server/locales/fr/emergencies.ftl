emergencies = Accès d’urgence
emergencies-text = Dossiers que des médecins ont ouverts pour des patients qui ne sont pas les leurs. Chacun reste ouvert une heure, en lecture seule.
emergency-open = Ouvrir un dossier en urgence
emergency-open-text = Seulement quand la santé de quelqu’un ne peut pas attendre. Le dossier est ouvert à vous seul pendant une heure, en lecture. Les responsables de la clinique sont prévenus aussitôt, et le patient voit que vous l’avez consulté.
emergency-whom = De qui est le dossier
emergency-number = Numéro de patient
emergency-or-name = Ou le nom complet et la date de naissance, comme sur les papiers :
emergency-danger = La vie ou la santé est en danger
emergency-cannot-speak = Le patient ne peut pas s’exprimer
emergency-doctor-away = Son médecin est injoignable
emergency-other = Autre chose
emergency-explanation-hint = La personne qui l’examine lira ceci.
emergency-press = Ouvrir le dossier
no-emergencies-title = Aucun dossier n’a été ouvert
no-emergencies-text = Quand un médecin en ouvre un en urgence, il apparaît ici avec la raison.
emergency-of = { $doctor } a ouvert le dossier de { $patient }
emergency-open-until = Ouvert jusqu’à { $time }
emergency-waits = À contrôler
emergency-reviewed = Contrôlé
emergency-reviewed-by = Contrôlé par { $who }, { $when }
emergency-see = Voir le dossier
emergency-end = Le fermer maintenant
emergency-review = Contrôler
emergency-review-hint = Ce que vous avez constaté. Cela reste avec la trace de cet accès.
emergency-review-press = Marquer comme contrôlé
emergency-banner = Ce que vous lisez ici est noté, et le patient voit que vous l’avez consulté. Vous ne pouvez rien modifier.
emergency-to-know = Ce que chaque visite doit savoir
emergency-nothing-known = Rien n’est noté.
emergency-no-visits = Aucune visite
emergency-offer = Si la santé de quelqu’un ne peut pas attendre :
flash-emergency-ended = Le dossier est fermé.
flash-emergency-reviewed = Le contrôle est noté.
flash-emergency-over = Ce dossier est de nouveau fermé. Rouvrez-le si l’urgence continue.
emergencies-waiting = { $count ->
    [one] { $shown } accès d’urgence attend un contrôle.
   *[other] { $shown } accès d’urgence attendent un contrôle.
}
