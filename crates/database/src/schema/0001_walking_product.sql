-- The first schema. Statements are separated by an empty line.
-- Type words that differ by engine are replaced when it runs (`dialect.rs`): `id` (a UUID), `serial` (a growing number).
-- `instant` columns hold microseconds since 1970 UTC, money holds minor units, dates ISO text (ARCHITECTURE.md).

create table outbox (
    -- Facts wait here from the commit that made them until every reaction to them is done.
    -- Numbers may commit out of order, so a reader takes what is there and deletes it; it never keeps a position.
    number serial,
    kind varchar(60) not null,
    aggregate varchar(80) not null,
    payload text not null,
    happened_at instant not null,
    attempts integer not null default 0,
    retry_at instant not null default 0
);

create table jobs (
    id id primary key,
    kind varchar(60) not null,
    payload text not null,
    -- Nobody may queue the same work twice: the key names the work, not the attempt.
    dedup_key varchar(200) not null constraint jobs_dedup_key unique,
    run_at instant not null,
    attempts integer not null default 0,
    -- Held by a worker until then; a worker that died gives it back by doing nothing.
    leased_until instant not null default 0,
    state varchar(20) not null,
    last_error varchar(500),
    created_at instant not null,
    finished_at instant
);

create index jobs_due on jobs (state, run_at);

create table audit (
    id id primary key,
    at instant not null,
    actor_account_id id,
    actor_kind varchar(20) not null,
    action varchar(60) not null,
    subject varchar(80) not null,
    clinic_id id,
    patient_id id,
    detail text not null,
    request_id varchar(80)
);

create index audit_by_subject on audit (subject, at);

create index audit_by_time on audit (at);

create table repeats (
    -- Answers to requests that carried an Idempotency-Key, kept a day, per caller.
    caller varchar(80) not null,
    repeat_key varchar(255) not null,
    -- SHA-256 of method, path and body: the same key with another request is refused.
    fingerprint varchar(64) not null,
    status integer not null,
    body text not null,
    created_at instant not null,
    constraint repeats_once primary key (caller, repeat_key)
);

create index repeats_by_age on repeats (created_at);

create table accounts (
    id id primary key,
    email varchar(254) not null constraint accounts_email unique,
    password_hash varchar(200) not null,
    name varchar(120) not null,
    phone varchar(20),
    locale varchar(10) not null,
    time_zone varchar(64) not null,
    email_confirmed_at instant,
    created_at instant not null,
    closed_at instant,
    version bigint not null default 1
);

create table sign_in_failures (
    -- Wrong passwords in a row, by the SHA-256 of the address that was typed, whether it has an account or not: a
    -- lockout must not tell which addresses have one, and what people mistype is not kept.
    email_hash varchar(64) primary key,
    failures integer not null,
    locked_until instant not null,
    last_failed_at instant not null
);

create index sign_in_failures_by_age on sign_in_failures (last_failed_at);

create table sessions (
    id id primary key,
    account_id id not null references accounts (id),
    kind varchar(10) not null,
    -- Only hashes of tokens are kept: a stolen copy of this table signs nobody in.
    token_hash varchar(64) not null constraint sessions_token unique,
    token_expires_at instant not null,
    refresh_hash varchar(64) constraint sessions_refresh unique,
    device varchar(200) not null,
    created_at instant not null,
    last_seen_at instant not null,
    expires_at instant not null,
    ended_at instant,
    end_reason varchar(30)
);

create index sessions_of_account on sessions (account_id, ended_at);

create table spent_refresh_tokens (
    -- A refresh token works once. One that comes back was copied: its session ends.
    token_hash varchar(64) primary key,
    session_id id not null references sessions (id),
    spent_at instant not null
);

create table one_time_links (
    token_hash varchar(64) primary key,
    account_id id not null references accounts (id),
    purpose varchar(30) not null,
    expires_at instant not null,
    used_at instant
);

create table clinics (
    id id primary key,
    name varchar(120) not null,
    time_zone varchar(64) not null,
    currency varchar(3) not null,
    tax_rate_bp integer not null,
    phone varchar(20),
    address varchar(300) not null,
    city varchar(120) not null,
    latitude double precision,
    longitude double precision,
    hold_minutes integer not null,
    pay_at_desk boolean not null,
    -- Patients may cancel or move themselves until so many minutes before the visit.
    cancel_notice_minutes integer not null,
    created_at instant not null,
    version bigint not null default 1
);

create table role_grants (
    id id primary key,
    account_id id not null references accounts (id),
    role varchar(20) not null,
    -- Null for an administrator of the whole installation.
    clinic_id id references clinics (id),
    -- The doctor record that is the account's own, for the role doctor.
    doctor_id id,
    -- Account, role and clinic in one text: a unique key over a nullable column would let doubles in.
    grant_key varchar(140) not null constraint role_grants_once unique,
    granted_at instant not null
);

create index role_grants_of_account on role_grants (account_id);

create table departments (
    id id primary key,
    clinic_id id not null references clinics (id),
    name varchar(120) not null,
    folded_name varchar(240) not null,
    created_at instant not null,
    updated_at instant not null,
    version bigint not null default 1,
    constraint departments_name unique (clinic_id, folded_name)
);

create table department_hours (
    department_id id not null references departments (id),
    -- ISO weekday, 1 is Monday. `closes <= opens` runs into the next day; equal is round the clock.
    weekday integer not null,
    opens_minute integer not null,
    closes_minute integer not null,
    constraint department_hours_once primary key (department_id, weekday, opens_minute)
);

create table specializations (
    id id primary key,
    name varchar(80) not null,
    folded_name varchar(160) not null constraint specializations_name unique,
    image_key varchar(120),
    version bigint not null default 1
);

create table qualifications (
    id id primary key,
    name varchar(80) not null,
    folded_name varchar(160) not null constraint qualifications_name unique,
    version bigint not null default 1
);

create table doctors (
    id id primary key,
    account_id id constraint doctors_account unique references accounts (id),
    clinic_id id not null references clinics (id),
    department_id id references departments (id),
    full_name varchar(120) not null,
    registration_number varchar(40) not null constraint doctors_registration_number unique,
    registration_expiry varchar(10) not null,
    description text not null,
    gender varchar(10),
    -- Minor units in the clinic's currency.
    consultation_fee bigint not null,
    accepts_new boolean not null,
    -- Words separated by spaces: in_person video.
    modes varchar(40) not null,
    -- ISO 639 codes separated by spaces.
    languages varchar(120) not null,
    practising_since integer,
    photo_key varchar(120),
    status varchar(20) not null,
    -- How many visits this doctor's times take at once (lanes of the day sheet).
    capacity integer not null,
    rating_sum bigint not null default 0,
    rating_count bigint not null default 0,
    -- Rises with every change of hours, leave, services, status, expiry or capacity; a claim names the version it was
    -- decided on, so that a change and a booking cannot miss each other.
    schedule_version bigint not null default 1,
    created_at instant not null,
    version bigint not null default 1
);

create index doctors_of_department on doctors (department_id);

create index doctors_of_clinic on doctors (clinic_id, status);

create table doctor_specializations (
    doctor_id id not null references doctors (id),
    specialization_id id not null references specializations (id),
    -- The order in which the doctor lists them: the first is the main one.
    place integer not null,
    constraint doctor_specializations_once primary key (doctor_id, specialization_id)
);

create index doctor_specializations_of on doctor_specializations (specialization_id);

create table doctor_qualifications (
    doctor_id id not null references doctors (id),
    -- The order in which the doctor lists them.
    place integer not null,
    qualification_id id not null references qualifications (id),
    institute varchar(160) not null,
    awarded_on varchar(10) not null,
    constraint doctor_qualifications_once primary key (doctor_id, place)
);

create index doctor_qualifications_of on doctor_qualifications (qualification_id);

create table services (
    id id primary key,
    doctor_id id not null references doctors (id),
    name varchar(120) not null,
    duration_minutes integer not null,
    -- Null means the doctor's consultation fee.
    fee bigint,
    buffer_before_minutes integer not null,
    buffer_after_minutes integer not null,
    notice_minutes integer not null,
    horizon_days integer not null,
    mode varchar(20) not null,
    active boolean not null,
    created_at instant not null,
    version bigint not null default 1
);

create index services_of_doctor on services (doctor_id);

create table patients (
    id id primary key,
    -- Who cares for the record. Null for somebody whom a clinic's desk wrote down and who has no account.
    account_id id references accounts (id),
    -- The clinic whose desk made the record; null for an account's own.
    clinic_id id references clinics (id),
    -- The account's id again for the self profile, null for dependants: one self an account.
    self_of id constraint patients_self unique,
    name varchar(120) not null,
    folded_name varchar(240) not null,
    birth_date varchar(10),
    gender varchar(10),
    phone varchar(20),
    notes varchar(2000) not null,
    created_at instant not null,
    removed_at instant,
    version bigint not null default 1
);

create index patients_of_account on patients (account_id);

create index patients_of_clinic on patients (clinic_id);

create table patient_links (
    -- Who has had an appointment with whom: a clinic's people and a doctor reach a patient through it.
    patient_id id not null references patients (id),
    clinic_id id not null references clinics (id),
    doctor_id id not null references doctors (id),
    constraint patient_links_once primary key (patient_id, doctor_id, clinic_id)
);

create index patient_links_of_clinic on patient_links (clinic_id);

create index patient_links_of_doctor on patient_links (doctor_id);

create table weekly_hours (
    id id primary key,
    doctor_id id not null references doctors (id),
    weekday integer not null,
    starts_minute integer not null,
    ends_minute integer not null,
    slot_minutes integer not null,
    -- The sitting's own price, when it has one.
    consultation_fee bigint,
    valid_from varchar(10),
    valid_until varchar(10),
    -- Ids separated by spaces; empty means every service.
    service_ids text not null,
    created_at instant not null
);

create index weekly_hours_of_doctor on weekly_hours (doctor_id);

create table "leave" (
    id id primary key,
    doctor_id id not null references doctors (id),
    starts_at instant not null,
    ends_at instant not null,
    reason varchar(300) not null,
    created_at instant not null
);

create index leave_of_doctor on "leave" (doctor_id, ends_at);

create table day_sheets (
    -- A resource's UTC day in five-minute ticks: six words of 48 bits, four hours each. A set bit is taken.
    resource_id id not null,
    lane integer not null,
    utc_day integer not null,
    w0 bigint not null,
    w1 bigint not null,
    w2 bigint not null,
    w3 bigint not null,
    w4 bigint not null,
    w5 bigint not null,
    constraint day_sheets_once primary key (resource_id, utc_day, lane)
);

create table appointments (
    id id primary key,
    clinic_id id not null references clinics (id),
    doctor_id id not null references doctors (id),
    patient_id id not null references patients (id),
    -- Whose appointment it is: the account that owns the patient, if one does.
    account_id id references accounts (id),
    service_id id references services (id),
    department_id id references departments (id),
    status varchar(20) not null,
    starts_at instant not null,
    ends_at instant not null,
    -- What is claimed in the sheets: the visit and its buffers.
    claimed_from instant not null,
    claimed_until instant not null,
    lane integer not null,
    sitting_id id,
    position integer,
    mode varchar(20) not null,
    reason varchar(500) not null,
    hold_expires_at instant,
    hold_extended boolean not null,
    -- 0, 1 or 2 while a patient's own hold lives: at most three at a time, by the key below.
    hold_place integer,
    fee bigint not null,
    tax_rate_bp integer not null,
    tax bigint not null,
    total bigint not null,
    currency varchar(3) not null,
    pay_at_desk boolean not null,
    created_by id references accounts (id),
    cancelled_by varchar(20),
    cancel_reason varchar(500),
    -- iCalendar SEQUENCE: rises with every move and with the cancellation.
    sequence integer not null default 0,
    created_at instant not null,
    updated_at instant not null,
    version bigint not null default 1,
    constraint appointments_hold_place unique (account_id, hold_place)
);

create index appointments_of_doctor on appointments (doctor_id, starts_at);

create index appointments_of_patient on appointments (patient_id, starts_at);

create index appointments_of_account on appointments (account_id, starts_at);

create index appointments_of_clinic on appointments (clinic_id, starts_at);

create index appointments_by_hold on appointments (status, hold_expires_at);

create table charges (
    id id primary key,
    -- What is paid for. Payments do not know what it is; today it is an appointment.
    payable_id id not null,
    -- The payable's id while a charge is pending or paid, else null: one live charge a payable.
    live_payable_id id constraint charges_live unique,
    -- Null for a patient without an account, who pays at the desk.
    account_id id references accounts (id),
    clinic_id id not null references clinics (id),
    status varchar(20) not null,
    method varchar(20) not null,
    gateway varchar(20) not null,
    gateway_reference varchar(120) constraint charges_gateway_reference unique,
    fee bigint not null,
    tax_rate_bp integer not null,
    tax bigint not null,
    total bigint not null,
    refunded bigint not null default 0,
    currency varchar(3) not null,
    failure_code varchar(60),
    created_at instant not null,
    -- While pending: when the sweep asks the gateway next what became of it.
    look_again_at instant not null,
    settled_at instant,
    version bigint not null default 1,
    constraint charges_refund_within_total check (refunded >= 0 and refunded <= total)
);

create index charges_to_look_after on charges (status, look_again_at);

create index charges_of_payable on charges (payable_id);

create index charges_of_account on charges (account_id, created_at);

create index charges_of_clinic on charges (clinic_id, created_at);

create table refunds (
    id id primary key,
    charge_id id not null references charges (id),
    amount bigint not null,
    reason varchar(500) not null,
    status varchar(20) not null,
    gateway_reference varchar(120),
    created_by id references accounts (id),
    created_at instant not null,
    settled_at instant
);

create index refunds_of_charge on refunds (charge_id);

create table ledger_entries (
    -- Double entry: the debits and credits of one transfer are equal. Never updated, never deleted (triggers).
    transfer_id id not null,
    line integer not null,
    ledger_account varchar(40) not null,
    clinic_id id not null references clinics (id),
    charge_id id not null references charges (id),
    debit bigint not null,
    credit bigint not null,
    currency varchar(3) not null,
    booked_at instant not null,
    constraint ledger_entries_once primary key (transfer_id, line),
    constraint ledger_entries_one_side check (debit >= 0 and credit >= 0 and (debit = 0) <> (credit = 0))
);

create index ledger_entries_of_charge on ledger_entries (charge_id);

create table gateway_events (
    -- Webhooks already seen, by the gateway's own event id: a second delivery changes nothing.
    gateway varchar(20) not null,
    event_id varchar(120) not null,
    kind varchar(60) not null,
    received_at instant not null,
    constraint gateway_events_once primary key (gateway, event_id)
);

create table offline_gateway (
    -- The books of the built-in gateway. It stands outside: only its adapter reads or writes here.
    reference varchar(120) primary key,
    idempotency_key varchar(120) not null constraint offline_gateway_idempotency unique,
    kind varchar(10) not null,
    -- Of a refund: the charge it gives back.
    charge_reference varchar(120),
    -- The last four digits of the test card, which decide everything that follows.
    card varchar(4) not null,
    amount bigint not null,
    currency varchar(3) not null,
    -- What it will have come to at `settles_at`: succeeded, or the code of a failure.
    outcome varchar(40) not null,
    settles_at instant not null,
    -- The webhook to send: when, and how many deliveries are still to come.
    deliver_at instant not null,
    deliveries_left integer not null
);

create index offline_gateway_of_charge on offline_gateway (charge_reference);

create index offline_gateway_due on offline_gateway (deliveries_left, deliver_at);

create table mails (
    -- Mail that was sent, as the mailbox page of a demo shows it and as the delivery log keeps it.
    id id primary key,
    dedup_key varchar(200) not null constraint mails_dedup_key unique,
    recipient varchar(254) not null,
    subject varchar(300) not null,
    text text not null,
    html text not null,
    calendar text,
    calendar_method varchar(20),
    sent_at instant not null
);

create index mails_by_time on mails (sent_at)
