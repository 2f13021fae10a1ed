//! This room's tables, and the condition by which a patient is reached.

pub mod patient;
pub mod patient_link;

use std::collections::{BTreeSet, HashMap};

use kernel::id::{AccountId, ClinicId, PatientId};
pub use patient::Model as Patient;
use sea_orm::{Condition, QuerySelect, QueryTrait, entity::prelude::*};

use crate::{
    App,
    access::Reach,
    error::{Error, Result},
};

/// Removed ones too: history keeps their names.
pub async fn by_id(db: &impl ConnectionTrait, id: PatientId) -> Result<Option<Patient>> {
    Ok(patient::Entity::find_by_id(id).one(db).await?)
}

/// A patient within reach; 404 for one that is removed, another's, or not there.
pub async fn reachable(app: &App, reach: &Reach, id: PatientId) -> Result<Patient> {
    let covered = |patient: &Patient| {
        patient.removed_at.is_none() && reach.covers(patient.account_id, patient.clinic_id, None)
    };
    match even_removed(app, id).await?.filter(covered) {
        Some(patient) => Ok(patient),
        // By a visit or in an emergency, if at all.
        None => reachable_in(app.db.read(), reach, id).await,
    }
}

/// As [`reachable`], by one statement of its own.
pub async fn reachable_in(db: &impl ConnectionTrait, reach: &Reach, id: PatientId) -> Result<Patient> {
    let covered = if reach.is_opened(id) { there() } else { within(reach) };
    let found = patient::Entity::find_by_id(id).filter(covered).one(db).await?;
    found.ok_or_else(|| Error::not_found("patient"))
}

/// The account's own profile.
pub async fn self_of(db: &impl ConnectionTrait, account_id: AccountId) -> Result<Option<Patient>> {
    let own = patient::Entity::find()
        .filter(patient::Column::SelfOf.eq(account_id))
        .filter(patient::Column::RemovedAt.is_null());
    Ok(own.one(db).await?)
}

/// The patients that are there and that `reach` covers: by owner, by the clinic whose desk made the record, or by an
/// appointment with the clinic or the doctor.
pub fn within(reach: &Reach) -> Condition {
    if reach.all {
        return there();
    }
    let own = reach.condition(Some(patient::Column::AccountId), Some(patient::Column::ClinicId), None);
    let mut any = Condition::any().add(own);
    if !reach.clinics.is_empty() || reach.doctor_id.is_some() {
        let clinic = Some(patient_link::Column::ClinicId);
        let linked = patient_link::Entity::find()
            .select_only()
            .column(patient_link::Column::PatientId)
            .filter(reach.condition(None, clinic, Some(patient_link::Column::DoctorId)))
            .into_query();
        any = any.add(patient::Column::Id.in_subquery(linked));
    }
    there().add(any)
}

/// Each with the clinic by which the reach covers it: the one whose desk made the record, or that of a visit. None for whom
/// no clinic knows.
pub async fn met_at(
    db: &impl ConnectionTrait,
    reach: &Reach,
    patients: &[&Patient],
) -> Result<Vec<(PatientId, Option<ClinicId>)>> {
    if patients.is_empty() {
        return Ok(Vec::new());
    }
    let (clinic, doctor) = (patient_link::Column::ClinicId, patient_link::Column::DoctorId);
    let links = patient_link::Entity::find()
        .filter(patient_link::Column::PatientId.is_in(patients.iter().map(|patient| patient.id)))
        .filter(reach.condition(None, Some(clinic), Some(doctor)))
        .all(db)
        .await?;
    let of_link = |patient: &Patient| links.iter().find(|link| link.patient_id == patient.id);
    let met = |patient: &&Patient| {
        let own = patient.clinic_id.filter(|id| reach.covers(None, Some(*id), None));
        (patient.id, own.or_else(|| of_link(patient).map(|link| link.clinic_id)))
    };
    Ok(patients.iter().map(met).collect())
}

/// Not removed.
pub fn there() -> Condition {
    Condition::all().add(patient::Column::RemovedAt.is_null())
}

/// Several patients in one query, removed ones too: their visits still name them.
pub async fn by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = PatientId>,
) -> Result<HashMap<PatientId, Patient>> {
    let ids: BTreeSet<PatientId> = ids.into_iter().collect();
    let found = patient::Entity::find().filter(patient::Column::Id.is_in(ids)).all(db).await?;
    Ok(found.into_iter().map(|patient| (patient.id, patient)).collect())
}

/// As [`by_ids`], of one.
pub async fn even_removed(app: &App, id: PatientId) -> Result<Option<Patient>> {
    let ask = |ids: Vec<PatientId>| async move {
        let found = patient::Entity::find().filter(patient::Column::Id.is_in(ids.iter().copied()));
        let found = found.all(app.db.read()).await?;
        Ok(ids.iter().map(|id| found.iter().find(|patient| patient.id == *id).cloned()).collect())
    };
    app.asked_patients.value(id, ask).await
}
