-- Forgotten with their session, and when they are older than a session can be.
create index spent_refresh_tokens_by_session on spent_refresh_tokens (session_id);

create index spent_refresh_tokens_by_age on spent_refresh_tokens (spent_at);
