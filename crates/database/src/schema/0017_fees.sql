-- What a clinic keeps of the price when a patient cancels later than its notice, in basis points. Null: only the clinic
-- may cancel then.
alter table clinics add column late_cancel_fee_bp integer;

-- And when a patient does not come.
alter table clinics add column no_show_fee_bp integer not null default 10000;

-- What that came to.
alter table appointments add column kept_fee bigint;
