# Les pages montrées à la place d’une page.
to-front-page = Page d’accueil
retry-after = { $count ->
    [one] Réessayez dans { $shown } seconde.
   *[other] Réessayez dans { $shown } secondes.
}
unreadable-title = Nous n’avons pas pu lire cette demande
unreadable-text = La page d’où vous venez est peut-être trop ancienne. Rechargez-la et refaites la dernière étape.
forbidden-title = Cette page ne vous est pas ouverte
forbidden-text = Votre compte n’a pas le rôle qu’il faut pour cette page. Si c’est une erreur, adressez-vous à la clinique.
not-found-title = Rien ici
not-found-text = Cette page n’existe pas, ou vous n’y avez pas accès.
too-large-title = C’est trop volumineux
too-large-text = Choisissez un fichier plus petit : une photo de 5 Mo au plus, un document de 10 Mo au plus.
too-many-title = Un peu moins vite, s’il vous plaît
too-many-text = Nous avons reçu beaucoup de demandes de votre part en peu de temps.
broken-title = Un problème est survenu de notre côté
broken-text = Nous en avons pris note. Ce que vous aviez confirmé est bien enregistré.
unavailable-title = De retour dans un instant
unavailable-text = Le système de la clinique est très sollicité ou redémarre. Vos rendez-vous sont bien enregistrés.
maintenance-title = Maintenance en cours
maintenance-text = Nous entretenons le système, il sera bientôt de retour. Vos rendez-vous sont bien enregistrés.
