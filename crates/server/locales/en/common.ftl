# The frame of every page, and words many pages share.
skip-to-content = Skip to content
home-link = front page
demo-label = About this demo
demo-note = Demo: no money moves, no mail leaves.
demo-mailbox = Mailbox
nav-main = Main
nav-footer = More
nav-tabs = Sections
nav-find = Find a doctor
nav-appointments = My appointments
nav-people = People I care for
nav-day = My day
nav-clinic = Clinic
nav-for-doctors = For doctors
nav-account = Account
nav-receipts = Receipts
tab-find = Find
tab-appointments = Visits
tab-people = People
tab-account = Account
menu-account = Your account and settings
menu-settings = Language and appearance
language = Language
theme = Appearance
theme-device = As the device
theme-light = Light
theme-dark = Dark
clock-face = Clock
clock-12 = 12-hour
clock-24 = 24-hour
sign-in = Sign in
sign-out = Sign out
footer-promise = A time you see here is a time you can have.
footer-api = For programs (API)
close = Close
optional = (optional)
try-again = Try again
fee = Fee
rating-label = Rating out of 5:
reviews-count = { $count ->
    [one] { $shown } review
   *[other] { $shown } reviews
}
form-faults = { $count ->
    [one] One thing needs your attention
   *[other] { $shown } things need your attention
}
fault-of-field = { $field }: { $fault }
mode-in-person = In person
mode-video = By video
mode-video-too = Also by video
