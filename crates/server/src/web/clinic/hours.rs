//! A doctor's weekly hours: the week as it stands, a row added in either form, a row removed.

use app::access::Action;
use app::clinics::{self, DepartmentView};
use app::schedule::{self, HoursInput, HoursView};
use app::{App, Error, Problem, reactions};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::{get, post};
use jiff::civil::Time;
use kernel::fields::{Check, Complaint};
use kernel::id::{DepartmentId, DoctorId, HoursId};
use kernel::money;
use kernel::paging::PageRequest;
use kernel::time::parse_minute_of_day;

use super::subject::{Subject, subject};
use crate::api::{Path, Refused};
use crate::web::door::sentences::mendable;
use crate::web::door::{Page, Reader, Shown, Typed, html, told};
use crate::web::form::Form;
use crate::web::language::Language;
use crate::web::pages::clinic::hours::{HoursPage, WorkDay, WorkRow};
use crate::web::pages::shown::Choice;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/clinic/doctors/{id}/hours", get(show).post(add))
        .route("/clinic/doctors/{id}/hours/{hours_id}/remove", post(remove))
}

async fn show(mut reader: Reader, Path(id): Path<DoctorId>) -> Shown {
    let subject = subject(&mut reader, id, Action::WriteSchedule).await?;
    html(page(reader, subject, Form::default()).await?)
}

async fn page(reader: Reader, subject: Subject, form: Form) -> Result<HoursPage, Refused> {
    let hours = schedule::hours_of(&reader.app, &reader.caller, subject.doctor.id).await?;
    let request = PageRequest { limit: 100, cursor: None };
    let clinic_id = Some(subject.clinic.id);
    let departments = clinics::list_departments(&reader.app, &reader.caller, clinic_id, request).await?.items;
    let choice = |view: &DepartmentView| Choice::new(view.id.to_string(), view.name.clone());
    let departments: Vec<Choice> = departments.iter().map(choice).collect();
    let row = |view: &HoursView| row(view, &departments);
    let of_day = |day: u8| hours.iter().filter(move |row| row.day.iso() == day).map(row).collect();
    let week =
        (1..=7_u8).map(|day| WorkDay { day: i8::try_from(day).unwrap_or(1), rows: of_day(day) }).collect();
    Ok(HoursPage {
        doctor: subject.head,
        week,
        departments,
        form,
        zone: reader.ui.zone(&reader.ui.now),
        ui: reader.ui,
    })
}

fn row(view: &HoursView, departments: &[Choice]) -> WorkRow {
    let named = |id: DepartmentId| departments.iter().find(|choice| choice.value == id.to_string());
    WorkRow {
        department: view.department_id.and_then(named).map(|choice| choice.label.clone()),
        id: view.id.to_string(),
        start: wall_clock(&view.start),
        end: wall_clock(&view.end),
        slot_minutes: u32::from(view.slot_minutes),
        num_slots: u32::from(view.num_slots),
        fee: view.consultation_fee,
        valid_from: view.valid_from.map(|date| date.0),
        valid_until: view.valid_until.map(|date| date.0),
    }
}

/// `HH:MM` of ours; the end of a day is shown as midnight.
pub fn wall_clock(text: &str) -> Time {
    let minute = parse_minute_of_day(text).unwrap_or(0) % 1440;
    let part = |value: u16| i8::try_from(value).unwrap_or(0);
    Time::constant(part(minute / 60), part(minute % 60), 0, 0)
}

async fn add(mut reader: Reader, Path(id): Path<DoctorId>, Typed(form): Typed) -> Shown {
    let subject = subject(&mut reader, id, Action::WriteSchedule).await?;
    let input = match read(reader.ui.language, &form, &subject) {
        Ok(input) => input,
        Err(error) => return again(reader, subject, form, error).await,
    };
    match schedule::add_hours(&reader.app, &reader.caller, id, input).await {
        Ok(_) => {
            reactions::follow(&reader.app).await?;
            told(&format!("/clinic/doctors/{id}/hours"), "saved")
        }
        Err(error) => again(reader, subject, form, error).await,
    }
}

fn read(language: Language, form: &Form, subject: &Subject) -> Result<HoursInput, Error> {
    let mut check = Check::new();
    let is_sitting = form.has("form", "sitting");
    let number = |check: &mut Check, name: &str| {
        let wrong = || Complaint::new("not_a_number", "Write a whole number.");
        let given = form.given(name);
        check.optional(name, given, |text| text.parse::<u16>().map_err(|_| wrong()))
    };
    let date = |check: &mut Check, name: &str| {
        let wrong = || Complaint::new("not_a_date", "Write a date like 2026-11-23.");
        check.optional(name, form.given(name), |text| text.parse().map_err(|_| wrong()))
    };
    let fee = money::typed(language, form.value("consultation_fee"), subject.clinic.currency);
    let input = HoursInput {
        day: form.value("day").parse().ok(),
        start: form.given("start"),
        end: form.given("end").filter(|_| !is_sitting),
        slot_minutes: if is_sitting { None } else { number(&mut check, "slot_minutes") },
        appointment_duration: if is_sitting { number(&mut check, "appointment_duration") } else { None },
        num_slots: if is_sitting { number(&mut check, "num_slots") } else { None },
        consultation_fee: check.field("consultation_fee", fee).flatten(),
        service_ids: None,
        department_id: form.given("department_id").and_then(|id| id.parse().ok()),
        valid_from: date(&mut check, "valid_from"),
        valid_until: date(&mut check, "valid_until"),
    };
    if check.is_clean() { Ok(input) } else { Err(Error::fields(check)) }
}

async fn again(reader: Reader, subject: Subject, form: Form, error: Error) -> Shown {
    let problem: Box<Problem> = mendable(error)?;
    let faults = reader.ui.faults(&problem, &[]);
    let page = page(reader, subject, form.with_errors(faults)).await?;
    Page(StatusCode::UNPROCESSABLE_ENTITY, page).shown()
}

async fn remove(mut reader: Reader, Path((id, hours_id)): Path<(DoctorId, HoursId)>) -> Shown {
    subject(&mut reader, id, Action::WriteSchedule).await?;
    schedule::remove_hours(&reader.app, &reader.caller, id, hours_id).await?;
    reactions::follow(&reader.app).await?;
    told(&format!("/clinic/doctors/{id}/hours"), "flash-removed")
}
