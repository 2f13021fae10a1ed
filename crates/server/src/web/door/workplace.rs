//! At which clinic somebody works: the one that their browser chose, as long as they hold a role there. On its side of the
//! product they have the roles of that clinic only, so that whoever works at several sees one at a time.

use app::access::{Actor, Role};
use app::clinics::{self, Clinic};
use app::{App, Kind, Problem};
use axum::http::request::Parts;

use super::cookies;
use crate::api::Refused;
use crate::web::address::is_under;
use crate::web::ui::Workplace;

/// Where the clinics are listed: the only page of the clinic's side that can be seen without one.
pub const LIST: &str = "/clinic/clinics";

/// The code by which a page knows that it is led there.
pub const NONE_YET: &str = "no_clinic_yet";

/// The code by which a page knows that a form came from the side of another clinic.
pub const ANOTHER: &str = "another_clinic";

/// The field in which a form says from which clinic's side it came.
pub const FIELD: &str = "workplace";

/// The clinic whose side a page is of: the chosen one, else the first where a role is held, else (for somebody whose role
/// holds everywhere) the first of all. Nothing elsewhere, and for somebody without a role.
pub async fn shown(app: &App, actor: &Actor, parts: &Parts) -> Result<Option<Clinic>, Refused> {
    let path = parts.uri.path();
    if !is_under(path, "/clinic") || actor.grants().is_empty() {
        return Ok(None);
    }
    let db = app.db.read();
    let chosen = cookies::chosen_clinic(&parts.headers).filter(|id| actor.works_at(*id));
    if let Some(id) = chosen
        && let Some(clinic) = clinics::by_id(db, id).await?
    {
        return Ok(Some(clinic));
    }
    let first = match actor.clinic_id() {
        Some(id) => clinics::by_id(db, id).await?,
        None => clinics::first(db).await?,
    };
    if first.is_none() && !is_under(path, LIST) {
        let detail = "There is no clinic yet.";
        return Err(Problem::new(Kind::NotFound, NONE_YET, detail).into());
    }
    Ok(first)
}

/// What its pages say of it.
pub fn told(actor: &Actor, clinic: &Clinic) -> Workplace {
    Workplace {
        id: clinic.id.to_string(),
        name: clinic.name.clone(),
        may_change: actor.holds(Role::Administrator) || actor.works_at_several(),
    }
}

/// A form came from the side of another clinic.
pub fn left() -> Refused {
    let detail = "This page belongs to another clinic than the one you work at now. Nothing was saved.";
    Problem::new(Kind::Conflict, ANOTHER, detail).into()
}
