//! The table `doctor_documents`.

use kernel::{
    id::{AccountId, DoctorDocumentId, DoctorId},
    time::Instant,
};
use sea_orm::entity::prelude::*;

use crate::doctors::documents::{DocumentKind, MediaType};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "doctor_documents")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DoctorDocumentId,
    pub doctor_id: DoctorId,
    pub kind: DocumentKind,
    pub file_name: String,
    pub media_type: MediaType,
    pub size_bytes: i64,
    pub added_by: AccountId,
    pub added_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
