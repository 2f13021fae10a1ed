//! The table `refunds`.

use kernel::{
    id::{AccountId, RefundId, TransactionId},
    time::Instant,
};
use sea_orm::entity::prelude::*;

use crate::payments::model::RefundStatus;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "refunds")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RefundId,
    pub charge_id: TransactionId,
    pub amount: i64,
    pub reason: String,
    pub status: RefundStatus,
    pub gateway_reference: Option<String>,
    /// Also of one that was paid out after it had been reported as failed.
    pub failure_code: Option<String>,
    /// Nobody when the system gave it back by a rule.
    pub created_by: Option<AccountId>,
    pub created_at: Instant,
    pub settled_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
