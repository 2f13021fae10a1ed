-- Digest of the idempotency key that it was asked for with: whoever never had the answer is given it.
alter table charges add column asked_with varchar(64);
