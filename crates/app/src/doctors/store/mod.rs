//! This room's tables.

pub mod doctor;
pub mod doctor_document;
pub mod doctor_qualification;
pub mod doctor_specialization;
pub mod service;

use std::collections::{BTreeSet, HashMap};

use database::Tx;
pub use doctor::Model as Doctor;
use kernel::id::{AccountId, ClinicId, DepartmentId, DoctorId, ResourceId, ServiceId, SpecializationId};
use sea_orm::{ActiveValue::Set, ExprTrait, PaginatorTrait, QueryOrder, QuerySelect, entity::prelude::*};
pub use service::Model as Service;

use super::model::Status;
use crate::{
    access::Reach,
    error::{Error, Result},
};

/// Any doctor, of whatever status.
pub async fn by_id(db: &impl ConnectionTrait, id: DoctorId) -> Result<Option<Doctor>> {
    Ok(doctor::Entity::find_by_id(id).one(db).await?)
}

/// The doctor that an account has applied as; it has at most one.
pub async fn of_account(db: &impl ConnectionTrait, account_id: AccountId) -> Result<Option<Doctor>> {
    Ok(doctor::Entity::find().filter(doctor::Column::AccountId.eq(account_id)).one(db).await?)
}

/// The doctor with a registration number as it is kept; nobody else has it.
pub async fn by_registration_number(db: &impl ConnectionTrait, number: &str) -> Result<Option<Doctor>> {
    Ok(doctor::Entity::find().filter(doctor::Column::RegistrationNumber.eq(number)).one(db).await?)
}

/// Up to `most` doctors behind `after` in the order of their ids, for walks over all of them.
pub async fn after(db: &impl ConnectionTrait, after: Option<DoctorId>, most: u64) -> Result<Vec<Doctor>> {
    let mut query = doctor::Entity::find().order_by_asc(doctor::Column::Id).limit(most);
    if let Some(after) = after {
        query = query.filter(doctor::Column::Id.gt(after));
    }
    Ok(query.all(db).await?)
}

/// The doctor, if the reach covers it; else it is not there.
pub async fn reachable(db: &impl ConnectionTrait, reach: &Reach, id: DoctorId) -> Result<Doctor> {
    let covered = reach.condition(None, Some(doctor::Column::ClinicId), Some(doctor::Column::Id));
    let found = doctor::Entity::find_by_id(id).filter(covered).one(db).await?;
    found.ok_or_else(|| Error::not_found("doctor"))
}

/// Writes the columns that are set, raises the version, and the schedule's version where what can be booked may
/// differ; if the doctor is still as it was read.
pub async fn write(tx: &Tx, read: &Doctor, mut row: doctor::ActiveModel, schedule: bool) -> Result<()> {
    row.version = Set(read.version + 1);
    let mut update = doctor::Entity::update_many()
        .set(row)
        .filter(doctor::Column::Id.eq(read.id))
        .filter(doctor::Column::Version.eq(read.version));
    if schedule {
        let risen = Expr::col(doctor::Column::ScheduleVersion).add(1);
        update = update.col_expr(doctor::Column::ScheduleVersion, risen);
    }
    let written = update.exec(&**tx).await?;
    if written.rows_affected == 1 { Ok(()) } else { Err(Error::version_mismatch()) }
}

/// All services of a doctor, active or not, oldest first.
pub async fn services_of(db: &impl ConnectionTrait, id: DoctorId) -> Result<Vec<Service>> {
    services_of_each(db, &[id]).await
}

/// The services of several doctors, oldest first.
pub async fn services_of_each(db: &impl ConnectionTrait, ids: &[DoctorId]) -> Result<Vec<Service>> {
    let services = service::Entity::find()
        .filter(service::Column::DoctorId.is_in(ids.iter().copied()))
        .order_by_asc(service::Column::CreatedAt)
        .order_by_asc(service::Column::Id)
        .all(db)
        .await?;
    Ok(services)
}

/// The specializations of several doctors, in each doctor's order.
pub async fn specializations_of(
    db: &impl ConnectionTrait,
    ids: &[DoctorId],
) -> Result<Vec<doctor_specialization::Model>> {
    let rows = doctor_specialization::Entity::find()
        .filter(doctor_specialization::Column::DoctorId.is_in(ids.iter().copied()))
        .order_by_asc(doctor_specialization::Column::Place)
        .all(db)
        .await?;
    Ok(rows)
}

/// What each of several doctors lists first.
pub async fn main_specializations(
    db: &impl ConnectionTrait,
    ids: &[DoctorId],
) -> Result<BTreeSet<SpecializationId>> {
    let first = doctor_specialization::Entity::find()
        .select_only()
        .column(doctor_specialization::Column::SpecializationId)
        .filter(doctor_specialization::Column::DoctorId.is_in(ids.iter().copied()))
        .filter(doctor_specialization::Column::Place.eq(0));
    Ok(first.into_tuple::<SpecializationId>().all(db).await?.into_iter().collect())
}

/// The qualifications of several doctors, in each doctor's order.
pub async fn qualifications_of(
    db: &impl ConnectionTrait,
    ids: &[DoctorId],
) -> Result<Vec<doctor_qualification::Model>> {
    let rows = doctor_qualification::Entity::find()
        .filter(doctor_qualification::Column::DoctorId.is_in(ids.iter().copied()))
        .order_by_asc(doctor_qualification::Column::Place)
        .all(db)
        .await?;
    Ok(rows)
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

/// As [`schedule_changed`], for everybody in a department; gives who they are.
pub async fn department_changed(tx: &Tx, id: DepartmentId) -> Result<Vec<DoctorId>> {
    doctor::Entity::update_many()
        .col_expr(doctor::Column::ScheduleVersion, Expr::col(doctor::Column::ScheduleVersion).add(1))
        .filter(doctor::Column::DepartmentId.eq(id))
        .exec(&**tx)
        .await?;
    in_department(&**tx, id).await
}

/// As [`schedule_changed`], for everybody at a clinic; gives who they are.
pub async fn clinic_changed(tx: &Tx, id: ClinicId) -> Result<Vec<DoctorId>> {
    doctor::Entity::update_many()
        .col_expr(doctor::Column::ScheduleVersion, Expr::col(doctor::Column::ScheduleVersion).add(1))
        .filter(doctor::Column::ClinicId.eq(id))
        .exec(&**tx)
        .await?;
    in_clinic(&**tx, id).await
}

/// As [`schedule_changed`], for everybody with a service that needs a room or device; gives who they are.
pub async fn resource_changed(tx: &Tx, id: ResourceId) -> Result<Vec<DoctorId>> {
    let ids: Vec<DoctorId> = service::Entity::find()
        .select_only()
        .column(service::Column::DoctorId)
        .distinct()
        .filter(service::Column::Needs.contains(id.to_string()))
        .into_tuple()
        .all(&**tx)
        .await?;
    doctor::Entity::update_many()
        .col_expr(doctor::Column::ScheduleVersion, Expr::col(doctor::Column::ScheduleVersion).add(1))
        .filter(doctor::Column::Id.is_in(ids.iter().copied()))
        .exec(&**tx)
        .await?;
    Ok(ids)
}

/// The doctors of a department, of whatever status.
pub async fn in_department(db: &impl ConnectionTrait, id: DepartmentId) -> Result<Vec<DoctorId>> {
    let ids = doctor::Entity::find()
        .select_only()
        .column(doctor::Column::Id)
        .filter(doctor::Column::DepartmentId.eq(id))
        .into_tuple()
        .all(db)
        .await?;
    Ok(ids)
}

/// The doctors of a clinic, of whatever status.
pub async fn in_clinic(db: &impl ConnectionTrait, id: ClinicId) -> Result<Vec<DoctorId>> {
    let ids = doctor::Entity::find()
        .select_only()
        .column(doctor::Column::Id)
        .filter(doctor::Column::ClinicId.eq(id))
        .into_tuple()
        .all(db)
        .await?;
    Ok(ids)
}

/// The same whole, only those of a status where one is named.
pub async fn roster(db: &impl ConnectionTrait, id: ClinicId, status: Option<Status>) -> Result<Vec<Doctor>> {
    let mut rows = doctor::Entity::find().filter(doctor::Column::ClinicId.eq(id));
    if let Some(status) = status {
        rows = rows.filter(doctor::Column::Status.eq(status));
    }
    Ok(rows.all(db).await?)
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

/// How many doctors there are, of whatever status.
pub async fn count(db: &impl ConnectionTrait) -> Result<u64> {
    Ok(doctor::Entity::find().count(db).await?)
}

/// A visit took place, perhaps the first of its patient. The profile's version stays: nobody who edits it decides on these
/// numbers.
pub async fn visit_completed(tx: &Tx, id: DoctorId, first_of_patient: bool) -> Result<()> {
    let more = |column, by: i64| Expr::col(column).add(by);
    doctor::Entity::update_many()
        .col_expr(doctor::Column::VisitsCompleted, more(doctor::Column::VisitsCompleted, 1))
        .col_expr(doctor::Column::PatientsSeen, more(doctor::Column::PatientsSeen, first_of_patient.into()))
        .filter(doctor::Column::Id.eq(id))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// A visit that had been promised did not take place, for no reason of the patient's.
pub async fn visit_let_down(tx: &Tx, id: DoctorId) -> Result<()> {
    doctor::Entity::update_many()
        .col_expr(doctor::Column::VisitsLetDown, Expr::col(doctor::Column::VisitsLetDown).add(1))
        .filter(doctor::Column::Id.eq(id))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// So many more stars in so many more ratings; both may be negative.
pub async fn rated(tx: &Tx, id: DoctorId, stars: i64, ratings: i64) -> Result<()> {
    let more = |column, by: i64| Expr::col(column).add(by);
    doctor::Entity::update_many()
        .col_expr(doctor::Column::RatingSum, more(doctor::Column::RatingSum, stars))
        .col_expr(doctor::Column::RatingCount, more(doctor::Column::RatingCount, ratings))
        .filter(doctor::Column::Id.eq(id))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Stars and ratings of each doctor who has been rated.
pub async fn ratings(db: &impl ConnectionTrait) -> Result<Vec<(DoctorId, i64, i64)>> {
    let rated = doctor::Entity::find()
        .select_only()
        .column(doctor::Column::Id)
        .column(doctor::Column::RatingSum)
        .column(doctor::Column::RatingCount)
        .filter(doctor::Column::RatingCount.ne(0))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rated)
}

/// What is counted of a doctor's visits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VisitCounts {
    /// Different patients with a completed visit.
    pub patients: i64,
    pub completed: i64,
    pub let_down: i64,
}

/// What is noted of each doctor's visits, of those with whom anything is.
pub async fn visit_counts(db: &impl ConnectionTrait) -> Result<Vec<(DoctorId, VisitCounts)>> {
    use doctor::Column::{Id, PatientsSeen, VisitsCompleted, VisitsLetDown};
    let counts: Vec<(DoctorId, i64, i64, i64)> = doctor::Entity::find()
        .select_only()
        .columns([Id, PatientsSeen, VisitsCompleted, VisitsLetDown])
        .filter(PatientsSeen.ne(0).or(VisitsCompleted.ne(0)).or(VisitsLetDown.ne(0)))
        .into_tuple()
        .all(db)
        .await?;
    let counts = counts.into_iter();
    Ok(counts
        .map(|(id, patients, completed, let_down)| (id, VisitCounts { patients, completed, let_down }))
        .collect())
}

/// Writes anew what is counted of a doctor's visits.
pub async fn set_visit_counts(tx: &Tx, id: DoctorId, counts: VisitCounts) -> Result<()> {
    doctor::Entity::update_many()
        .col_expr(doctor::Column::PatientsSeen, Expr::value(counts.patients))
        .col_expr(doctor::Column::VisitsCompleted, Expr::value(counts.completed))
        .col_expr(doctor::Column::VisitsLetDown, Expr::value(counts.let_down))
        .filter(doctor::Column::Id.eq(id))
        .exec(&**tx)
        .await?;
    Ok(())
}
