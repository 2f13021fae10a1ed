create table emergency_accesses (
    -- That a doctor opened the record of somebody who is not their patient, in an emergency and for a while.
    id id primary key,
    patient_id id not null references patients (id),
    doctor_id id not null references doctors (id),
    account_id id not null references accounts (id),
    -- The doctor's, whose managers are told and review it.
    clinic_id id not null references clinics (id),
    reason varchar(20) not null,
    -- The same in the doctor's words.
    explanation text not null,
    opened_at instant not null,
    -- Brought forward by whoever ends it earlier.
    ends_at instant not null,
    reviewed_at instant,
    reviewed_by id references accounts (id),
    remark text
);

create index emergency_accesses_by_account on emergency_accesses (account_id, ends_at);

create index emergency_accesses_by_clinic on emergency_accesses (clinic_id, opened_at);

-- What let the reader in: a role, an emergency, or another account whose pages were looked at.
alter table record_reads add column manner varchar(20) not null default 'role';

-- Whose pages a manager or administrator looks at in this session, and until when.
alter table sessions add column viewing_id id;

alter table sessions add column viewing_until instant;

create table test_mails (
    -- That somebody asked for a mail to their own address, to see whether mail works.
    id id primary key,
    clinic_id id not null references clinics (id),
    account_id id not null references accounts (id),
    asked_at instant not null
);

create index test_mails_by_clinic on test_mails (clinic_id, asked_at);
