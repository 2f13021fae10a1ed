//! Who has had an appointment with whom.

use std::collections::BTreeSet;

use database::Tx;
use kernel::id::{AccountId, ClinicId, DoctorId, PatientId};
use sea_orm::{
    QueryOrder, QuerySelect, QueryTrait,
    entity::prelude::*,
    sea_query::{OnConflict, Query},
};

use super::store::{patient, patient_link};
use crate::{
    Draft,
    error::{Error, Result},
};

/// Notes within a booking that a clinic's people and a doctor may from now on reach a patient.
///
/// Takes the patient's row for reading until the transaction ends, so that a removal and a booking cannot miss each
/// other: whichever comes second sees the first. Inserts nothing for a patient that has been removed.
pub fn link(
    draft: &mut Draft<'_>,
    patient_id: PatientId,
    clinic_id: ClinicId,
    doctor_id: DoctorId,
) -> Result<()> {
    use patient_link::Column;
    let there = patient::Entity::find_by_id(patient_id)
        .select_only()
        .column(patient::Column::Id)
        .expr(Expr::value(clinic_id))
        .expr(Expr::value(doctor_id))
        .expr(Expr::value(false))
        .filter(patient::Column::RemovedAt.is_null())
        .lock_shared()
        .into_query();
    let mut insert = Query::insert();
    insert
        .into_table(patient_link::Entity)
        .columns([Column::PatientId, Column::ClinicId, Column::DoctorId, Column::Seen])
        .select_from(there)
        .map_err(|e| Error::broken_by("a link has another number of columns", e))?
        // A link that is there counts as inserted: only a patient that is not there gives none.
        .on_conflict(
            OnConflict::columns([Column::PatientId, Column::DoctorId, Column::ClinicId])
                .update_column(Column::ClinicId)
                .to_owned(),
        );
    draft.insert_where(insert, "patient");
    Ok(())
}

/// Where the patient has had an appointment.
pub(super) async fn clinics_of(db: &impl ConnectionTrait, id: PatientId) -> Result<BTreeSet<ClinicId>> {
    let clinics = patient_link::Entity::find()
        .select_only()
        .column(patient_link::Column::ClinicId)
        .distinct()
        .filter(patient_link::Column::PatientId.eq(id));
    Ok(clinics.into_tuple::<ClinicId>().all(db).await?.into_iter().collect())
}

/// Notes within the completion of a visit that the doctor has seen the patient; says whether it was the first time. A
/// doctor belongs to one clinic for good, so the two have one link.
pub async fn seen(tx: &Tx, patient_id: PatientId, doctor_id: DoctorId) -> Result<bool> {
    let first = patient_link::Entity::update_many()
        .col_expr(patient_link::Column::Seen, Expr::value(true))
        .filter(patient_link::Column::PatientId.eq(patient_id))
        .filter(patient_link::Column::DoctorId.eq(doctor_id))
        .filter(patient_link::Column::Seen.eq(false))
        .exec(&**tx)
        .await?;
    Ok(first.rows_affected > 0)
}

/// The doctors who have seen a patient of the account, at most so many.
pub async fn doctors_seen(
    db: &impl ConnectionTrait,
    account_id: AccountId,
    most: u64,
) -> Result<Vec<DoctorId>> {
    let own = patient::Entity::find()
        .select_only()
        .column(patient::Column::Id)
        .filter(patient::Column::AccountId.eq(account_id))
        .filter(patient::Column::RemovedAt.is_null());
    let doctors = patient_link::Entity::find()
        .select_only()
        .column(patient_link::Column::DoctorId)
        .distinct()
        .filter(patient_link::Column::PatientId.in_subquery(own.into_query()))
        .filter(patient_link::Column::Seen.eq(true))
        .order_by_asc(patient_link::Column::DoctorId)
        .limit(most);
    Ok(doctors.into_tuple().all(db).await?)
}

/// Writes anew whom a doctor has seen: these patients and nobody else.
pub async fn seen_exactly(tx: &Tx, doctor_id: DoctorId, patient_ids: Vec<PatientId>) -> Result<()> {
    let of_doctor = patient_link::Column::DoctorId.eq(doctor_id);
    for (seen, whom) in [(false, None), (true, Some(patient_link::Column::PatientId.is_in(patient_ids)))] {
        patient_link::Entity::update_many()
            .col_expr(patient_link::Column::Seen, Expr::value(seen))
            .filter(of_doctor.clone())
            .filter(sea_orm::Condition::all().add_option(whom))
            .exec(&**tx)
            .await?;
    }
    Ok(())
}
