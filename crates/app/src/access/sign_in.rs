//! Signing in: an address and a password for a session of one device.

use kernel::id::SessionId;
use sea_orm::entity::prelude::*;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    Actor,
    credentials::{self, Proven},
    device, lockout,
    model::{SessionKind, hash_of},
    secret::Secret,
    store::{self, account, session},
    totp,
    views::{AccountView, SignedIn, WebSession},
};
use crate::{
    App,
    audit::Entry,
    error::{Error, Result},
};

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    #[schema(required = true)]
    pub email: Option<String>,
    #[schema(required = true)]
    pub password: Option<Secret>,
    /// Where the account has a second factor: the authenticator app's six digits, or a recovery code.
    pub totp_code: Option<Secret>,
}

/// For programs: a short access token and a refresh token. `user_agent` names the device in the list of sessions.
///
/// 401 `wrong_credentials`; `totp_required` and `totp_invalid` only after the right password; 429 `too_many_attempts`, 503 `busy`.
pub async fn sign_in(app: &App, actor: &Actor, input: SignIn, user_agent: Option<&str>) -> Result<SignedIn> {
    let proven = credentials::prove(app, input.email, input.password).await?;
    let code = totp::check(app, &proven.account, input.totp_code.as_ref()).await?;
    let (access_token, refresh_token) = (app.new_secret(), app.new_secret());
    let row = begun(app, &proven, SessionKind::Bearer, user_agent, &access_token, Some(&refresh_token));
    let account = keep(app, actor, proven, code, row).await?;
    Ok(SignedIn {
        access_token,
        token_type: "Bearer",
        expires_in: app.settings.access_token_seconds,
        refresh_token,
        account,
    })
}

/// For a browser: one token for its cookie, which lasts as long as the session does. 401 `totp_required` carries a
/// `ticket` for [`sign_in_with_code`].
pub async fn sign_in_web(
    app: &App,
    actor: &Actor,
    input: SignIn,
    user_agent: Option<&str>,
) -> Result<WebSession> {
    let proven = credentials::prove(app, input.email, input.password).await?;
    let code = match totp::check(app, &proven.account, input.totp_code.as_ref()).await {
        Err(Error::Problem(problem)) if problem.code == "totp_required" => {
            return Err(problem.with("ticket", totp::ticket_for(app, &proven.account)).into());
        }
        checked => checked?,
    };
    begin_web(app, actor, proven, code, user_agent).await
}

/// The second step of [`sign_in_web`]: the ticket of the first, and the code.
///
/// 401 `totp_required`, `totp_invalid`, `sign_in_again`; 429 `too_many_attempts`.
pub async fn sign_in_with_code(
    app: &App,
    actor: &Actor,
    ticket: &Secret,
    code: &Secret,
    user_agent: Option<&str>,
) -> Result<WebSession> {
    let account = totp::holder_of(app, ticket.expose()).await?;
    lockout::check(app.db.read(), &account.email, app.now()).await?;
    let code = totp::check(app, &account, Some(code)).await?;
    begin_web(app, actor, Proven::earlier(account), code, user_agent).await
}

async fn begin_web(
    app: &App,
    actor: &Actor,
    proven: Proven,
    code: Option<totp::Proof>,
    user_agent: Option<&str>,
) -> Result<WebSession> {
    let token = app.new_secret();
    let row = begun(app, &proven, SessionKind::Web, user_agent, &token, None);
    let (id, expires_at) = (row.id, row.expires_at);
    let account = keep(app, actor, proven, code, row).await?;
    Ok(WebSession { id, token, expires_at, account })
}

fn begun(
    app: &App,
    proven: &Proven,
    kind: SessionKind,
    user_agent: Option<&str>,
    token: &str,
    refresh_token: Option<&str>,
) -> session::Model {
    let now = app.now();
    let expires_at = now.plus_seconds(app.settings.session_seconds);
    session::Model {
        id: app.new_id::<SessionId>(),
        account_id: proven.account.id,
        kind,
        token_hash: hash_of(token),
        token_expires_at: match kind {
            SessionKind::Bearer => now.plus_seconds(app.settings.access_token_seconds),
            SessionKind::Web => expires_at,
        },
        refresh_hash: refresh_token.map(hash_of),
        device: device::named(user_agent),
        created_at: now,
        last_seen_at: now,
        expires_at,
        ended_at: None,
        end_reason: None,
        viewing_id: None,
        viewing_until: None,
    }
}

async fn keep(
    app: &App,
    actor: &Actor,
    proven: Proven,
    code: Option<totp::Proof>,
    row: session::Model,
) -> Result<AccountView> {
    let account = proven.account;
    let mut signed_in = Actor::account(account.id, Vec::new(), None);
    signed_in.request_id.clone_from(&actor.request_id);
    let mut work = app.begin(&signed_in).await?;
    // Guesses made at the same time may have locked the address while this one was hashed.
    lockout::check(&**work, &account.email, app.now()).await?;
    if let Some(proof) = &code
        && let Err(error) = totp::use_up(&work, account.id, proof).await
    {
        // Somebody looked over a shoulder, or a second request came with the same code.
        work.give_up().await?;
        lockout::count(app, &account.email).await?;
        return Err(error);
    }
    lockout::clear(&work, &account.email).await?;
    if let Some(better) = proven.better_hash {
        // Only if it is still the password that was compared.
        account::Entity::update_many()
            .col_expr(account::Column::PasswordHash, Expr::value(better))
            .filter(account::Column::Id.eq(account.id))
            .filter(account::Column::PasswordHash.eq(account.password_hash.as_str()))
            .exec(&**work)
            .await?;
    }
    let (id, kind) = (row.id, row.kind);
    session::Entity::insert(session::ActiveModel::from(row)).exec_without_returning(&**work).await?;
    let grants = store::grants_of(&**work, account.id).await?;
    let second_factor = code.as_ref().map(totp::Proof::name);
    let detail = serde_json::json!({ "kind": kind, "second_factor": second_factor });
    work.audit(Entry::new("session.begin", id).detail(detail));
    work.commit().await?;
    Ok(AccountView::of(account, grants))
}
