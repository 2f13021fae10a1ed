//! A doctor's own day: the visits of a date, each with what comes next.

use app::booking::{self, AppointmentView, ListInput, Status};
use app::doctors::Mode;
use app::{App, Error, clinics, doctors, patients};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::{get, post};
use jiff::civil::Date;
use kernel::id::{AppointmentId, DoctorId};
use kernel::paging::PageRequest;

use super::address::own_path;
use super::appointments::{service_name, status_of};
use super::book::age;
use super::clinic::steps;
use super::door::sentences::mendable;
use super::door::when::{midnight, zoned};
use super::door::{Asked, Page, Reader, Shown, Typed, html, told};
use super::form::Form;
use super::pages::day::{DayPage, DayVisit};
use super::pages::shown::Registration;
use crate::api::{Path, Refused};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/day", get(show))
        .route("/day/{id}/check_in", post(check_in))
        .route("/day/{id}/start", post(start))
        .route("/day/{id}/complete", post(complete))
        .route("/day/{id}/no_show", post(no_show))
}

/// What a day consists of: a time that is only held may be gone in a minute, and cancelled visits are free time.
const OF_THE_DAY: [Status; 5] =
    [Status::Confirmed, Status::CheckedIn, Status::InProgress, Status::Completed, Status::NoShow];

/// A day has 288 ticks; a doctor who sees more people than this on one does not look at a page.
const MOST_VISITS: u32 = 500;

async fn show(reader: Reader, Asked(asked): Asked) -> Shown {
    html(page(reader, asked.value("date").parse().ok(), None).await?)
}

/// The reader's doctor record; somebody without one has no such day.
fn own_doctor(reader: &Reader) -> Result<DoctorId, Refused> {
    reader.signed_in()?;
    reader.caller.doctor_id().ok_or_else(|| Error::forbidden().into())
}

async fn page(mut reader: Reader, date: Option<Date>, fault: Option<String>) -> Result<DayPage, Refused> {
    let doctor_id = own_doctor(&reader)?;
    let db = reader.app.db.read();
    let doctor = doctors::by_id(db, doctor_id).await?.ok_or_else(|| Error::not_found("doctor"))?;
    let clinic = clinics::by_id(db, doctor.clinic_id).await?;
    let zone = clinic.ok_or_else(|| Error::broken("a doctor's clinic is gone"))?.zone()?;
    reader.in_zone(&zone);
    let date = date.unwrap_or_else(|| reader.ui.now.date());
    let after = date.tomorrow().unwrap_or(date);
    let input = ListInput {
        doctor_id: Some(doctor_id),
        statuses: OF_THE_DAY.into(),
        from: midnight(date, &zone),
        to: midnight(after, &zone),
        ascending: true,
        page: PageRequest { limit: MOST_VISITS, cursor: None },
        ..ListInput::default()
    };
    let views = booking::list(&reader.app, &reader.caller, input).await?.items;
    let patients = patients::by_ids(reader.app.db.read(), views.iter().map(|view| view.patient.id)).await?;
    let visit = |view: &AppointmentView| -> Result<DayVisit, Refused> {
        let born = patients.get(&view.patient.id).and_then(|patient| patient.birth_date);
        Ok(DayVisit {
            id: view.id.to_string(),
            starts_at: zoned(&view.starts_at, &zone)?,
            patient: view.patient.name.clone(),
            detail: age(&reader, born),
            service: service_name(&reader.ui, view),
            reason: view.reason.clone(),
            by_video: view.mode == Mode::Video,
            status: status_of(view),
            has_begun: matches!(view.status, Status::InProgress | Status::Completed),
            actions: steps(&reader, view),
        })
    };
    let visits = views.iter().map(visit).collect::<Result<Vec<_>, _>>()?;
    Ok(DayPage {
        doctor_id: doctor_id.to_string(),
        date,
        before: date.yesterday().unwrap_or(date),
        after,
        visits,
        registration: Registration::on(reader.ui.now.date(), doctor.registration_expiry.0),
        fault,
        ui: reader.ui,
    })
}

async fn check_in(reader: Reader, Path(id): Path<AppointmentId>, Typed(form): Typed) -> Shown {
    let done = booking::check_in(&reader.app, &reader.caller, id, form.version()).await;
    settle(reader, id, &form, done).await
}

async fn start(reader: Reader, Path(id): Path<AppointmentId>, Typed(form): Typed) -> Shown {
    let done = booking::start(&reader.app, &reader.caller, id, form.version()).await;
    settle(reader, id, &form, done).await
}

async fn complete(reader: Reader, Path(id): Path<AppointmentId>, Typed(form): Typed) -> Shown {
    let done = booking::complete(&reader.app, &reader.caller, id, form.version()).await;
    settle(reader, id, &form, done).await
}

async fn no_show(reader: Reader, Path(id): Path<AppointmentId>, Typed(form): Typed) -> Shown {
    let done = booking::no_show(&reader.app, &reader.caller, id, form.version()).await;
    settle(reader, id, &form, done).await
}

/// Back to the day; or the visit's day with the reason why the step was refused.
async fn settle(
    reader: Reader,
    id: AppointmentId,
    form: &Form,
    done: Result<AppointmentView, Error>,
) -> Shown {
    match done {
        Ok(_) => told(own_path(&form.given("back").unwrap_or_else(|| "/day".to_owned())), "saved"),
        Err(error) => {
            let problem = mendable(error)?;
            let view = booking::show(&reader.app, &reader.caller, id).await?;
            let date = view.starts_at.get(..10).and_then(|date| date.parse().ok());
            let fault = reader.ui.sentence(problem.code, &problem.detail);
            Page(StatusCode::CONFLICT, page(reader, date, Some(fault)).await?).shown()
        }
    }
}
