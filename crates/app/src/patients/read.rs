//! Patients as those see them who may: an account its own, a clinic's people and doctors theirs.

use kernel::{
    id::PatientId,
    paging::{Page, PageRequest, cursor, parse_cursor},
    text::folded,
};
use sea_orm::{Condition, QueryOrder, QuerySelect, entity::prelude::*, sea_query::LikeExpr};

use super::{
    store::{self, patient},
    views::{Export, PatientView},
};
use crate::{
    App,
    access::{self, Action, Actor, Reach},
    audit::Entry,
    error::{Error, Result},
};

/// Which patients are asked for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// The beginning of a word of the name, or at least four digits of the phone number.
    pub text: Option<String>,
    /// Only the account's own, whatever else its roles reach.
    pub is_own: bool,
}

/// By age of the record, so the account's self comes first in its own list.
pub async fn list(
    app: &App,
    actor: &Actor,
    wanted: Wanted,
    request: PageRequest,
) -> Result<Page<PatientView>> {
    let mut reach = actor.reach(Action::ReadPatients)?;
    if wanted.is_own {
        reach = Reach { account_id: Some(actor.signed_in()?), ..Reach::nothing() };
    }
    let mut query = patient::Entity::find()
        .filter(store::within(&reach))
        .order_by_asc(patient::Column::Id)
        .limit(u64::from(request.limit) + 1);
    if let Some(after) = &request.cursor {
        let wrong = || Error::field("cursor", "not_a_cursor", "Take the cursor from the page before.");
        let (_, id) = parse_cursor(after).ok_or_else(wrong)?;
        query = query.filter(patient::Column::Id.gt(PatientId(id)));
    }
    if let Some(text) = wanted.text.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        query = query.filter(matching(text));
    }
    let rows = query.all(app.db.read()).await?;
    Ok(Page::from_rows(rows, request.limit, |patient| cursor(0, patient.id.0)).map(PatientView::from))
}

/// 404 for one that is another's.
pub async fn patient(app: &App, actor: &Actor, id: PatientId) -> Result<PatientView> {
    let reach = actor.reach(Action::ReadPatients)?;
    Ok(store::reachable(app.db.read(), &reach, id).await?.into())
}

/// Everything that is kept about the caller's account and its people.
pub async fn export(app: &App, actor: &Actor) -> Result<Export> {
    let account = access::me(app, actor).await?;
    let sessions = access::list_sessions(app, actor).await?;
    let patients = patient::Entity::find()
        .filter(patient::Column::AccountId.eq(account.id))
        .filter(patient::Column::RemovedAt.is_null())
        .order_by_asc(patient::Column::Id)
        .all(app.db.read())
        .await?;
    let mut work = app.begin(actor).await?;
    work.audit(Entry::new("account.export", account.id));
    work.commit().await?;
    let zone = kernel::time::zone(&account.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
    Ok(Export {
        exported_at: app.now().rfc3339(&zone),
        account,
        sessions,
        patients: patients.into_iter().map(PatientView::from).collect(),
    })
}

/// Folded text has only letters, digits and single spaces, so nothing in it is a pattern.
fn matching(text: &str) -> Condition {
    let name = folded(text);
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let mut any = Condition::any();
    if !name.is_empty() {
        let like = |pattern: String| patient::Column::FoldedName.like(LikeExpr::new(pattern));
        any = any.add(like(format!("{name}%"))).add(like(format!("% {name}%")));
    }
    // One number is written with its country's prefix or with a zero.
    let digits = digits.trim_start_matches('0');
    if digits.len() >= 4 {
        any = any.add(patient::Column::Phone.like(LikeExpr::new(format!("%{digits}%"))));
    }
    // Nothing to look for finds nobody; an empty `any` would find everybody.
    if any.is_empty() { any.add(patient::Column::Id.is_null()) } else { any }
}
