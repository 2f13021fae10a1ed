# The clinic's side: overview, appointments, departments, doctors, hours, leave, money, the desk.
nav-clinic-label = Clinic
clinic-overview = Overview
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
no-visits-left-text = Everything that was planned for today is done.
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
take-payment = Take { $total } at the desk
cancel-reason-hint = The patient reads this in the mail.
nothing-left-to-do = Nothing is left to do here.
add-department = Add a department
department-name = Name of the department
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
valid-from = from { $date }
hours = Hours
leave = Leave
profile = Profile
public-page = Public page
suspend = Suspend
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
upload = Upload
specializations = Specializations
rows-hint = Clear a row to remove it.
not-offered = Not offered
stop-offering = Stop offering
offer-again = Offer again
add-service = Add a service
service-name = Name of the service
multiple-of-five = A multiple of five.
own-fee-hint = Leave empty for the doctor’s fee.
weekly-hours = Weekly hours
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
leave-affects-text = They stay as they are until you move or cancel them. New bookings stop at once.
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
desk-confirms-at-once = The visit is confirmed at once; the patient can pay at the desk.
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
apply-sent-text = The clinic compares your registration with the register. You get a mail as soon as it has decided.
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
