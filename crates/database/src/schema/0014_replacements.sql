create table absences (
    -- A leave that crosses visits out: each of their patients is offered other times. It goes with the leave.
    leave_id id primary key,
    clinic_id id not null references clinics (id),
    doctor_id id not null references doctors (id),
    starts_at instant not null,
    ends_at instant not null
);

create index absences_by_end on absences (ends_at);

create table replacements (
    -- What a patient is offered instead of a visit that was crossed out. The leave may be gone by then, and the
    -- appointment in the archive, so nothing refers to their rows.
    id id primary key,
    leave_id id not null,
    appointment_id id not null,
    clinic_id id not null references clinics (id),
    doctor_id id not null references doctors (id),
    -- The time that was crossed out.
    starts_at instant not null,
    status varchar(20) not null,
    offered_at instant not null,
    -- Until then the offered times are kept.
    answer_by instant not null,
    ended_at instant,
    -- The appointment while its patient may still answer: one offer at a time.
    open_key id,
    constraint replacements_once unique (leave_id, appointment_id),
    constraint replacements_open unique (open_key)
);

create index replacements_of_appointment on replacements (appointment_id);

create index replacements_by_status on replacements (status, answer_by);

create table offered_times (
    -- A time that is kept for the answer: its ticks are set in the doctor's lane, as those of a visit.
    replacement_id id not null references replacements (id),
    position integer not null,
    starts_at instant not null,
    ends_at instant not null,
    claimed_from instant not null,
    claimed_until instant not null,
    lane integer not null,
    constraint offered_times_once primary key (replacement_id, position)
);

create table replacement_links (
    -- What a letter opens without signing in; of each only the hash is kept.
    token_hash varchar(64) primary key,
    replacement_id id not null references replacements (id)
);
