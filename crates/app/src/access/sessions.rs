//! The devices that are signed in: listed, ended one by one, ended at once.

use kernel::id::SessionId;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Action, Actor, model::EndReason, store, views::SessionView};
use crate::{
    App,
    audit::Entry,
    error::{Error, Result},
};

#[derive(Clone, Copy, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignOut {
    /// Every device, not only this one.
    pub all: Option<bool>,
}

/// The account's live sessions, the last used first.
pub async fn list_sessions(app: &App, actor: &Actor) -> Result<Vec<SessionView>> {
    actor.reach(Action::UseAccount)?;
    let id = actor.signed_in()?;
    let account = store::account(app.db.read(), id).await?.ok_or_else(Error::unauthenticated)?;
    let sessions = store::live_sessions(app.db.read(), id, app.now()).await?;
    let view = |session| SessionView::of(session, actor.session_id, &account.time_zone);
    Ok(sessions.into_iter().map(view).collect())
}

/// Ends the session the request was made with, or all of the account's.
pub async fn sign_out(app: &App, actor: &Actor, input: SignOut) -> Result<()> {
    // Not those of the account whose pages are looked at.
    let actor = &actor.itself();
    let account_id = actor.signed_in()?;
    if input.all != Some(true) {
        let current = actor.session_id.ok_or_else(Error::unauthenticated)?;
        end(app, actor, current, EndReason::SignedOut).await?;
        return Ok(());
    }
    let mut work = app.begin(actor).await?;
    let ended =
        store::end_sessions(&work, account_id, None, app.now(), EndReason::SignedOutEverywhere).await?;
    work.audit(Entry::new("session.end_all", account_id).detail(serde_json::json!({ "ended": ended })));
    work.commit().await?;
    app.known.drop_account(account_id).await;
    Ok(())
}

/// Ends one of the account's sessions. 404 for one that is another's or has ended.
pub async fn end_session(app: &App, actor: &Actor, id: SessionId) -> Result<()> {
    actor.reach(Action::UseAccount)?;
    match end(app, actor, id, EndReason::Ended).await? {
        true => Ok(()),
        false => Err(Error::not_found("session")),
    }
}

async fn end(app: &App, actor: &Actor, id: SessionId, reason: EndReason) -> Result<bool> {
    let account_id = actor.signed_in()?;
    let mut work = app.begin(actor).await?;
    let ended = store::end_session(&**work, account_id, id, app.now(), reason).await?;
    if ended {
        work.audit(Entry::new("session.end", id).detail(serde_json::json!({ "reason": reason })));
        work.commit().await?;
        app.known.drop_session(id).await;
    }
    Ok(ended)
}
