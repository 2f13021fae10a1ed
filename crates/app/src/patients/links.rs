//! Who has had an appointment with whom.

use database::Tx;
use kernel::id::{ClinicId, DoctorId, PatientId};
use sea_orm::{ActiveValue::Set, QuerySelect, entity::prelude::*};

use super::store::{patient, patient_link};
use crate::error::{Error, Result};

/// Notes within a booking that a clinic's people and a doctor may from now on reach a patient.
///
/// Takes the patient's row for reading until the transaction ends, so that a removal and a booking cannot miss each
/// other: whichever comes second sees the first. 404 for a patient that has been removed.
pub async fn link(tx: &Tx, patient_id: PatientId, clinic_id: ClinicId, doctor_id: DoctorId) -> Result<()> {
    let there = patient::Entity::find_by_id(patient_id)
        .filter(patient::Column::RemovedAt.is_null())
        .lock_shared()
        .one(&**tx)
        .await?;
    if there.is_none() {
        return Err(Error::not_found("patient"));
    }
    let row = patient_link::ActiveModel {
        patient_id: Set(patient_id),
        clinic_id: Set(clinic_id),
        doctor_id: Set(doctor_id),
    };
    let key =
        [patient_link::Column::PatientId, patient_link::Column::DoctorId, patient_link::Column::ClinicId];
    database::insert_if_absent(tx, row, key).await?;
    Ok(())
}
