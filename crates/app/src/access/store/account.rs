//! The table `accounts`.

use kernel::{id::AccountId, time::Instant};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "accounts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AccountId,
    /// Normalised: one mailbox has one spelling.
    pub email: String,
    /// Argon2id in the PHC string form, with its parameters and salt.
    pub password_hash: String,
    pub name: String,
    pub phone: Option<String>,
    /// A language the surfaces speak: `en`, `ur`.
    pub locale: String,
    /// An IANA name.
    pub time_zone: String,
    pub email_confirmed_at: Option<Instant>,
    pub created_at: Instant,
    pub closed_at: Option<Instant>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
