//! This room's tables.

pub mod clinic;
pub mod department;
pub mod department_hours;
pub mod qualification;
pub mod specialization;

pub use clinic::Model as Clinic;
pub use department::Model as Department;
use kernel::{
    calendar::LocalHours,
    id::{ClinicId, DepartmentId},
};
pub use qualification::Model as Qualification;
use sea_orm::{QueryOrder, entity::prelude::*};
pub use specialization::Model as Specialization;

use crate::error::{Error, Result};

pub async fn by_id(db: &impl ConnectionTrait, id: ClinicId) -> Result<Option<Clinic>> {
    Ok(clinic::Entity::find_by_id(id).one(db).await?)
}

pub async fn by_ids(db: &impl ConnectionTrait, ids: &[ClinicId]) -> Result<Vec<Clinic>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(clinic::Entity::find().filter(clinic::Column::Id.is_in(ids.iter().copied())).all(db).await?)
}

pub async fn department_by_id(db: &impl ConnectionTrait, id: DepartmentId) -> Result<Option<Department>> {
    Ok(department::Entity::find_by_id(id).one(db).await?)
}

/// When a department is open, by weekday and time. A department without hours keeps none: its doctors' own hold.
pub async fn department_hours(db: &impl ConnectionTrait, id: DepartmentId) -> Result<Vec<LocalHours>> {
    let rows = department_hours::Entity::find()
        .filter(department_hours::Column::DepartmentId.eq(id))
        .order_by_asc(department_hours::Column::Weekday)
        .order_by_asc(department_hours::Column::OpensMinute)
        .all(db)
        .await?;
    rows.iter().map(department_hours::Model::local).collect()
}

impl department_hours::Model {
    /// The row as the calendar reads it.
    pub fn local(&self) -> Result<LocalHours> {
        let small = |value: i32| u16::try_from(value).unwrap_or(u16::MAX);
        let weekday = u8::try_from(self.weekday).unwrap_or(u8::MAX);
        LocalHours::new(weekday, small(self.opens_minute), small(self.closes_minute))
            .map_err(|e| Error::broken_by("a department's hours are unreadable", e))
    }
}
