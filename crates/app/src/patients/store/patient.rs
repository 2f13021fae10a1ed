//! The table `patients`.

use kernel::{
    id::{AccountId, ClinicId, PatientId},
    person::Gender,
    time::{Date, Instant},
};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "patients")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PatientId,
    /// Who cares for the record; nobody for one that a desk wrote down.
    pub account_id: Option<AccountId>,
    /// The clinic whose desk made the record.
    pub clinic_id: Option<ClinicId>,
    /// The account again, for its self profile.
    pub self_of: Option<AccountId>,
    pub name: String,
    pub folded_name: String,
    pub birth_date: Option<Date>,
    pub gender: Option<Gender>,
    pub phone: Option<String>,
    pub notes: String,
    pub created_at: Instant,
    pub removed_at: Option<Instant>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn is_self(&self) -> bool {
        self.self_of.is_some()
    }
}
