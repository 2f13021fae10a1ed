//! Jobs that a carrier has.

use database::{Database, Group};
use kernel::time::Instant;
use sea_orm::{ExprTrait, QueryTrait, entity::prelude::*};

use super::{Leased, State, all_or_none, due, entity, is_due};
use crate::{
    error::Result,
    jobs::{Handed, Job, LEASE_SECONDS},
};

/// What the table says to a taker.
#[derive(Debug)]
pub enum Begun {
    /// This attempt is the taker's, until the lease ends.
    Ours(Leased),
    /// It is done, put off, or somebody else's.
    Over,
    /// It will not be tried any more.
    Dead,
}

/// Sets up to `most` due jobs that are carried aside until `until`; no other node hands them over meanwhile.
pub async fn set_aside_due(db: &Database, now: Instant, until: Instant, most: u64) -> Result<Vec<Handed>> {
    let carried = entity::Column::Kind.is_in(Job::CARRIED);
    let due = due(now, most).filter(carried).all(db.read()).await?;
    let mut set_aside = Vec::with_capacity(due.len());
    let aside = |rows: &[entity::Model]| {
        entity::Entity::update_many()
            .col_expr(entity::Column::LeasedUntil, Expr::value(until))
            .filter(entity::Column::Id.is_in(rows.iter().map(|row| row.id)))
            .filter(is_due(now))
    };
    let handed = |row: &entity::Model| Handed { job_id: row.id, attempts: row.attempts };
    if due.is_empty() || all_or_none(db, aside(&due), due.len()).await? {
        return Ok(due.iter().map(handed).collect());
    }
    // Another node has some of them.
    for row in &due {
        if all_or_none(db, aside(std::slice::from_ref(row)), 1).await? {
            set_aside.push(handed(row));
        }
    }
    Ok(set_aside)
}

/// The carrier has them: they are left to it for longer, but for those that somebody has begun already.
pub async fn set_aside_longer(
    db: &Database,
    handed: &[Handed],
    until: Instant,
    longer: Instant,
) -> Result<()> {
    leave_until(db, handed, until, longer).await
}

/// The carrier did not take them: they are due again, but for those that somebody has begun nevertheless.
pub async fn take_back(db: &Database, handed: &[Handed], until: Instant) -> Result<()> {
    leave_until(db, handed, until, Instant(0)).await
}

/// Of those that are still set aside until `until`.
async fn leave_until(db: &Database, handed: &[Handed], until: Instant, other: Instant) -> Result<()> {
    let update = entity::Entity::update_many()
        .col_expr(entity::Column::LeasedUntil, Expr::value(other))
        .filter(entity::Column::Id.is_in(handed.iter().map(|handed| handed.job_id)))
        .filter(entity::Column::State.eq(State::Waiting))
        .filter(entity::Column::LeasedUntil.eq(until));
    db.write_together(vec![Group::any(update.build(db.read().get_database_backend()))]).await?;
    Ok(())
}

/// Nobody has what was handed over any more: it is due again, but for what somebody has begun or will be due in a minute
/// anyway.
pub async fn take_back_all(db: &Database, now: Instant) -> Result<()> {
    let update = entity::Entity::update_many()
        .col_expr(entity::Column::LeasedUntil, Expr::value(Instant(0)))
        .filter(entity::Column::State.eq(State::Waiting))
        .filter(entity::Column::LeasedUntil.gt(now.plus_seconds(LEASE_SECONDS)));
    db.write_together(vec![Group::any(update.build(db.read().get_database_backend()))]).await?;
    Ok(())
}

/// Begins the attempt that was handed over, for `lease_seconds`. However often a message comes, and to however many,
/// one of them wins: the attempt is counted by whoever begins it.
pub async fn begin(db: &Database, handed: Handed, now: Instant, lease_seconds: i64) -> Result<Begun> {
    let update = entity::Entity::update_many()
        .col_expr(entity::Column::LeasedUntil, Expr::value(now.plus_seconds(lease_seconds)))
        .col_expr(entity::Column::Attempts, Expr::col(entity::Column::Attempts).add(1))
        .filter(entity::Column::Id.eq(handed.job_id))
        .filter(entity::Column::State.eq(State::Waiting))
        .filter(entity::Column::Attempts.eq(handed.attempts));
    let is_ours = all_or_none(db, update, 1).await?;
    let row = entity::Entity::find_by_id(handed.job_id).one(db.read()).await?;
    Ok(match row {
        Some(row) if is_ours => {
            Begun::Ours(Leased { id: row.id, kind: row.kind, attempts: row.attempts, payload: row.payload })
        }
        Some(row) if row.state == State::Dead => Begun::Dead,
        _ => Begun::Over,
    })
}
