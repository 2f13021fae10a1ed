//! Moving a visit: to another time, and for the clinic's people to another of its doctors.

use app::booking::{self, Colleague, RescheduleInput};
use app::schedule::{self, Ask};
use app::{App, Error, Problem};
use axum::Router;
use axum::routing::get;
use kernel::id::{AppointmentId, DoctorId};

use super::address::Address;
use super::appointments::appointment;
use super::doctor::{Start, calendar};
use super::door::sentences::mendable;
use super::door::when::{pressed, shown, zoned};
use super::door::{Asked, Page, Reader, Shown, Typed, html, told};
use super::form::Form;
use super::pages::reschedule::ReschedulePage;
use super::pages::shown::{Choice, FreeTime};
use crate::api::{Path, Refused};

pub fn routes() -> Router<App> {
    Router::new().route("/appointments/{id}/reschedule", get(show).post(reschedule))
}

/// With whom the visit may be after the move.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum With {
    ItsDoctor,
    AnyOfTheClinic,
}

async fn show(reader: Reader, Path(id): Path<AppointmentId>, Asked(asked): Asked) -> Shown {
    reader.signed_in()?;
    html(page(reader, id, &asked, &format!("/appointments/{id}"), With::ItsDoctor).await?)
}

/// The month to move in, and the chosen new time beside the old one; also for the desk.
pub async fn page(
    mut reader: Reader,
    id: AppointmentId,
    asked: &Form,
    base: &str,
    with: With,
) -> Result<ReschedulePage, Refused> {
    let view = booking::show(&reader.app, &reader.caller, id).await?;
    let colleagues = match with {
        With::ItsDoctor => Vec::new(),
        With::AnyOfTheClinic => booking::colleagues(&reader.app, &reader.caller, id).await?,
    };
    let other = colleagues.iter().find(|other| other.id.to_string() == asked.value("doctor"));
    let own_service = view.service.as_ref().map(|service| service.id);
    let (doctor_id, service_id) =
        other.map_or((view.doctor.id, own_service), |other| (other.id, other.service_id));
    let doctor = other.map_or_else(|| Choice::new("", &view.doctor.full_name), choice);
    let plan = schedule::plan_of(&reader.app, doctor_id).await?;
    reader.in_zone(&plan.tz);
    let address = Address::to(&format!("{base}/reschedule")).with("doctor", &doctor.value).to_string();
    let link = |date: jiff::civil::Date| String::from(Address::to(&address).with("date", &date.to_string()));
    let chosen = asked.given("starts_at").and_then(|at| pressed(&at)).map(|at| shown(at, &plan.tz));
    let wanted = asked.value("date").parse().ok().or(chosen.as_ref().map(jiff::Zoned::date));
    // Most visits move by a few days: the first look is at the day of the visit, or the next one with a free time.
    let near = zoned(&view.starts_at, &plan.tz)?.date();
    let start = wanted.map_or(Start::Near(near), Start::On);
    let mut doctors = vec![Choice::new("", &view.doctor.full_name)];
    doctors.extend(colleagues.iter().map(choice));
    Ok(ReschedulePage {
        appointment: appointment(&reader, &view).await?,
        calendar: calendar(&reader, &plan, Ask { service_id, by_staff: false }, start, link).await?,
        other_time: chosen.as_ref().map(|at| link(at.date())),
        chosen: chosen.map(|starts_at| FreeTime { starts_at, position: None }),
        fault: None,
        alternatives: Vec::new(),
        version: view.version,
        base: base.to_owned(),
        doctors: if colleagues.is_empty() { Vec::new() } else { doctors },
        doctor,
        ui: reader.ui,
    })
}

fn choice(colleague: &Colleague) -> Choice {
    Choice::new(colleague.id.to_string(), &colleague.full_name)
}

async fn reschedule(reader: Reader, Path(id): Path<AppointmentId>, Typed(form): Typed) -> Shown {
    reader.signed_in()?;
    move_to(reader, id, &form, &format!("/appointments/{id}"), With::ItsDoctor).await
}

/// Moves, or shows why it stays where it was; also for the desk.
pub async fn move_to(reader: Reader, id: AppointmentId, form: &Form, base: &str, with: With) -> Shown {
    let done = match chosen_doctor(form, "doctor") {
        Ok(doctor_id) => {
            let doctor_id = doctor_id.filter(|_| with == With::AnyOfTheClinic);
            let input = RescheduleInput { starts_at: form.pressed("starts_at"), doctor_id };
            booking::reschedule(&reader.app, &reader.caller, id, form.version(), input).await
        }
        Err(error) => Err(error),
    };
    match done {
        Ok(_) => told(base, "flash-rescheduled"),
        Err(error) => {
            let problem = mendable(error)?;
            if !booking::show(&reader.app, &reader.caller, id).await?.status.is_open() {
                // Its page says what became of it; there is no old time to keep.
                return told(base, "flash-changed-meanwhile");
            }
            let sentence = reader.ui.said(&problem);
            let mut page = page(reader, id, &form.only(&["doctor"]), base, with).await?;
            page.alternatives = alternatives(&problem, &page.appointment.starts_at);
            page.fault = Some(sentence);
            Page(crate::api::problem::status_of(problem.kind), page).shown()
        }
    }
}

/// The doctor that a form names; nothing for the one who has the visit.
pub fn chosen_doctor(form: &Form, name: &str) -> app::Result<Option<DoctorId>> {
    form.given(name).map(|id| id.parse().map_err(|_| Error::not_found("doctor"))).transpose()
}

/// The nearest free times that a refusal carries, in the zone of `beside`.
pub fn alternatives(problem: &Problem, beside: &jiff::Zoned) -> Vec<FreeTime> {
    let times = problem.more.get("alternatives").and_then(|value| value.as_array());
    let at = |value: &serde_json::Value| zoned(value.get("starts_at")?.as_str()?, beside.time_zone()).ok();
    let times = times.map(Vec::as_slice).unwrap_or_default();
    times.iter().filter_map(at).map(|starts_at| FreeTime { starts_at, position: None }).collect()
}
