-- Facts are a log that every process follows. Whoever reacts to new ones gives them the next batch in the same turn;
-- batch and number are their place for good. A number alone is none: numbers may commit out of order.
alter table outbox add column batch bigint;

-- The process that wrote it: it knows already.
alter table outbox add column process varchar(16) not null default '';

create index outbox_in_order on outbox (batch, number);

-- What could not be reacted to is a job now, tried again as any other.
alter table outbox drop column attempts;

alter table outbox drop column retry_at;

create table fact_readers (
    -- Who has read the log, up to which batch. `reactions` gives the batches; its row is locked by whose turn it is.
    name varchar(40) primary key,
    batch bigint not null
);
