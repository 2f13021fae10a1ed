create table invitations (
    -- That somebody is asked by mail to work at a clinic.
    id id primary key,
    clinic_id id not null references clinics (id),
    email varchar(254) not null,
    role varchar(20) not null,
    invited_by id not null references accounts (id),
    invited_at instant not null,
    expires_at instant not null,
    -- Accepted, or withdrawn by the clinic.
    ended_at instant,
    accepted_by id references accounts (id),
    -- Clinic and address until it has ended: one letter waits for its answer at a time.
    open_key varchar(300),
    constraint invitations_once unique (open_key)
);

create index invitations_by_clinic on invitations (clinic_id, ended_at);

create index role_grants_by_clinic on role_grants (clinic_id, role);
