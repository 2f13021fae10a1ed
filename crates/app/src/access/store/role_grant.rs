//! The table `role_grants`.

use kernel::{
    id::{AccountId, ClinicId, DoctorId, RoleGrantId},
    time::Instant,
};
use sea_orm::entity::prelude::*;

use crate::access::permission::Role;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "role_grants")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RoleGrantId,
    pub account_id: AccountId,
    pub role: Role,
    pub clinic_id: Option<ClinicId>,
    /// Only with the role doctor.
    pub doctor_id: Option<DoctorId>,
    pub grant_key: String,
    pub granted_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Account, role and clinic in one text, which is unique: nobody holds the same role twice.
pub fn key(account_id: AccountId, role: Role, clinic_id: Option<ClinicId>) -> String {
    let place = clinic_id.map_or_else(|| "everywhere".to_owned(), |id| id.to_string());
    format!("{account_id} {role} {place}")
}
