//! The table `doctor_qualifications`.

use kernel::{
    id::{DoctorId, QualificationId},
    time::Date,
};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "doctor_qualifications")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub doctor_id: DoctorId,
    /// The order in which the doctor lists them, from 0.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place: i32,
    pub qualification_id: QualificationId,
    pub institute: String,
    pub awarded_on: Date,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
