-- When the patient came to the clinic; nothing before, and nothing where nobody said so.
alter table appointments add column arrived_at bigint;

-- When the visit began; nothing before.
alter table appointments add column begun_at bigint;
