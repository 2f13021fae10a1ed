# A doctor's page and the calendar of free times.
back-to-doctors = Doctors
patients-seen = { $count ->
    [one] { $shown } patient seen
   *[other] { $shown } patients seen
}
accepts-new = Accepts new patients
choose-time = Choose a time
choose-service = What do you come for?
minutes-long = { $count ->
    [one] { $shown } minute
   *[other] { $shown } minutes
}
month-before = Month before
month-after = Month after
month-caption = Days with free times in { $month }
times-free = { $count ->
    [0] no free times
    [one] { $shown } free time
   *[other] { $shown } free times
}
time-of-day-night = Night
day-without-times = No free times on this day.
month-without-times = No free times in this month.
times-in-zone = Times are in { $zone }.
why-closed = Why is a time not offered?
ask-about = Time on { $day }
ask-about-day = Time of day
ask = Ask
why-free = This time is free: you can choose it above.
why-in-the-past = This time has passed.
why-too-soon = It is too close: the doctor needs more notice.
why-beyond-horizon = The calendar is not open that far ahead yet.
why-registration-expired = The doctor’s registration ends before that day.
why-outside-hours = The doctor does not work at that time.
why-not-on-grid = Visits of this kind do not start at that minute.
why-outside-department-hours = The department is closed at that time.
why-on-leave = The doctor is on leave.
why-on-holiday = The clinic is closed on this day.
why-time-taken = Another patient has this time.
why-resource-taken = A room or device that this needs is in use then.
why-other = This time cannot be booked.
not-bookable-title = Not bookable at the moment
doctor-closed-registration = The clinic is waiting for this doctor’s renewed registration.
doctor-closed-hours = This doctor has no hours in the calendar yet.
find-other = Find another doctor
about-doctor = About
services-and-fees = Services and fees
fees-before-tax = Fees without tax. You see the total before you pay.
qualifications = Qualifications
registration = Registration
place-and-rules = Place and rules
address = Address
cancelling = Cancelling
cancel-rule = { $count ->
    [0] Cancel free of charge until the visit begins.
    [one] Cancel free of charge until { $shown } hour before the visit.
   *[other] Cancel free of charge until { $shown } hours before the visit.
}
cancel-rule-late = Later than that, { $share } of what you paid is kept.
cancel-rule-soon = The visit begins so soon that cancelling keeps { $share } of what you paid.
cancel-rule-final = Later than that, only the clinic can cancel it.
cancel-rule-soon-final = The visit begins so soon that only the clinic can cancel it.
cancel-rule-missed = If you do not come, { $share } is kept.
patients-say = What patients say
all-reviews = All reviews
reviews-of = Reviews of { $who }
reviews-hint = Written by patients after a visit that took place. Names are not shown.
