//! The clinic's day as it flows: booked, arrived, with the doctor, done; each visit with what comes next one press away.

use app::booking::{self, AppointmentView, FlowInput, FlowVisit, Status};
use app::doctors::Mode;
use app::{App, Error, access::Action};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::{get, post};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::id::{AppointmentId, ClinicId};

use super::appointments::{doctor_choices, steps_of};
use super::calendar::{clinic_of, grid_service};
use crate::api::{Path, Refused};
use crate::web::address::Address;
use crate::web::door::sentences::mendable;
use crate::web::door::when::{pressed, zoned};
use crate::web::door::{Asked, Page, Reader, Shown, Typed, html, see};
use crate::web::form::Form;
use crate::web::pages::clinic::flow::{FlowCard, FlowColumn, FlowPage};
use crate::web::pages::shown;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/clinic/flow", get(show))
        .route("/clinic/flow/{id}/check_in", post(check_in))
        .route("/clinic/flow/{id}/start", post(start))
        .route("/clinic/flow/{id}/complete", post(complete))
        .route("/clinic/flow/{id}/no_show", post(no_show))
}

const BASE: &str = "/clinic/flow";

async fn show(reader: Reader, Asked(asked): Asked) -> Shown {
    html(page(reader, &asked, None).await?)
}

/// The address of a board: today's where no other day is asked for.
fn address(date: Option<Date>, doctor: &str) -> Address {
    let date = date.map(|date| date.to_string()).unwrap_or_default();
    Address::to(BASE).with("date", &date).with("doctor", doctor)
}

async fn page(mut reader: Reader, asked: &Form, fault: Option<String>) -> Result<FlowPage, Refused> {
    let clinic = clinic_of(&reader).await?;
    let (clinic_id, zone) = (clinic.id, clinic.zone()?);
    reader.in_zone(&zone);
    let today = reader.ui.now.date();
    let date = asked.value("date").parse().unwrap_or(today);
    let own = reader.caller.doctor_id().filter(|_| !reader.ui.is_staff());
    let choices = doctor_choices(&reader, clinic_id).await?;
    let chosen = choices.iter().find(|choice| choice.value == asked.value("doctor"));
    let doctor = chosen.filter(|_| own.is_none()).map(|choice| choice.value.clone()).unwrap_or_default();
    let input = FlowInput { clinic_id, doctor_id: own.or(doctor.parse().ok()), date: Some(date) };
    let flow = booking::flow(&reader.app, &reader.caller, input).await?;
    let column = |word, key, statuses: &[Status]| -> Result<FlowColumn, Refused> {
        let visits = flow.visits.iter().filter(|visit| statuses.contains(&visit.status));
        let cards = visits.map(|visit| card(&reader, clinic_id, visit, &zone)).collect::<Result<_, _>>()?;
        Ok(FlowColumn { word, key, cards })
    };
    let mut columns = vec![
        column("confirmed", "flow-booked", &[Status::Confirmed])?,
        column("checked_in", "status-checked-in", &[Status::CheckedIn])?,
        column("in_progress", "status-in-progress", &[Status::InProgress])?,
        column("completed", "flow-done", &[Status::Completed, Status::NoShow])?,
    ];
    // Whoever came first, or was done last, stands where one looks first.
    columns[1].cards.sort_by(|a, b| a.expected_at.cmp(&b.expected_at));
    columns[3].cards.reverse();
    let books = reader.caller.reach(Action::BookForOthers);
    let may_add = date == today && books.is_ok_and(|reach| reach.covers(None, Some(clinic_id), None));
    let to_here = address(None, &doctor).to_string();
    let add = Address::to("/clinic/walk-in").with("doctor", &doctor).with("back", &to_here).to_string();
    let beside = |days: i64| address(Some(date.saturating_add(days.days())), &doctor).to_string();
    Ok(FlowPage {
        date,
        before: beside(-1),
        after: beside(1),
        today: to_here,
        doctors: choices,
        doctor,
        is_own: own.is_some(),
        add: may_add.then_some(add),
        columns,
        fault,
        last_event_id: flow.last_event_id,
        ui: reader.ui,
    })
}

fn card(
    reader: &Reader,
    clinic_id: ClinicId,
    visit: &FlowVisit,
    zone: &TimeZone,
) -> Result<FlowCard, Refused> {
    let at = |text: &Option<String>| text.as_deref().map(|text| zoned(text, zone)).transpose();
    let minutes = |minutes: Option<i64>| minutes.and_then(|minutes| u32::try_from(minutes).ok());
    let is_due = matches!(visit.payment, booking::Standing::AtDesk | booking::Standing::Due);
    let is_done = matches!(visit.status, Status::Completed | Status::NoShow);
    let is_here = matches!(visit.status, Status::CheckedIn);
    Ok(FlowCard {
        id: visit.id.to_string(),
        version: visit.version,
        starts_at: zoned(&visit.starts_at, zone)?,
        position: visit.position.and_then(|position| u32::try_from(position).ok()),
        patient: visit.patient.name.clone(),
        doctor: visit.doctor.full_name.clone(),
        service: grid_service(&reader.ui, visit.service.as_ref()),
        reason: visit.reason.clone(),
        by_video: visit.mode == Mode::Video,
        is_over: visit.overbook_reason.is_some(),
        status: is_done.then(|| shown::Status::appointment(visit.status.as_str())),
        payment: (is_due && visit.status != Status::NoShow)
            .then(|| shown::Status::payment(visit.payment.as_str())),
        waits: minutes(visit.waited_minutes).filter(|_| is_here),
        late: minutes(visit.late_minutes).filter(|_| is_here).unwrap_or(0),
        expected_at: at(&visit.expected_time)?,
        begun_at: at(&visit.begun_at)?.filter(|_| visit.status == Status::InProgress),
        actions: pressed(&visit.starts_at)
            .map(|at| steps_of(reader, clinic_id, visit.doctor.id, visit.status, at, zone))
            .unwrap_or_default(),
    })
}

async fn check_in(reader: Reader, Path(id): Path<AppointmentId>, Typed(form): Typed) -> Shown {
    let done = booking::check_in(&reader.app, &reader.caller, id, form.version()).await;
    settle(reader, &form, done).await
}

async fn start(reader: Reader, Path(id): Path<AppointmentId>, Typed(form): Typed) -> Shown {
    let done = booking::start(&reader.app, &reader.caller, id, form.version()).await;
    settle(reader, &form, done).await
}

async fn complete(reader: Reader, Path(id): Path<AppointmentId>, Typed(form): Typed) -> Shown {
    let done = booking::complete(&reader.app, &reader.caller, id, form.version()).await;
    settle(reader, &form, done).await
}

async fn no_show(reader: Reader, Path(id): Path<AppointmentId>, Typed(form): Typed) -> Shown {
    let done = booking::no_show(&reader.app, &reader.caller, id, form.version()).await;
    settle(reader, &form, done).await
}

/// Back to the board, where the visit stands in its new place; or the board as it is with the reason why not.
async fn settle(reader: Reader, form: &Form, done: Result<AppointmentView, Error>) -> Shown {
    match done {
        Ok(_) => see(&address(form.value("date").parse().ok(), form.value("doctor")).to_string()),
        Err(error) => {
            let problem = mendable(error)?;
            let fault = reader.ui.sentence(problem.code, &problem.detail);
            Page(StatusCode::CONFLICT, page(reader, form, Some(fault)).await?).shown()
        }
    }
}
