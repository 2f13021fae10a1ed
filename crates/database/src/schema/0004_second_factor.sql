-- The secret of the account's authenticator app, sealed with a key that is not in the database.
alter table accounts add column totp_secret varchar(200);

-- The instant in which a code has shown that the app has the secret: from then on signing in asks for a code.
alter table accounts add column totp_confirmed_at bigint;

-- The thirty seconds whose code was used last: a code works once, and none before it works any more.
alter table accounts add column totp_last_step bigint;

create table recovery_codes (
    -- For whoever has lost the app; each works once. Only hashes are kept.
    account_id id not null references accounts (id),
    code_hash varchar(64) not null,
    constraint recovery_codes_once primary key (account_id, code_hash)
);
