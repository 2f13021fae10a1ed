-- Where a department is; null where it is at the clinic's address.
alter table departments add column address varchar(300);

-- Null where it is in the clinic's city.
alter table departments add column city varchar(120);

-- The department in which the doctor works at these hours; null for the doctor's own.
alter table weekly_hours add column department_id id references departments (id);

create index weekly_hours_in_department on weekly_hours (department_id);

create table report_offers_elsewhere (
    -- What doctors offered in departments that are not their own; `report_offers` has the rest.
    clinic_id id not null references clinics (id),
    day integer not null,
    doctor_id id not null references doctors (id),
    department_id id not null references departments (id),
    minutes bigint not null,
    constraint report_offers_elsewhere_once primary key (clinic_id, day, doctor_id, department_id)
);
