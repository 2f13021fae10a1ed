//! The table `department_hours`.

use kernel::{id::DepartmentId, time::Weekday};
use sea_orm::entity::prelude::*;

use crate::{
    clinics::model::Hours,
    error::{Error, Result},
};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "department_hours")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub department_id: DepartmentId,
    /// ISO 8601, Monday is 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub weekday: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub opens_minute: i32,
    /// At or before `opens_minute` is on the next day; equal is round the clock.
    pub closes_minute: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn hours(&self) -> Result<Hours> {
        let day = usize::try_from(self.weekday - 1).ok().and_then(|place| Weekday::ALL.get(place));
        let minute = |value: i32| u16::try_from(value).ok();
        match (day, minute(self.opens_minute), minute(self.closes_minute)) {
            (Some(day), Some(opens), Some(closes)) => Ok(Hours { day: *day, opens, closes }),
            _ => Err(Error::broken("a department's hours are unreadable")),
        }
    }
}
