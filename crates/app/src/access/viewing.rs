//! Looking at the pages as another account sees them: to help, or to see what somebody may. Nothing can be changed so, it
//! ends by itself, and whoever looks answers for what they read.
//!
//! A manager sees of an account of their team only what it does at their clinics; what it has as a patient is its own.

use kernel::{fields::Check, id::AccountId, text::Email, time::Instant};
use sea_orm::entity::prelude::*;

use super::{
    Action, Actor, Grant, Role, Viewer,
    model::SessionKind,
    store::{self, RoleGrant, session},
};
use crate::{
    App,
    audit::Entry,
    error::{Error, Result},
};

kernel::words! {
    /// Why somebody looks at another's pages.
    pub enum ViewingReason {
        /// They asked for help.
        Help = "help",
        /// To see what their role shows.
        Permissions = "permissions",
        /// A complaint is looked into.
        Complaint = "complaint",
    }
}

/// How long it lasts.
pub const VIEWING_MINUTES: i64 = 30;

/// Whose pages, and why.
#[derive(Clone, Debug, Default)]
pub struct ViewAs {
    pub email: Option<String>,
    pub reason: Option<ViewingReason>,
}

/// From now on the browser's session sees the pages as that account does; gives who acts so. 422 `nobody_to_view`.
pub async fn view_as(app: &App, actor: &Actor, input: ViewAs) -> Result<Actor> {
    actor.reach(Action::ViewAs)?;
    let session_id = actor.session_id.ok_or_else(Error::forbidden)?;
    let mut check = Check::new();
    let email = check.required("email", input.email, |raw| Email::parse(&raw));
    let reason = check.required("reason", input.reason, Ok);
    let (email, reason) = check.build(|| Some((email?, reason?))).map_err(Error::fields)?;
    // Whoever is out of reach looks like nobody.
    let nobody =
        || Error::field("email", "nobody_to_view", "Nobody whose pages you may see has this address.");
    let account = store::account_by_email(app.db.read(), email.as_str()).await?.ok_or_else(nobody)?;
    let until = app.now().plus_minutes(VIEWING_MINUTES);
    let seen = through_eyes_of(app, actor, account.id, until).await?.ok_or_else(nobody)?;
    let mut work = app.begin(actor).await?;
    let begin = session::Entity::update_many()
        .col_expr(session::Column::ViewingId, Expr::value(account.id))
        .col_expr(session::Column::ViewingUntil, Expr::value(until))
        .filter(session::Column::Id.eq(session_id))
        // A program has no pages.
        .filter(session::Column::Kind.eq(SessionKind::Web))
        .filter(session::Column::EndedAt.is_null());
    if begin.exec(&**work).await?.rows_affected == 0 {
        return Err(Error::forbidden());
    }
    let detail = serde_json::json!({ "reason": reason, "minutes": VIEWING_MINUTES });
    work.audit(about("account.view_as", &seen, account.id).detail(detail));
    work.commit().await?;
    app.known.drop_session(session_id).await;
    Ok(seen)
}

/// The session sees its own account's pages again, whether somebody asks for it or it has come to its end.
pub async fn end_viewing(app: &App, actor: &Actor) -> Result<()> {
    let viewed = if actor.viewer.is_some() { actor.account_id() } else { actor.viewed };
    let (Some(viewed), Some(session_id)) = (viewed, actor.session_id) else { return Ok(()) };
    let mut work = app.begin(actor).await?;
    let end = session::Entity::update_many()
        .col_expr(session::Column::ViewingId, Expr::value(None::<AccountId>))
        .col_expr(session::Column::ViewingUntil, Expr::value(None::<Instant>))
        .filter(session::Column::Id.eq(session_id))
        .filter(session::Column::ViewingId.eq(viewed));
    // Another request may have ended it.
    if end.exec(&**work).await?.rows_affected > 0 {
        work.audit(about("account.view_as_end", actor, viewed));
        work.commit().await?;
        app.known.drop_session(session_id).await;
    }
    Ok(())
}

/// The account as `viewer` may see it; nothing where they may not, or no longer, or it is closed, or the time is over. Asked
/// anew whenever the session is: a role that is taken ends it.
pub(super) async fn through_eyes_of(
    app: &App,
    viewer: &Actor,
    viewed: AccountId,
    until: Instant,
) -> Result<Option<Actor>> {
    if until <= app.now() || store::account(app.db.read(), viewed).await?.is_none() {
        return Ok(None);
    }
    Ok(seen(viewer, viewed, &store::grants_of(app.db.read(), viewed).await?, until))
}

fn seen(viewer: &Actor, viewed: AccountId, held: &[RoleGrant], until: Instant) -> Option<Actor> {
    let reach = viewer.reach(Action::ViewAs).ok()?;
    let account_id = viewer.account_id().filter(|id| *id != viewed)?;
    if held.iter().any(|grant| grant.role == Role::Administrator) {
        return None;
    }
    let shown: Vec<&RoleGrant> =
        held.iter().filter(|grant| reach.covers(None, grant.clinic_id, None)).collect();
    if !reach.all && shown.is_empty() {
        return None;
    }
    let roles = shown.iter().filter(|grant| grant.role != Role::Doctor);
    let roles = roles.map(|grant| Grant { role: grant.role, clinic_id: grant.clinic_id }).collect();
    let mut actor = Actor::account(viewed, roles, shown.iter().find_map(|grant| grant.doctor_id));
    actor.session_id = viewer.session_id;
    actor.viewer = Some(Viewer {
        account_id,
        kind: viewer.kind(),
        until,
        clinic_id: shown.iter().find_map(|grant| grant.clinic_id),
        sees_own: reach.all,
    });
    Some(actor)
}

/// A line about whose pages were seen, where they work.
fn about(action: &'static str, seen: &Actor, viewed: AccountId) -> Entry {
    let line = Entry::new(action, viewed);
    match seen.viewer().and_then(|viewer| viewer.clinic_id) {
        Some(clinic_id) => line.clinic(clinic_id),
        None => line,
    }
}
