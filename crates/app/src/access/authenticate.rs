//! From a token to who acts.

use kernel::id::SessionId;
use sea_orm::entity::prelude::*;

use super::{
    Actor, Grant,
    model::{SessionKind, hash_of},
    permission::Role,
    store::{self, Session, session},
};
use crate::{
    App,
    error::{Error, Kind, Problem, Result},
};

/// How old the last sign of a browser may be before it is noted again: one write an hour, not one a request.
const SEEN_SECONDS: i64 = 3600;

/// Who stands behind an access token or a session cookie. 401 `invalid_token` when nobody does (any more).
pub async fn authenticate(app: &App, token: &str) -> Result<Actor> {
    let (hash, now) = (hash_of(token), app.now());
    if let Some(actor) = app.known.get(&hash, now).await {
        return Ok(actor);
    }
    let reading = app.known.begin_reading();
    let db = app.db.read();
    let found = session::Entity::find().filter(session::Column::TokenHash.eq(hash.as_str())).one(db).await?;
    let is_live = |session: &Session| {
        session.ended_at.is_none() && now < session.token_expires_at && now < session.expires_at
    };
    let session = found.filter(is_live).ok_or_else(invalid_token)?;
    let account = store::account(db, session.account_id).await?.ok_or_else(invalid_token)?;
    let grants = store::grants_of(db, account.id).await?;

    let doctor_id = grants.iter().find_map(|grant| grant.doctor_id);
    let granted = grants.iter().filter(|grant| grant.role != Role::Doctor);
    let granted = granted.map(|grant| Grant { role: grant.role, clinic_id: grant.clinic_id }).collect();
    let mut actor = Actor::account(account.id, granted, doctor_id);
    actor.session_id = Some(session.id);

    let lasting = session.token_expires_at.min(session.expires_at);
    let who = (account.id, session.id);
    app.known.remember(reading, hash, actor.clone(), who, (now, lasting)).await;
    if session.kind == SessionKind::Web && now.seconds_since(session.last_seen_at) >= SEEN_SECONDS {
        keep_alive(app, session.id).await;
    }
    Ok(actor)
}

/// A browser session lasts from its last use. Failing to note it must not refuse the request.
async fn keep_alive(app: &App, id: SessionId) {
    let now = app.now();
    let until = now.plus_seconds(app.settings.session_seconds);
    let noted = session::Entity::update_many()
        .col_expr(session::Column::LastSeenAt, Expr::value(now))
        .col_expr(session::Column::TokenExpiresAt, Expr::value(until))
        .col_expr(session::Column::ExpiresAt, Expr::value(until))
        .filter(session::Column::Id.eq(id))
        .filter(session::Column::EndedAt.is_null())
        .exec(app.db.write())
        .await;
    if let Err(error) = noted {
        tracing::warn!(session.id = %id, error = %error, "a session's use could not be noted");
    }
}

/// One answer for tokens that are unknown, expired, ended, or of a closed account.
pub(super) fn invalid_token() -> Error {
    Problem::new(Kind::Unauthenticated, "invalid_token", "Your sign-in has ended. Sign in again.").into()
}
