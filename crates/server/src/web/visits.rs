//! What is left of a visit: its doctor writes it down, its patient says how it was.

use app::access::Action;
use app::booking;
use app::visits::{self, ItemInput, ReviewInput, SummaryInput};
use app::{App, Error, Kind};
use axum::Router;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use kernel::id::AppointmentId;

use super::address::Address;
use super::appointments::{page, service_name};
use super::door::sentences::mendable;
use super::door::when::{zone, zoned};
use super::door::{Page, Reader, Shown, Typed, html, told};
use super::form::Form;
use super::pages::summary::SummaryPage;
use crate::api::{Path, Refused};
use crate::papers;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/day/{id}/summary", get(show_summary).post(write_summary))
        .route("/appointments/{id}/summary.pdf", get(document))
        .route("/appointments/{id}/review", post(review))
}

/// The columns of a prescription's rows.
const CELLS: [&str; 4] = ["name", "formula", "dosage", "brand"];

async fn show_summary(reader: Reader, Path(id): Path<AppointmentId>) -> Shown {
    reader.signed_in()?;
    let reach = reader.caller.reach(Action::WriteSummaries)?;
    booking::visit(&reader.app, &reach, id).await?;
    let form = match visits::summary(&reader.app, &reader.caller, id).await {
        Ok(summary) => {
            let mut values = vec![
                ("version".to_owned(), summary.version.to_string()),
                ("notes".to_owned(), summary.notes),
                ("diet".to_owned(), summary.diet),
                ("exercise".to_owned(), summary.exercise),
                ("follow_up_on".to_owned(), summary.follow_up_on.unwrap_or_default()),
            ];
            for (row, item) in summary.prescription.into_iter().enumerate() {
                let cells = [item.name, item.formula, item.dosage, item.brand];
                let named = CELLS.map(|cell| format!("prescription.{row}.{cell}"));
                values.extend(named.into_iter().zip(cells));
            }
            Form::new(values)
        }
        Err(error) if error.is_code("not_found") => Form::new([("version", "0")]),
        Err(error) => return Err(error.into()),
    };
    html(summary_page(reader, id, form).await?)
}

/// The same to print and keep, for patient and doctor.
async fn document(reader: Reader, Path(id): Path<AppointmentId>) -> Shown {
    reader.signed_in()?;
    Ok(papers::summary(&reader.app, &reader.caller, reader.ui, id).await?.into_response())
}

async fn summary_page(mut reader: Reader, id: AppointmentId, form: Form) -> Result<SummaryPage, Refused> {
    let view = booking::show(&reader.app, &reader.caller, id).await?;
    let zone = zone(&view.time_zone)?;
    reader.in_zone(&zone);
    Ok(SummaryPage {
        id: id.to_string(),
        patient: view.patient.name.clone(),
        service: service_name(&reader.ui, &view),
        starts_at: zoned(&view.starts_at, &zone)?,
        reason: view.reason.clone(),
        form,
        ui: reader.ui,
    })
}

async fn write_summary(reader: Reader, Path(id): Path<AppointmentId>, Typed(form): Typed) -> Shown {
    reader.signed_in()?;
    if form.given("more").is_some() {
        return html(summary_page(reader, id, form).await?);
    }
    let form = without_empty_rows(&form);
    let given = |name: &str| Some(form.value(name).to_owned());
    let cell = |row: usize, cell: &str| given(&format!("prescription.{row}.{cell}"));
    let item = |row: usize| ItemInput {
        name: cell(row, "name"),
        formula: cell(row, "formula"),
        dosage: cell(row, "dosage"),
        brand: cell(row, "brand"),
    };
    let input = SummaryInput {
        notes: given("notes"),
        prescription: Some((0..form.rows("prescription")).map(item).collect()),
        diet: given("diet"),
        exercise: given("exercise"),
        follow_up_on: given("follow_up_on"),
    };
    let seen = form.value("version").parse().ok();
    match visits::write_summary(&reader.app, &reader.caller, id, seen, input).await {
        Ok(_) => told(&format!("/clinic/appointments/{id}"), "saved"),
        Err(error) => {
            let problem = mendable(error)?;
            let form = match problem.kind {
                // What was typed stands beside the sentence; saving again is meant to replace what is there.
                Kind::VersionMismatch => on_top_of_what_is_there(&reader, id, form).await?,
                _ => form,
            };
            let form = form.with_errors(reader.ui.faults(&problem, &[]));
            Page(StatusCode::UNPROCESSABLE_ENTITY, summary_page(reader, id, form).await?).shown()
        }
    }
}

async fn on_top_of_what_is_there(reader: &Reader, id: AppointmentId, form: Form) -> Result<Form, Refused> {
    let there = visits::summary(&reader.app, &reader.caller, id).await?;
    let mut values = form.values;
    values.retain(|(name, _)| name != "version");
    values.push(("version".to_owned(), there.version.to_string()));
    Ok(Form::new(values))
}

/// The rows of the prescription that have anything in them, counted from 0 without a gap, as the API counts them.
fn without_empty_rows(form: &Form) -> Form {
    let mut values: Vec<(String, String)> =
        form.values.iter().filter(|(name, _)| !name.starts_with("prescription.")).cloned().collect();
    let mut kept = 0;
    for row in 0..form.rows("prescription").min(100) {
        let cells = CELLS.map(|cell| form.value(&format!("prescription.{row}.{cell}")).to_owned());
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let named = CELLS.map(|cell| format!("prescription.{kept}.{cell}"));
        values.extend(named.into_iter().zip(cells));
        kept += 1;
    }
    Form::new(values)
}

async fn review(reader: Reader, Path(id): Path<AppointmentId>, Typed(form): Typed) -> Shown {
    reader.signed_in()?;
    let input = ReviewInput { rating: form.value("rating").parse().ok(), text: form.given("text") };
    match visits::review(&reader.app, &reader.caller, id, input).await {
        Ok(_) => {
            let back: String = Address::to(&format!("/appointments/{id}")).into();
            told(&back, "review-thanks")
        }
        Err(error) => {
            let problem = mendable(error)?;
            let form = form.with_errors(reader.ui.faults(&problem, &[]));
            Page(StatusCode::UNPROCESSABLE_ENTITY, page(reader, id, false, form).await?).shown()
        }
    }
}

/// What nobody may know is not told from what is not there.
pub fn unless_missing<T>(found: Result<T, Error>) -> Result<Option<T>, Error> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.is_code("not_found") => Ok(None),
        Err(error) => Err(error),
    }
}
