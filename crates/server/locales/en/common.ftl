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
nav-account = Account
nav-receipts = Receipts
tab-day = My day
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
nav-for-doctors = For doctors
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
flash-cancelled = The visit is cancelled.
flash-cancelled-refund = The visit is cancelled. What is due back to you is on its way.
flash-rescheduled = The visit has moved to its new time.
flash-released = The time is free for others again.
flash-extended = You have more time now.
flash-signed-out = You are signed out.
flash-welcome = Your account is ready. We have sent you a link to confirm your e-mail.
flash-password-changed = Your password is changed.
flash-device-ended = That device is signed out.
flash-person-removed = The person is removed.
flash-mail-sent = The mail is on its way.
flash-account-closed = Your account is closed.
flash-refunded = The money is on its way back.
flash-booked = The visit is booked.
flash-payment-taken = The payment is noted.
flash-removed = Removed.
flash-leave-taken = The leave has taken effect.
flash-changed-meanwhile = Somebody else has changed this meanwhile. This is how it is now.
flash-time-passed = The time for this has passed.
flash-not-possible = This is not possible now.
flash-two-step-off = Two-step sign-in is off.
flash-review-published = The review is published and counts.
flash-review-declined = The review is declined. Its writer reads why.
flash-walked-in = The patient is checked in.
more-lines = More lines
