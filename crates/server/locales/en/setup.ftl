clinic-setup = Setting up
setup-progress = { $done } of { $all } steps are done.
setup-all-done = Everything is ready.
setup-done = Done
setup-to-do = To do
setup-go = Go there
setup-see = See what is missing
setup-details = Address, phone and time zone
setup-details-text = Patients see where the clinic is and how to call it. All its times are in { $zone }.
setup-department = A department
setup-department-text = It says when it is open, and doctors belong to it.
setup-doctor = A doctor
setup-doctor-text = Enter one, or approve somebody who applied.
setup-hours = Working hours
setup-hours-text = Free times come from them.
setup-price = A service or a fee
setup-price-text = What a visit is, how long it takes and what it costs.
setup-payment = How patients pay
setup-payment-text = At the desk, or by card when they book.
setup-mail = Mail
setup-mail-text = Confirmations and reminders go out by mail. Send yourself one, to see that it arrives.
setup-mail-press = Send a test mail
setup-mail-sent = Sent { $when }. Look into your inbox, and among unwanted mail.
setup-mail-waits = Asked for { $when }; it waits to be sent. Load this page again.
setup-mail-fails = Asked for { $when }, and not sent yet. It is tried again. The reason:
setup-mail-given-up = Asked for { $when }, and given up. The reason:
setup-booking = The first booking
setup-booking-text = Book a visit yourself, as a patient would. Then send the doctor’s page to your first patient.
flash-test-mail = The test mail is on its way.
setup-left = { $count ->
    [one] { $shown } step is missing until the first booking.
   *[other] { $shown } steps are missing until the first booking.
}
