//! A doctor's leave: what is entered, whom a new one would affect, and taking it.

use app::access::Action;
use app::booking::{self, Affected as Visits, AppointmentView, Known, ReplacementStatus, Status};
use app::schedule::{self, LeaveInput};
use app::{App, Error, reactions};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::{get, post};
use jiff::Zoned;
use jiff::tz::TimeZone;
use kernel::fields::{Check, Complaint};
use kernel::id::{DoctorId, LeaveId};
use kernel::time::{Instant, MINUTE, parse_instant, parse_minute_of_day};

use super::appointments::desk_row;
use super::subject::{Subject, subject};
use crate::api::{Path, Refused};
use crate::web::door::sentences::mendable;
use crate::web::door::when::{shown, zoned};
use crate::web::door::{Asked, Page, Reader, Shown, Typed, html, told};
use crate::web::form::Form;
use crate::web::pages::clinic::answers::{AnswerRow, AnswersPage, AnswersTo};
use crate::web::pages::clinic::leave::{Affected, LeavePage, LeaveRow};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/clinic/doctors/{id}/leave", get(show).post(take))
        .route("/clinic/doctors/{id}/leave/{leave_id}", get(answers))
        .route("/clinic/doctors/{id}/leave/{leave_id}/remove", post(remove))
}

const FIELDS: [&str; 5] = ["starts_on", "starts_time", "ends_on", "ends_time", "reason"];

/// The API's names of the two instants, and the fields where a person typed them.
const NAMES: [(&str, &str); 2] = [("starts_at", "starts_on"), ("ends_at", "ends_on")];

/// With `day`, whom it would affect if the doctor were away all of that day.
async fn show(mut reader: Reader, Path(id): Path<DoctorId>, Asked(asked): Asked) -> Shown {
    let subject = subject(&mut reader, id, Action::WriteSchedule).await?;
    match asked.given("day") {
        Some(day) => preview(reader, subject, Form::new([("starts_on", &*day), ("ends_on", &*day)])).await,
        None => html(page(reader, subject, Form::default(), None).await?),
    }
}

async fn page(
    reader: Reader,
    subject: Subject,
    form: Form,
    affected: Option<((Zoned, Zoned), Affected)>,
) -> Result<LeavePage, Refused> {
    let zone = subject.clinic.zone()?;
    let leave = schedule::leave_of(&reader.app, &reader.caller, subject.doctor.id).await?;
    let answers = booking::answers(&reader.app, &reader.caller, subject.doctor.id).await?;
    let row = |view: &schedule::LeaveView| -> Result<LeaveRow, Refused> {
        Ok(LeaveRow {
            id: view.id.to_string(),
            starts_at: zoned(&view.starts_at, &zone)?,
            ends_at: zoned(&view.ends_at, &zone)?,
            reason: view.reason.clone(),
            answers: answers.get(&view.id).map(|answers| (answers.offered, answers.answered)),
        })
    };
    let leave = leave.iter().map(row).collect::<Result<Vec<_>, _>>()?;
    Ok(LeavePage { doctor: subject.head, leave, form, affected, ui: reader.ui })
}

/// First shows whom the leave would affect; entered when the reader has seen them.
async fn take(mut reader: Reader, Path(id): Path<DoctorId>, Typed(form): Typed) -> Shown {
    let subject = subject(&mut reader, id, Action::WriteSchedule).await?;
    if !form.has("confirmed", "true") {
        return preview(reader, subject, form.only(&FIELDS)).await;
    }
    // Whoever is booked while the reader looks at the others is shown as well before anything is done.
    let visits = chosen(&form);
    let are_offered_times = visits.are_offered_times;
    let form = form.only(&FIELDS);
    let input = match read(&form, &subject.clinic.zone()?) {
        Ok(input) => input,
        Err(error) => return again(reader, subject, form, error).await,
    };
    match booking::take_leave(&reader.app, &reader.caller, id, input, visits).await {
        Ok(leave) => {
            reactions::follow(&reader.app).await?;
            let leaves = format!("/clinic/doctors/{id}/leave");
            match are_offered_times {
                true => told(&format!("{leaves}/{}", leave.id), "flash-leave-taken"),
                false => told(&leaves, "flash-leave-taken"),
            }
        }
        Err(error) if error.is_code("appointments_affected") => preview(reader, subject, form).await,
        Err(error) => again(reader, subject, form, error).await,
    }
}

pub(super) fn affected(reader: &Reader, visits: &[AppointmentView]) -> Result<Affected, Refused> {
    Ok(Affected {
        visits: visits.iter().map(|view| desk_row(reader, view)).collect::<Result<Vec<_>, _>>()?,
        has_arrived: visits.iter().any(|view| view.status == Status::CheckedIn),
    })
}

/// What is to become of the visits that the reader was shown.
pub(super) fn chosen(form: &Form) -> Visits {
    let known = Known::Only(form.all("known").iter().filter_map(|id| id.parse().ok()).collect());
    Visits { known, are_offered_times: form.has("visits", "offer") }
}

async fn preview(reader: Reader, subject: Subject, form: Form) -> Shown {
    let (id, zone) = (subject.doctor.id, subject.clinic.zone()?);
    let input = match read(&form, &zone) {
        Ok(input) => input,
        Err(error) => return again(reader, subject, form, error).await,
    };
    let visits = match booking::affected_by_leave(&reader.app, &reader.caller, id, &input).await {
        Ok(visits) => visits,
        Err(error) => return again(reader, subject, form, error).await,
    };
    let instant = |text: &Option<String>| text.as_deref().and_then(parse_instant).unwrap_or(reader.app.now());
    let span = (shown(instant(&input.starts_at), &zone), shown(instant(&input.ends_at), &zone));
    let affected = affected(&reader, &visits)?;
    html(page(reader, subject, form, Some((span, affected))).await?)
}

/// Who has answered to what they were offered instead of the visits in a leave.
async fn answers(mut reader: Reader, Path((id, leave_id)): Path<(DoctorId, LeaveId)>) -> Shown {
    let subject = subject(&mut reader, id, Action::WriteSchedule).await?;
    let zone = subject.clinic.zone()?;
    let offers = booking::replacements(&reader.app, &reader.caller, id, leave_id).await?;
    let rows = offers.iter().map(|view| answer_row(view, &zone)).collect::<Result<Vec<_>, _>>()?;
    html(AnswersPage { of: AnswersTo::Leave(subject.head), rows, ui: reader.ui })
}

pub(super) fn answer_row(view: &booking::ReplacementView, zone: &TimeZone) -> Result<AnswerRow, Refused> {
    let visit = &view.appointment;
    let times = view.offered.iter().map(|time| zoned(&time.starts_at, zone));
    let is_moved = view.status == ReplacementStatus::Moved;
    Ok(AnswerRow {
        replacement_id: view.id.to_string(),
        appointment_id: visit.id.to_string(),
        patient: visit.patient.name.clone(),
        doctor: visit.doctor.full_name.clone(),
        crossed_out: zoned(&view.crossed_out, zone)?,
        status: view.status,
        offered: times.collect::<Result<Vec<_>, Error>>()?,
        answer_by: zoned(&view.answer_by, zone)?,
        moved_to: is_moved.then(|| zoned(&visit.starts_at, zone)).transpose()?,
        is_mailed: view.is_mailed,
    })
}

/// A local date and time of the clinic, twice, as the instants an operation wants.
fn read(form: &Form, zone: &TimeZone) -> Result<LeaveInput, Error> {
    let mut check = Check::new();
    let mut instant = |date: &str, time: &str, usual: &str, later: i64| {
        let wrong = || Complaint::new("not_a_date", "Choose a day and a time.");
        let minute = parse_minute_of_day(&form.given(time).unwrap_or_else(|| usual.to_owned()));
        let parsed =
            form.value(date).parse::<jiff::civil::Date>().ok().zip(minute).and_then(|(date, minute)| {
                let midnight = date.to_zoned(zone.clone()).ok()?;
                let local =
                    date.at(0, 0, 0, 0).checked_add(jiff::Span::new().minutes(i64::from(minute))).ok()?;
                let at = local.to_zoned(zone.clone()).map_or(midnight, |at| at);
                Some(Instant::from(at.timestamp()).plus_seconds(later).rfc3339(zone))
            });
        check.field(date, parsed.ok_or_else(wrong))
    };
    let starts_at = instant("starts_on", "starts_time", "00:00", 0);
    // "Until 23:59" includes that minute.
    let ends_at = instant("ends_on", "ends_time", "23:59", MINUTE);
    match (starts_at, ends_at) {
        (Some(starts_at), Some(ends_at)) => Ok(LeaveInput {
            starts_at: Some(starts_at),
            ends_at: Some(ends_at),
            reason: form.given("reason"),
        }),
        _ => Err(Error::fields(check)),
    }
}

async fn again(reader: Reader, subject: Subject, form: Form, error: Error) -> Shown {
    let problem = mendable(error)?;
    let faults = reader.ui.faults(&problem, &NAMES);
    let page = page(reader, subject, form.with_errors(faults), None).await?;
    Page(StatusCode::UNPROCESSABLE_ENTITY, page).shown()
}

async fn remove(mut reader: Reader, Path((id, leave_id)): Path<(DoctorId, LeaveId)>) -> Shown {
    subject(&mut reader, id, Action::WriteSchedule).await?;
    booking::remove_leave(&reader.app, &reader.caller, id, leave_id).await?;
    reactions::follow(&reader.app).await?;
    told(&format!("/clinic/doctors/{id}/leave"), "flash-removed")
}
