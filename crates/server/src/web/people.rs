//! The people an account books for: itself and whoever it cares for.

use app::access::RecordRead;
use app::patients::{self, ChangePatient, CreatePatient, PatientView, Wanted};
use app::{App, Error, booking};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::{get, post};
use kernel::id::PatientId;
use kernel::paging::PageRequest;
use kernel::person::Gender;

use super::address::Address;
use super::book::patient_choice;
use super::door::sentences::mendable;
use super::door::when::{zone, zoned};
use super::door::{Asked, Page, Reader, Shown, Typed, html, told};
use super::form::Form;
use super::pages::people::{PeoplePage, Person, PersonPage};
use super::pages::readers::{ReaderRow, ReadersPage, looked_by, role};
use crate::api::{Path, Refused};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/people", get(list).post(create))
        .route("/people/new", get(show_new))
        .route("/people/{id}", get(show).post(change))
        .route("/people/{id}/readers", get(readers))
        .route("/people/{id}/remove", post(remove))
}

async fn list(reader: Reader) -> Shown {
    reader.signed_in()?;
    let wanted = Wanted { is_own: true, ..Wanted::default() };
    let page =
        patients::list(&reader.app, &reader.caller, wanted, PageRequest { limit: 50, cursor: None }).await?;
    let person = |patient: &PatientView| {
        let choice = patient_choice(&reader, patient);
        Person { id: choice.id, face: choice.face, detail: choice.detail, is_self: patient.is_self }
    };
    let people = page.items.iter().map(person).collect();
    html(PeoplePage { people, ui: reader.ui })
}

async fn show_new(reader: Reader) -> Shown {
    reader.signed_in()?;
    html(PersonPage { ui: reader.ui, id: None, name: String::new(), is_self: false, form: Form::default() })
}

async fn create(reader: Reader, Typed(form): Typed) -> Shown {
    reader.signed_in()?;
    let input = CreatePatient {
        name: Some(form.value("name").to_owned()),
        birth_date: form.given("birth_date"),
        gender: gender(&form),
        phone: form.given("phone"),
        notes: form.given("notes"),
        clinic_id: None,
    };
    match patients::create(&reader.app, &reader.caller, input).await {
        Ok(_) => told("/people", "saved"),
        Err(error) => again(reader, None, form, error).await,
    }
}

async fn show(reader: Reader, Path(id): Path<PatientId>) -> Shown {
    reader.signed_in()?;
    let patient = patients::patient(&reader.app, &reader.caller, id).await?;
    let form = filled(&patient);
    html(PersonPage {
        ui: reader.ui,
        id: Some(id.to_string()),
        name: patient.name,
        is_self: patient.is_self,
        form,
    })
}

async fn readers(mut reader: Reader, Path(id): Path<PatientId>, Asked(asked): Asked) -> Shown {
    let zone = zone(&reader.signed_in()?.time_zone)?;
    reader.in_zone(&zone);
    let request = PageRequest { limit: 50, cursor: asked.given("cursor") };
    let page = patients::readers(&reader.app, &reader.caller, id, request).await?;
    let name = patients::patient(&reader.app, &reader.caller, id).await?.name;
    let row = |read: &RecordRead| -> Result<ReaderRow, Refused> {
        Ok(ReaderRow {
            at: zoned(&read.at, &zone)?,
            who: read.account_name.clone(),
            role: role(&reader.ui, &read.role),
            what: looked_by(&reader.ui, read.what, read.manner),
        })
    };
    let rows = page.items.iter().map(row).collect::<Result<_, _>>()?;
    let address = Address::to(&format!("/people/{id}/readers"));
    let more = page.next_cursor.map(|cursor| address.with("cursor", &cursor).into());
    html(ReadersPage { id: id.to_string(), name, rows, more, ui: reader.ui })
}

fn filled(patient: &PatientView) -> Form {
    Form::new([
        ("name", patient.name.clone()),
        ("birth_date", patient.birth_date.map(|date| date.to_string()).unwrap_or_default()),
        ("gender", patient.gender.map(|gender| gender.to_string()).unwrap_or_default()),
        ("phone", patient.phone.clone().unwrap_or_default()),
        ("notes", patient.notes.clone()),
    ])
}

async fn change(reader: Reader, Path(id): Path<PatientId>, Typed(form): Typed) -> Shown {
    reader.signed_in()?;
    let input = ChangePatient {
        name: Some(form.value("name").to_owned()),
        birth_date: Some(form.given("birth_date")),
        gender: Some(gender(&form)),
        phone: Some(form.given("phone")),
        notes: Some(form.value("notes").to_owned()),
    };
    match patients::change(&reader.app, &reader.caller, id, input, None).await {
        Ok(_) => told("/people", "saved"),
        Err(error) => again(reader, Some(id), form, error).await,
    }
}

async fn remove(reader: Reader, Path(id): Path<PatientId>) -> Shown {
    reader.signed_in()?;
    match booking::remove_patient(&reader.app, &reader.caller, id).await {
        Ok(()) => told("/people", "flash-person-removed"),
        Err(error) => {
            let patient = patients::patient(&reader.app, &reader.caller, id).await?;
            again(reader, Some(id), filled(&patient), error).await
        }
    }
}

async fn again(reader: Reader, id: Option<PatientId>, form: Form, error: Error) -> Shown {
    let problem = mendable(error)?;
    let faults = reader.ui.faults(&problem, &[]);
    let (name, is_self) = match id {
        Some(id) => {
            let patient = patients::patient(&reader.app, &reader.caller, id).await?;
            (patient.name, patient.is_self)
        }
        None => (String::new(), false),
    };
    let form = form.only(&["name", "birth_date", "gender", "phone", "notes"]).with_errors(faults);
    let page = PersonPage { ui: reader.ui, id: id.map(|id| id.to_string()), name, is_self, form };
    Page(StatusCode::UNPROCESSABLE_ENTITY, page).shown()
}

fn gender(form: &Form) -> Option<Gender> {
    form.value("gender").parse().ok()
}
