//! A doctor's profile and terms change.

use kernel::{
    fields::{Check, whole},
    id::{DepartmentId, DoctorId},
    money::{Currency, Money},
    person::Gender,
    text,
    time::Date,
};
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    enrol::{department_of, taken},
    model::{self, Mode},
    profiles,
    store::{self, Doctor, doctor},
    views::DoctorProfile,
};
use crate::{
    App,
    access::{Action, Actor},
    audit::Entry,
    clinics,
    error::{Error, Kind, Problem, Result},
    merge::{self, merge},
    outbox::Fact,
    patch::present,
};

/// What is left out stays; `null` clears. A doctor does not move to another clinic.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeDoctor {
    #[serde(default, deserialize_with = "crate::patch::given")]
    #[schema(max_length = 120)]
    pub full_name: Option<String>,
    /// Only whoever reviews doctors changes what a review has looked at: number, expiry, department.
    #[serde(default, deserialize_with = "crate::patch::given")]
    #[schema(max_length = 40)]
    pub registration_number: Option<String>,
    #[serde(default, deserialize_with = "crate::patch::given")]
    pub registration_expiry: Option<Date>,
    #[serde(default, deserialize_with = "present")]
    pub department_id: Option<Option<DepartmentId>>,
    #[serde(default, deserialize_with = "crate::patch::given")]
    pub consultation_fee: Option<Money>,
    #[serde(default, deserialize_with = "crate::patch::given")]
    #[schema(max_length = 4000)]
    pub description: Option<String>,
    #[serde(default, deserialize_with = "present")]
    pub gender: Option<Option<Gender>>,
    #[serde(default, deserialize_with = "crate::patch::given")]
    pub languages: Option<Vec<String>>,
    #[serde(default, deserialize_with = "crate::patch::given")]
    pub modes: Option<Vec<Mode>>,
    #[serde(default, deserialize_with = "crate::patch::given")]
    pub accepts_new: Option<bool>,
    #[serde(default, deserialize_with = "present")]
    pub practising_since: Option<Option<i64>>,
    /// Fewer than now is possible; visits already made stay as they are.
    #[serde(default, deserialize_with = "crate::patch::given")]
    pub capacity: Option<i64>,
}

impl ChangeDoctor {
    fn touches_reviewed(&self) -> bool {
        self.registration_number.is_some()
            || self.registration_expiry.is_some()
            || self.department_id.is_some()
    }
}

pub async fn change(
    app: &App,
    actor: &Actor,
    id: DoctorId,
    input: ChangeDoctor,
    expected_version: Option<i64>,
) -> Result<DoctorProfile> {
    let reach = actor.reach(Action::WriteDoctorProfile)?;
    let doctor = store::reachable(app.db.read(), &reach, id).await?;
    if input.touches_reviewed() {
        may_review(actor, &doctor)?;
    }
    let clinic = clinics::by_id(app.db.read(), doctor.clinic_id).await?;
    let clinic = clinic.ok_or_else(|| Error::broken("a doctor has no clinic"))?;
    if let Some(Some(department_id)) = input.department_id
        && !department_of(app, clinic.id, department_id).await?
    {
        return Err(Error::field("department_id", "not_found", "This clinic has no such department."));
    }
    let this_year = app.now().date_in(&clinic.zone()?).year();

    let mut work = app.begin(actor).await?;
    let doctor = store::reachable(&**work, &reach, id).await?;
    merge::expect_version(expected_version, doctor.version)?;
    let mut row = doctor.clone().into_active_model();
    parse(&mut row, input, clinic.currency, this_year)?;
    if !row.is_changed() {
        return profiles::profile(&**work, app.now(), &doctor).await;
    }
    let schedule = row.registration_expiry.is_set()
        || row.department_id.is_set()
        || row.consultation_fee.is_set()
        || row.capacity.is_set();
    store::write(&work, &doctor, row, schedule).await.map_err(taken)?;
    work.audit(Entry::new("doctor.change", id).clinic(clinic.id));
    work.fact(Fact::DoctorChanged { doctor_id: id });
    if schedule {
        work.fact(Fact::ScheduleChanged { doctor_id: id });
    }
    let changed = store::reachable(&**work, &reach, id).await?;
    let view = profiles::profile(&**work, app.now(), &changed).await?;
    work.commit().await?;
    Ok(view)
}

fn may_review(actor: &Actor, doctor: &Doctor) -> Result<()> {
    let reach = actor.reach(Action::ReviewDoctors);
    if reach.is_ok_and(|reach| reach.covers(None, Some(doctor.clinic_id), None)) {
        return Ok(());
    }
    let detail = "The clinic changes the registration and the department; ask it to.";
    Err(Problem::new(Kind::Forbidden, "reviewed_field", detail).into())
}

fn parse(
    row: &mut doctor::ActiveModel,
    input: ChangeDoctor,
    currency: Currency,
    this_year: i16,
) -> Result<()> {
    let mut check = Check::new();
    let full_name = check.optional("full_name", input.full_name, |raw| text::person_name(&raw));
    let number = check
        .optional("registration_number", input.registration_number, |raw| model::registration_number(&raw));
    let expiry = check.optional("registration_expiry", input.registration_expiry, model::registration_expiry);
    let fee = check.optional("consultation_fee", input.consultation_fee, |raw| model::fee(raw, currency));
    let description = check.optional("description", input.description, |raw| text::paragraph(&raw, 4000));
    let languages = check.optional("languages", input.languages, model::languages);
    let modes = check.optional("modes", input.modes, model::modes);
    let since = check
        .patched("practising_since", input.practising_since, |year| model::practising_since(year, this_year));
    let capacity = check.optional("capacity", input.capacity, |raw| whole(raw, model::CAPACITY));
    if !check.is_clean() {
        return Err(Error::fields(check));
    }
    merge(&mut row.full_name, full_name);
    merge(&mut row.registration_number, number);
    merge(&mut row.registration_expiry, expiry);
    merge(&mut row.department_id, input.department_id);
    merge(&mut row.consultation_fee, fee);
    merge(&mut row.description, description);
    merge(&mut row.gender, input.gender);
    merge(&mut row.languages, languages);
    merge(&mut row.modes, modes);
    merge(&mut row.accepts_new, input.accepts_new);
    merge(&mut row.practising_since, since);
    merge(&mut row.capacity, capacity);
    Ok(())
}
