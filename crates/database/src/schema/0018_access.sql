create table emergency_accesses (
    -- That a doctor opened the record of somebody who is not their patient, in an emergency and for a while.
    id id primary key,
    patient_id id not null references patients (id),
    doctor_id id not null references doctors (id),
    account_id id not null references accounts (id),
    -- The doctor's.
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

create index emergency_accesses_by_doctor on emergency_accesses (doctor_id, opened_at);

create index emergency_accesses_by_opening on emergency_accesses (opened_at);

create table emergency_clinics (
    -- Whose managers are told of it and look into it: where the doctor works, and where the patient is known.
    clinic_id id not null references clinics (id),
    emergency_id id not null references emergency_accesses (id),
    constraint emergency_clinics_once primary key (clinic_id, emergency_id)
);

create index emergency_clinics_of_emergency on emergency_clinics (emergency_id);

-- Somebody is looked for by their whole name and date of birth.
create index patients_by_name on patients (folded_name, birth_date);

-- What let the reader in: a role, an emergency, or another account whose pages were looked at.
alter table record_reads add column manner varchar(20) not null default 'role';

-- Whose pages a manager or administrator looks at in this session, and until when. A column that is added has no foreign
-- key on every engine; whoever it names is looked up each time.
alter table sessions add column viewing_id id;

alter table sessions add column viewing_until instant;

create table test_mails (
    -- That somebody asked for a mail to their own address, to see whether mail works.
    id id primary key,
    clinic_id id not null references clinics (id),
    account_id id not null references accounts (id),
    asked_at instant not null,
    -- The minute it was asked for in, in which there is no other.
    minute_of instant not null,
    constraint test_mails_once unique (clinic_id, minute_of)
);

create index test_mails_by_clinic on test_mails (clinic_id, asked_at);
