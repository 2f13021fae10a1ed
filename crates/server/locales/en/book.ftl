# From the chosen time to the confirmed appointment.
book-title = Book
back-to-times = Other times
your-choice = Your choice
service = Service
department-at-place = { $department }, { $place }
place = Place
queue-number = Number in the queue
expected-about = about { $time }
tax-at = Tax ({ $rate })
total = Total
book-sign-in-title = Who may we expect?
book-sign-in-text = Sign in or create an account, and { $when } is kept for you.
have-account = I have an account
new-here = I am new here
email-hint = Confirmations and reminders go there.
password-hint = At least 10 characters. A few words in a row are good and easy to remember.
sign-in-and-keep = Sign in and keep this time
register-and-keep = Create account and keep this time
forgot-password = Forgot your password?
demo-sign-in = Try it as the demo’s patient
book-held-title = This time is yours for now
hold-until = Kept for you until { $time }.
minutes-left = { $count ->
    [one] { $shown } minute left
   *[other] { $shown } minutes left
}
time-left = { $time } left
more-time = I need more time
hold-two-minutes = Two minutes left to finish your booking.
hold-one-minute = One minute left to finish your booking.
hold-over = The time is no longer kept for you. You can still try to finish.
who-comes = Who comes?
patient-self = You
years-old = { $count ->
    [0] under one year old
    [one] { $shown } year old
   *[other] { $shown } years old
}
someone-else = Someone else
someone-else-hint = A child, a parent, anyone you care for
what-for = What is it about?
visit-reason = Reason for the visit
reason-hint = Only the doctor and the front desk read this.
payment = Payment
confirm = Confirm
nothing-due = Nothing to pay now.
confirm-appointment = Confirm the appointment
test-cards-note = Demo: no card is charged. Choose what the card shall do.
card-paid = Card ending 4242
card-paid-hint = The bank says yes
card-declined = Card ending 0002
card-declined-hint = The bank says no
card-delayed = Card ending 3220
card-delayed-hint = The bank answers late
card-at-desk = At the front desk
card-at-desk-hint = Pay when you come
choose-how-to-pay = Choose how you want to pay.
card-was-declined = The bank declined this card. Nothing was charged.
declined-next = Your time is still kept. Try again or choose another way to pay.
pay-and-confirm = Pay { $total } and confirm
pay-once = Pressing twice does not pay twice.
release-time = I do not need this time
waiting-title = The bank is still answering
waiting-text = Your time stays kept meanwhile. This page goes on by itself.
waiting-check = Check again
lost-title = Someone was a moment faster
lost-text = { $when } has just been taken. Nothing was charged.
nearest-times = The nearest free times
typed-is-kept = What you have typed is kept.
all-times = See all times
expired-title = Your hold has ended
expired-free = { $when } is still free. You can keep it again.
expired-taken = { $when } has been taken since. Nothing was charged.
expired-again = Keep this time again
plain-consultation = Consultation
refused-title = This time cannot be kept
card-has-too-little = The card does not hold enough. Nothing was charged.
