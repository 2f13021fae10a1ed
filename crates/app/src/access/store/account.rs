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
    /// Of the authenticator app, sealed.
    pub totp_secret: Option<String>,
    /// Since when signing in asks for a code.
    pub totp_confirmed_at: Option<Instant>,
    /// The step whose code was used last.
    pub totp_last_step: Option<i64>,
}

impl Model {
    /// Signing in asks for a code.
    pub fn has_totp(&self) -> bool {
        self.totp_confirmed_at.is_some()
    }
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
