//! The table `departments`.

use kernel::{
    id::{ClinicId, DepartmentId},
    time::Instant,
};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "departments")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DepartmentId,
    pub clinic_id: ClinicId,
    pub name: String,
    /// As `kernel::text::folded`: one clinic has each name once, however it is written.
    pub folded_name: String,
    /// `None`: at the clinic's.
    pub address: Option<String>,
    pub city: Option<String>,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
