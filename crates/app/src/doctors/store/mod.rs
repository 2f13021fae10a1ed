//! This room's tables.

pub mod doctor;
pub mod doctor_qualification;
pub mod doctor_specialization;
pub mod service;

use std::collections::{BTreeSet, HashMap};

pub use doctor::Model as Doctor;
use kernel::id::{DoctorId, ServiceId};
use sea_orm::{QueryOrder, entity::prelude::*, sea_query::ExprTrait};
pub use service::Model as Service;

use crate::error::{Error, Result};

/// Any doctor, of whatever status.
pub async fn by_id(db: &impl ConnectionTrait, id: DoctorId) -> Result<Option<Doctor>> {
    Ok(doctor::Entity::find_by_id(id).one(db).await?)
}

/// All services of a doctor, active or not, oldest first.
pub async fn services_of(db: &impl ConnectionTrait, id: DoctorId) -> Result<Vec<Service>> {
    let services = service::Entity::find()
        .filter(service::Column::DoctorId.eq(id))
        .order_by_asc(service::Column::CreatedAt)
        .order_by_asc(service::Column::Id)
        .all(db)
        .await?;
    Ok(services)
}

pub async fn service_by_id(db: &impl ConnectionTrait, id: ServiceId) -> Result<Option<Service>> {
    Ok(service::Entity::find_by_id(id).one(db).await?)
}

/// What can be booked may differ from now on: a claim that was decided on the version before will not go through.
pub async fn schedule_changed(tx: &impl ConnectionTrait, id: DoctorId) -> Result<()> {
    let changed = doctor::Entity::update_many()
        .col_expr(doctor::Column::ScheduleVersion, Expr::col(doctor::Column::ScheduleVersion).add(1))
        .filter(doctor::Column::Id.eq(id))
        .exec(tx)
        .await?;
    if changed.rows_affected == 1 { Ok(()) } else { Err(Error::not_found("doctor")) }
}

/// Several doctors in one query.
pub async fn by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = DoctorId>,
) -> Result<HashMap<DoctorId, Doctor>> {
    let ids: BTreeSet<DoctorId> = ids.into_iter().collect();
    let found = doctor::Entity::find().filter(doctor::Column::Id.is_in(ids)).all(db).await?;
    Ok(found.into_iter().map(|doctor| (doctor.id, doctor)).collect())
}

/// Several services in one query; none for no ids.
pub async fn services_by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = ServiceId>,
) -> Result<HashMap<ServiceId, Service>> {
    let ids: BTreeSet<ServiceId> = ids.into_iter().collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let found = service::Entity::find().filter(service::Column::Id.is_in(ids)).all(db).await?;
    Ok(found.into_iter().map(|service| (service.id, service)).collect())
}
