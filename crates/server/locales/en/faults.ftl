# Pages shown instead of a page.
to-front-page = Front page
retry-after = { $count ->
    [one] Try again in { $shown } second.
   *[other] Try again in { $shown } seconds.
}
unreadable-title = We could not read that
unreadable-text = The page you came from may be too old. Load it again and repeat the last step.
forbidden-title = This is not open to you
forbidden-text = Your account does not have the role for this page. If it should, ask the clinic.
not-found-title = Nothing here
not-found-text = The page does not exist, or it is not yours to see.
too-large-title = That is too large
too-large-text = Choose a smaller file: a photo of at most 5 MB, a document of at most 10 MB.
too-many-title = A little slower, please
too-many-text = There were many requests from your side in a short time.
broken-title = Something went wrong on our side
broken-text = It has been noted. What you had confirmed before is safe.
unavailable-title = Back in a moment
unavailable-text = The clinic’s system is very busy or restarting. Your appointments are safe.
maintenance-title = We are working on it
maintenance-text = The system is being looked after and will be back soon. Your appointments are safe.
