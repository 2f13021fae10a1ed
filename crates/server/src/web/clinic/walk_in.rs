//! Somebody stands at the desk without a time: a patient it finds or writes down, a doctor, a reason. They get the next
//! free time of today and are checked in at once.

use std::collections::HashMap;

use app::booking::{self, FlowInput, Status, WalkInInput, WalkInPatient};
use app::patients::{self, Wanted};
use app::schedule::{self, Keep, Whose};
use app::{App, reactions};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use kernel::id::{ClinicId, DoctorId, PatientId};
use kernel::paging::PageRequest;

use super::desk::{MOST_FOUND, bookable, choose, own_clinic};
use super::patients::patient_row;
use crate::api::Refused;
use crate::web::address::own_path;
use crate::web::door::sentences::mendable;
use crate::web::door::when::{midnight, shown};
use crate::web::door::{Asked, Page, Reader, Shown, Typed, html, told};
use crate::web::form::Form;
use crate::web::pages::clinic::walk_in::{WalkInDoctor, WalkInPage};

pub fn routes() -> Router<App> {
    Router::new().route("/clinic/walk-in", get(show).post(add))
}

/// What is chosen in the address.
const CHOSEN: [&str; 4] = ["doctor", "q", "patient", "back"];

/// What is typed besides.
const TYPED: [&str; 6] =
    ["doctor_id", "new_name", "new_phone", "new_birth_date", "reason", "overbook_reason"];

async fn show(reader: Reader, Asked(asked): Asked) -> Shown {
    let clinic_id = own_clinic(&reader)?;
    let form = Form::new([("doctor_id", asked.value("doctor"))]);
    html(page(reader, clinic_id, asked.only(&CHOSEN), form).await?)
}

async fn page(
    mut reader: Reader,
    clinic_id: ClinicId,
    choice: Form,
    form: Form,
) -> Result<WalkInPage, Refused> {
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
    let doctors = doctors(&mut reader, clinic_id).await?;
    Ok(WalkInPage { choice, found, patient, doctors, form, ui: reader.ui })
}

/// Those who can be booked, with their next free time of today and how many wait for them; whoever is free soonest first.
async fn doctors(reader: &mut Reader, clinic_id: ClinicId) -> Result<Vec<WalkInDoctor>, Refused> {
    let choices = bookable(reader, clinic_id).await?;
    let (_, zone) = reader.enter_clinic()?;
    let (now, today) = (reader.app.now(), reader.ui.now.date());
    let until = today.tomorrow().ok().and_then(|tomorrow| midnight(tomorrow, &zone));
    let whose = |doctor_id: DoctorId| Whose { doctor_id, from: now, until };
    let asked: Vec<Whose> =
        choices.iter().filter_map(|choice| choice.value.parse().ok()).map(whose).collect();
    let times = schedule::next_times_of(&reader.app, &asked, 1, Keep::InMemory, |_, _| true).await?;
    let flow = FlowInput { clinic_id, doctor_id: None, date: None };
    let flow = booking::flow(&reader.app, &reader.caller, flow).await?;
    let mut waiting: HashMap<String, usize> = HashMap::new();
    for visit in flow.visits.iter().filter(|visit| visit.status == Status::CheckedIn) {
        *waiting.entry(visit.doctor.id.to_string()).or_default() += 1;
    }
    let doctor = |(choice, times): (crate::web::pages::shown::Choice, Vec<schedule::OfferedTime>)| {
        let next = times.first().map(|time| shown(time.starts_at, &zone));
        let waiting = waiting.get(&choice.value).copied().unwrap_or(0);
        WalkInDoctor { id: choice.value, name: choice.label, next, waiting }
    };
    let mut doctors: Vec<WalkInDoctor> = choices.into_iter().zip(times).map(doctor).collect();
    doctors.sort_by_key(|doctor| (doctor.next.is_none(), doctor.next.clone()));
    Ok(doctors)
}

/// The API's names of fields, and those of the form; what is about the whole has none.
const NAMES: [(&str, &str); 6] = [
    ("patient.name", "new_name"),
    ("patient.phone", "new_phone"),
    ("patient.birth_date", "new_birth_date"),
    ("patient_id", "new_name"),
    ("starts_at", ""),
    ("mode", ""),
];

/// A patient was searched for or chosen; what is typed besides stays.
async fn looked_for(reader: Reader, clinic_id: ClinicId, form: &Form) -> Shown {
    let mut choice = form.only(&["q", "back"]);
    choose(&mut choice, "patient", form.given("choose").or_else(|| form.given("patient_id")));
    html(page(reader, clinic_id, choice, form.only(&TYPED)).await?)
}

async fn add(reader: Reader, Typed(form): Typed) -> Shown {
    let clinic_id = own_clinic(&reader)?;
    reader.still_at(&form)?;
    if form.given("find").is_some() || form.given("choose").is_some() {
        return looked_for(reader, clinic_id, &form).await;
    }
    let patient_id: Option<PatientId> = form.value("patient_id").parse().ok();
    let new = || WalkInPatient {
        name: Some(form.value("new_name").to_owned()),
        phone: form.given("new_phone"),
        birth_date: form.given("new_birth_date"),
        gender: None,
    };
    let input = WalkInInput {
        doctor_id: form.value("doctor_id").parse().ok(),
        service_id: None,
        patient_id,
        patient: patient_id.is_none().then(new),
        reason: form.given("reason"),
        overbook_reason: form.given("overbook_reason"),
    };
    match booking::walk_in(&reader.app, &reader.caller, clinic_id, input).await {
        Ok(view) => {
            reactions::follow(&reader.app).await?;
            let back = form.given("back").map(|back| own_path(&back).to_owned());
            told(&back.unwrap_or_else(|| format!("/clinic/appointments/{}", view.id)), "flash-walked-in")
        }
        Err(error) => {
            let problem = mendable(error)?;
            let faults = reader.ui.faults(&problem, &NAMES);
            let status = match problem.kind {
                app::Kind::Conflict => StatusCode::CONFLICT,
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            };
            let mut choice = Form::default();
            choose(&mut choice, "patient", form.given("patient_id"));
            choose(&mut choice, "back", form.given("back"));
            let page = page(reader, clinic_id, choice, form.only(&TYPED).with_errors(faults)).await?;
            Page(status, page).shown()
        }
    }
}
