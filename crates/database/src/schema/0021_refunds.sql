-- Why the gateway refused it, in the gateway's own word. It stays where the money went back after all.
alter table refunds add column failure_code varchar(60);

-- Those that wait, and those that were refused, are few among many.
create index refunds_by_status on refunds (status, failure_code);
