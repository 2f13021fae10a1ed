-- What a clinic keeps of a visit that its patient called off too late, or missed: its rule, and what it came to.
alter table clinics add column late_cancel_fee_bp integer;
alter table clinics add column no_show_fee_bp integer not null default 10000;

alter table appointments add column kept_fee bigint;
