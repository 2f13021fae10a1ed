//! The table `specializations`.

use kernel::id::SpecializationId;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "specializations")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SpecializationId,
    pub name: String,
    pub folded_name: String,
    /// The key of the picture among the media.
    pub image_key: Option<String>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
