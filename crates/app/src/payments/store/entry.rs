//! The table `ledger_entries`: only ever inserted.

use kernel::{
    id::{ClinicId, TransactionId, TransferId},
    money::Currency,
    time::Instant,
};
use sea_orm::entity::prelude::*;

use crate::payments::ledger::Account;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_entries")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub transfer_id: TransferId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub line: i32,
    pub ledger_account: Account,
    pub clinic_id: ClinicId,
    pub charge_id: TransactionId,
    pub debit: i64,
    pub credit: i64,
    pub currency: Currency,
    pub booked_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
