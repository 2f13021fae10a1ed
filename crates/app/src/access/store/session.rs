//! The table `sessions`.

use kernel::{
    id::{AccountId, SessionId},
    time::Instant,
};
use sea_orm::entity::prelude::*;

use crate::access::model::{EndReason, SessionKind};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "sessions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SessionId,
    pub account_id: AccountId,
    pub kind: SessionKind,
    /// SHA-256 of the access token or of the cookie.
    pub token_hash: String,
    pub token_expires_at: Instant,
    /// SHA-256 of the refresh token; a web session has none.
    pub refresh_hash: Option<String>,
    /// What signed in, as a person would say it.
    pub device: String,
    pub created_at: Instant,
    pub last_seen_at: Instant,
    pub expires_at: Instant,
    pub ended_at: Option<Instant>,
    pub end_reason: Option<EndReason>,
    /// Whose pages are looked at in it, until `viewing_until`.
    pub viewing_id: Option<AccountId>,
    pub viewing_until: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Whose pages are looked at, and until when.
    pub fn viewing(&self) -> Option<(AccountId, Instant)> {
        self.viewing_id.zip(self.viewing_until)
    }
}
