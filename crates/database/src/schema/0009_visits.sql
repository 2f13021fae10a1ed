create table visit_summaries (
    -- What the doctor wrote of a visit. Each writing is a row of its own, and none is ever changed. An appointment may be
    -- in the archive by then, so nothing refers to its row.
    appointment_id id not null,
    version bigint not null,
    clinic_id id not null references clinics (id),
    doctor_id id not null references doctors (id),
    patient_id id not null references patients (id),
    notes text not null,
    diet text not null,
    exercise text not null,
    follow_up_on varchar(10),
    written_by id references accounts (id),
    written_at instant not null,
    constraint visit_summaries_once primary key (appointment_id, version)
);

create table prescription_items (
    -- What is to be taken, in the order in which it was written.
    appointment_id id not null,
    version bigint not null,
    position integer not null,
    name varchar(200) not null,
    formula varchar(200) not null,
    dosage varchar(200) not null,
    brand varchar(200) not null,
    constraint prescription_items_once primary key (appointment_id, version, position),
    constraint prescription_items_of_summary foreign key (appointment_id, version) references visit_summaries (appointment_id, version)
);

create table reviews (
    id id primary key,
    -- One a visit.
    appointment_id id not null constraint reviews_of_appointment unique,
    clinic_id id not null references clinics (id),
    doctor_id id not null references doctors (id),
    account_id id not null references accounts (id),
    rating integer not null,
    text text not null,
    status varchar(20) not null,
    hidden_because varchar(1000),
    written_at instant not null,
    decided_at instant,
    version bigint not null default 1
);

create index reviews_of_doctor on reviews (doctor_id, status, written_at);

create index reviews_of_clinic on reviews (clinic_id, status, written_at);
