create table holidays (
    -- Days on which a clinic is closed, whoever works there: local dates, both included.
    id id primary key,
    clinic_id id not null references clinics (id),
    first_date varchar(10) not null,
    last_date varchar(10) not null,
    name varchar(120) not null,
    created_at instant not null
);

create index holidays_of_clinic on holidays (clinic_id, last_date);

-- Of a doctor who is away because of a holiday: which. `leave_id` is then that doctor's part of it.
alter table absences add column holiday_id id;

create index absences_of_holiday on absences (holiday_id);
