//! The clinic's calendar: a day with a column a doctor, a week or month of one doctor, a list. The list is the page; with
//! script a grid is drawn from the same data, kept up with what happens, and visits are moved and led on in it.

use std::collections::BTreeMap;

use app::access::Action;
use app::booking::{
    self, CalendarDoctor, CalendarInput, CalendarView, CalendarVisit, CancelInput, NamedResource,
    RescheduleInput, ResizeInput,
};
use app::clinics::{self, Clinic};
use app::doctors::Mode;
use app::{App, Error, doctors};
use axum::Json;
use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::id::{AppointmentId, DoctorId};
use serde_json::json;

use super::appointments::doctor_choices;
use crate::api::{Path, Refused};
use crate::web::address::Address;
use crate::web::appointments::minutes_of;
use crate::web::door::sentences::mendable;
use crate::web::door::when::{pressed, shown, zoned};
use crate::web::door::{Asked, Reader, Shown, Typed, html};
use crate::web::format::rfc3339;
pub use crate::web::pages::clinic::calendar::grid::service as grid_service;
use crate::web::pages::clinic::calendar::{
    AgendaColumn, AgendaDay, AgendaKept, AgendaVisit, CalendarPage, View, grid,
};
use crate::web::pages::shown::{Link, Status};
use crate::web::reschedule::chosen_doctor;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/clinic/calendar", get(show))
        .route("/clinic/calendar/news", get(news))
        .route("/clinic/calendar/visits/{id}/{verb}", post(act))
}

const BASE: &str = "/clinic/calendar";

/// The reader's clinic, as staff or as one of its doctors.
pub async fn clinic_of(reader: &Reader) -> Result<Clinic, Refused> {
    reader.signed_in()?;
    reader.caller.reach(Action::ReadCalendar)?;
    match reader.caller.doctor_id().filter(|_| !reader.ui.is_staff()) {
        None => Ok(reader.clinic()?.clone()),
        Some(id) => {
            let db = reader.app.db.read();
            let doctor = doctors::by_id(db, id).await?.ok_or_else(|| Error::not_found("doctor"))?;
            let clinic = clinics::by_id(db, doctor.clinic_id).await?;
            Ok(clinic.ok_or_else(|| Error::broken("a doctor's clinic is gone"))?)
        }
    }
}

async fn show(mut reader: Reader, Asked(asked): Asked) -> Shown {
    let clinic = clinic_of(&reader).await?;
    let (clinic_id, zone) = (clinic.id, clinic.zone()?);
    reader.in_zone(&zone);
    let view = View::from_word(asked.value("view"));
    let date = asked.value("date").parse().unwrap_or_else(|_| reader.ui.now.date());
    let own = reader.caller.doctor_id().filter(|_| !reader.ui.is_staff());
    let mut choices = doctor_choices(&reader, clinic_id).await?;
    choices.retain(|choice| own.is_none_or(|own| own.to_string() == choice.value));
    let asked_for = choices.iter().find(|choice| choice.value == asked.value("doctor"));
    // More than a day is of one doctor: a column a doctor and day would be too narrow to read.
    let chosen = asked_for.or_else(|| choices.first().filter(|_| view.is_of_one() || own.is_some()));
    let doctor_id: Option<DoctorId> = chosen.and_then(|choice| choice.value.parse().ok());
    let (first, last) = span(view, date, doctor_id.is_some());
    let input = CalendarInput { clinic_id, doctor_id, from: Some(first), to: Some(last) };
    let calendar = booking::calendar(&reader.app, &reader.caller, input).await?;
    let may = |action: Action| {
        let reach = reader.caller.reach(action);
        reach.is_ok_and(|reach| reach.covers(None, Some(clinic_id), doctor_id.or(own)))
    };
    let chosen = doctor_id.map(|id| id.to_string()).unwrap_or_default();
    let at = |view: View, date: Date| {
        let doctor = if own.is_some() { "" } else { chosen.as_str() };
        let address = Address::to(BASE).with("view", view.word()).with("date", &date.to_string());
        address.with("doctor", doctor).to_string()
    };
    let title = match view {
        View::Day | View::Rooms => reader.ui.date_long(date),
        View::Month => reader.ui.month(date),
        _ if first == last => reader.ui.date_long(date),
        _ => reader.ui.t2("time-span", "from", reader.ui.day(first), "to", reader.ui.date(last)),
    };
    let may_book = may(Action::BookForOthers);
    let permits = grid::May {
        books: may_book,
        moves: may_book,
        cancels: may(Action::CancelAppointments),
        runs_desk: may(Action::RunDesk),
        runs_visits: may(Action::RunVisit),
        opens: may(Action::WriteSchedule),
        opens_clinic: may(Action::WriteClinic),
    };
    let has_rooms = own.is_none() && !calendar.resources.is_empty();
    let views = View::ALL.into_iter().filter(|each| *each != View::Rooms || has_rooms);
    let views = views.map(|each| Link::new(reader.ui.t(each.key()), at(each, date)).current(each == view));
    let days = match view {
        View::Rooms => vec![AgendaDay {
            date,
            holiday: holiday_on(&calendar, date),
            columns: rooms(&reader, &calendar, &zone)?,
        }],
        _ => agenda(&reader, &calendar, &zone)?,
    };
    html(CalendarPage {
        title,
        views: views.collect(),
        before: at(view, step(view, date, first, last, -1)),
        after: at(view, step(view, date, first, last, 1)),
        today: at(view, reader.ui.now.date()),
        visits: calendar.appointments.len(),
        days,
        grid: grid::data(&reader.ui, view, (first, last), date, &calendar, permits),
        is_own: own.is_some(),
        doctor: chosen,
        doctors: choices,
        may_book,
        view,
        date,
        ui: reader.ui,
    })
}

/// The dates that a view of `date` shows.
fn span(view: View, date: Date, of_one: bool) -> (Date, Date) {
    let days = |from: Date, days: i64| (from, from.saturating_add((days - 1).days()));
    let monday = date.saturating_sub(i64::from(date.weekday().to_monday_zero_offset()).days());
    match view {
        View::Day | View::Rooms => (date, date),
        View::Agenda => days(date, if of_one { 7 } else { 1 }),
        View::Week | View::WorkWeek => days(monday, 7),
        View::Month => (date.first_of_month(), date.last_of_month()),
    }
}

/// The date that the view before or after is of.
fn step(view: View, date: Date, first: Date, last: Date, direction: i64) -> Date {
    match view {
        View::Month => date.first_of_month().saturating_add(direction.months()),
        _ => {
            let days = i64::from((last - first).get_days()) + 1;
            date.saturating_add((direction * days).days())
        }
    }
}

/// The list: every day with its doctors and their visits.
fn agenda(reader: &Reader, calendar: &CalendarView, zone: &TimeZone) -> Result<Vec<AgendaDay>, Refused> {
    let on = |text: &str, date: Date| text.get(..10).is_some_and(|day| day == date.to_string());
    let mut visits: BTreeMap<(String, DoctorId), Vec<&CalendarVisit>> = BTreeMap::new();
    for visit in &calendar.appointments {
        let day = visit.starts_at.get(..10).unwrap_or_default().to_owned();
        visits.entry((day, visit.doctor_id)).or_default().push(visit);
    }
    let pair = |from: &str, until: &str| Ok::<_, Refused>((zoned(from, zone)?, zoned(until, zone)?));
    let mut days = Vec::new();
    for date in calendar.from.0.series(1.day()).take_while(|date| *date <= calendar.to.0) {
        let (begins, ends) = (date.to_string(), date.tomorrow().unwrap_or(date).to_string());
        let column = |doctor: &CalendarDoctor| -> Result<AgendaColumn, Refused> {
            let parts = |parts: &[booking::CalendarPart]| {
                let own = parts.iter().filter(|part| on(&part.starts_at, date));
                own.map(|part| pair(&part.starts_at, &part.ends_at)).collect::<Result<Vec<_>, _>>()
            };
            let meets = |span: &&booking::CalendarSpan| {
                span.starts_at.as_str() < ends.as_str() && span.ends_at.as_str() > begins.as_str()
            };
            let of_day = visits.get(&(begins.clone(), doctor.id)).map(Vec::as_slice).unwrap_or_default();
            Ok(AgendaColumn {
                doctor_id: doctor.id.to_string(),
                doctor: doctor.full_name.clone(),
                is_of_resource: false,
                hours: parts(&doctor.hours)?,
                free: parts(&doctor.free)?,
                is_on_leave: doctor.leave.iter().any(|span| meets(&span)),
                kept: calendar
                    .kept
                    .iter()
                    .filter(|kept| kept.doctor_id == doctor.id && on(&kept.starts_at, date))
                    .map(|kept| {
                        let at = zoned(&kept.starts_at, zone)?;
                        Ok(AgendaKept {
                            at,
                            patient: kept.patient.name.clone(),
                            id: kept.appointment_id.to_string(),
                        })
                    })
                    .collect::<Result<_, Refused>>()?,
                visits: of_day.iter().map(|visit| row(reader, visit, zone)).collect::<Result<_, _>>()?,
            })
        };
        let columns = calendar.doctors.iter().map(column).collect::<Result<Vec<_>, _>>()?;
        // Who neither works nor sees anybody on a day has no place in its list.
        let columns = columns.into_iter().filter(|column| !column.is_idle());
        days.push(AgendaDay { date, holiday: holiday_on(calendar, date), columns: columns.collect() });
    }
    Ok(days)
}

/// What a day is called if the clinic is closed on it.
fn holiday_on(calendar: &CalendarView, date: Date) -> Option<String> {
    let mut days = calendar.holidays.iter();
    let holiday = days.find(|days| days.first_date.0 <= date && date <= days.last_date.0);
    holiday.map(|holiday| holiday.name.clone())
}

/// The list of one day by rooms and devices, each with the visits that have it.
fn rooms(reader: &Reader, calendar: &CalendarView, zone: &TimeZone) -> Result<Vec<AgendaColumn>, Refused> {
    let doctor_of = |visit: &CalendarVisit| {
        let doctor = calendar.doctors.iter().find(|doctor| doctor.id == visit.doctor_id);
        doctor.map(|doctor| doctor.full_name.clone())
    };
    let visit_in = |visit: &CalendarVisit| -> Result<AgendaVisit, Refused> {
        Ok(AgendaVisit { doctor: doctor_of(visit), ..row(reader, visit, zone)? })
    };
    let column = |resource: &NamedResource| -> Result<AgendaColumn, Refused> {
        let has_it = |visit: &&CalendarVisit| visit.resources.iter().any(|one| one.id == resource.id);
        let visits = calendar.appointments.iter().filter(has_it);
        Ok(AgendaColumn {
            doctor_id: String::new(),
            doctor: resource.name.clone(),
            is_of_resource: true,
            hours: Vec::new(),
            free: Vec::new(),
            is_on_leave: false,
            kept: Vec::new(),
            visits: visits.map(visit_in).collect::<Result<_, _>>()?,
        })
    };
    calendar.resources.iter().map(column).collect()
}

fn row(reader: &Reader, visit: &CalendarVisit, zone: &TimeZone) -> Result<AgendaVisit, Refused> {
    Ok(AgendaVisit {
        id: visit.id.to_string(),
        starts_at: zoned(&visit.starts_at, zone)?,
        ends_at: zoned(&visit.ends_at, zone)?,
        patient: visit.patient.name.clone(),
        service: grid_service(&reader.ui, visit.service.as_ref()),
        doctor: None,
        reason: visit.reason.clone(),
        by_video: visit.mode == Mode::Video,
        is_over: visit.overbook_reason.is_some(),
        status: Status::appointment(visit.status.as_str()),
        payment: Status::payment(visit.payment.as_str()),
    })
}

/// What changes in the reader's clinic, as it happens.
async fn news(reader: Reader, asked: Asked, headers: HeaderMap) -> Shown {
    let clinic_id = clinic_of(&reader).await?.id;
    let reach = reader.caller.reach(Action::ReadCalendar)?;
    crate::web::news::news(&reader, reach, Some(clinic_id), asked, &headers).await
}

/// A visit is moved, led on or called off in the grid. Answers how it is now, or 409 or 422 with a sentence.
async fn act(
    mut reader: Reader,
    Path((id, verb)): Path<(AppointmentId, String)>,
    Typed(form): Typed,
) -> Shown {
    clinic_of(&reader).await?;
    let (app, caller, version) = (&reader.app, &reader.caller, form.version());
    let done = match verb.as_str() {
        "move" => match chosen_doctor(&form, "doctor_id") {
            Ok(doctor_id) => {
                let input = RescheduleInput { starts_at: form.given("starts_at"), doctor_id };
                booking::reschedule(app, caller, id, version, input).await
            }
            Err(error) => Err(error),
        },
        "resize" => {
            let duration_minutes = form.value("duration_minutes").parse().ok();
            let input = ResizeInput { duration_minutes, overbook_reason: form.given("overbook_reason") };
            booking::resize(app, caller, id, version, input).await
        }
        "check_in" => booking::check_in(app, caller, id, version).await,
        "start" => booking::start(app, caller, id, version).await,
        "complete" => booking::complete(app, caller, id, version).await,
        "no_show" => booking::no_show(app, caller, id, version).await,
        "cancel" => match form.given("reason") {
            // The patient reads it.
            None => Err(Error::field("reason", "required", reader.ui.t("fault-required"))),
            reason => booking::cancel(app, caller, id, None, CancelInput { reason, keep_fee: false }).await,
        },
        _ => return Err(Error::not_found("step").into()),
    };
    match done {
        Ok(view) => {
            let zone = crate::web::door::when::zone(&view.time_zone)?;
            reader.in_zone(&zone);
            let at = pressed(&view.starts_at).map(|at| shown(at, &zone));
            let time = at.as_ref().map(|at| match at.date() == reader.ui.now.date() {
                true => reader.ui.time(at),
                false => reader.ui.moment(at),
            });
            let status = reader.ui.t(Status::appointment(view.status.as_str()).key());
            let minutes = minutes_of(&view);
            let said = json!({"version": view.version, "starts_at": at.as_ref().map(rfc3339), "time": time,
                "minutes": minutes, "length": reader.ui.n("minutes-long", minutes), "status": status,
                "doctor": view.doctor.full_name});
            Ok(Json(said).into_response())
        }
        Err(error) => {
            let problem = mendable(error)?;
            let code = problem.fields.first().map_or(problem.code, |field| field.code.as_str());
            let detail =
                problem.fields.first().map_or(problem.detail.as_str(), |field| field.message.as_str());
            let said = json!({"code": code, "message": reader.ui.sentence(code, detail)});
            let status = match problem.kind {
                app::Kind::Unacceptable => StatusCode::UNPROCESSABLE_ENTITY,
                _ => StatusCode::CONFLICT,
            };
            Ok((status, Json(said)).into_response())
        }
    }
}
