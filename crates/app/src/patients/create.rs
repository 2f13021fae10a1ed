//! Somebody to book for: a person the account cares for, or one whom a clinic's desk writes down.

use kernel::{
    fields::Check,
    id::{AccountId, ClinicId, PatientId},
    person::Gender,
    text,
};
use sea_orm::{PaginatorTrait, QuerySelect, entity::prelude::*};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    model,
    store::{Patient, patient},
    views::PatientView,
};
use crate::{
    App, Work,
    access::{Action, Actor},
    audit::Entry,
    clinics,
    error::{Error, Result},
};

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreatePatient {
    #[schema(required = true, max_length = 120)]
    pub name: Option<String>,
    #[schema(format = Date)]
    pub birth_date: Option<String>,
    pub gender: Option<Gender>,
    pub phone: Option<String>,
    #[schema(max_length = 2000)]
    pub notes: Option<String>,
    /// For the desk: somebody without an account, at this clinic. Left out, the person is cared for by the caller.
    pub clinic_id: Option<ClinicId>,
}

/// 409 `too_many_patients` for an account that cares for twenty already.
pub async fn create(app: &App, actor: &Actor, input: CreatePatient) -> Result<PatientView> {
    let reach = actor.reach(Action::WritePatients)?;
    let clinic_id = input.clinic_id;
    let row = new_patient(app, actor, input)?;
    let mut work = app.begin(actor).await?;
    match (clinic_id, row.account_id) {
        (Some(clinic_id), _) => {
            // A clinic out of reach looks like one that is not there.
            let clinic = clinics::by_id(&**work, clinic_id).await?;
            if clinic.is_none() || !reach.covers(None, Some(clinic_id), None) {
                return Err(Error::field("clinic_id", "no_such_clinic", "There is no such clinic."));
            }
        }
        (None, Some(account_id)) => make_room(&work, account_id).await?,
        (None, None) => return Err(Error::unauthenticated()),
    }
    write_down(&mut work, &row).await?;
    let view = PatientView::from(row);
    work.answer(201, &view)?;
    work.commit().await?;
    Ok(view)
}

/// Writes a new patient within an operation of a room above, who has asked whether the actor may.
pub async fn write_down(work: &mut Work<'_>, row: &Patient) -> Result<()> {
    patient::Entity::insert(patient::ActiveModel::from(row.clone())).exec_without_returning(&***work).await?;
    let entry = Entry::new("patient.create", row.id).patient(row.id);
    work.audit(match row.clinic_id {
        Some(clinic_id) => entry.clinic(clinic_id),
        None => entry,
    });
    Ok(())
}

/// The patient that was written, if every field can be accepted; nothing is written.
pub fn new_patient(app: &App, actor: &Actor, input: CreatePatient) -> Result<Patient> {
    let mut check = Check::new();
    let name = check.required("name", input.name, |raw| text::person_name(&raw));
    let birth_date = check.optional("birth_date", input.birth_date, |raw| model::birth_date(&raw, app.now()));
    let phone = check.optional("phone", input.phone, |raw| text::phone(&raw));
    let notes = check.field("notes", model::notes(input.notes.as_deref().unwrap_or_default()));
    let row = || {
        let name = name?;
        Some(Patient {
            id: app.new_id::<PatientId>(),
            account_id: if input.clinic_id.is_some() { None } else { actor.account_id() },
            clinic_id: input.clinic_id,
            self_of: None,
            folded_name: text::folded(&name),
            name,
            birth_date,
            gender: input.gender,
            phone,
            notes: notes?,
            created_at: app.now(),
            removed_at: None,
            version: 1,
        })
    };
    check.build(row).map_err(Error::fields)
}

/// The self profile's row is locked, so that two requests at one moment cannot both find the last place.
async fn make_room(work: &Work<'_>, account_id: AccountId) -> Result<()> {
    patient::Entity::find()
        .filter(patient::Column::SelfOf.eq(account_id))
        .lock_exclusive()
        .one(&***work)
        .await?;
    let cared_for = patient::Entity::find()
        .filter(patient::Column::AccountId.eq(account_id))
        .filter(patient::Column::SelfOf.is_null())
        .filter(patient::Column::RemovedAt.is_null());
    if cared_for.count(&***work).await? < model::MOST_DEPENDANTS {
        return Ok(());
    }
    let detail = format!("An account can care for {} people. Remove somebody first.", model::MOST_DEPENDANTS);
    Err(Error::conflict("too_many_patients", detail))
}
