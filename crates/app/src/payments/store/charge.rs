//! The table `charges`.

use kernel::{
    id::{AccountId, ClinicId, TransactionId},
    money::{Currency, Money},
    time::Instant,
};
use sea_orm::entity::prelude::*;

use crate::payments::model::{Method, Status};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "charges")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TransactionId,
    pub payable_id: Uuid,
    /// The payable's id while this charge stands in the way of another.
    pub live_payable_id: Option<Uuid>,
    pub account_id: Option<AccountId>,
    pub clinic_id: ClinicId,
    pub status: Status,
    pub method: Method,
    pub gateway: String,
    /// Nothing until the gateway has answered.
    pub gateway_reference: Option<String>,
    pub fee: i64,
    pub tax_rate_bp: i32,
    pub tax: i64,
    pub total: i64,
    /// What was asked to be given back and did not fail.
    pub refunded: i64,
    pub currency: Currency,
    pub failure_code: Option<String>,
    pub created_at: Instant,
    pub look_again_at: Instant,
    /// Digest of the idempotency key that it was asked for with.
    pub asked_with: Option<String>,
    pub settled_at: Option<Instant>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn money(&self, amount: i64) -> Money {
        Money { amount, currency: self.currency }
    }

    /// Nobody knows yet whether the gateway ever got it.
    pub fn is_unanswered(&self) -> bool {
        self.status == Status::Pending && self.gateway_reference.is_none()
    }
}
