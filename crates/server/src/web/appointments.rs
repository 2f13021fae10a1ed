//! One's own appointments: what is to come and what was, one in full, its calendar file, cancelling it.

use app::booking::{self, AppointmentView, CancelInput, ListInput, Standing, Status};
use app::clinics::ResourceKind;
use app::doctors::Mode;
use app::schedule;
use app::{
    App, Error,
    access::{Action, Reach},
    notifications, payments, reactions, visits,
};
use axum::Router;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::get;
use jiff::civil::Date;
use kernel::id::AppointmentId;
use kernel::money::Money;
use kernel::paging::PageRequest;

use super::address::Address;
use super::doctor::{cancel_rule, face};
use super::door::sentences::mendable;
use super::door::when::{pressed, shown, zone, zoned};
use super::door::{Asked, Page, Reader, Shown, Typed, html, told};
use super::form::Form;
use super::news;
use super::pages::appointment::{Appointment, AppointmentPage, FollowUp, Place, Review, Summary};
use super::pages::appointments::{AppointmentRow, AppointmentsPage};
use super::pages::cancel::{CancelPage, DOCTOR_AWAY, REASONS, Refund};
use super::pages::shown as pieces;
use super::receipts::method;
use super::ui::Ui;
use super::visits::unless_missing;
use crate::api::{Path, Refused};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/appointments", get(list))
        .route("/appointments/news", get(hear))
        .route("/appointments/{id}", get(show))
        .route("/appointments/{id}/calendar.ics", get(calendar_file))
        .route("/appointments/{id}/cancel", get(show_cancel).post(cancel))
}

/// Statuses of what is still to come, and of what is over.
const AHEAD: [Status; 4] = [Status::Held, Status::Confirmed, Status::CheckedIn, Status::InProgress];
const OVER: [Status; 4] = [Status::Completed, Status::NoShow, Status::Cancelled, Status::Expired];

async fn list(reader: Reader, Asked(asked): Asked) -> Shown {
    reader.signed_in()?;
    let past = asked.values.iter().any(|(name, _)| name == "past");
    let input = ListInput {
        statuses: if past { OVER.into() } else { AHEAD.into() },
        ascending: !past,
        own: true,
        page: PageRequest { cursor: asked.given("cursor"), ..PageRequest::default() },
        ..ListInput::default()
    };
    let page = booking::list(&reader.app, &reader.caller, input).await?;
    let base = if past { "/appointments?past" } else { "/appointments" };
    let more = page.next_cursor.map(|cursor| Address::to(base).with("cursor", &cursor).into());
    let rows: Result<Vec<AppointmentRow>, Refused> =
        page.items.iter().map(|view| row(&reader, view)).collect();
    html(AppointmentsPage { past, rows: rows?, more, ui: reader.ui })
}

fn row(reader: &Reader, view: &AppointmentView) -> Result<AppointmentRow, Refused> {
    let zone = zone(&view.time_zone)?;
    let own_name = reader.account.as_ref().map(|account| account.name.as_str());
    let is_changeable = is_changeable(reader, view);
    Ok(AppointmentRow {
        id: view.id.to_string(),
        doctor_id: view.doctor.id.to_string(),
        doctor: face(&view.doctor.full_name, None),
        starts_at: zoned(&view.starts_at, &zone)?,
        service: service_name(&reader.ui, view),
        place: view.clinic.name.clone(),
        patient: (own_name != Some(&view.patient.name)).then(|| view.patient.name.clone()),
        status: status_of(view),
        held_until: held_until(reader, view, &zone),
        can_reschedule: is_changeable && view.status == Status::Confirmed,
        can_cancel: view.status == Status::Confirmed && may_cancel(reader, view),
    })
}

/// What changes in the reader's own appointments, as it happens.
async fn hear(reader: Reader, asked: Asked, headers: HeaderMap) -> Shown {
    reader.signed_in()?;
    let own = Reach { account_id: reader.caller.account_id(), ..Reach::nothing() };
    news::news(&reader, own, None, asked, &headers).await
}

async fn show(reader: Reader, Path(id): Path<AppointmentId>, Asked(asked): Asked) -> Shown {
    let booked = asked.values.iter().any(|(name, _)| name == "booked");
    html(page(reader, id, booked, Form::default()).await?)
}

/// The visit as its patient sees it; `form` is what was said of it, if that was refused.
pub async fn page(
    mut reader: Reader,
    id: AppointmentId,
    booked: bool,
    form: Form,
) -> Result<AppointmentPage, Refused> {
    reader.signed_in()?;
    // Before it is read: what happens in between is told again.
    let last_event_id = reactions::head(&reader.app).await?.to_string();
    let view = booking::show(&reader.app, &reader.caller, id).await?;
    reader.in_zone(&zone(&view.time_zone)?);
    let just_booked = booked && view.status == Status::Confirmed;
    let mailed_to = reader.account.as_ref().filter(|_| just_booked).map(|account| account.email.clone());
    let appointment = appointment(&reader, &view).await?;
    let place = place(&reader, &view).await?;
    let replacement = match view.status {
        Status::Confirmed => booking::open_for(&reader.app, id).await?.map(|id| id.to_string()),
        _ => None,
    };
    let (summary, review) = match view.status {
        Status::InProgress | Status::Completed => {
            (summary(&reader, &view).await?, said(&reader, &view, form).await?)
        }
        _ => (None, Review::None),
    };
    Ok(AppointmentPage {
        appointment,
        just_booked,
        mailed_to,
        place,
        replacement,
        ready: ready_at_desk(&reader, &view).await?,
        summary,
        review,
        last_event_id,
        ui: reader.ui,
    })
}

/// What the desk keeps ready of a visit that will not be.
async fn ready_at_desk(reader: &Reader, view: &AppointmentView) -> Result<Option<Money>, Refused> {
    let is_off = matches!(view.status, Status::Cancelled | Status::NoShow);
    let at_desk = view.payment.method.is_some_and(|method| method.is_at_desk());
    let Some(id) = view.payment.transaction_id.filter(|_| is_off && at_desk) else { return Ok(None) };
    let charge = payments::transaction(&reader.app, &reader.caller, id).await?;
    Ok(charge.ready_at_desk())
}

async fn summary(reader: &Reader, view: &AppointmentView) -> Result<Option<Summary>, Refused> {
    let Some(written) = unless_missing(visits::summary(&reader.app, &reader.caller, view.id).await)? else {
        return Ok(None);
    };
    let follow_up = match written.follow_up_on.and_then(|date| date.parse().ok()) {
        Some(on) => Some(FollowUp { on, booked: booked_again(reader, view, on).await? }),
        None => None,
    };
    Ok(Some(Summary {
        notes: written.notes,
        prescription: written.prescription,
        diet: written.diet,
        exercise: written.exercise,
        follow_up,
    }))
}

/// The patient's visit to the doctor, or to the colleague who was given it, that was asked for and is still to come.
async fn booked_again(
    reader: &Reader,
    view: &AppointmentView,
    on: Date,
) -> Result<Option<(String, jiff::Zoned)>, Refused> {
    let Some(began) = pressed(&view.starts_at) else { return Ok(None) };
    let zone = zone(&view.time_zone)?;
    let after = visits::counts_after(began.date_in(&zone), on, &zone)?.max(reader.app.now());
    let next = booking::visit_after(&reader.app, view.patient.id, view.doctor.id, after).await?;
    Ok(next.map(|(id, starts_at)| (id.to_string(), shown(starts_at, &zone))))
}

/// What the reader said of the visit, or may say.
async fn said(reader: &Reader, view: &AppointmentView, form: Form) -> Result<Review, Refused> {
    if let Some(review) = visits::reviewed(&reader.app, &reader.caller, view.id).await? {
        let is_waiting = review.status == visits::ReviewStatus::Pending;
        let (rating, text, hidden_because) = (review.rating, review.text, review.hidden_because);
        return Ok(Review::Said { rating, text, is_waiting, hidden_because });
    }
    let reach = reader.caller.reach(Action::WriteReviews)?;
    let own = unless_missing(booking::visit(&reader.app, &reach, view.id).await)?;
    Ok(match own {
        Some(_) if view.status == Status::Completed => Review::Open(form),
        _ => Review::None,
    })
}

/// The place in the doctor's day, on that day and until the visit begins.
async fn place(reader: &Reader, view: &AppointmentView) -> Result<Option<Place>, Refused> {
    let zone = zone(&view.time_zone)?;
    if !matches!(view.status, Status::Confirmed | Status::CheckedIn) {
        return Ok(None);
    }
    let place = booking::place(&reader.app, &reader.caller, view.id).await?;
    let Some((ahead, expected)) = place.ahead.zip(place.expected_time) else { return Ok(None) };
    Ok(Some(Place {
        ahead,
        expected_at: zoned(&expected, &zone)?,
        late: place.late_minutes.and_then(|minutes| u32::try_from(minutes).ok()).unwrap_or(0),
        position: place.position.and_then(|position| u32::try_from(position).ok()),
        now: zoned(&place.now, &zone)?,
    }))
}

/// The appointment in full; also for the desk.
pub async fn appointment(reader: &Reader, view: &AppointmentView) -> Result<Appointment, Refused> {
    let zone = zone(&view.time_zone)?;
    let plan = schedule::plan_of(&reader.app, view.doctor.id).await?;
    let starts_at = zoned(&view.starts_at, &zone)?;
    let expected_at = zoned(&view.expected_time, &zone)?;
    // Where everybody gets the time that was promised, a number in a queue would only raise questions.
    let is_queue = expected_at != starts_at;
    let is_changeable = is_changeable(reader, view);
    Ok(Appointment {
        id: view.id.to_string(),
        doctor_id: view.doctor.id.to_string(),
        doctor: face(&view.doctor.full_name, None),
        specialties: String::new(),
        service: service_name(&reader.ui, view),
        duration_minutes: minutes_of(view),
        department: house(&reader.ui, view),
        place: view.location.city.clone(),
        address: reader.ui.list([view.location.address.as_str(), &view.location.city]),
        rooms: rooms_of(view),
        by_video: view.mode == Mode::Video,
        position: view.position.filter(|_| is_queue).and_then(|position| u32::try_from(position).ok()),
        expected_at: is_queue.then_some(expected_at),
        patient: view.patient.name.clone(),
        reason: view.reason.clone(),
        status: status_of(view),
        note: note(&reader.ui, view),
        price: view.price,
        payment: pieces::Status::payment(view.payment.status.as_str()),
        kept: view.kept_fee.filter(|kept| kept.amount > 0 && receipt_of(view).is_some()),
        paid_by: receipt_of(view).and(view.payment.method).map(|by| method(&reader.ui, by)),
        transaction_id: receipt_of(view),
        can_reschedule: is_changeable,
        can_cancel: may_cancel(reader, view),
        is_live: matches!(view.status, Status::Confirmed | Status::CheckedIn | Status::InProgress),
        held_until: held_until(reader, view, &zone),
        cancel_rule: cancel_rule(&reader.ui, &plan.clinic, pressed(&view.starts_at)),
        starts_at,
    })
}

/// The clinic, with the department where that is elsewhere.
fn house(ui: &Ui, view: &AppointmentView) -> String {
    let is_elsewhere = view.location.address != view.clinic.address;
    match view.location.department.as_deref().filter(|_| is_elsewhere) {
        Some(department) => ui.list([view.clinic.name.as_str(), department]),
        None => view.clinic.name.clone(),
    }
}

pub fn service_name(ui: &Ui, view: &AppointmentView) -> String {
    view.service.as_ref().map_or_else(|| ui.t("plain-consultation"), |service| service.name.clone())
}

fn rooms_of(view: &AppointmentView) -> Vec<String> {
    let rooms = view.resources.iter().filter(|resource| resource.kind == ResourceKind::Room);
    rooms.map(|room| room.name.clone()).collect()
}

pub fn status_of(view: &AppointmentView) -> pieces::Status {
    pieces::Status::appointment(view.status.as_str())
}

/// There is a receipt as soon as money was taken.
fn receipt_of(view: &AppointmentView) -> Option<String> {
    let paid = matches!(view.payment.status, Standing::Paid | Standing::PartlyRefunded | Standing::Refunded);
    view.payment.transaction_id.filter(|_| paid).map(|id| id.to_string())
}

/// Who called it off, and in which words.
fn note(ui: &Ui, view: &AppointmentView) -> Option<String> {
    let by = view.cancelled_by?;
    let key = match by {
        booking::CancelledBy::Patient => "cancelled-by-patient",
        booking::CancelledBy::Doctor => "cancelled-by-doctor",
        booking::CancelledBy::Clinic => "cancelled-by-clinic",
    };
    let reason = view.cancel_reason.as_deref().unwrap_or_default();
    let known = REASONS.into_iter().chain([DOCTOR_AWAY]).find(|(value, _)| *value == reason);
    let words = known.map_or_else(|| reason.to_owned(), |(_, key)| ui.t(key));
    Some(if words.is_empty() { ui.t(key) } else { format!("{} {words}", ui.t(key)) })
}

/// A held or confirmed visit whose last moment for a change has not passed.
fn is_changeable(reader: &Reader, view: &AppointmentView) -> bool {
    let in_time = pressed(&view.changeable_until).is_some_and(|until| reader.app.now() <= until);
    matches!(view.status, Status::Held | Status::Confirmed) && in_time
}

/// A patient may call it off: for nothing until the last moment for a change, for the clinic's fee until it begins.
fn may_cancel(reader: &Reader, view: &AppointmentView) -> bool {
    let is_to_come = pressed(&view.starts_at).is_some_and(|at| reader.app.now() <= at);
    is_changeable(reader, view) || is_to_come && late_fee(reader, view).is_some()
}

/// What the clinic keeps when a confirmed visit is cancelled from now on; nothing while it is free, or where patients may
/// not any more.
pub fn late_fee(reader: &Reader, view: &AppointmentView) -> Option<Money> {
    let late = pressed(&view.changeable_until).is_some_and(|until| reader.app.now() > until);
    view.late_cancel_fee.filter(|_| late && view.status == Status::Confirmed)
}

fn held_until(reader: &Reader, view: &AppointmentView, zone: &jiff::tz::TimeZone) -> Option<jiff::Zoned> {
    let until = view.hold_expires_at.as_deref().and_then(pressed)?;
    (view.status == Status::Held && reader.app.now() < until).then(|| shown(until, zone))
}

async fn calendar_file(reader: Reader, Path(id): Path<AppointmentId>) -> Shown {
    let file = notifications::calendar_file(&reader.app, &reader.caller, id).await?;
    let kind = format!("text/calendar; charset=utf-8; method={}", file.method);
    let name = "attachment; filename=\"appointment.ics\"".to_owned();
    let headers = [(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, file.text).into_response())
}

/// How long it takes.
pub fn minutes_of(view: &AppointmentView) -> u32 {
    let span = pressed(&view.ends_at).zip(pressed(&view.starts_at));
    let minutes = span.map(|(ends, starts)| ends.seconds_since(starts) / 60);
    minutes.and_then(|minutes| u32::try_from(minutes).ok()).unwrap_or(0)
}

async fn show_cancel(reader: Reader, Path(id): Path<AppointmentId>) -> Shown {
    reader.signed_in()?;
    html(cancel_page(reader, id, Form::default()).await?)
}

async fn cancel_page(mut reader: Reader, id: AppointmentId, form: Form) -> Result<CancelPage, Refused> {
    let view = booking::show(&reader.app, &reader.caller, id).await?;
    let zone = zone(&view.time_zone)?;
    reader.in_zone(&zone);
    let paid = matches!(view.payment.status, Standing::Paid | Standing::Pending);
    let refund = match paid {
        true => {
            let kept = late_fee(&reader, &view);
            let amount = view.price.total.amount - kept.map_or(0, |kept| kept.amount);
            let free_until = zoned(&view.changeable_until, &zone)?;
            Some(Refund { amount: Money { amount, ..view.price.total }, kept, free_until })
        }
        false => None,
    };
    let appointment = appointment(&reader, &view).await?;
    Ok(CancelPage { appointment, form, refund, base: format!("/appointments/{id}"), ui: reader.ui })
}

async fn cancel(reader: Reader, Path(id): Path<AppointmentId>, Typed(form): Typed) -> Shown {
    reader.signed_in()?;
    let Some(reason) = form.given("reason") else {
        let fault = reader.ui.sentence("required", &reader.ui.t("fault-required"));
        let page = cancel_page(reader, id, Form::default().with_errors([("reason", fault)])).await?;
        return Page(StatusCode::UNPROCESSABLE_ENTITY, page).shown();
    };
    let input = CancelInput { reason: Some(reason), keep_fee: false };
    match booking::cancel(&reader.app, &reader.caller, id, None, input).await {
        Ok(view) => {
            let kept = view.kept_fee.map_or(0, |fee| fee.amount);
            let goes_back = view.payment.status == Standing::Paid && kept < view.price.total.amount;
            let told_so = if goes_back { "flash-cancelled-refund" } else { "flash-cancelled" };
            told(&format!("/appointments/{id}"), told_so)
        }
        Err(error) => said_in_form(reader, id, &form, error).await,
    }
}

async fn said_in_form(reader: Reader, id: AppointmentId, form: &Form, error: Error) -> Shown {
    let problem = mendable(error)?;
    let faults = reader.ui.faults(&problem, &[]);
    let page = cancel_page(reader, id, form.only(&["reason"]).with_errors(faults)).await?;
    Page(crate::api::problem::status_of(problem.kind), page).shown()
}
