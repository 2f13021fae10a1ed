//! This room's tables.

pub mod clinic;
pub mod department;
pub mod department_hours;
pub mod qualification;
pub mod resource;
pub mod specialization;

use std::collections::HashMap;

pub use clinic::Model as Clinic;
use database::Tx;
pub use department::Model as Department;
use kernel::{
    calendar::LocalHours,
    id::{ClinicId, DepartmentId, QualificationId, ResourceId, SpecializationId},
};
pub use qualification::Model as Qualification;
pub use resource::Model as Resource;
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};
pub use specialization::Model as Specialization;

use super::model::Hours;
use crate::error::{Error, Result};

pub async fn by_id(db: &impl ConnectionTrait, id: ClinicId) -> Result<Option<Clinic>> {
    Ok(clinic::Entity::find_by_id(id).one(db).await?)
}

/// The oldest of all.
pub async fn first(db: &impl ConnectionTrait) -> Result<Option<Clinic>> {
    Ok(clinic::Entity::find().order_by_asc(clinic::Column::Id).one(db).await?)
}

/// Lets one transaction after the other go on that asks for the same clinic: what is looked for and not found in it
/// stays not there until it is written.
pub async fn one_at_a_time(tx: &Tx, id: ClinicId) -> Result<()> {
    let clinic = clinic::Entity::find_by_id(id).lock_exclusive().one(&**tx).await?;
    clinic.map(|_| ()).ok_or_else(|| Error::not_found("clinic"))
}

pub async fn by_ids(db: &impl ConnectionTrait, ids: &[ClinicId]) -> Result<Vec<Clinic>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(clinic::Entity::find().filter(clinic::Column::Id.is_in(ids.iter().copied())).all(db).await?)
}

/// Every clinic there is, oldest first: for work on all of them, and to find one by its name.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Clinic>> {
    Ok(clinic::Entity::find().order_by_asc(clinic::Column::Id).all(db).await?)
}

pub async fn department_by_id(db: &impl ConnectionTrait, id: DepartmentId) -> Result<Option<Department>> {
    Ok(department::Entity::find_by_id(id).one(db).await?)
}

pub async fn departments_by_ids(db: &impl ConnectionTrait, ids: &[DepartmentId]) -> Result<Vec<Department>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(department::Entity::find().filter(department::Column::Id.is_in(ids.iter().copied())).all(db).await?)
}

/// The rooms and devices of these clinics, in use or not, by kind and name.
pub async fn resources_of(db: &impl ConnectionTrait, clinics: &[ClinicId]) -> Result<Vec<Resource>> {
    if clinics.is_empty() {
        return Ok(Vec::new());
    }
    Ok(resource::Entity::find()
        .filter(resource::Column::ClinicId.is_in(clinics.iter().copied()))
        .order_by_desc(resource::Column::Kind)
        .order_by_asc(resource::Column::FoldedName)
        .all(db)
        .await?)
}

pub async fn resources_by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = ResourceId>,
) -> Result<HashMap<ResourceId, Resource>> {
    let mut ids: Vec<ResourceId> = ids.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let found = resource::Entity::find().filter(resource::Column::Id.is_in(ids)).all(db).await?;
    Ok(found.into_iter().map(|resource| (resource.id, resource)).collect())
}

pub async fn specializations_by_ids(
    db: &impl ConnectionTrait,
    ids: &[SpecializationId],
) -> Result<Vec<Specialization>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(specialization::Entity::find()
        .filter(specialization::Column::Id.is_in(ids.iter().copied()))
        .all(db)
        .await?)
}

pub async fn qualifications_by_ids(
    db: &impl ConnectionTrait,
    ids: &[QualificationId],
) -> Result<Vec<Qualification>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(qualification::Entity::find()
        .filter(qualification::Column::Id.is_in(ids.iter().copied()))
        .all(db)
        .await?)
}

/// A department with when it is open, by weekday and time. One without hours keeps none: its doctors' own hold.
#[derive(Clone, Debug)]
pub struct OpenDepartment {
    pub department: Department,
    pub hours: Vec<LocalHours>,
}

/// Several departments, by one query a table.
pub async fn open_departments(
    db: &impl ConnectionTrait,
    ids: &[DepartmentId],
) -> Result<HashMap<DepartmentId, OpenDepartment>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut hours = hours_of(db, ids).await?;
    let open = |department: Department| {
        let hours = hours.remove(&department.id).unwrap_or_default();
        let hours = hours.into_iter().map(local).collect::<Result<_>>()?;
        Ok((department.id, OpenDepartment { department, hours }))
    };
    departments_by_ids(db, ids).await?.into_iter().map(open).collect()
}

fn local(hours: Hours) -> Result<LocalHours> {
    LocalHours::new(hours.day.iso(), hours.opens, hours.closes)
        .map_err(|e| Error::broken_by("a department's hours are unreadable", e))
}

/// The hours of several departments, each in the order of the week.
pub async fn hours_of(
    db: &impl ConnectionTrait,
    ids: &[DepartmentId],
) -> Result<HashMap<DepartmentId, Vec<Hours>>> {
    let rows = department_hours::Entity::find()
        .filter(department_hours::Column::DepartmentId.is_in(ids.iter().copied()))
        .order_by_asc(department_hours::Column::Weekday)
        .order_by_asc(department_hours::Column::OpensMinute)
        .all(db)
        .await?;
    let mut of_each: HashMap<DepartmentId, Vec<Hours>> = HashMap::new();
    for row in rows {
        of_each.entry(row.department_id).or_default().push(row.hours()?);
    }
    Ok(of_each)
}

/// Writes all hours of a department in place of those before.
pub async fn put_hours(tx: &Tx, id: DepartmentId, hours: &[Hours]) -> Result<()> {
    department_hours::Entity::delete_many()
        .filter(department_hours::Column::DepartmentId.eq(id))
        .exec(&**tx)
        .await?;
    let rows = hours.iter().map(|hours| department_hours::ActiveModel {
        department_id: Set(id),
        weekday: Set(i32::from(hours.day.iso())),
        opens_minute: Set(i32::from(hours.opens)),
        closes_minute: Set(i32::from(hours.closes)),
    });
    if !hours.is_empty() {
        department_hours::Entity::insert_many(rows).exec_without_returning(&**tx).await?;
    }
    Ok(())
}
