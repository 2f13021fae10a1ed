//! Find a patient by name or phone number.

use app::App;
use app::patients::{self, PatientView, Wanted};
use axum::Router;
use axum::routing::get;
use kernel::paging::PageRequest;

use crate::web::address::Address;
use crate::web::book::age;
use crate::web::door::{Asked, Reader, Shown, html};
use crate::web::pages::clinic::patients::{PatientRow, PatientsPage};
use crate::web::pages::shown::Face;

pub fn routes() -> Router<App> {
    Router::new().route("/clinic/patients", get(list))
}

async fn list(reader: Reader, Asked(asked): Asked) -> Shown {
    reader.signed_in()?;
    let clinic_id = Some(reader.clinic()?.id);
    let wanted = Wanted { text: asked.given("q"), clinic_id, ..Wanted::default() };
    let request = PageRequest { cursor: asked.given("cursor"), ..PageRequest::default() };
    let page = patients::list(&reader.app, &reader.caller, wanted, request).await?;
    let rows = page.items.iter().map(|patient| patient_row(&reader, patient)).collect();
    let found = Address::to("/clinic/patients").with("q", asked.value("q"));
    let more = page.next_cursor.map(|cursor| found.with("cursor", &cursor).to_string());
    html(PatientsPage { filter: asked.only(&["q"]), rows, more, ui: reader.ui })
}

/// A patient as the clinic lists them; also for the desk.
pub fn patient_row(reader: &Reader, patient: &PatientView) -> PatientRow {
    PatientRow {
        id: patient.id.to_string(),
        face: Face::new(&patient.name),
        detail: age(reader, patient.birth_date),
        phone: patient.phone.clone(),
        is_walk_in: patient.is_walk_in,
    }
}
