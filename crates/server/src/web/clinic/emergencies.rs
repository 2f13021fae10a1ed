//! Records that doctors open in an emergency: opening one, reading it, closing it, looking into it afterwards.

use app::access::{Action, EmergenciesWanted, ReviewEmergency};
use app::booking::{self, AppointmentView, ListInput, Status};
use app::patients::{self, EmergencyView, OpenInEmergency};
use app::{App, Error, visits};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::{get, post};
use jiff::tz::TimeZone;
use kernel::id::EmergencyId;
use kernel::paging::PageRequest;

use crate::api::{Path, Refused};
use crate::web::address::Address;
use crate::web::appointments::{service_name, status_of};
use crate::web::book::age;
use crate::web::door::sentences::mendable;
use crate::web::door::when::{zone, zoned};
use crate::web::door::{Asked, Page, Reader, Shown, Typed, html, see, told};
use crate::web::form::Form;
use crate::web::pages::clinic::emergencies::{
    EmergenciesPage, EmergencyPage, EmergencyRow, RecordVisit, Reviewed, Written,
};
use crate::web::visits::unless_missing;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/clinic/emergencies", get(list).post(open))
        .route("/clinic/emergencies/{id}", get(show))
        .route("/clinic/emergencies/{id}/end", post(end))
        .route("/clinic/emergencies/{id}/review", post(review))
}

const BASE: &str = "/clinic/emergencies";

/// What is typed to open one.
const ASKED: [&str; 5] = ["patient_id", "name", "birth_date", "reason", "explanation"];

/// Visits of a page of a record: each is to be read.
const VISITS: u32 = 20;

/// What came back because it was refused: the form that opens, or the review of one.
#[derive(Default)]
struct Refusal {
    opening: Form,
    review: Option<(EmergencyId, Form)>,
}

async fn list(reader: Reader, Asked(asked): Asked) -> Shown {
    html(page(reader, asked.given("cursor"), Refusal::default()).await?)
}

async fn page(
    mut reader: Reader,
    cursor: Option<String>,
    refused: Refusal,
) -> Result<EmergenciesPage, Refused> {
    let zone = own_zone(&mut reader)?;
    let request = PageRequest { limit: VISITS, cursor };
    let clinic_id = reader.clinic().ok().map(|clinic| clinic.id);
    let wanted = EmergenciesWanted { clinic_id, ..EmergenciesWanted::default() };
    let page = patients::emergencies(&reader.app, &reader.caller, wanted, request).await?;
    let reviews = reader.caller.reach(Action::ReviewEmergencies).is_ok();
    let row = |view: &EmergencyView| -> Result<EmergencyRow, Refused> {
        let is_own = reader.caller.account_id() == Some(view.account_id);
        let typed = refused.review.as_ref().filter(|(id, _)| *id == view.id).map(|(_, form)| form.clone());
        let reviewed = view.review.as_ref().map(|review| -> Result<Reviewed, Refused> {
            let at = zoned(&review.at, &zone)?;
            Ok(Reviewed { at, by: review.by_name.clone(), remark: review.remark.clone() })
        });
        Ok(EmergencyRow {
            id: view.id.to_string(),
            patient: view.patient_name.clone(),
            doctor: view.doctor_name.clone(),
            reason: view.reason,
            explanation: view.explanation.clone(),
            opened_at: zoned(&view.opened_at, &zone)?,
            ends_at: zoned(&view.ends_at, &zone)?,
            is_open: view.is_open,
            is_own,
            may_review: reviews && !is_own && view.review.is_none(),
            reviewed: reviewed.transpose()?,
            typed: typed.unwrap_or_default(),
        })
    };
    let rows = page.items.iter().map(row).collect::<Result<Vec<_>, _>>()?;
    // Where its own form is not on the page: somebody else has reviewed it, or it is further back.
    let is_shown = |id: &EmergencyId| rows.iter().any(|row| row.may_review && row.id == id.to_string());
    let fault = refused.review.filter(|(id, _)| !is_shown(id));
    let fault = fault.and_then(|(_, form)| form.errors.into_iter().next().map(|(_, sentence)| sentence));
    let more = page.next_cursor.map(|cursor| Address::to(BASE).with("cursor", &cursor).to_string());
    let may_open = reader.caller.reach(Action::OpenInEmergency).is_ok();
    Ok(EmergenciesPage { may_open, form: refused.opening, fault, rows, more, ui: reader.ui })
}

async fn open(reader: Reader, Typed(form): Typed) -> Shown {
    reader.signed_in()?;
    let input = OpenInEmergency {
        patient_id: form.given("patient_id"),
        name: form.given("name"),
        birth_date: form.given("birth_date"),
        reason: form.value("reason").parse().ok(),
        explanation: form.given("explanation"),
    };
    match patients::open_in_emergency(&reader.app, &reader.caller, input).await {
        Ok(view) => see(&format!("{BASE}/{}", view.id)),
        Err(error) => {
            let problem = mendable(error)?;
            let opening = form.only(&ASKED).with_errors(reader.ui.faults(&problem, &[]));
            let page = page(reader, None, Refusal { opening, ..Refusal::default() }).await?;
            Page(StatusCode::UNPROCESSABLE_ENTITY, page).shown()
        }
    }
}

/// The record, to whoever it is open to.
async fn show(mut reader: Reader, Path(id): Path<EmergencyId>, Asked(asked): Asked) -> Shown {
    let zone = own_zone(&mut reader)?;
    let emergency = patients::emergency(&reader.app, &reader.caller, id).await?;
    if reader.caller.account_id() != Some(emergency.account_id) {
        return Err(Error::not_found("record").into());
    }
    if !emergency.is_open {
        return told(BASE, "flash-emergency-over");
    }
    let patient = patients::patient(&reader.app, &reader.caller, emergency.patient_id).await?;
    let input = ListInput {
        patient_id: Some(patient.id),
        page: PageRequest { limit: VISITS, cursor: asked.given("cursor") },
        ..ListInput::default()
    };
    let page = booking::list(&reader.app, &reader.caller, input).await?;
    let mut visits = Vec::with_capacity(page.items.len());
    for view in &page.items {
        visits.push(visit(&reader, view).await?);
    }
    let here = Address::to(&format!("{BASE}/{id}"));
    html(EmergencyPage {
        id: id.to_string(),
        ends_at: zoned(&emergency.ends_at, &zone)?,
        age: age(&reader, patient.birth_date),
        birth_date: patient.birth_date.map(|date| date.0),
        gender: patient.gender,
        phone: patient.phone,
        notes: patient.notes,
        name: patient.name,
        visits,
        more: page.next_cursor.map(|cursor| here.with("cursor", &cursor).to_string()),
        ui: reader.ui,
    })
}

/// In the zone where it took place.
async fn visit(reader: &Reader, view: &AppointmentView) -> Result<RecordVisit, Refused> {
    let written = match view.status {
        Status::InProgress | Status::Completed => {
            unless_missing(visits::summary(&reader.app, &reader.caller, view.id).await)?
        }
        _ => None,
    };
    Ok(RecordVisit {
        id: view.id.to_string(),
        starts_at: zoned(&view.starts_at, &zone(&view.time_zone)?)?,
        doctor: view.doctor.full_name.clone(),
        clinic: view.clinic.name.clone(),
        service: service_name(&reader.ui, view),
        reason: view.reason.clone(),
        status: status_of(view),
        written: written.map(|summary| Written {
            notes: summary.notes,
            prescription: summary.prescription,
            diet: summary.diet,
            exercise: summary.exercise,
        }),
    })
}

async fn end(reader: Reader, Path(id): Path<EmergencyId>) -> Shown {
    reader.signed_in()?;
    patients::end_emergency(&reader.app, &reader.caller, id).await?;
    told(BASE, "flash-emergency-ended")
}

async fn review(reader: Reader, Path(id): Path<EmergencyId>, Typed(form): Typed) -> Shown {
    reader.signed_in()?;
    let input = ReviewEmergency { remark: form.given("remark") };
    match patients::review_emergency(&reader.app, &reader.caller, id, input).await {
        Ok(_) => told(BASE, "flash-emergency-reviewed"),
        Err(error) => {
            let problem = mendable(error)?;
            let typed = form.only(&["remark"]).with_errors(reader.ui.faults(&problem, &[]));
            let refused = Refusal { review: Some((id, typed)), ..Refusal::default() };
            Page(StatusCode::UNPROCESSABLE_ENTITY, page(reader, None, refused).await?).shown()
        }
    }
}

/// Several clinics may be in one list: it speaks in the reader's own zone.
fn own_zone(reader: &mut Reader) -> Result<TimeZone, Refused> {
    let zone = zone(&reader.signed_in()?.time_zone)?;
    reader.in_zone(&zone);
    Ok(zone)
}
