# What a clinic's figures say.
clinic-reports = Reports
clinic-reports-text = The last thirty days in a sentence each.
figure-free = Times still free
figure-taken = Taken today
report-fill-rate = Fill rate
report-no-shows = Missed visits
report-late-cancellations = Late cancellations
report-third-next-available = Third next free time
report-revenue = Revenue
report-payment-failures = Failed payments
report-sources = Who books
report-rule-fill-rate = Hours booked, of the hours that doctors offered: their working hours without leave.
report-rule-no-shows = Visits whose patient did not come, of those missed and kept. Visits to come and cancelled ones do not count (Dantas et al. 2018).
report-rule-late-cancellations = Visits cancelled less than 24 hours before, by whomever, of those kept, missed or cancelled late (Dantas et al. 2018).
report-rule-third-next-available = Days from today until each doctor’s third free time. The first two may be there by chance (Institute for Healthcare Improvement).
report-rule-revenue = What was taken and what was promised back, on the day on which the books have it.
report-rule-payment-failures = Payments that did not come about, of those asked for on the day.
report-rule-sources = Every visit that was confirmed, by who booked it.
report-said-fill-rate = { $part } of { $all } hours booked, { $rate }.
report-said-no-shows = { $part } of { $all } visits missed, { $rate }.
report-said-late-cancellations = { $part } of { $all } visits cancelled late, { $rate }.
report-said-third-next-available = { $count ->
    [0] The third free time is today, on average.
    [one] The third free time is { $shown } day away, on average.
   *[other] The third free time is { $shown } days away, on average.
}
report-said-revenue = { $net } is left of { $charged } taken; { $refunded } went back.
report-said-payment-failures = { $part } of { $all } payments failed, { $rate }.
report-said-sources = { $part } of { $all } visits booked by patients online, { $rate }.
report-points = { $number } percentage points
report-more = { $count ->
    [one] That is { $difference } more than the day before.
   *[other] That is { $difference } more than in the { $shown } days before.
}
report-less = { $count ->
    [one] That is { $difference } less than the day before.
   *[other] That is { $difference } less than in the { $shown } days before.
}
report-same = { $count ->
    [one] That is as much as the day before.
   *[other] That is as much as in the { $shown } days before.
}
report-nothing-title = There is nothing to tell of these days yet.
report-nothing-text = Figures appear here as visits are booked and paid for. Choose other days to look further back.
report-offered-minutes = Hours offered
report-booked-minutes = Hours booked
report-rate-bp = Rate
report-visits = Visits
report-missed = Missed
report-cancelled = Cancelled
report-cancelled-late = Cancelled late
report-booked = Booked
report-share-bp = Share
report-days = Days
report-charged = Taken
report-tax = Tax in it
report-refunded = Given back
report-tax-refunded = Tax given back
report-net = Left
report-payments = Payments
report-failed = Failed
report-by = By
report-by-day = Day
report-by-month = Month
report-by-doctor = Doctor
report-by-department = Department
report-by-service = Service
report-by-lead-time = Lead time
report-by-patient = New or known
report-by-source = Booked by
report-lead-time-same-day = On the same day
report-lead-time-1-to-2-days = 1 to 2 days before
report-lead-time-3-to-7-days = 3 to 7 days before
report-lead-time-8-to-30-days = 8 to 30 days before
report-lead-time-over-30-days = More than 30 days before
report-patient-new = First visit here
report-patient-known = Was here before
report-source-online = Patient, online
report-source-desk = Front desk
report-source-walk-in = Walk-in
report-no-service = Consultation
report-period = Days
report-this-week = This week
report-last-days = Last 30 days
report-this-month = This month
report-last-month = Last month
report-last-year = Last 365 days
report-show = Show
report-csv = Download as CSV
report-total = All together
