# The clinic's side: overview, appointments, departments, doctors, hours, leave, money, the desk.
nav-clinic-label = Clinic
clinic-overview = Overview
clinic-calendar = Calendar
clinic-appointments = Appointments
clinic-book = Book for a patient
clinic-patients = Patients
clinic-doctors = Doctors
clinic-departments = Departments
clinic-transactions = Transactions
figure-booked = Booked today
figure-arrived = Arrived
figure-in-progress = With a doctor
figure-completed = Completed
figure-no-show = Missed
figure-unpaid = To pay at the desk
doctors-waiting = { $count ->
    [one] { $shown } doctor waits for a review.
   *[other] { $shown } doctors wait for a review.
}
review-now = Review now
next-visits = Next visits
whole-day = Whole day
no-visits-left-title = No more visits today
no-visits-left-text = Nothing else is planned for today.
time = Time
actions = Actions
check-in = Check in
start-visit = Start
complete-visit = Complete
no-show = Missed
span-label = Days shown
seven-days = Seven days
all-doctors = All doctors
every-status = Every status
filter = Filter
no-visits-title = No visits
no-visits-text = Nothing fits these filters. Choose other days, another doctor or another status.
transaction = Transaction
take-payment = Take the payment
take-cash = Paid in cash
take-card = Paid with the card machine
cancel-reason-hint = The patient reads this in the mail.
keep-fee = The patient called too late: keep the fee of { $fee }
nothing-left-to-do = Nothing is left to do here.
add-department = Add a department
department-name = Name of the department
department-place-hint = Only where it is not at the clinic’s address.
no-departments-title = No departments yet
no-departments-text = A department groups doctors and sets when they can be booked.
doctors-count = { $count ->
    [0] No doctors
    [one] { $shown } doctor
   *[other] { $shown } doctors
}
no-department-hours = No hours of its own: the doctors’ hours decide.
time-span = { $from } – { $to }
next-day = next day
edit = Edit
opening-hours = Opening hours
opening-hours-hint = A day may have several rows. Closing at or before opening means on the next day. Clear both times to remove a row.
delete-department = Delete this department
department-has-doctors = { $count ->
    [one] { $shown } doctor belongs to it. Move the doctor first.
   *[other] { $shown } doctors belong to it. Move them first.
}
add-doctor = Add a doctor
every-doctor = All
doctors-pending = Waiting
doctors-approved = Approved
doctors-suspended = Suspended
doctor-status-pending = Waiting for review
doctor-status-approved = Approved
doctor-status-suspended = Suspended
doctor-name-or-number = Name or registration number
no-doctors-title = No doctors here
no-doctors-text = Nobody fits. Doctors can apply by themselves, or you add them.
department = Department
no-department = No department
valid-until = valid until { $date }
registration-ends-in = { $count ->
    [one] expires in { $shown } day
   *[other] expires in { $shown } days
}
registration-ended = expired
registrations-near = Registrations to renew
registration-own-ends = Your registration expires on { $date }. From that day on no visit can be booked with you. Ask the clinic to enter the renewed date.
registration-own-ended = Your registration expired on { $date }. No visit can be booked with you until the clinic enters the renewed date; booked visits stay.
valid-from = from { $date }
hours = Hours
leave = Leave
profile = Profile
public-page = Public page
suspend = Suspend
suspend-text = Patients no longer find the doctor, and nobody can book. Visits that are booked stay as they are.
restore = Restore
approve = Approve
refuse = Refuse
review-title = This doctor has applied
review-text = Compare the registration number with the medical council’s register before you approve.
fee-hint = In the clinic’s currency, without tax: 2500 or 2500.50.
languages-hint = Two-letter codes with spaces: en ur
photo = Photo
choose-photo = Choose a picture
photo-hint = JPEG, PNG or WebP, at most 5 MB.
documents = Documents
documents-text = Only the doctor and those who run the clinic see them: the entry in the register, certificates, proof of identity.
document-hint = PDF, JPEG or PNG, at most 10 MB.
document-registration = Registration
document-qualification = Degree or certificate
document-identity = Proof of identity
document-other = Something else
upload = Upload
specializations = Specializations
reviewed-hint = The clinic changes this; ask it to.
rows-hint = Clear a row to remove it.
not-offered = Not offered
stop-offering = Stop offering
offer-again = Offer again
add-service = Add a service
no-services = None yet: patients book a plain consultation for the doctor’s fee.
service-name = Name of the service
multiple-of-five = A multiple of five.
own-fee-hint = Leave empty for the doctor’s fee.
weekly-hours = Weekly hours
hours-own-department = The doctor’s own department
slots-of = { $count } × { $minutes } min
no-hours-this-day = Does not work
remove = Remove
add-hours = Add hours
hours-form = Way of writing
hours-span = From – to
hours-span-hint = Start, end, minutes for each patient
hours-sitting = Sitting
hours-sitting-hint = Start, minutes for each, how many patients
sitting-fee-hint = Only if this block has its own fee.
add-leave = Add leave
whole-day-hint = Empty: the whole day.
leave-reason-hint = Only staff read it.
leave-preview = See who is affected
leave-span = { $from } to { $to }
leave-affects = { $count ->
    [one] { $shown } visit lies within this leave
   *[other] { $shown } visits lie within this leave
}
leave-affects-text = They stay as they are until you move or cancel them.
leave-affects-nobody = No visit lies within this leave.
leave-take-effect = Take this leave
planned-leave = Planned leave
no-leave = No leave planned.
patient-search = Name or phone number
choose = Choose
nobody-found = Nobody found for “{ $words }”.
show-times = Show times
new-patient = New patient
this-patient = this patient
desk-new-hint = Somebody new? Choose a doctor first, then write the patient down.
desk-confirms-at-once = Press a time: the visit is confirmed at once, and the patient pays at the desk.
no-patients-title = No patients
no-patients-text = Patients appear here with their first visit.
walk-in = Without account
book = Book
every-transaction = All
no-transactions-title = No transactions
no-transactions-text = Payments appear here as they are made.
method = Method
give-back = Give money back
at-most = At most { $amount }.
refund-reason-hint = For the books; the patient sees it on the receipt.
refund-note = The books keep both entries; nothing is changed afterwards.
apply-title = Be found on Doctorly
apply-text = Patients see your real free times and book them. The clinic reviews every application.
apply-account-first = An account comes first: it is how we know it is you.
about-you = About you
apply-send = Send application
apply-sent-title = Your application has arrived
apply-sent-text = The clinic compares your registration with the register. Once it has approved you, “My day” appears in the menu, and you enter your hours there.
apply-refused-title = You are not listed at the moment
apply-refused-text = The clinic has decided against your application, or has suspended you. Please speak with the clinic.
visits-count = { $count ->
    [0] no visits
    [one] { $shown } visit
   *[other] { $shown } visits
}
visits = Visits
day-before = Day before
day-after = Day after
free-day-title = No visits this day
free-day-text = When somebody books, the visit appears here.
payment-due = To pay
calendar-day = Day
calendar-rooms = Rooms
calendar-work-week = Working days
calendar-week = Week
calendar-month = Month
calendar-agenda = List
calendar-views = View
calendar-before = Before
calendar-after = After
calendar-density = Lower rows
calendar-legend = How visits are shown
calendar-keys = Tab leads from visit to visit, Enter opens one, Alt with ↑ or ↓ moves it, with Shift also it ends earlier or later. Press an empty time to book it.
calendar-free = Free: { $times }
calendar-on-leave = On leave
calendar-kept = Offered, not answered yet
calendar-nobody-works = Nobody works on this day.
calendar-earlier = Earlier
calendar-later = Later
calendar-shorter = Shorter
calendar-longer = Longer
calendar-another-time = Another time
calendar-to-doctor = To another doctor
calendar-give = Move
change-length = Change the length
change-length-hint = It begins when it did, and the price stays. The patient is not written to.
change-length-over-hint = Only where it runs into another visit: say why, for the clinic’s people.
calendar-open-visit = Everything about this visit
calendar-undo = Undo
calendar-moved = { $patient } is moved to { $time }.
calendar-moved-to = { $patient } is now with { $doctor }, { $time }.
calendar-moved-back = { $patient } is back at { $time }.
calendar-resized = { $patient }: the visit now takes { $length }.
calendar-led-on = { $patient }: { $status }
calendar-not-open = No visit can begin at this time.
calendar-ask-manager = Whoever runs the clinic can open it.
calendar-line-down = There is no connection. This is the calendar as of { $time }; changes wait until the connection is back.
calendar-line-back = The connection is back.
calendar-failed = This did not reach the server. Nothing is changed; try again.
calendar-more = { $number } more
desk-time-chosen = The time you chose
desk-book-time = Book { $time }
calendar-overbooked = Overbooked
desk-time-is-taken = { $time } is taken. Choose one of the times below, or book over it.
desk-book-over = Book over this time
desk-book-over-hint = Only the clinic’s people read it. The visit stands beside the one that is there.
desk-book-anyway = Book { $time } all the same
clinic-reviews = Reviews
clinic-reviews-text = You read what patients wrote before everybody can. Publish what is fair, pleasant or not; decline what names others, insults or advertises.
reviews-waiting = Waiting
reviews-published = Published
reviews-declined = Declined
review-status-waiting = Waiting
review-status-published = Published
review-status-declined = Declined
no-reviews-waiting-title = No review waits
no-reviews-waiting-text = When a patient writes about a visit, you read it here first.
no-reviews-title = No reviews here
no-reviews-text = Reviews appear here once somebody has decided about them.
review-of-visit = The visit
review-publish = Publish
review-decline = Decline
review-decline-hint = The patient reads this.
review-declined-because = Declined: { $reason }
review-without-words = Stars without words
clinic-flow = Flow board
flow-booked = Booked
flow-done = Done
flow-nobody = Nobody at the moment
flow-expected = About { $time }
flow-since = With the doctor since { $time }
flow-waits = { $count ->
    [0] Just arrived
    [one] Waiting for { $shown } minute
   *[other] Waiting for { $shown } minutes
}
flow-late = { $count ->
    [one] { $shown } minute past the booked time
   *[other] { $shown } minutes past the booked time
}
flow-rule = The times in colour are estimates: the doctor’s remaining visits in order, each as long as it was booked for, from now on.
flow-line-down = There is no connection. This is the flow board as of { $time }; it goes on when the connection is back.
walk-in-add = Walk-in
walk-in-text = Somebody is here without an appointment. They get the doctor’s next free time of today and are checked in at once.
walk-in-new-hint = Nobody by that name? Write the patient down below.
walk-in-next = Free at { $time }
walk-in-full = No free time today
walk-in-waiting = { $count ->
    [one] { $shown } waiting
   *[other] { $shown } waiting
}
walk-in-no-doctors = No doctor can be booked yet.
walk-in-over = Add even where no time is free
walk-in-over-reason = Why it cannot wait
walk-in-over-hint = Only the clinic’s people read it. The visit is added beside one that is booked, or behind the last.
walk-in-check-in = Add and check in
clinic-audit = Audit
audit-reads = Who read
audit-changes = Who changed
audit-who = Who
audit-what = What
audit-of = About
audit-nothing-title = Nothing in this time
audit-nothing-text = Choose other days, or look at the other list.

# Who works at the clinic.
clinic-staff = Team
clinic-staff-text = The front desk and whoever runs the clinic. Doctors have a list of their own.
no-staff-title = Nobody works here yet
no-staff-text = Invite the first person below. Administrators see every clinic and are not listed.
staff-you = You
staff-since = Since { $date }
staff-let-go = Remove from the team
staff-let-go-text = { $who } no longer sees this clinic from now on. Their account and their own visits stay.
staff-invited-title = Invited
staff-invited-until = Open until { $when }
staff-withdraw = Withdraw
staff-invite = Invite somebody
staff-invite-text = They get a letter and join with one press. Whoever has no account yet makes one with this address first.
staff-role = Role
staff-role-hint = The front desk books, checks in and takes payments. A clinic manager also changes doctors, prices and the team.
staff-invite-press = Send the invitation
flash-invited = The invitation is on its way.
flash-invitation-withdrawn = The invitation is withdrawn.
flash-let-go = They no longer work here.

leave-visits = What happens to these visits
leave-offer = Offer each patient three other times
leave-offer-hint = The times are kept for 48 hours, and a letter with a link goes out. A visit keeps its time until its patient answers; without an answer it is cancelled and paid back when it would begin.
leave-stay = Leave them as they are
cancel-the-day = Cancel today
answers-title = Answers to this leave
answers-so-far = { $answered } of { $offered } have answered
answers-not-yet = Nobody has been offered another time yet. The offers go out within a minute.
answers-from-to = From { $from } to { $to }
answers-call = No e-mail: please call
answers-kept-until = Kept until { $time }:
answers-for-them = Answer for them
answer-waits = Waits for an answer
answer-none = No answer
answer-moved = Moved
answer-cancelled = Cancelled
answer-stays = Stays

clinic-settings = Settings
settings-about = The clinic
settings-fixed = Time zone and currency stay as they are: hours and prices are written in them.
settings-booking = Booking
settings-hold-hint = So long nobody else gets the time while the patient decides and pays; 1 to 60.
settings-pay-at-desk = Visits may be confirmed now and paid at the desk
settings-cancelling = Cancelling and missing a visit
settings-late-hint = Of what was paid. Left empty, patients cannot cancel late by themselves and have to call.
settings-missed-hint = Of what was paid; the rest goes back to the patient.
settings-tax = Tax
settings-tax-hint = Added to every fee.
settings-tax-number-hint = Printed on invoices from now on.

## Rooms and devices

clinic-resources = Rooms and devices
clinic-resources-text = What a service may need beside its doctor. It is kept together with the doctor’s time, so that nobody else can have it then.
resource-room = Room
resource-device = Device
no-resources-title = No rooms or devices yet
no-resources-text = Add those that visits compete for. Where every doctor has a room of their own, you need none.
add-resource = Add a room or device
not-in-use = Not in use
take-out-of-use = Take out of use
use-again = Use again
rename = Rename
service-when = When it can be booked
service-need = Needs one of these
service-needs-hint = Mark all that will do: one of them is kept for each visit. A second need is kept besides.
service-needs-nothing-there = The clinic has no rooms or devices that could be booked.
buffer-hint = Minutes that stay free, a multiple of five.
notice-hint = How many minutes before its start a patient must book.
horizon-hint = How many days ahead it can be booked.
missed-ask = Did not come?
missed-ask-text = The clinic’s fee for missed visits is kept, and this cannot be taken back.
leave-arrived = Patients who have arrived are not offered other times: speak with them at the desk.
clinic-holidays = Holidays
clinic-holidays-text = Days on which the whole clinic is closed. Nobody can be booked on them, whatever the doctors’ hours are.
add-holiday = Add a holiday
holiday-name-hint = Patients read it.
holiday-last-hint = Empty: one day.
coming-holidays = Coming holidays
no-holidays-title = No holidays planned
no-holidays-text = Enter public holidays and other days on which nobody works, so that nobody can book them.
holiday-affects-nobody = No visit lies on these days.
holiday-take-effect = Close the clinic on these days
holiday-answers-title = Answers to this holiday
calendar-on-holiday = Clinic closed: { $name }
