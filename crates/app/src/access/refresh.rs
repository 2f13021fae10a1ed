//! The next access token for a refresh token, which is good for one use.

use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    Actor,
    authenticate::invalid_token,
    model::{EndReason, hash_of},
    secret::Secret,
    store::{self, Session, session, spent_refresh_token},
    views::{AccountView, SignedIn},
};
use crate::{
    App,
    audit::Entry,
    error::{Error, Result},
};

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Refresh {
    #[schema(required = true)]
    pub refresh_token: Option<Secret>,
}

/// Answers new tokens and ends both old ones. A refresh token that comes back after its use was copied by somebody,
/// and nobody can tell by whom: the whole session ends. 401 `invalid_token`.
pub async fn refresh(app: &App, actor: &Actor, input: Refresh) -> Result<SignedIn> {
    let missing = || Error::field("refresh_token", "required", "Fill this in.");
    let old_hash = hash_of(input.refresh_token.ok_or_else(missing)?.expose());
    let holder = session::Entity::find().filter(session::Column::RefreshHash.eq(old_hash.as_str()));
    let Some(session) = holder.one(app.db.read()).await? else {
        return Err(refuse(app, actor, &old_hash).await?);
    };
    let is_live = session.ended_at.is_none() && app.now() < session.expires_at;
    let account = store::account(app.db.read(), session.account_id).await?.filter(|_| is_live);
    let account = account.ok_or_else(invalid_token)?;

    let (access_token, refresh_token) = (app.new_secret(), app.new_secret());
    let as_owner = as_account(actor, &session);
    let work = app.begin(&as_owner).await?;
    if !rotate(app, &work, &session, &old_hash, &access_token, &refresh_token).await? {
        work.give_up().await?;
        return Err(refuse(app, actor, &old_hash).await?);
    }
    let spent = spent_refresh_token::ActiveModel {
        token_hash: Set(old_hash),
        session_id: Set(session.id),
        spent_at: Set(app.now()),
    };
    spent_refresh_token::Entity::insert(spent).exec_without_returning(&**work).await?;
    let grants = store::grants_of(&**work, account.id).await?;
    work.commit().await?;
    app.known.drop_session(session.id).await;
    Ok(SignedIn {
        access_token,
        token_type: "Bearer",
        expires_in: app.settings.access_token_seconds,
        refresh_token,
        account: AccountView::of(account, grants),
    })
}

/// Of two that come with one refresh token at the same time, one finds it gone.
async fn rotate(
    app: &App,
    tx: &database::Tx,
    session: &Session,
    old_hash: &str,
    access_token: &str,
    refresh_token: &str,
) -> Result<bool> {
    let now = app.now();
    let token_expires_at = now.plus_seconds(app.settings.access_token_seconds);
    let expires_at = now.plus_seconds(app.settings.session_seconds);
    let rotated = session::Entity::update_many()
        .col_expr(session::Column::TokenHash, Expr::value(hash_of(access_token)))
        .col_expr(session::Column::TokenExpiresAt, Expr::value(token_expires_at))
        .col_expr(session::Column::RefreshHash, Expr::value(hash_of(refresh_token)))
        .col_expr(session::Column::ExpiresAt, Expr::value(expires_at))
        .col_expr(session::Column::LastSeenAt, Expr::value(now))
        .filter(session::Column::Id.eq(session.id))
        .filter(session::Column::RefreshHash.eq(old_hash))
        .filter(session::Column::EndedAt.is_null())
        .exec(&**tx)
        .await?;
    Ok(rotated.rows_affected == 1)
}

/// The one answer for a refresh token that is not good; ends the session of one that had been used.
async fn refuse(app: &App, actor: &Actor, hash: &str) -> Result<Error> {
    let spent = spent_refresh_token::Entity::find_by_id(hash).one(app.db.read()).await?;
    let Some(spent) = spent else { return Ok(invalid_token()) };
    let session = session::Entity::find_by_id(spent.session_id).one(app.db.read()).await?;
    let Some(session) = session else { return Ok(invalid_token()) };
    let as_owner = as_account(actor, &session);
    let mut work = app.begin(&as_owner).await?;
    let reason = EndReason::RefreshReused;
    if store::end_session(&**work, session.account_id, session.id, app.now(), reason).await? {
        work.audit(Entry::new("session.end", session.id).detail(serde_json::json!({ "reason": reason })));
        work.commit().await?;
        app.known.drop_session(session.id).await;
        tracing::warn!(session.id = %session.id, "a used refresh token came back; its session is ended");
    }
    Ok(invalid_token())
}

/// The bearer of a refresh token acts for the session's account.
fn as_account(actor: &Actor, session: &Session) -> Actor {
    let mut owner = Actor::account(session.account_id, Vec::new(), None);
    owner.request_id.clone_from(&actor.request_id);
    owner
}
