//! The table `patient_links`.

use kernel::id::{ClinicId, DoctorId, PatientId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "patient_links")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub patient_id: PatientId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub doctor_id: DoctorId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub clinic_id: ClinicId,
    /// A visit with the doctor was completed.
    pub seen: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
