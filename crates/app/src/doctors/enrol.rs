//! A doctor comes in: a person applies and is reviewed, or the clinic enters somebody and answers for them.

use kernel::{
    fields::{Check, Complaint, whole},
    id::{AccountId, ClinicId, DepartmentId, SpecializationId},
    money::Money,
    person::Gender,
    text,
    time::Date,
};
use sea_orm::{EntityTrait, IntoActiveModel};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    model::{self, Mode, Status},
    profiles,
    set_specializations::put,
    store::doctor,
    views::DoctorProfile,
};
use crate::{
    App,
    access::{Action, Actor},
    audit::Entry,
    clinics::{self, Clinic},
    error::{Error, Kind, Problem, Result},
    outbox::Fact,
};

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EnrolDoctor {
    #[schema(required = true)]
    pub clinic_id: Option<ClinicId>,
    #[schema(required = true, max_length = 120)]
    pub full_name: Option<String>,
    /// As the register writes it: letters, leading zeros and all. Nobody else may have it.
    #[schema(required = true, max_length = 40)]
    pub registration_number: Option<String>,
    /// From this date on the registration no longer holds.
    #[schema(required = true)]
    pub registration_expiry: Option<Date>,
    /// In the clinic's currency.
    #[schema(required = true)]
    pub consultation_fee: Option<Money>,
    /// One of the clinic's.
    pub department_id: Option<DepartmentId>,
    #[schema(max_length = 4000)]
    pub description: Option<String>,
    pub gender: Option<Gender>,
    /// ISO 639 codes.
    #[schema(example = json!(["en", "ur"]))]
    pub languages: Option<Vec<String>>,
    /// Left out means in person.
    pub modes: Option<Vec<Mode>>,
    /// Left out means yes.
    pub accepts_new: Option<bool>,
    /// A year.
    pub practising_since: Option<i64>,
    /// How many visits each time takes, 1 to 20; left out means one.
    pub capacity: Option<i64>,
}

/// Enters a doctor of a clinic that the actor runs: approved at once, without an account. From anybody else it is an
/// application: pending, tied to the account, which can have one.
pub async fn enrol(app: &App, actor: &Actor, input: EnrolDoctor) -> Result<DoctorProfile> {
    enrol_with(app, actor, input, &[]).await
}

/// As [`enrol`], with specializations of the catalogue, the main one first.
pub async fn enrol_with(
    app: &App,
    actor: &Actor,
    input: EnrolDoctor,
    specializations: &[SpecializationId],
) -> Result<DoctorProfile> {
    let row = prepared(app, actor, input).await?;
    let mut work = app.begin(actor).await?;
    let inserted =
        doctor::Entity::insert(row.clone().into_active_model()).exec_without_returning(&**work).await;
    inserted.map_err(taken)?;
    put(&work, row.id, specializations).await?;
    let action = if row.account_id.is_some() { "doctor.apply" } else { "doctor.create" };
    work.audit(Entry::new(action, row.id).clinic(row.clinic_id));
    work.fact(Fact::DoctorChanged { doctor_id: row.id });
    let view = profiles::profile(&**work, app.now(), &row).await?;
    work.answer(201, &view)?;
    work.commit().await?;
    Ok(view)
}

/// Refuses what [`enrol`] would refuse for what it says; nothing is written. Whether the registration number is listed
/// already only the writing tells.
pub async fn check_enrol(app: &App, actor: &Actor, input: EnrolDoctor) -> Result<()> {
    prepared(app, actor, input).await.map(|_| ())
}

async fn prepared(app: &App, actor: &Actor, input: EnrolDoctor) -> Result<doctor::Model> {
    let account_id = actor.reach(Action::ApplyAsDoctor)?.account_id;
    let clinic = match input.clinic_id {
        Some(id) => clinics::by_id(app.db.read(), id).await?,
        None => None,
    };
    let runs = |clinic: &Clinic| {
        let reach = actor.reach(Action::CreateDoctors);
        reach.is_ok_and(|reach| reach.covers(None, Some(clinic.id), None))
    };
    let applicant = account_id.filter(|_| !clinic.as_ref().is_some_and(runs));
    parse(app, clinic, applicant, input).await
}

async fn parse(
    app: &App,
    clinic: Option<Clinic>,
    applicant: Option<AccountId>,
    input: EnrolDoctor,
) -> Result<doctor::Model> {
    let mut check = Check::new();
    let clinic = clinic.ok_or_else(|| match input.clinic_id {
        Some(_) => Complaint::new("not_found", "There is no such clinic."),
        None => Complaint::new("required", "Choose a clinic."),
    });
    let clinic = check.field("clinic_id", clinic);
    let zone = clinic.as_ref().map(Clinic::zone).transpose()?;
    let today = app.now().date_in(&zone.unwrap_or(jiff::tz::TimeZone::UTC));

    let full_name = check.required("full_name", input.full_name, |raw| text::person_name(&raw));
    let number = check
        .required("registration_number", input.registration_number, |raw| model::registration_number(&raw));
    let expiry = check.required("registration_expiry", input.registration_expiry, model::registration_expiry);
    if expiry.is_some_and(|expiry| expiry.0 <= today) {
        let complaint = Complaint::new("in_the_past", "This registration has run out.");
        check.note("registration_expiry", complaint);
    }
    let fee = check.required("consultation_fee", input.consultation_fee, |raw| {
        let currency = clinic.as_ref().map_or(raw.currency, |clinic| clinic.currency);
        model::fee(raw, currency)
    });
    let description =
        check.field("description", text::paragraph(&input.description.unwrap_or_default(), 4000));
    let languages = check.field("languages", model::languages(input.languages.unwrap_or_default()));
    let modes = check.field("modes", model::modes(input.modes.unwrap_or_else(|| vec![Mode::InPerson])));
    let since = check.optional("practising_since", input.practising_since, |year| {
        model::practising_since(year, today.year())
    });
    let capacity = check.field("capacity", whole(input.capacity.unwrap_or(1), model::CAPACITY));
    if let (Some(clinic), Some(id)) = (&clinic, input.department_id) {
        let found = department_of(app, clinic.id, id).await?;
        check.require("department_id", found, "not_found", "This clinic has no such department.");
    }
    let row = || {
        Some(doctor::Model {
            id: app.new_id(),
            account_id: applicant,
            clinic_id: clinic?.id,
            department_id: input.department_id,
            full_name: full_name?,
            registration_number: number?,
            registration_expiry: expiry?,
            description: description?,
            gender: input.gender,
            consultation_fee: fee?,
            accepts_new: input.accepts_new.unwrap_or(true),
            modes: modes?,
            languages: languages?,
            practising_since: since,
            photo_key: None,
            status: if applicant.is_some() { Status::Pending } else { Status::Approved },
            capacity: capacity?,
            rating_sum: 0,
            rating_count: 0,
            patients_seen: 0,
            visits_completed: 0,
            visits_let_down: 0,
            schedule_version: 1,
            created_at: app.now(),
            version: 1,
        })
    };
    check.build(row).map_err(Error::fields)
}

pub(super) async fn department_of(app: &App, clinic_id: ClinicId, id: DepartmentId) -> Result<bool> {
    let department = clinics::department_by_id(app.db.read(), id).await?;
    Ok(department.is_some_and(|department| department.clinic_id == clinic_id))
}

/// A registration number, or an account's one doctor, is there already.
pub(super) fn taken(error: impl Into<Error>) -> Error {
    let conflict = |code, detail: &str| Problem::new(Kind::Conflict, code, detail);
    match error.into() {
        Error::Fault(fault)
            if fault.is_duplicate_of("doctors_registration_number", "doctors.registration_number") =>
        {
            let detail = "A doctor with this registration number is here already.";
            conflict("registration_number_taken", detail).about("registration_number").into()
        }
        Error::Fault(fault) if fault.is_duplicate_of("doctors_account", "doctors.account_id") => {
            conflict("already_applied", "This account has a doctor already.").into()
        }
        error => error,
    }
}
