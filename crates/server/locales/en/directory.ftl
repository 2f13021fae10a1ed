# The front page and the search.
home-title = Book a doctor
directory-title = Find a doctor
hero-title = The right doctor, at a time that is really free
hero-text = Search by name, specialty or complaint. Choose a time, keep it while you decide, and come to the visit.
hero-trust-checked = Registrations checked by the clinic
hero-trust-real = Live times, straight from the calendar
hero-trust-change = Move or cancel in one step
search = Search
search-what = Doctor, specialty or complaint
search-what-example = For example: rash, Siddiqui, heart
search-department = Department
any-department = Any department
search-date = From
shortcuts-label = Specialties
filters = Filters
filters-apply = Show doctors
filters-clear = Clear
facet-specialization = Specialty
facet-qualification = Qualification
facet-time-of-day = Time of day
facet-day = Day
facet-mode = Kind of visit
facet-gender = Doctor
facet-language = Language
facet-fee = Fee
facet-rating = Rating
time-of-day-morning = Morning
time-of-day-afternoon = Afternoon
time-of-day-evening = Evening
gender-female-doctor = Woman
gender-male-doctor = Man
results-recommended = Recommended doctors
results-count = { $count ->
    [0] No doctors
    [one] { $shown } doctor
   *[other] { $shown } doctors
}
results-corrected = Showing doctors for “{ $words }”.
sort-label = Order
sort-relevance = Best match
sort-recommended = Recommended
sort-soonest = Soonest
sort-rating = Rating
sort-fee = Fee
sort-popular = Most patients
why-this-order = Why this order?
order-relevance = Best match puts doctors first whose name, specialty or services are closest to your words; among equals, the one with the sooner free time comes first.
order-recommended = Doctors with the most points come first, out of 1000: up to 400 for the average rating, where few reviews are weighed towards the average of all; up to 240 for visits that took place and were not called off by the doctor or the clinic, where few visits are weighed towards 95 in 100; up to 200 for the next free time, half of them where it is three days away. If you are signed in: 150 for a doctor that you or those you care for have been to, or 75 for one of the same specialty; nobody else sees that. Among equals, the one with the sooner free time comes first.
order-soonest = The doctor with the soonest free time comes first.
order-rating = The best average rating comes first; a doctor with few reviews is weighed towards the average of all.
order-fee = The lowest fee comes first; among equals, the one with the sooner free time.
order-popular = The doctor who has seen the most patients comes first; among equals, the one with the sooner free time.
order-no-payment = No doctor can pay for a better place.
reasons-label = Why the doctor stands here
reason-rated-high = Highly rated
reason-keeps-appointments = Keeps appointments
reason-free-soon = Free within three days
reason-seen-before = Visited before
reason-same-specialization = A specialty you have visited
no-reviews-yet = No reviews yet
no-results-title = No doctor matches all of this
no-results-text = Try fewer filters, another day or another word. You can also start from one of these:
wider-any-day = On any day
wider-any-department = In any department
wider-all-doctors = All doctors
search-down-title = The search is taking a break
search-down-text = The list of doctors cannot be shown right now. Your appointments are not affected.
next-free-on = Next free: { $when }
no-times-soon = No free times in the coming weeks
see-calendar = See calendar
more-results = Show more doctors
more-times = { $count ->
    [one] { $shown } more
   *[other] { $shown } more
}
more-times-of = with { $who } on { $day }
no-times-this-day = No free times
time-choose = Choose { $time } with { $who }
time-position = No. { $position }
at-least-rating = { $rating } and better
wider-without = Without “{ $filter }” ({ $count })
wider-day = On { $day } ({ $count })
wider-radius = Within { $kilometres } km ({ $count })
