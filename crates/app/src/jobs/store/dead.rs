//! Jobs that were given up.

use database::{Database, Tx};
use kernel::{id::JobId, time::Instant};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};

use super::{State, entity, queue};
use crate::{App, error::Result, jobs::Asked};

/// A job that was given up.
#[derive(Clone, Debug)]
pub struct Dead {
    pub id: JobId,
    pub kind: String,
    /// Its key, as `mail/appointment_confirmed/…`: names the work by ids.
    pub work: String,
    pub attempts: i32,
    pub asked_at: Instant,
    /// What went wrong the last time.
    pub last_error: String,
}

/// Those that were given up, oldest first, at most `most`.
pub async fn dead(db: &Database, most: u64) -> Result<Vec<Dead>> {
    let rows = entity::Entity::find()
        .filter(entity::Column::State.eq(State::Dead))
        .order_by_asc(entity::Column::CreatedAt)
        .order_by_asc(entity::Column::Id)
        .limit(most)
        .all(db.read())
        .await?;
    let dead = rows.into_iter().map(|row| Dead {
        id: row.id,
        kind: row.kind,
        work: row.dedup_key,
        attempts: row.attempts,
        asked_at: row.created_at,
        last_error: row.last_error.unwrap_or_default(),
    });
    Ok(dead.collect())
}

/// Has one of them, or all, tried from the beginning; gives how many.
pub async fn replay(db: &Database, which: Option<JobId>, now: Instant) -> Result<u64> {
    let mut update = entity::Entity::update_many()
        .col_expr(entity::Column::State, Expr::value(State::Waiting))
        .col_expr(entity::Column::Attempts, Expr::value(0))
        .col_expr(entity::Column::RunAt, Expr::value(now))
        .col_expr(entity::Column::LeasedUntil, Expr::value(Instant(0)))
        .filter(entity::Column::State.eq(State::Dead));
    if let Some(id) = which {
        update = update.filter(entity::Column::Id.eq(id));
    }
    let tx = db.begin().await?;
    let replayed = update.exec(&*tx).await?.rows_affected;
    tx.commit().await?;
    Ok(replayed)
}

/// Queues work that somebody still waits for: what was given up and has lain for as long as it would have waited for its
/// next try begins anew, what is not there is queued, and what still waits is left as it is. Gives how much there was to do.
pub async fn queue_again(app: &App, tx: &Tx, asked: Vec<Asked>) -> Result<usize> {
    let keys: Vec<String> = asked.iter().map(|asked| asked.dedup_key.clone()).collect();
    let begun_anew = entity::Entity::update_many()
        .col_expr(entity::Column::State, Expr::value(State::Waiting))
        .col_expr(entity::Column::Attempts, Expr::value(0))
        .col_expr(entity::Column::RunAt, Expr::value(app.now()))
        .col_expr(entity::Column::LeasedUntil, Expr::value(Instant(0)))
        .filter(entity::Column::DedupKey.is_in(keys.clone()))
        .filter(entity::Column::State.ne(State::Waiting))
        .filter(entity::Column::RunAt.lte(app.now()))
        .exec(&**tx)
        .await?
        .rows_affected;
    let there: Vec<String> = entity::Entity::find()
        .select_only()
        .column(entity::Column::DedupKey)
        .filter(entity::Column::DedupKey.is_in(keys))
        .into_tuple()
        .all(&**tx)
        .await?;
    let missing: Vec<Asked> = asked.into_iter().filter(|asked| !there.contains(&asked.dedup_key)).collect();
    let again = usize::try_from(begun_anew).unwrap_or(usize::MAX).saturating_add(missing.len());
    if !missing.is_empty() {
        queue(app, tx, missing).await?;
    }
    Ok(again)
}
