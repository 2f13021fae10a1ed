//! From a token to who acts.

use kernel::id::SessionId;
use sea_orm::entity::prelude::*;

use super::{
    Actor, Grant,
    actor::Opened,
    model::{SessionKind, hash_of},
    permission::Role,
    store::{self, emergency, session},
    viewing,
};
use crate::{
    App,
    error::{Error, Kind, Problem, Result},
};

/// How old the last sign of a browser may be before it is noted again: one write an hour, not one a request.
const SEEN_SECONDS: i64 = 3600;

/// Who stands behind an access token or a session cookie. 401 `invalid_token` when nobody does (any more).
///
/// Remembered for a moment where no other process signs people out. On a database server it is asked at each request:
/// one statement ([`crate::asked`]), and one more for a doctor or somebody who sees another's pages, so that a
/// sign-out through any process holds in all of them at once.
pub async fn authenticate(app: &App, token: &str) -> Result<Actor> {
    let (hash, now) = (hash_of(token), app.now());
    if app.db.is_embedded()
        && let Some(actor) = app.known.get(&hash, now).await
    {
        return Ok(actor);
    }
    let reading = app.known.begin_reading();
    let granted =
        app.asked_tokens.value(hash.clone(), |hashes| store::granted_by(app.db.read(), hashes)).await?;
    let session = granted.first().map(|first| first.session.clone()).filter(|session| {
        session.ended_at.is_none() && now < session.token_expires_at && now < session.expires_at
    });
    let session = session.ok_or_else(invalid_token)?;
    let doctor_id = granted.iter().find_map(|row| row.doctor_id);
    let roles =
        granted.iter().filter_map(|row| row.role.map(|role| Grant { role, clinic_id: row.clinic_id }));
    let roles = roles.filter(|grant| grant.role != Role::Doctor).collect();
    let mut actor = Actor::account(session.account_id, roles, doctor_id);
    actor.session_id = Some(session.id);
    let mut lasting = session.token_expires_at.min(session.expires_at);
    // Only doctors have any, so that everybody else is known by one statement.
    if doctor_id.is_some() {
        for open in emergency::open_to(app.db.read(), session.account_id, now).await? {
            lasting = lasting.min(open.ends_at);
            actor.opened.push(Opened { patient_id: open.patient_id, clinic_id: open.clinic_id });
        }
    }

    if let Some((viewed, until)) = session.viewing() {
        match viewing::through_eyes_of(app, &actor, viewed, until).await? {
            Some(seen) => {
                lasting = lasting.min(until);
                actor = seen;
            }
            None => actor.viewed = Some(viewed),
        }
    }
    actor.browses = session.kind == SessionKind::Web;
    if app.db.is_embedded() {
        let who = (session.account_id, session.id);
        app.known.remember(reading, hash, actor.clone(), who, (now, lasting)).await;
    }
    if session.kind == SessionKind::Web && now.seconds_since(session.last_seen_at) >= SEEN_SECONDS {
        // Failing to note it must not refuse the request.
        if let Err(error) = keep_alive(app, session.id).await {
            tracing::warn!(session.id = %session.id, error = %error, "a session's use could not be noted");
        }
    }
    Ok(actor)
}

/// As [`authenticate`], for programs. What signs a browser in is no good for them: by its cookie somebody may see the pages
/// as another account does, and what pages keep closed then would be open here.
pub async fn authenticate_program(app: &App, token: &str) -> Result<Actor> {
    let actor = authenticate(app, token).await?;
    if actor.browses { Err(invalid_token()) } else { Ok(actor) }
}

/// A browser session lasts from its last use.
async fn keep_alive(app: &App, id: SessionId) -> Result<()> {
    let now = app.now();
    let until = now.plus_seconds(app.settings.session_seconds);
    let tx = app.db.begin().await?;
    session::Entity::update_many()
        .col_expr(session::Column::LastSeenAt, Expr::value(now))
        .col_expr(session::Column::TokenExpiresAt, Expr::value(until))
        .col_expr(session::Column::ExpiresAt, Expr::value(until))
        .filter(session::Column::Id.eq(id))
        .filter(session::Column::EndedAt.is_null())
        .exec(&*tx)
        .await?;
    Ok(tx.commit().await?)
}

/// One answer for tokens that are unknown, expired, ended, or of a closed account.
pub(super) fn invalid_token() -> Error {
    Problem::new(Kind::Unauthenticated, "invalid_token", "Your sign-in has ended. Sign in again.").into()
}
