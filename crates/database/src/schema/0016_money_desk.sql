-- Printed on the clinic's tax invoices.
alter table clinics add column tax_number varchar(40);

create table invoice_series (
    -- The last number that a clinic gave to an invoice. Its row is held until the payment it counts is committed, so that
    -- no number is left out and none is given twice.
    clinic_id id primary key references clinics (id),
    last_number bigint not null
);

create table invoices (
    -- The tax invoice of a charge that was paid: its number, and the seller as it was called on that day.
    charge_id id primary key references charges (id),
    clinic_id id not null references clinics (id),
    invoice_number bigint not null,
    seller_name varchar(120) not null,
    seller_address varchar(300) not null,
    seller_city varchar(120) not null,
    seller_tax_number varchar(40),
    issued_at instant not null,
    constraint invoices_number unique (clinic_id, invoice_number)
);

-- What was paid before there were invoices is numbered in the order in which it was paid.
insert into invoices
    (charge_id, clinic_id, invoice_number, seller_name, seller_address, seller_city, seller_tax_number, issued_at)
select charges.id, charges.clinic_id,
    row_number() over (partition by charges.clinic_id order by charges.settled_at, charges.id),
    clinics.name, clinics.address, clinics.city, null, charges.settled_at
from charges join clinics on clinics.id = charges.clinic_id
where charges.status in ('paid', 'partly_refunded', 'refunded');

insert into invoice_series (clinic_id, last_number)
select clinic_id, max(invoice_number) from invoices group by clinic_id;

create table till_closings (
    -- The cash of a clinic's day, counted. A day may be counted again: every count stays.
    id id primary key,
    clinic_id id not null references clinics (id),
    closed_date varchar(10) not null,
    -- By the ledger, at that moment.
    expected bigint not null,
    counted bigint not null,
    currency varchar(3) not null,
    note varchar(300) not null,
    counted_by id not null references accounts (id),
    counted_at instant not null
);

create index till_closings_of_day on till_closings (clinic_id, closed_date);

create index charges_by_settling on charges (clinic_id, settled_at);

create index refunds_by_settling on refunds (settled_at);

create index offline_gateway_by_settling on offline_gateway (settles_at);
