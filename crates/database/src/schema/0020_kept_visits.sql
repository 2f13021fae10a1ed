-- Visits that took place. With the next column: how well a doctor keeps what was promised, counted up with each visit.
alter table doctors add column visits_completed bigint not null default 0;

-- Visits that the doctor or the clinic called off, and patients who came and left unseen.
alter table doctors add column visits_let_down bigint not null default 0;

update doctors set visits_completed = (
    select count(*) from appointments where appointments.doctor_id = doctors.id and appointments.status = 'completed'
) + (
    select count(*) from archived_appointments
    where archived_appointments.doctor_id = doctors.id and archived_appointments.status = 'completed'
);

-- Rows do not tell whether a visit had been confirmed before it was called off: `doctorly reindex` asks the audit.
update doctors set visits_let_down = (
    select count(*) from appointments
    where appointments.doctor_id = doctors.id and appointments.status = 'cancelled' and appointments.kept_fee is null
    and (
        appointments.cancelled_by in ('doctor', 'clinic') or appointments.arrived_at is not null
        or appointments.cancel_reason = 'doctor_away'
    )
);

-- A shared index of doctors has another format now, and with it a reader of the log of its own: nobody reads as this one.
delete from fact_readers where name = 'directory';
