//! The clinics at which somebody works: those where a role is held, all of them for an administrator.

use kernel::{
    paging::{Page, PageRequest, cursor},
    text::folded,
};

use super::{read::after, store, views::ClinicView};
use crate::{
    App,
    access::{Action, Actor},
    error::Result,
};

/// By name; with `words`, those in whose name or city they are. 403 for who works at no front desk.
///
/// Names are compared here, because engines fold letters in different ways; an installation has some hundreds at most.
pub async fn workplaces(
    app: &App,
    actor: &Actor,
    words: &str,
    request: PageRequest,
) -> Result<Page<ClinicView>> {
    let reach = actor.reach(Action::BookForOthers)?;
    let (after, words) = (after(&request)?, folded(words));
    let db = app.db.read();
    let mut clinics =
        if reach.all { store::all(db).await? } else { store::by_ids(db, &reach.clinics).await? };
    clinics.retain(|clinic| [&clinic.name, &clinic.city].iter().any(|text| folded(text).contains(&words)));
    clinics.sort_by_cached_key(|clinic| (folded(&clinic.name), clinic.id));
    let behind = after.and_then(|id| clinics.iter().position(|clinic| clinic.id.0 == id));
    let rest = clinics.into_iter().skip(behind.map_or(0, |place| place + 1));
    let rows = rest.take(request.limit as usize + 1).collect();
    Ok(Page::from_rows(rows, request.limit, |clinic| cursor(0, clinic.id.0)).map(ClinicView::from))
}
