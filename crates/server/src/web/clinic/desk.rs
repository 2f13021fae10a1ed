//! The front desk books for somebody: a patient it finds or writes down, a doctor, a time. Every choice stands in the
//! address until the time is pressed; then the visit is held and confirmed at once, to be paid at the desk.

use app::access::Action;
use app::booking::{self, AppointmentView, HoldInput};
use app::doctors::{self, DoctorProfile, Status};
use app::patients::{self, CreatePatient, Wanted};
use app::schedule::{self, Ask};
use app::{App, Error, reactions};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use jiff::civil::Date;
use kernel::id::{ClinicId, DoctorId, PatientId, ServiceId};
use kernel::paging::PageRequest;

use super::patients::patient_row;
use crate::api::Refused;
use crate::web::address::{Address, own_path};
use crate::web::doctor::{Start, calendar, chosen_service};
use crate::web::door::sentences::mendable;
use crate::web::door::when::{pressed, shown};
use crate::web::door::{Asked, Page, Reader, Shown, Typed, html, told};
use crate::web::form::Form;
use crate::web::format::rfc3339;
use crate::web::pages::clinic::desk::DeskPage;
use crate::web::pages::shown::Choice;

pub fn routes() -> Router<App> {
    Router::new().route("/clinic/book", get(show).post(book))
}

const BASE: &str = "/clinic/book";

/// What is chosen in the address.
const CHOSEN: [&str; 7] = ["doctor", "service", "date", "q", "patient", "at", "back"];

/// What is typed besides.
const TYPED: [&str; 5] = ["new_name", "new_phone", "new_birth_date", "reason", "overbook_reason"];

/// Patients shown for what was searched; more letters find fewer.
pub const MOST_FOUND: u32 = 8;

async fn show(reader: Reader, Asked(asked): Asked) -> Shown {
    let clinic_id = own_clinic(&reader)?;
    html(page(reader, clinic_id, asked.only(&CHOSEN), Form::default()).await?)
}

/// The clinic at whose desk the reader books for others.
pub fn own_clinic(reader: &Reader) -> Result<ClinicId, Refused> {
    reader.signed_in()?;
    let reach = reader.caller.reach(Action::BookForOthers)?;
    let clinic_id = reader.clinic()?.id;
    if reach.covers(None, Some(clinic_id), None) { Ok(clinic_id) } else { Err(Error::forbidden().into()) }
}

async fn page(
    mut reader: Reader,
    clinic_id: ClinicId,
    mut choice: Form,
    form: Form,
) -> Result<DeskPage, Refused> {
    let doctors = bookable(&reader, clinic_id).await?;
    let doctor_id = choice.value("doctor").parse::<DoctorId>().ok();
    let doctor_id = doctor_id.filter(|id| doctors.iter().any(|choice| choice.value == id.to_string()));
    let profile = match doctor_id {
        Some(id) => Some(doctors::doctor(&reader.app, &reader.caller, id).await?),
        None => None,
    };
    let service_id = profile.as_ref().and_then(|profile| chosen_service(profile, choice.value("service")));
    choose(&mut choice, "service", service_id.map(|id| id.to_string()));
    let patient = match choice.value("patient").parse::<PatientId>() {
        Ok(id) => Some(patients::patient(&reader.app, &reader.caller, id).await?.name),
        Err(_) => None,
    };
    let found = match choice.given("q") {
        Some(words) if patient.is_none() => {
            let wanted = Wanted { text: Some(words), clinic_id: Some(clinic_id), ..Wanted::default() };
            let request = PageRequest { limit: MOST_FOUND, cursor: None };
            match patients::list(&reader.app, &reader.caller, wanted, request).await {
                Ok(page) => page.items,
                // More letters than a name has find nobody.
                Err(error) => {
                    mendable(error)?;
                    Vec::new()
                }
            }
        }
        _ => Vec::new(),
    };
    let found = found.iter().map(|patient| patient_row(&reader, patient)).collect();
    let calendar = match &profile {
        Some(profile) => Some(month(&mut reader, profile, service_id, &choice).await?),
        None => None,
    };
    // A time that was pressed in the calendar stands until another is.
    let (mut at, mut over) = (None, None);
    if let (Some(id), Some(instant)) = (doctor_id, pressed(choice.value("at"))) {
        let ask = Ask { service_id, by_staff: true };
        let decided = schedule::decide(&reader.app, id, ask, instant).await;
        let is_taken = decided.is_err_and(|error| error.is_code("time_taken"));
        *(if is_taken { &mut over } else { &mut at }) = Some(shown(instant, reader.ui.now.time_zone()));
    }
    Ok(DeskPage {
        at,
        over,
        services: profile.as_ref().map(services).unwrap_or_default(),
        choice,
        doctors,
        calendar,
        found,
        patient,
        form,
        ui: reader.ui,
    })
}

pub fn choose(choice: &mut Form, name: &str, value: Option<String>) {
    choice.values.retain(|(of, _)| of != name);
    choice.values.extend(value.map(|value| (name.to_owned(), value)));
}

/// The clinic's doctors who can be booked at all, by name.
pub async fn bookable(reader: &Reader, clinic_id: ClinicId) -> Result<Vec<Choice>, Refused> {
    let db = reader.app.db.read();
    let ids = doctors::in_clinic(db, clinic_id).await?;
    let found = doctors::by_ids(db, ids).await?;
    let approved = found.into_values().filter(|doctor| doctor.status == Status::Approved);
    let mut choices: Vec<Choice> =
        approved.map(|doctor| Choice::new(doctor.id.to_string(), doctor.full_name)).collect();
    choices.sort_by(|a, b| a.label.cmp(&b.label));
    Ok(choices)
}

fn services(profile: &DoctorProfile) -> Vec<Choice> {
    profile.services.iter().map(|service| Choice::new(service.id.to_string(), service.name.clone())).collect()
}

async fn month(
    reader: &mut Reader,
    profile: &DoctorProfile,
    service_id: Option<ServiceId>,
    choice: &Form,
) -> Result<crate::web::pages::calendar::Calendar, Refused> {
    let plan = schedule::plan_of(&reader.app, profile.id).await?;
    reader.in_zone(&plan.tz);
    let link = |date: Date| {
        let kept = ["doctor", "service", "patient", "q", "back"];
        let address = kept.iter().fold(Address::to(BASE), |to, name| to.with(name, choice.value(name)));
        String::from(address.with("date", &date.to_string()))
    };
    let ask = Ask { service_id, by_staff: true };
    Ok(calendar(reader, &plan, ask, Start::asked(choice.value("date").parse().ok()), link).await?)
}

/// A time was pressed. Somebody new is written down first, and stays chosen if the time is lost.
async fn book(reader: Reader, Typed(form): Typed) -> Shown {
    let clinic_id = own_clinic(&reader)?;
    reader.still_at(&form)?;
    let mut choice = form.only(&CHOSEN);
    choose(&mut choice, "patient", form.given("patient_id"));
    let typed = form.only(&TYPED);
    if form.given("show").is_some() {
        choose(&mut choice, "at", form.pressed("at"));
        return html(page(reader, clinic_id, choice, typed).await?);
    }
    // Asked before somebody is written down for a visit that is not made.
    if form.given("over").is_some() && form.given("overbook_reason").is_none() {
        let error = Error::field("overbook_reason", "required", reader.ui.t("fault-required"));
        return again(reader, clinic_id, choice, typed, &form, error).await;
    }
    choose(&mut choice, "at", None);
    let patient_id = match patient_of(&reader, clinic_id, &form).await {
        Ok(id) => id,
        Err(error) => return again(reader, clinic_id, choice, typed, &form, error).await,
    };
    choose(&mut choice, "patient", Some(patient_id.to_string()));
    match confirmed(&reader, clinic_id, patient_id, &form).await {
        Ok(view) => {
            reactions::follow(&reader.app).await?;
            let back = form.given("back").map(|back| own_path(&back).to_owned());
            told(&back.unwrap_or_else(|| format!("/clinic/appointments/{}", view.id)), "flash-booked")
        }
        Err(error) => again(reader, clinic_id, choice, typed, &form, error).await,
    }
}

/// The chosen patient, or a new one without an account. Left to itself, a hold would be for the reader.
async fn patient_of(reader: &Reader, clinic_id: ClinicId, form: &Form) -> Result<PatientId, Error> {
    if let Ok(id) = form.value("patient_id").parse() {
        return Ok(id);
    }
    let input = CreatePatient {
        name: Some(form.value("new_name").to_owned()),
        phone: form.given("new_phone"),
        birth_date: form.given("new_birth_date"),
        clinic_id: Some(clinic_id),
        ..CreatePatient::default()
    };
    Ok(patients::create(&reader.app, &reader.caller, input).await?.id)
}

async fn confirmed(
    reader: &Reader,
    clinic_id: ClinicId,
    patient_id: PatientId,
    form: &Form,
) -> Result<AppointmentView, Error> {
    let doctor_id: DoctorId = form.value("doctor").parse().map_err(|_| Error::not_found("doctor"))?;
    let doctor = doctors::by_id(reader.app.db.read(), doctor_id).await?;
    if doctor.is_none_or(|doctor| doctor.clinic_id != clinic_id) {
        return Err(Error::not_found("doctor"));
    }
    let input = HoldInput {
        doctor_id: Some(doctor_id),
        starts_at: form.pressed("over").or_else(|| form.pressed("starts_at")),
        service_id: form.value("service").parse().ok(),
        patient_id: Some(patient_id),
        reason: form.given("reason"),
        // Only who says so books over what is taken.
        overbook_reason: form.given("over").map(|_| form.value("overbook_reason").to_owned()),
        ..HoldInput::default()
    };
    let held = booking::hold(&reader.app, &reader.caller, input).await?;
    booking::confirm(&reader.app, &reader.caller, held.id).await
}

/// The API's names of fields, and those of the form; a time that cannot be had is about the whole.
const NAMES: [(&str, &str); 5] = [
    ("name", "new_name"),
    ("phone", "new_phone"),
    ("birth_date", "new_birth_date"),
    ("starts_at", ""),
    ("mode", ""),
];

async fn again(
    reader: Reader,
    clinic_id: ClinicId,
    mut choice: Form,
    typed: Form,
    form: &Form,
    error: Error,
) -> Shown {
    let problem = mendable(error)?;
    let faults = reader.ui.faults(&problem, &NAMES);
    let status = match problem.code {
        "time_taken" | "resource_taken" => StatusCode::CONFLICT,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    // The same day again, as free as it is now.
    let at = form.given("over").or_else(|| form.given("starts_at"));
    if let (Some(at), Ok(id)) = (at.and_then(|at| pressed(&at)), form.value("doctor").parse()) {
        let plan = schedule::plan_of(&reader.app, id).await?;
        let at = shown(at, &plan.tz);
        choose(&mut choice, "date", Some(at.date().to_string()));
        if problem.code == "time_taken" || form.given("over").is_some() {
            choose(&mut choice, "at", Some(rfc3339(&at)));
        }
    }
    let page = page(reader, clinic_id, choice, typed.with_errors(faults)).await?;
    Page(status, page).shown()
}
