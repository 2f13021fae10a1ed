//! At which clinic to work: those of the reader, one of them chosen, and for administrators a new one.

use app::access::{Action, Actor};
use app::clinics::{self, ClinicView, CreateClinic};
use app::{App, Error};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::{get, post};
use kernel::fields::Check;
use kernel::id::ClinicId;
use kernel::language::Language;
use kernel::paging::PageRequest;

use super::settings::percentage;
use crate::api::{Caller, Path, Refused};
use crate::web::address::Address;
use crate::web::door::cookies::{self, is_https};
use crate::web::door::sentences::mendable;
use crate::web::door::workplace::LIST;
use crate::web::door::{Asked, Page, Reader, Shown, Typed, html, leave};
use crate::web::form::Form;
use crate::web::pages::clinic::clinics::{ClinicRow, ClinicsPage, NewClinicPage};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/clinic/clinics", get(list).post(create))
        .route("/clinic/clinics/new", get(show_new))
        .route("/clinic/clinics/{id}/choose", post(choose))
}

/// `caller` has all the roles of the reader, who has only those at the clinic that is shown.
async fn list(reader: Reader, Caller(caller): Caller, Asked(asked): Asked) -> Shown {
    reader.signed_in()?;
    let request = PageRequest { cursor: asked.given("cursor"), ..PageRequest::default() };
    let page = clinics::workplaces(&reader.app, &caller, asked.value("q"), request).await?;
    let row = |clinic: &ClinicView| ClinicRow {
        id: clinic.id.to_string(),
        name: clinic.name.clone(),
        city: clinic.city.clone(),
        roles: roles_at(&caller, clinic.id),
        is_shown: reader.clinic().is_ok_and(|shown| shown.id == clinic.id),
    };
    let found = Address::to(LIST).with("q", asked.value("q"));
    html(ClinicsPage {
        rows: page.items.iter().map(row).collect(),
        more: page.next_cursor.map(|cursor| found.with("cursor", &cursor).to_string()),
        filter: asked.only(&["q", "cursor"]),
        may_add: may_add(&caller).is_ok(),
        ui: reader.ui,
    })
}

/// The words of the roles that are held there and not everywhere.
fn roles_at(actor: &Actor, id: ClinicId) -> Vec<&'static str> {
    let held = actor.grants().iter().filter(|grant| grant.clinic_id == Some(id));
    held.map(|grant| grant.role.as_str()).collect()
}

async fn choose(reader: Reader, Caller(caller): Caller, Path(id): Path<ClinicId>) -> Shown {
    reader.signed_in()?;
    if !caller.works_at(id) || clinics::by_id(reader.app.db.read(), id).await?.is_none() {
        return Err(Error::not_found("clinic").into());
    }
    leave("/clinic", [cookies::clinic(is_https(&reader.app), id)])
}

fn may_add(actor: &Actor) -> Result<(), Error> {
    if actor.reach(Action::WriteClinic)?.all { Ok(()) } else { Err(Error::forbidden()) }
}

async fn show_new(reader: Reader) -> Shown {
    may_add(&reader.caller)?;
    let form = usual(&reader)?;
    html(NewClinicPage { form, ui: reader.ui })
}

/// A new clinic is likely to be where the one is that is shown, or else where its administrator is. An account that never
/// said where has UTC, in which no clinic keeps its hours.
fn usual(reader: &Reader) -> Result<Form, Refused> {
    if let Ok(shown) = reader.clinic() {
        let currency = shown.currency.to_string();
        return Ok(Form::new([("time_zone", shown.time_zone.clone()), ("currency", currency)]));
    }
    let own = Some(&reader.signed_in()?.time_zone).filter(|zone| *zone != "UTC");
    Ok(Form::new(own.map(|zone| ("time_zone", zone.clone()))))
}

/// The new clinic is the one that is shown from then on.
async fn create(reader: Reader, Typed(form): Typed) -> Shown {
    may_add(&reader.caller)?;
    let made = match read(reader.ui.language, &form) {
        Ok(input) => clinics::create_clinic(&reader.app, &reader.caller, input).await,
        Err(error) => Err(error),
    };
    match made {
        Ok(clinic) => {
            let chosen = cookies::clinic(is_https(&reader.app), clinic.id);
            leave("/clinic/setup", [chosen, cookies::flash("saved")])
        }
        Err(error) => {
            let problem = mendable(error)?;
            let form = form.with_errors(reader.ui.faults(&problem, &[]));
            Page(StatusCode::UNPROCESSABLE_ENTITY, NewClinicPage { form, ui: reader.ui }).shown()
        }
    }
}

fn read(language: Language, form: &Form) -> Result<CreateClinic, Error> {
    let mut check = Check::new();
    let tax = check.optional("tax_rate_bp", form.given("tax_rate_bp"), |text| percentage(language, &text));
    if !check.is_clean() {
        return Err(Error::fields(check));
    }
    Ok(CreateClinic {
        name: Some(form.value("name").to_owned()),
        time_zone: form.given("time_zone"),
        currency: form.value("currency").parse().ok(),
        phone: form.given("phone"),
        address: Some(form.value("address").to_owned()),
        city: Some(form.value("city").to_owned()),
        tax_rate_bp: tax,
        ..CreateClinic::default()
    })
}
