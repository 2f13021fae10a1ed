//! The table `visit_summaries`.

use kernel::{
    id::{AccountId, AppointmentId, ClinicId, DoctorId, PatientId},
    time::Instant,
};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "visit_summaries")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub appointment_id: AppointmentId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i64,
    pub clinic_id: ClinicId,
    pub doctor_id: DoctorId,
    pub patient_id: PatientId,
    pub notes: String,
    pub diet: String,
    pub exercise: String,
    /// ISO 8601.
    pub follow_up_on: Option<String>,
    pub written_by: Option<AccountId>,
    pub written_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
