# Bringing in lists of another system, and what is said of their rows.
clinic-import = Bring in a list
clinic-import-text = Doctors, patients and visits still to come, from a file of another system. You see first what would happen; nothing is written until you press again.
field-what = What the file has
field-file = File
field-doctor-id = Doctor
import-doctor = Doctor of the calendar
import-doctors = Doctors
import-patients = Patients
import-appointments = Visits still to come
import-file-hint = A table as CSV in UTF-8, or, for visits, a calendar (ICS). At most 500 rows and 512 KB.
import-doctor-hint = For a calendar, which does not say whose visits it has.
import-doctor-none = As the table says
import-look = Look at it first
import-tables = The columns of a table
import-tables-text = The first row names them, in any order. Other columns are not read. Dates are written as 1990-04-23.
import-column = Column
import-needed = Needed
import-must = yes
import-example = Example
import-example-file = Download an example
import-rule-same = The same file can be sent again: what is here already stays as it is. A doctor is known by the registration number, a patient by name, date of birth and phone, a visit by doctor, start and patient.
import-rule-visits = Visits are confirmed, to be paid at the desk, where the doctor is free and works at that time. Times are those of the clinic’s clock.
import-rule-letters = Patients whom a file brings have no account and get no letter. Somebody with an account gets the usual letter for a visit.
import-rule-calendar = Of a calendar, the title of an event is the patient’s name. Events that repeat or take whole days stay out.
import-again = Choose another file
import-looked = What would happen
import-done = What was brought in
import-would = { $count ->
    [one] { $shown } row would come in.
   *[other] { $shown } rows would come in.
}
import-did = { $count ->
    [one] { $shown } row came in.
   *[other] { $shown } rows came in.
}
import-known-count = { $count ->
    [one] { $shown } row was here already.
   *[other] { $shown } rows were here already.
}
import-refused-count = { $count ->
    [one] { $shown } row stays out, for the reason below.
   *[other] { $shown } rows stay out, for the reasons below.
}
import-ignored = These columns are not read: { $columns }
import-bring = { $count ->
    [one] Bring in the good row
   *[other] Bring in the { $shown } good rows
}
import-nothing = There is nothing new to bring in.
import-refused = Rows that stay out
import-taken = The other rows
import-row = Row { $shown }
import-known = Here already
fault-not-a-table = This file cannot be read as such a table.
fault-missing-column = A column that is needed is missing in the first row.
fault-column-twice = The first row has a column twice.
fault-cut-off = The file ends inside quotation marks: a part of it is missing, or a mark is.
fault-no-rows = There is nothing in this file.
fault-too-many-rows = At most 500 rows at a time: cut the file into parts.
fault-file-too-large = This file is larger than 512 KB: cut it into parts.
fault-not-utf8 = This file is not UTF-8. Save it as “CSV UTF-8”, and try again.
fault-too-many-cells = This row has more cells than the first one. Put what has a comma in it into quotation marks.
fault-not-an-event = This event of the calendar cannot be read.
fault-cancelled-event = This event was cancelled.
fault-repeating-event = This event repeats. Book each of its visits by itself.
fault-whole-day-event = This event is of whole days and has no time.
fault-unknown-event-zone = This event is in a time zone that is not known by that name.
fault-unclear-time = When this begins and ends cannot be read.
fault-no-such-time = The clocks go forward over this time: it does not exist on that day.
fault-no-such-doctor = This clinic has no doctor of that registration number or name.
fault-ambiguous-doctor = Several doctors have this name. Write the registration number.
fault-ambiguous-patient = Several people here could be meant. Write both the date of birth and the phone.
fault-no-such-department = This clinic has no department of that name.
fault-no-such-specialization = The catalogue has no specialization of that name.
fault-other-length = This visit would take another length of time here. Name a service that takes as long.
