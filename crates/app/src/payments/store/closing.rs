//! The table `till_closings`: only ever inserted.

use kernel::{
    id::{AccountId, ClinicId, TillClosingId},
    money::Currency,
    time::{Date, Instant},
};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "till_closings")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TillClosingId,
    pub clinic_id: ClinicId,
    pub closed_date: Date,
    pub expected: i64,
    pub counted: i64,
    pub currency: Currency,
    pub note: String,
    pub counted_by: AccountId,
    pub counted_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
