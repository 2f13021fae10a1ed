create table resources (
    -- A room or a device of a clinic: claimed with the doctor by visits that need it. Never deleted, only no longer used.
    id id primary key,
    clinic_id id not null references clinics (id),
    kind varchar(20) not null,
    name varchar(120) not null,
    folded_name varchar(240) not null,
    active boolean not null,
    created_at instant not null,
    updated_at instant not null,
    version bigint not null default 1,
    constraint resources_name unique (clinic_id, folded_name)
);

-- What the service needs beside the doctor: ids of resources that do as well as each other with a space between, needs with
-- a bar. Null for none.
alter table services add column needs varchar(1500);

-- What was claimed with the doctor: ids of resources with a space between. Null for none.
alter table appointments add column resource_ids varchar(130);

alter table offered_times add column resource_ids varchar(130);
