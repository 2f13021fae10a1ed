//! The table `report_days`.

use kernel::id::ClinicId;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "report_days")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub clinic_id: ClinicId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: i32,
    /// Rises with whatever happens that the day's figures tell of.
    pub changed: i64,
    pub is_stale: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
