# La page d’accueil et la recherche.
home-title = Prendre rendez-vous chez un médecin
directory-title = Trouver un médecin
hero-title = Le bon médecin, sur un créneau vraiment libre
hero-text = Cherchez par nom, spécialité ou symptôme. Choisissez un créneau, gardez-le le temps de décider, puis venez au rendez-vous.
hero-trust-checked = Inscription à l’ordre vérifiée par la clinique
hero-trust-real = Créneaux en direct, tirés de l’agenda
hero-trust-change = Déplacer ou annuler en un geste
search = Rechercher
search-what = Médecin, spécialité ou symptôme
search-what-example = Par exemple : éruption, Siddiqui, cœur
search-department = Service
any-department = Tous les services
search-date = À partir du
shortcuts-label = Spécialités
filters = Filtres
filters-apply = Afficher les médecins
filters-clear = Effacer
facet-specialization = Spécialité
facet-qualification = Diplôme
facet-time-of-day = Moment de la journée
facet-day = Jour
facet-mode = Type de rendez-vous
facet-gender = Médecin
facet-language = Langue
facet-fee = Tarif
facet-rating = Note
time-of-day-morning = Matin
time-of-day-afternoon = Après-midi
time-of-day-evening = Soir
gender-female-doctor = Femme
gender-male-doctor = Homme
results-recommended = Médecins recommandés
results-count = { $count ->
    [0] Aucun médecin
    [one] { $shown } médecin
   *[other] { $shown } médecins
}
results-corrected = Médecins trouvés pour « { $words } ».
sort-label = Ordre
sort-relevance = Pertinence
sort-recommended = Recommandés
sort-soonest = Au plus tôt
sort-rating = Note
sort-fee = Tarif
sort-popular = Le plus de patients
why-this-order = Pourquoi cet ordre ?
order-relevance = L’ordre de pertinence place d’abord les médecins dont le nom, la spécialité ou les prestations sont les plus proches de vos mots ; à égalité, le créneau libre le plus proche l’emporte.
order-recommended = Le médecin qui a le plus de points vient en premier, sur 1000 : jusqu’à 400 pour la note moyenne, rapprochée de la moyenne générale quand il y a peu d’avis ; jusqu’à 240 pour les visites qui ont eu lieu sans que le médecin ou la clinique les annule, rapprochées de 95 sur 100 quand il y a peu de visites ; jusqu’à 200 pour le prochain créneau libre, la moitié s’il est dans trois jours. Si vous êtes connecté : 150 pour un médecin que vous ou vos proches avez déjà consulté, ou 75 pour un médecin de la même spécialité ; personne d’autre ne le voit. À égalité, le créneau libre le plus proche l’emporte.
order-soonest = Le médecin dont le créneau libre est le plus proche vient en premier.
order-rating = La meilleure note moyenne vient en premier ; quand un médecin a peu d’avis, sa note est rapprochée de la moyenne générale.
order-fee = Le tarif le plus bas vient en premier ; à égalité, le créneau libre le plus proche l’emporte.
order-popular = Le médecin qui a reçu le plus de patients vient en premier ; à égalité, le créneau libre le plus proche l’emporte.
order-no-payment = Aucun médecin ne peut payer pour être mieux placé.
reasons-label = Pourquoi ce médecin est ici
reason-rated-high = Très bien noté
reason-keeps-appointments = Tient ses rendez-vous
reason-free-soon = Libre d’ici trois jours
reason-seen-before = Déjà consulté
reason-same-specialization = Une spécialité déjà consultée
no-reviews-yet = Pas encore d’avis
no-results-title = Aucun médecin ne correspond à tous ces critères
no-results-text = Essayez moins de filtres, un autre jour ou un autre mot. Vous pouvez aussi partir de l’une de ces pistes :
wider-any-day = N’importe quel jour
wider-any-department = Dans tous les services
wider-all-doctors = Tous les médecins
search-down-title = La recherche fait une pause
search-down-text = La liste des médecins ne peut pas être affichée pour l’instant. Vos rendez-vous ne sont pas concernés.
next-free-on = Prochain créneau libre : { $when }
no-times-soon = Aucun créneau libre dans les semaines à venir
see-calendar = Voir l’agenda
more-results = Afficher plus de médecins
more-times = { $count ->
    [one] { $shown } autre
   *[other] { $shown } autres
}
more-times-of = avec { $who }, le { $day }
no-times-this-day = Aucun créneau libre
time-choose = Choisir le { $time } avec { $who }
time-position = N° { $position }
at-least-rating = { $rating } et plus
wider-without = Sans « { $filter } » ({ $count })
wider-day = Le { $day } ({ $count })
wider-radius = À moins de { $kilometres } km ({ $count })
