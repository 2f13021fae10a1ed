//! This room's tables.

use std::collections::{BTreeMap, HashSet};

use database::Tx;
use kernel::id::{ClinicId, DepartmentId, DoctorId};
use sea_orm::{
    ExprTrait, FromQueryResult, QueryOrder, QuerySelect, Set, entity::prelude::*, sea_query::OnConflict,
};

use super::model::{By, Group, MoneyFigures, MoneyGroup, VisitFigures};
use crate::error::Result;

pub mod day;
pub mod money;
pub mod offer;
pub mod sums;
pub mod visits;

/// Rows of one insert: a row has eleven columns at most, and engines take some 32,000 parameters.
const ROWS: usize = 2_000;

/// A day that is to be counted, and what had changed of it when somebody looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Stale {
    pub day: i32,
    pub changed: i64,
}

/// The days of a clinic that are to be counted, in order.
pub async fn stale(
    db: &impl ConnectionTrait,
    clinic_id: ClinicId,
    first: i32,
    last: i32,
) -> Result<Vec<Stale>> {
    let stale = day::Entity::find()
        .filter(day::Column::ClinicId.eq(clinic_id))
        .filter(day::Column::Day.between(first, last))
        .filter(day::Column::IsStale.eq(true))
        .order_by_asc(day::Column::Day);
    Ok(stale.into_model().all(db).await?)
}

/// Whose day before `day` has waited for being counted; the oldest.
pub async fn stale_before(db: &impl ConnectionTrait, day: i32) -> Result<Option<(ClinicId, i32)>> {
    let oldest = day::Entity::find()
        .filter(day::Column::IsStale.eq(true))
        .filter(day::Column::Day.lt(day))
        .order_by_asc(day::Column::Day)
        .limit(1)
        .one(db)
        .await?;
    Ok(oldest.map(|row| (row.clinic_id, row.day)))
}

/// The days of a clinic whose figures are right.
pub async fn counted(db: &impl ConnectionTrait, clinic_id: ClinicId) -> Result<Vec<i32>> {
    let counted = day::Entity::find()
        .filter(day::Column::ClinicId.eq(clinic_id))
        .filter(day::Column::IsStale.eq(false))
        .order_by_asc(day::Column::Day)
        .all(db)
        .await?;
    Ok(counted.into_iter().map(|row| row.day).collect())
}

/// Those of the clinics that have a day of which something is counted.
pub async fn with_days(db: &impl ConnectionTrait, clinic_ids: &[ClinicId]) -> Result<HashSet<ClinicId>> {
    let mut found = HashSet::new();
    for clinic_ids in clinic_ids.chunks(ROWS) {
        let days = day::Entity::find().select_only().column(day::Column::ClinicId).distinct();
        let days = days.filter(day::Column::ClinicId.is_in(clinic_ids.iter().copied()));
        found.extend(days.into_tuple::<ClinicId>().all(db).await?);
    }
    Ok(found)
}

/// The first day on which there was a visit, as far as days are counted.
pub async fn first_day(db: &impl ConnectionTrait, clinic_id: ClinicId) -> Result<Option<i32>> {
    let first = visits::Entity::find()
        .filter(visits::Column::ClinicId.eq(clinic_id))
        .filter(visits::Column::GroupedBy.eq(By::Day))
        .order_by_asc(visits::Column::Day)
        .limit(1)
        .one(db)
        .await?;
    Ok(first.map(|row| row.day))
}

/// Notes that the days are to be counted, in the order given, which is the same for everybody.
pub async fn mark(tx: &Tx, days: impl IntoIterator<Item = (ClinicId, i32)>) -> Result<()> {
    let row = |(clinic_id, day)| day::ActiveModel {
        clinic_id: Set(clinic_id),
        day: Set(day),
        changed: Set(1),
        is_stale: Set(true),
    };
    let rows: Vec<_> = days.into_iter().map(row).collect();
    for rows in rows.chunks(ROWS) {
        let again = OnConflict::columns([day::Column::ClinicId, day::Column::Day])
            .value(day::Column::Changed, Expr::col((day::Entity, day::Column::Changed)).add(1))
            .value(day::Column::IsStale, true)
            .to_owned();
        day::Entity::insert_many(rows.to_vec()).on_conflict(again).exec_without_returning(&**tx).await?;
    }
    Ok(())
}

/// Notes that a day is counted, unless something has changed since.
pub async fn settle(tx: &Tx, clinic_id: ClinicId, stale: Stale) -> Result<bool> {
    let settled = day::Entity::update_many()
        .col_expr(day::Column::IsStale, Expr::value(false))
        .filter(day::Column::ClinicId.eq(clinic_id))
        .filter(day::Column::Day.eq(stale.day))
        .filter(day::Column::Changed.eq(stale.changed))
        .filter(day::Column::IsStale.eq(true))
        .exec(&**tx)
        .await?;
    Ok(settled.rows_affected == 1)
}

/// Puts figures in the place of those of the same days.
pub async fn replace(
    tx: &Tx,
    clinic_id: ClinicId,
    days: &[i32],
    visits: &BTreeMap<Group, VisitFigures>,
    money: &BTreeMap<MoneyGroup, MoneyFigures>,
) -> Result<()> {
    let days = || days.iter().copied();
    visits::Entity::delete_many()
        .filter(visits::Column::ClinicId.eq(clinic_id))
        .filter(visits::Column::GroupedBy.is_in(By::ALL.iter().copied()))
        .filter(visits::Column::Day.is_in(days()))
        .exec(&**tx)
        .await?;
    money::Entity::delete_many()
        .filter(money::Column::ClinicId.eq(clinic_id))
        .filter(money::Column::GroupedBy.is_in(By::ALL.iter().copied()))
        .filter(money::Column::Day.is_in(days()))
        .exec(&**tx)
        .await?;
    let rows: Vec<_> = visits.iter().map(|(group, figures)| visits::row(clinic_id, group, figures)).collect();
    for rows in rows.chunks(ROWS) {
        visits::Entity::insert_many(rows.to_vec()).exec_without_returning(&**tx).await?;
    }
    let rows: Vec<_> = money.iter().map(|(group, figures)| money::row(clinic_id, group, figures)).collect();
    for rows in rows.chunks(ROWS) {
        money::Entity::insert_many(rows.to_vec()).exec_without_returning(&**tx).await?;
    }
    Ok(())
}

/// All kept figures of some days.
pub async fn kept(
    db: &impl ConnectionTrait,
    clinic_id: ClinicId,
    first: i32,
    last: i32,
) -> Result<(BTreeMap<Group, VisitFigures>, BTreeMap<MoneyGroup, MoneyFigures>)> {
    let visits = visits::Entity::find()
        .filter(visits::Column::ClinicId.eq(clinic_id))
        .filter(visits::Column::Day.between(first, last))
        .all(db)
        .await?;
    let money = money::Entity::find()
        .filter(money::Column::ClinicId.eq(clinic_id))
        .filter(money::Column::Day.between(first, last))
        .all(db)
        .await?;
    Ok((visits.into_iter().map(visits::group).collect(), money.into_iter().map(money::group).collect()))
}

/// What doctors offered on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    pub day: i32,
    pub doctor_id: DoctorId,
    pub department_id: Option<DepartmentId>,
    /// Not the doctor's own.
    pub is_elsewhere: bool,
    pub minutes: i64,
}
