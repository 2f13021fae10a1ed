create table archived_appointments (
    -- What lists, counts and permissions ask of an appointment whose record is in the archive.
    id id primary key,
    clinic_id id not null references clinics (id),
    doctor_id id not null references doctors (id),
    patient_id id not null references patients (id),
    account_id id references accounts (id),
    status varchar(20) not null,
    starts_at instant not null,
    total bigint not null,
    archived_at instant not null
);

create index archived_appointments_of_doctor on archived_appointments (doctor_id, starts_at);

create index archived_appointments_of_patient on archived_appointments (patient_id, starts_at);

create index archived_appointments_of_account on archived_appointments (account_id, starts_at);

create index archived_appointments_of_clinic on archived_appointments (clinic_id, starts_at);

create table archived_records (
    -- The archive where it is in this database: only its adapter reads or writes here.
    owner id not null,
    at instant not null,
    id id not null,
    version bigint not null,
    body text not null,
    constraint archived_records_once primary key (owner, at, id)
);
