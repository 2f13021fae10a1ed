//! The table `services`.

use kernel::{
    id::{DoctorId, ServiceId},
    time::Instant,
};
use sea_orm::entity::prelude::*;

use crate::doctors::model::Mode;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "services")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ServiceId,
    pub doctor_id: DoctorId,
    pub name: String,
    /// 5..=480, whole ticks.
    pub duration_minutes: i32,
    /// Minor units of the clinic's currency; none means the doctor's consultation fee.
    pub fee: Option<i64>,
    pub buffer_before_minutes: i32,
    pub buffer_after_minutes: i32,
    /// How long before its start a visit must be booked.
    pub notice_minutes: i32,
    /// How many days ahead it can be booked.
    pub horizon_days: i32,
    pub mode: Mode,
    pub active: bool,
    /// What it needs beside the doctor: see [`Model::needs`].
    pub needs: Option<String>,
    pub created_at: Instant,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
