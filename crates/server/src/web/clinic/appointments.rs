//! The clinic's visits: a list that narrows, one visit with everything the desk may do about it.

use app::access::Action;
use app::booking::{self, AppointmentView, CancelInput, ListInput, PayInput, ResizeInput, Standing, Status};
use app::payments::Method;
use app::{App, Error, doctors, patients};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::{get, post};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::id::{AppointmentId, ClinicId, DoctorId};
use kernel::paging::PageRequest;
use kernel::time::Instant;

use crate::api::{Path, Refused};
use crate::web::address::{Address, own_path};
use crate::web::appointments::{appointment, late_fee, minutes_of, service_name, status_of};
use crate::web::door::sentences::mendable;
use crate::web::door::when::{midnight, pressed, zone, zoned};
use crate::web::door::{Asked, Page, Reader, Shown, Typed, html, told};
use crate::web::form::Form;
use crate::web::pages::clinic::appointment::ClinicAppointmentPage;
use crate::web::pages::clinic::appointments::{
    CHECK_IN, COMPLETE, ClinicAppointmentsPage, DeskAction, DeskRow, NO_SHOW, START,
};
use crate::web::pages::shown::{self, Choice, Link};
use crate::web::reschedule::{self, With};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/clinic/appointments", get(list))
        .route("/clinic/appointments/{id}", get(show))
        .route("/clinic/appointments/{id}/check_in", post(check_in))
        .route("/clinic/appointments/{id}/start", post(start))
        .route("/clinic/appointments/{id}/complete", post(complete))
        .route("/clinic/appointments/{id}/no_show", post(no_show))
        .route("/clinic/appointments/{id}/cancel", post(cancel))
        .route("/clinic/appointments/{id}/reschedule", get(show_reschedule).post(move_to))
        .route("/clinic/appointments/{id}/resize", post(resize))
        .route("/clinic/appointments/{id}/take_payment", post(take_payment))
}

const BASE: &str = "/clinic/appointments";

async fn list(mut reader: Reader, Asked(asked): Asked) -> Shown {
    reader.signed_in()?;
    let (clinic_id, zone) = reader.enter_clinic()?;
    let today = reader.ui.now.date();
    let date = |name: &str| asked.value(name).parse::<Date>().ok();
    let patient_id = asked.value("patient").parse().ok();
    // Without a patient or dates, the desk looks at today.
    let from = date("from").or_else(|| patient_id.is_none().then_some(today));
    let to = date("to").or_else(|| patient_id.is_none().then_some(from.unwrap_or(today)));
    let input = ListInput {
        clinic_id: Some(clinic_id),
        patient_id,
        doctor_id: asked.value("doctor").parse().ok(),
        statuses: asked.value("status").parse().into_iter().collect(),
        from: from.and_then(|date| midnight(date, &zone)),
        to: to.and_then(|date| midnight(date.tomorrow().ok()?, &zone)),
        ascending: patient_id.is_none(),
        own: false,
        page: PageRequest { limit: 50, cursor: asked.given("cursor") },
    };
    let page = booking::list(&reader.app, &reader.caller, input).await?;
    let rows = page.items.iter().map(|view| desk_row(&reader, view)).collect::<Result<Vec<_>, _>>()?;
    let text = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    let mut filter = asked.only(&["doctor", "status", "patient"]);
    filter.values.extend([("from".to_owned(), text(from)), ("to".to_owned(), text(to))]);
    let address =
        |from: Date, to: Date| Address::to(BASE).with("from", &from.to_string()).with("to", &to.to_string());
    let span = |key: &str, first: Date, last: Date| {
        let is_current = (from, to) == (Some(first), Some(last));
        Link::new(reader.ui.t(key), address(first, last).to_string()).current(is_current)
    };
    let tomorrow = today.tomorrow().unwrap_or(today);
    let in_a_week = today.saturating_add(jiff::Span::new().days(6));
    let spans = vec![
        span("today", today, today),
        span("tomorrow", tomorrow, tomorrow),
        span("seven-days", today, in_a_week),
    ];
    let more = page.next_cursor.map(|cursor| {
        let narrowed = filter.values.iter().fold(Address::to(BASE), |to, (name, value)| to.with(name, value));
        narrowed.with("cursor", &cursor).to_string()
    });
    let patient = match patient_id {
        Some(id) => Some(patients::patient(&reader.app, &reader.caller, id).await?.name),
        None => None,
    };
    let doctors = doctor_choices(&reader, clinic_id).await?;
    html(ClinicAppointmentsPage { filter, doctors, spans, rows, more, patient, ui: reader.ui })
}

/// The clinic's doctors by name.
pub async fn doctor_choices(reader: &Reader, clinic_id: ClinicId) -> Result<Vec<Choice>, Refused> {
    let db = reader.app.db.read();
    let ids = doctors::in_clinic(db, clinic_id).await?;
    let doctors = doctors::by_ids(db, ids).await?;
    let mut choices: Vec<Choice> =
        doctors.values().map(|doctor| Choice::new(doctor.id.to_string(), doctor.full_name.clone())).collect();
    choices.sort_by(|a, b| a.label.cmp(&b.label));
    Ok(choices)
}

/// A visit as a row of the desk's lists.
pub fn desk_row(reader: &Reader, view: &AppointmentView) -> Result<DeskRow, Refused> {
    let zone = zone(&view.time_zone)?;
    Ok(DeskRow {
        id: view.id.to_string(),
        starts_at: zoned(&view.starts_at, &zone)?,
        position: view.position.and_then(|position| u32::try_from(position).ok()),
        patient: view.patient.name.clone(),
        phone: None,
        doctor: view.doctor.full_name.clone(),
        service: service_name(&reader.ui, view),
        status: status_of(view),
        payment: shown::Status::payment(view.payment.status.as_str()),
        next_action: DeskAction::after(view.status.as_str())
            .filter(|usual| steps(reader, view).contains(usual)),
    })
}

fn may(reader: &Reader, action: Action, view: &AppointmentView) -> bool {
    let reach = reader.caller.reach(action);
    reach.is_ok_and(|reach| reach.covers(None, Some(view.clinic.id), Some(view.doctor.id)))
}

/// The steps that are legal at this moment and that the reader may do, the usual one first; also for a doctor's day.
pub fn steps(reader: &Reader, view: &AppointmentView) -> Vec<DeskAction> {
    let Some((zone, starts_at)) = zone(&view.time_zone).ok().zip(pressed(&view.starts_at)) else {
        return Vec::new();
    };
    steps_of(reader, view.clinic.id, view.doctor.id, view.status, starts_at, &zone)
}

/// As [`steps`], of a visit that is known by its parts.
pub fn steps_of(
    reader: &Reader,
    clinic_id: ClinicId,
    doctor_id: DoctorId,
    status: Status,
    starts_at: Instant,
    zone: &TimeZone,
) -> Vec<DeskAction> {
    let now = reader.app.now();
    let is_today = now.date_in(zone) == starts_at.date_in(zone);
    let may = |action: Action| {
        let reach = reader.caller.reach(action);
        reach.is_ok_and(|reach| reach.covers(None, Some(clinic_id), Some(doctor_id)))
    };
    let suits = |step: &DeskAction| {
        let (to, needed, in_time) = match *step {
            CHECK_IN => (Status::CheckedIn, Action::RunDesk, is_today),
            START => (Status::InProgress, Action::RunVisit, is_today),
            COMPLETE => (Status::Completed, Action::RunVisit, true),
            _ => (Status::NoShow, Action::RunDesk, starts_at <= now),
        };
        in_time && status.may_become(to) && may(needed)
    };
    [CHECK_IN, START, COMPLETE, NO_SHOW].into_iter().filter(suits).collect()
}

async fn show(reader: Reader, Path(id): Path<AppointmentId>) -> Shown {
    html(page(reader, id, Form::default(), None).await?)
}

async fn page(
    mut reader: Reader,
    id: AppointmentId,
    cancel: Form,
    fault: Option<String>,
) -> Result<ClinicAppointmentPage, Refused> {
    reader.signed_in()?;
    // Whoever works on visits: the clinic's people, and the visit's doctor. Patients have pages of their own.
    reader.caller.reach(Action::RunDesk)?;
    let view = booking::show(&reader.app, &reader.caller, id).await?;
    if !may(&reader, Action::RunDesk, &view) {
        return Err(Error::not_found("appointment").into());
    }
    reader.in_zone(&zone(&view.time_zone)?);
    let phone =
        patients::by_id(reader.app.db.read(), view.patient.id).await?.and_then(|patient| patient.phone);
    let mut shown = appointment(&reader, &view).await?;
    // What a patient may no longer change, the clinic may.
    shown.can_cancel = view.status.may_become(Status::Cancelled);
    let books = may(&reader, Action::BookForOthers, &view);
    shown.can_reschedule = view.status.is_open() && books;
    let is_due = matches!(view.payment.status, Standing::Due | Standing::AtDesk);
    Ok(ClinicAppointmentPage {
        patient_id: view.patient.id.to_string(),
        phone,
        actions: steps(&reader, &view),
        can_write_summary: may(&reader, Action::WriteSummaries, &view)
            && matches!(view.status, Status::InProgress | Status::Completed),
        can_take_payment: is_due && books,
        late_fee: late_fee(&reader, &view),
        lengths: lengths(&reader, &view),
        appointment: shown,
        cancel,
        fault,
        ui: reader.ui,
    })
}

async fn check_in(reader: Reader, Path(id): Path<AppointmentId>, Typed(form): Typed) -> Shown {
    let done = booking::check_in(&reader.app, &reader.caller, id, form.version()).await;
    settle(reader, id, &form, done.map(|_| "saved")).await
}

async fn start(reader: Reader, Path(id): Path<AppointmentId>, Typed(form): Typed) -> Shown {
    let done = booking::start(&reader.app, &reader.caller, id, form.version()).await;
    settle(reader, id, &form, done.map(|_| "saved")).await
}

async fn complete(reader: Reader, Path(id): Path<AppointmentId>, Typed(form): Typed) -> Shown {
    let done = booking::complete(&reader.app, &reader.caller, id, form.version()).await;
    settle(reader, id, &form, done.map(|_| "saved")).await
}

async fn no_show(reader: Reader, Path(id): Path<AppointmentId>, Typed(form): Typed) -> Shown {
    let done = booking::no_show(&reader.app, &reader.caller, id, form.version()).await;
    settle(reader, id, &form, done.map(|_| "saved")).await
}

async fn resize(reader: Reader, Path(id): Path<AppointmentId>, Typed(form): Typed) -> Shown {
    let input = ResizeInput {
        duration_minutes: form.value("duration_minutes").parse().ok(),
        overbook_reason: form.given("overbook_reason"),
    };
    let done = booking::resize(&reader.app, &reader.caller, id, form.version(), input).await;
    settle(reader, id, &form, done.map(|_| "saved")).await
}

/// How long the visit can be made, the length it has among them; nothing where it is over.
fn lengths(reader: &Reader, view: &AppointmentView) -> Vec<Choice> {
    let is_to_end = view.status.is_open() || matches!(view.status, Status::CheckedIn | Status::InProgress);
    if !is_to_end {
        return Vec::new();
    }
    let own = minutes_of(view);
    let mut minutes: Vec<u32> = (5..=120).step_by(5).chain((150..=480).step_by(30)).collect();
    minutes.push(own);
    minutes.sort_unstable();
    minutes.dedup();
    let choice = |minutes: u32| Choice::new(minutes.to_string(), reader.ui.n("minutes-long", minutes));
    minutes.into_iter().map(choice).collect()
}

async fn take_payment(reader: Reader, Path(id): Path<AppointmentId>, Typed(form): Typed) -> Shown {
    // A card number typed into a page of the clinic's is nobody's business here.
    let at_desk = form.value("method").parse::<Method>().ok().filter(|method| method.is_at_desk());
    let input = PayInput { method: at_desk.map(|method| method.to_string()), return_url: None };
    let done = booking::pay(&reader.app, &reader.caller, id, input).await;
    settle(reader, id, &form, done.map(|_| "flash-payment-taken")).await
}

async fn cancel(reader: Reader, Path(id): Path<AppointmentId>, Typed(form): Typed) -> Shown {
    let Some(reason) = form.given("reason") else {
        // The patient reads it.
        let fault = reader.ui.sentence("required", &reader.ui.t("fault-required"));
        let page = page(reader, id, Form::default().with_errors([("reason", fault)]), None).await?;
        return Page(StatusCode::UNPROCESSABLE_ENTITY, page).shown();
    };
    let input = CancelInput { reason: Some(reason), keep_fee: form.has("keep_fee", "yes") };
    match booking::cancel(&reader.app, &reader.caller, id, None, input).await {
        Ok(_) => told(&format!("{BASE}/{id}"), "flash-cancelled"),
        Err(error) => {
            let problem = mendable(error)?;
            let faults = reader.ui.faults(&problem, &[]);
            let page = page(reader, id, form.only(&["reason", "keep_fee"]).with_errors(faults), None).await?;
            Page(StatusCode::UNPROCESSABLE_ENTITY, page).shown()
        }
    }
}

async fn show_reschedule(reader: Reader, Path(id): Path<AppointmentId>, Asked(asked): Asked) -> Shown {
    reader.clinic()?;
    html(reschedule::page(reader, id, &asked, &format!("{BASE}/{id}"), With::AnyOfTheClinic).await?)
}

async fn move_to(reader: Reader, Path(id): Path<AppointmentId>, Typed(form): Typed) -> Shown {
    reader.clinic()?;
    reschedule::move_to(reader, id, &form, &format!("{BASE}/{id}"), With::AnyOfTheClinic).await
}

/// Back to the list it was pressed in, else to the visit; or the visit with the reason why the step was refused.
async fn settle(reader: Reader, id: AppointmentId, form: &Form, done: Result<&'static str, Error>) -> Shown {
    match done {
        Ok(key) => {
            let back = form.given("back").map(|back| own_path(&back).to_owned());
            told(&back.unwrap_or_else(|| format!("{BASE}/{id}")), key)
        }
        Err(error) => {
            let problem = mendable(error)?;
            let fault = reader.ui.said(&problem);
            let page = page(reader, id, Form::default(), Some(fault)).await?;
            Page(StatusCode::CONFLICT, page).shown()
        }
    }
}
