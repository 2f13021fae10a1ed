//! Somebody with an account applies as a doctor; the clinic reviews it.

use app::access::Action;
use app::doctors::{self, Doctor, EnrolDoctor, Status};
use app::{App, Error, clinics, reactions};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use kernel::fields::{Check, Complaint};
use kernel::id::ClinicId;
use kernel::money;
use kernel::paging::PageRequest;

use super::clinic::documents::documents;
use super::door::sentences::mendable;
use super::door::{Page, Reader, Shown, Typed, html, see};
use super::form::Form;
use super::pages::apply::{Application, ApplyPage};
use super::pages::shown::Choice;
use crate::api::Refused;

pub fn routes() -> Router<App> {
    Router::new().route("/apply", get(show).post(apply))
}

const FIELDS: [&str; 7] = [
    "clinic_id",
    "full_name",
    "registration_number",
    "registration_expiry",
    "consultation_fee",
    "department_id",
    "description",
];

async fn show(reader: Reader) -> Shown {
    let Some(account) = &reader.account else {
        return html(ApplyPage { state: Application::Visitor, ui: reader.ui });
    };
    // Whoever runs a clinic would not apply but enter a doctor.
    if reader.caller.reach(Action::CreateDoctors).is_ok() {
        return see("/clinic/doctors/new");
    }
    match doctors::of_account(reader.app.db.read(), account.id).await? {
        Some(doctor) if doctor.status == Status::Approved => see("/day"),
        Some(doctor) => html(sent(reader, &doctor, Form::default()).await?),
        None => {
            let form = Form::new([("full_name", account.name.clone())]);
            html(open(reader, form).await?)
        }
    }
}

/// What has become of an application. The form for a document is as it came back, if it did.
pub async fn sent(reader: Reader, doctor: &Doctor, form: Form) -> Result<ApplyPage, Refused> {
    let documents = documents(&reader, doctor.id, form).await?;
    let state = match doctor.status {
        Status::Suspended => Application::Refused { documents },
        Status::Pending | Status::Approved => Application::Sent { documents },
    };
    Ok(ApplyPage { state, ui: reader.ui })
}

async fn open(reader: Reader, form: Form) -> Result<ApplyPage, Refused> {
    let request = || PageRequest { limit: 100, cursor: None };
    let clinics = clinics::list_clinics(&reader.app, &reader.caller, request()).await?.items;
    let departments = clinics::list_departments(&reader.app, &reader.caller, None, request()).await?.items;
    let is_alone = clinics.len() == 1;
    let clinic_of = |id: ClinicId| clinics.iter().find(|clinic| clinic.id == id);
    let department = |of: &clinics::DepartmentView| {
        // Where there are several clinics, a department's name does not say whose it is.
        let clinic = clinic_of(of.clinic_id).filter(|_| !is_alone);
        let name = clinic.map_or_else(|| of.name.clone(), |clinic| format!("{}: {}", clinic.name, of.name));
        Choice::new(of.id.to_string(), name)
    };
    let mut departments: Vec<Choice> = departments.iter().map(department).collect();
    departments.sort_by(|a, b| a.label.cmp(&b.label));
    let clinics =
        clinics.iter().map(|clinic| Choice::new(clinic.id.to_string(), clinic.name.clone())).collect();
    Ok(ApplyPage { state: Application::Open { form, clinics, departments }, ui: reader.ui })
}

async fn apply(reader: Reader, Typed(form): Typed) -> Shown {
    let account_id = reader.signed_in()?.id;
    if reader.caller.reach(Action::CreateDoctors).is_ok() {
        return see("/clinic/doctors/new");
    }
    // Sent twice, or from two tabs: the page says how the application stands.
    if doctors::of_account(reader.app.db.read(), account_id).await?.is_some() {
        return see("/apply");
    }
    let form = form.only(&FIELDS);
    let made = match read(&reader, &form).await {
        Ok(input) => doctors::enrol(&reader.app, &reader.caller, input).await,
        Err(error) => Err(error),
    };
    match made {
        Ok(_) => {
            reactions::follow(&reader.app).await?;
            see("/apply")
        }
        Err(error) if error.is_code("already_applied") => see("/apply"),
        Err(error) => {
            let problem = mendable(error)?;
            let faults = reader.ui.faults(&problem, &[]);
            let page = open(reader, form.with_errors(faults)).await?;
            Page(StatusCode::UNPROCESSABLE_ENTITY, page).shown()
        }
    }
}

/// What can only be read with the clinic's currency, or as a date; the operation looks at everything else.
async fn read(reader: &Reader, form: &Form) -> Result<EnrolDoctor, Error> {
    let mut check = Check::new();
    let clinic_id: Option<ClinicId> = form.value("clinic_id").parse().ok();
    let clinic = match clinic_id {
        Some(id) => clinics::by_id(reader.app.db.read(), id).await?,
        None => None,
    };
    let fee = clinic
        .map(|clinic| money::typed(reader.ui.language, form.value("consultation_fee"), clinic.currency));
    let fee = fee.and_then(|fee| check.field("consultation_fee", fee)).flatten();
    let wrong = || Complaint::new("not_a_date", "Write a date like 2026-11-23.");
    let given = form.given("registration_expiry");
    let expiry = check.optional("registration_expiry", given, |text| text.parse().map_err(|_| wrong()));
    if !check.is_clean() {
        return Err(Error::fields(check));
    }
    Ok(EnrolDoctor {
        clinic_id,
        full_name: Some(form.value("full_name").to_owned()),
        registration_number: Some(form.value("registration_number").to_owned()),
        registration_expiry: expiry,
        consultation_fee: fee,
        department_id: form.value("department_id").parse().ok(),
        description: form.given("description"),
        ..EnrolDoctor::default()
    })
}
