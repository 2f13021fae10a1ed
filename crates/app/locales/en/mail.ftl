# The letters. Each has a subject, an opening and what belongs to it alone.
greeting = Dear { $name },
signature = Doctorly
link-until = The link works once, until { $until }.
not-you = If you did not ask for this, you need not do anything.
view-appointment = See the appointment
view-appointments = My appointments
label-when = When
label-doctor = Doctor
label-patient = Patient
label-service = Service
label-clinic = Clinic
label-address = Address
label-phone = Phone
label-total = Price with tax
label-amount = Amount
label-video = This is a video visit.

confirm-email-subject = Confirm your e-mail address
confirm-email-opening = Welcome to Doctorly. Please confirm that this address is yours, so that letters about your appointments reach you.
confirm-email-button = Confirm my address

reset-password-subject = Set a new password
reset-password-opening = Somebody, probably you, asked to set a new password for this account.
reset-password-button = Set a new password
reset-password-after = Setting it signs you out everywhere.

appointment-confirmed-subject = Confirmed: { $doctor }, { $when }
appointment-confirmed-opening = Your appointment is confirmed.
appointment-moved-subject = Moved: { $doctor }, now { $when }
appointment-moved-opening = Your appointment has changed. It is now with { $doctor } on { $when }.
appointment-cancelled-subject = Cancelled: { $doctor }, { $when }
appointment-cancelled-opening-patient = You have cancelled this appointment.
appointment-cancelled-opening-clinic = The clinic had to cancel this appointment. We are sorry for the trouble.
paid = It is paid: { $total }.
due-at-desk = Please pay { $total } at the clinic.
money-comes-back = { $amount } is being given back to you.
money-is-kept = Because it was cancelled late, the clinic keeps { $amount }.
money-ready-at-desk = The clinic keeps { $amount } ready for you at its desk.
calendar-follows = The attached calendar file puts it into your calendar.
calendar-moves = The attached calendar file moves it in your calendar.
calendar-removes = The attached calendar file removes it from your calendar.

payment-failed-subject = The payment did not go through
payment-failed-opening = Your payment of { $amount } did not go through, and nothing was taken.
payment-failed-held = Your time is still kept for you for a little while. You can pay in another way.
payment-failed-over = The time could not be kept any longer. You are welcome to choose another.
payment-failed-button = Pay another way

payment-refunded-subject = { $amount } is on its way back to you
payment-refunded-opening = We have given { $amount } back. Depending on your bank it arrives within some days.
payment-handed-back-subject = { $amount } was handed back to you
payment-handed-back-opening = We have handed { $amount } back at the desk.

calendar-summary = Appointment with { $doctor }
calendar-description = Changes and directions: { $url }

second-factor-on-subject = Two-step sign-in is on
second-factor-on-opening = From now on signing in to your account asks for your password and a code from your authenticator app.
second-factor-off-subject = Two-step sign-in is off
second-factor-off-opening = Signing in to your account asks for your password only.
second-factor-not-you = If this was not you, set a new password now and tell your clinic.

follow-up-subject = Time to book your next visit: { $doctor }
follow-up-opening = { $doctor } asked { $patient } to come again on { $date }, and no visit is booked yet.
follow-up-button = Choose a time
follow-up-once = We remind you of this once.

staff-invited-subject = Join { $clinic } on Doctorly
staff-invited-opening = { $who } asks you to work at { $clinic } with Doctorly.
staff-invited-as = Your role
staff-invited-button = See the invitation
staff-invited-account = Sign in as { $email }, or make an account with this address.
staff-invited-until = It is open until { $until }.
staff-invited-unknown = If you do not know the clinic, you need not do anything.
role-desk = Front desk
role-manager = Clinic manager
label-reason = Reason
label-opened = Opened
label-closes = Closes
emergency-opened-subject = { $doctor } opened a record in an emergency
emergency-opened-opening = { $doctor } opened the record of a patient who is not theirs. It is open for one hour, to read only.
emergency-danger = Life or health is in danger
emergency-cannot-speak = The patient cannot speak for themselves
emergency-doctor-away = Their own doctor cannot be reached
emergency-other = Something else
emergency-opened-button = Look into it
emergency-opened-why = Whose record it was, and what the doctor wrote, is shown only on that page.
test-mail-subject = Test mail from { $clinic }
test-mail-opening = You asked for this mail to see whether mail works. It does.
test-mail-button = Go on setting up

replacement-offered-subject = { $doctor } cannot see you on { $when }: choose another time
replacement-offered-opening = We are sorry: { $doctor } cannot see { $patient } on { $when }.
replacement-time = Kept for you
replacement-kept = These times are kept for you until { $until }. Choose one, and your visit moves there with everything you have paid.
replacement-none = We found no time near it to keep for you. Please look at the calendar, or cancel the visit.
replacement-button = Choose another time
replacement-or = You can also choose any other free time, or cancel: then you get back what you paid.
replacement-unanswered = If we hear nothing before the old time, the visit is cancelled and paid back.
replacement-withdrawn-subject = It takes place: { $doctor }, { $when }
replacement-withdrawn-opening = Good news: your visit takes place as it was first agreed. You need not choose another time.

label-registration = Registration number
registration-ends-subject = The registration of { $doctor } ends soon: { $date }
registration-ends-opening = The registration of { $doctor } ends on { $date }. From that day on no visit can be booked.
registration-ended-subject = The registration of { $doctor } has ended
registration-ended-opening = The registration of { $doctor } ended on { $date }. No visit can be booked any more.
registration-booked-stays = Visits that are booked already stay as they are.
registration-button = See the profile
registration-renewed = Once it is renewed, a manager of the clinic enters the new date there.
