create table report_days (
    -- The days of a clinic of which reports count something. `day` is the clinic's own date, in days since 1970-01-01.
    clinic_id id not null references clinics (id),
    day integer not null,
    -- Rises with whatever happens that the day's figures tell of. They are right when they were counted after that.
    changed bigint not null,
    is_stale boolean not null,
    constraint report_days_once primary key (clinic_id, day)
);

create index report_days_stale on report_days (is_stale, day);

create table report_visits (
    -- What became of the visits of a day: of all (`grouped_as` is empty), and of each doctor, department and so on.
    clinic_id id not null references clinics (id),
    grouped_by varchar(20) not null,
    day integer not null,
    grouped_as varchar(40) not null,
    booked bigint not null,
    came bigint not null,
    missed bigint not null,
    cancelled bigint not null,
    cancelled_late bigint not null,
    booked_minutes bigint not null,
    constraint report_visits_once primary key (clinic_id, grouped_by, day, grouped_as)
);

create table report_money (
    -- What moved on a day, in minor units, and what became of the payments that were asked for on it.
    clinic_id id not null references clinics (id),
    grouped_by varchar(20) not null,
    day integer not null,
    grouped_as varchar(40) not null,
    currency varchar(3) not null,
    charged bigint not null,
    tax bigint not null,
    refunded bigint not null,
    tax_refunded bigint not null,
    paid bigint not null,
    failed bigint not null,
    constraint report_money_once primary key (clinic_id, grouped_by, day, grouped_as, currency)
);

create table report_offers (
    -- What doctors offered on days that are over: hours are changed later, and what was offered is not.
    clinic_id id not null references clinics (id),
    day integer not null,
    doctor_id id not null references doctors (id),
    department_id id references departments (id),
    minutes bigint not null,
    constraint report_offers_once primary key (clinic_id, day, doctor_id)
);

create table report_clinics (
    -- Up to which day what was offered is kept.
    clinic_id id primary key references clinics (id),
    closed_through integer not null
);

create index ledger_entries_of_clinic on ledger_entries (clinic_id, booked_at);

-- Whatever happened before is still to be counted. A clinic's date is within a day of the date in UTC; a day without
-- anything on it costs a look.
insert into report_days (clinic_id, day, changed, is_stale)
select clinic_id, day, 1, true from (
    select clinic_id, (starts_at - starts_at % 86400000000) / 86400000000 - 1 as day from appointments
    union select clinic_id, (starts_at - starts_at % 86400000000) / 86400000000 from appointments
    union select clinic_id, (starts_at - starts_at % 86400000000) / 86400000000 + 1 from appointments
    union select clinic_id, (starts_at - starts_at % 86400000000) / 86400000000 - 1 from archived_appointments
    union select clinic_id, (starts_at - starts_at % 86400000000) / 86400000000 from archived_appointments
    union select clinic_id, (starts_at - starts_at % 86400000000) / 86400000000 + 1 from archived_appointments
    union select clinic_id, (created_at - created_at % 86400000000) / 86400000000 - 1 from charges
    union select clinic_id, (created_at - created_at % 86400000000) / 86400000000 from charges
    union select clinic_id, (created_at - created_at % 86400000000) / 86400000000 + 1 from charges
    union select clinic_id, (booked_at - booked_at % 86400000000) / 86400000000 - 1 from ledger_entries
    union select clinic_id, (booked_at - booked_at % 86400000000) / 86400000000 from ledger_entries
    union select clinic_id, (booked_at - booked_at % 86400000000) / 86400000000 + 1 from ledger_entries
) as days;
