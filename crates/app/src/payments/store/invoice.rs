//! The table `invoices`: only ever inserted.

use kernel::{
    id::{ClinicId, TransactionId},
    time::Instant,
};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "invoices")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub charge_id: TransactionId,
    pub clinic_id: ClinicId,
    /// From 1 in every clinic.
    pub invoice_number: i64,
    pub seller_name: String,
    pub seller_address: String,
    pub seller_city: String,
    pub seller_tax_number: Option<String>,
    pub issued_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
