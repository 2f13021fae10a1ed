//! The table `reviews`.

use kernel::{
    id::{AccountId, AppointmentId, ClinicId, DoctorId, ReviewId},
    time::Instant,
};
use sea_orm::entity::prelude::*;

use super::ReviewStatus;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "reviews")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReviewId,
    pub appointment_id: AppointmentId,
    pub clinic_id: ClinicId,
    pub doctor_id: DoctorId,
    pub account_id: AccountId,
    /// 1 to 5.
    pub rating: i32,
    pub text: String,
    pub status: ReviewStatus,
    /// Why it is hidden.
    pub hidden_because: Option<String>,
    pub written_at: Instant,
    pub decided_at: Option<Instant>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
