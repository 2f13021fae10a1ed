create table record_reads (
    -- That somebody who works here read of a patient, once for every hour in which they did.
    id id primary key,
    patient_id id not null references patients (id),
    account_id id not null references accounts (id),
    what varchar(20) not null,
    actor_kind varchar(20) not null,
    clinic_id id references clinics (id),
    hour instant not null,
    -- The first time in that hour.
    at instant not null,
    constraint record_reads_once unique (patient_id, account_id, what, hour)
);

create index record_reads_by_patient on record_reads (patient_id, at);

create index record_reads_by_account on record_reads (account_id, at);

create index record_reads_by_clinic on record_reads (clinic_id, at);

create index audit_by_actor on audit (actor_account_id, at);

create index audit_by_patient on audit (patient_id, at);

create index audit_by_clinic on audit (clinic_id, at);
