-- A visit of this patient with this doctor was completed.
alter table patient_links add column seen boolean not null default false;

-- Different patients with a completed visit: as many as the doctor has links that are seen, counted up with each first.
alter table doctors add column patients_seen bigint not null default 0;

update patient_links set seen = true where exists (
    select 1 from appointments
    where appointments.patient_id = patient_links.patient_id
    and appointments.doctor_id = patient_links.doctor_id and appointments.status = 'completed'
);

update doctors set patients_seen = (
    select count(*) from patient_links where patient_links.doctor_id = doctors.id and patient_links.seen
);
