//! The table `resources`.

use kernel::{
    id::{ClinicId, ResourceId},
    time::Instant,
};
use sea_orm::entity::prelude::*;

use crate::clinics::model::ResourceKind;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "resources")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ResourceId,
    pub clinic_id: ClinicId,
    pub kind: ResourceKind,
    pub name: String,
    /// As `kernel::text::folded`: one clinic has each name once, however it is written.
    pub folded_name: String,
    pub active: bool,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
