//! The answer to an offer of other times: by the link in a letter, or signed in.

use app::booking::{self, AcceptInput, Status};
use app::{App, Error, schedule};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::{get, post};
use jiff::Zoned;
use kernel::id::ReplacementId;

use super::doctor::place_name;
use super::door::sentences::mendable;
use super::door::when::{zone, zoned};
use super::door::{Asked, Page, Reader, Shown, Typed, html, told};
use super::form::Form;
use super::pages::replacement::{ReplacementPage, State};
use super::pages::reschedule::ReschedulePage;
use super::pages::shown::FreeTime;
use super::reschedule::{self, With, alternatives};
use crate::api::{Caller, Path, Refused};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/replacements/{key}", get(show))
        .route("/replacements/{key}/accept", post(accept))
        .route("/replacements/{key}/decline", post(decline))
        .route("/replacements/{key}/reschedule", get(show_reschedule).post(reschedule))
}

/// What `key` opens: an offer's id for somebody signed in, or what a letter named, which speaks for its patient alone.
async fn opened(reader: &mut Reader, key: &str) -> Result<ReplacementId, Refused> {
    if let Ok(id) = key.parse::<ReplacementId>() {
        reader.signed_in()?;
        return Ok(id);
    }
    let (id, patient) = booking::by_link(&reader.app, key).await?;
    reader.caller = Caller(patient);
    Ok(id)
}

async fn show(mut reader: Reader, Path(key): Path<String>) -> Shown {
    let id = opened(&mut reader, &key).await?;
    html(page(reader, id, key, None).await?)
}

async fn page(
    mut reader: Reader,
    id: ReplacementId,
    key: String,
    fault: Option<String>,
) -> Result<ReplacementPage, Refused> {
    let view = booking::replacement(&reader.app, &reader.caller, id).await?;
    let visit = &view.appointment;
    let zone = zone(&visit.time_zone)?;
    reader.in_zone(&zone);
    let crossed_out = zoned(&view.crossed_out, &zone)?;
    let starts_at = zoned(&visit.starts_at, &zone)?;
    let state = match visit.status {
        Status::Cancelled => State::Cancelled,
        Status::Confirmed if starts_at != crossed_out => State::Moved(starts_at),
        Status::Confirmed if view.status.is_open() => {
            let plan = schedule::plan_of(&reader.app, visit.doctor.id).await?;
            let has_several = plan.locations().len() > 1;
            let place = |at: &Zoned| {
                has_several.then(|| place_name(&reader.ui, &plan.location_at(at.timestamp().into())))
            };
            let offered = view.offered.iter().map(|time| {
                let starts_at = zoned(&time.starts_at, &zone)?;
                Ok((place(&starts_at), FreeTime { starts_at, position: None }))
            });
            State::Open {
                offered: offered.collect::<Result<Vec<_>, Refused>>()?,
                until: zoned(&view.answer_by, &zone)?,
            }
        }
        _ => State::Stays,
    };
    Ok(ReplacementPage {
        key,
        appointment_id: visit.id.to_string(),
        doctor: visit.doctor.full_name.clone(),
        patient: visit.patient.name.clone(),
        clinic: visit.clinic.name.clone(),
        phone: visit.clinic.phone.clone(),
        crossed_out,
        state,
        fault,
        ui: reader.ui,
    })
}

async fn accept(mut reader: Reader, Path(key): Path<String>, Typed(form): Typed) -> Shown {
    let id = opened(&mut reader, &key).await?;
    let input = AcceptInput { starts_at: form.pressed("starts_at") };
    match booking::accept(&reader.app, &reader.caller, id, input).await {
        Ok(_) => told(&format!("/replacements/{key}"), "flash-rescheduled"),
        Err(error) => again(reader, id, key, error).await,
    }
}

async fn decline(mut reader: Reader, Path(key): Path<String>) -> Shown {
    let id = opened(&mut reader, &key).await?;
    match booking::decline(&reader.app, &reader.caller, id).await {
        Ok(_) => told(&format!("/replacements/{key}"), "flash-cancelled"),
        Err(error) => again(reader, id, key, error).await,
    }
}

async fn again(reader: Reader, id: ReplacementId, key: String, error: Error) -> Shown {
    let problem = mendable(error)?;
    let fault = reader.ui.said(&problem);
    let page = page(reader, id, key, Some(fault)).await?;
    Page(StatusCode::CONFLICT, page).shown()
}

async fn show_reschedule(mut reader: Reader, Path(key): Path<String>, Asked(asked): Asked) -> Shown {
    let id = opened(&mut reader, &key).await?;
    html(any_time(reader, id, &key, &asked).await?)
}

/// The month to choose any other time from.
async fn any_time(
    reader: Reader,
    id: ReplacementId,
    key: &str,
    asked: &Form,
) -> Result<ReschedulePage, Refused> {
    let view = booking::replacement(&reader.app, &reader.caller, id).await?;
    let base = format!("/replacements/{key}");
    reschedule::page(reader, view.appointment.id, asked, &base, With::ItsDoctor).await
}

async fn reschedule(mut reader: Reader, Path(key): Path<String>, Typed(form): Typed) -> Shown {
    let id = opened(&mut reader, &key).await?;
    let input = AcceptInput { starts_at: form.pressed("starts_at") };
    match booking::accept(&reader.app, &reader.caller, id, input).await {
        Ok(_) => told(&format!("/replacements/{key}"), "flash-rescheduled"),
        Err(error) => {
            let problem = mendable(error)?;
            let sentence = reader.ui.said(&problem);
            let mut page = any_time(reader, id, &key, &Form::default()).await?;
            page.alternatives = alternatives(&problem, &page.appointment.starts_at);
            page.fault = Some(sentence);
            Page(crate::api::problem::status_of(problem.kind), page).shown()
        }
    }
}
