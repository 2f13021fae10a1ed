//! Many doctors at once, for trying things out at size.

use database::Tx;
use kernel::{
    id::{QualificationId, SpecializationId},
    time::Date,
};
use sea_orm::{ActiveValue::Set, EntityTrait, IntoActiveModel};

use super::store::{Doctor, Service, doctor, doctor_qualification, doctor_specialization, service};
use crate::error::Result;

/// Rows a statement: engines take some 32,000 parameters, a doctor has twenty-two.
const CHUNK: usize = 1_000;

/// A doctor with everything of this room.
pub struct NewDoctor {
    pub doctor: Doctor,
    /// In order.
    pub specializations: Vec<SpecializationId>,
    /// In order: which, where, when.
    pub qualifications: Vec<(QualificationId, String, Date)>,
    pub services: Vec<Service>,
}

/// Writes them as they are, unchecked, without audit and facts: whoever seeds says so once and rebuilds what is
/// derived.
pub async fn bulk(tx: &Tx, new: Vec<NewDoctor>) -> Result<()> {
    let (mut doctors, mut specializations) = (Vec::new(), Vec::new());
    let (mut qualifications, mut services) = (Vec::new(), Vec::new());
    for one in new {
        let doctor_id = one.doctor.id;
        doctors.push(one.doctor.into_active_model());
        specializations.extend(one.specializations.into_iter().zip(0..).map(|(specialization_id, place)| {
            doctor_specialization::ActiveModel {
                doctor_id: Set(doctor_id),
                specialization_id: Set(specialization_id),
                place: Set(place),
            }
        }));
        qualifications.extend(one.qualifications.into_iter().zip(0..).map(
            |((qualification_id, institute, awarded_on), place)| doctor_qualification::ActiveModel {
                doctor_id: Set(doctor_id),
                place: Set(place),
                qualification_id: Set(qualification_id),
                institute: Set(institute),
                awarded_on: Set(awarded_on),
            },
        ));
        services.extend(one.services.into_iter().map(IntoActiveModel::into_active_model));
    }
    for rows in doctors.chunks(CHUNK) {
        doctor::Entity::insert_many(rows.to_vec()).exec_without_returning(&**tx).await?;
    }
    for rows in specializations.chunks(CHUNK) {
        doctor_specialization::Entity::insert_many(rows.to_vec()).exec_without_returning(&**tx).await?;
    }
    for rows in qualifications.chunks(CHUNK) {
        doctor_qualification::Entity::insert_many(rows.to_vec()).exec_without_returning(&**tx).await?;
    }
    for rows in services.chunks(CHUNK) {
        service::Entity::insert_many(rows.to_vec()).exec_without_returning(&**tx).await?;
    }
    Ok(())
}
