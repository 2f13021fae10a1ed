//! The table `invitations`.

use kernel::{
    id::{AccountId, ClinicId, InvitationId},
    time::Instant,
};
use sea_orm::entity::prelude::*;

use crate::access::permission::Role;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "invitations")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: InvitationId,
    pub clinic_id: ClinicId,
    /// Normalised.
    pub email: String,
    pub role: Role,
    pub invited_by: AccountId,
    pub invited_at: Instant,
    pub expires_at: Instant,
    /// Accepted, or withdrawn.
    pub ended_at: Option<Instant>,
    pub accepted_by: Option<AccountId>,
    pub open_key: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Clinic and address in one text, which is unique among the open ones.
pub fn key(clinic_id: ClinicId, email: &str) -> String {
    format!("{clinic_id} {email}")
}
