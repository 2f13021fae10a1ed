//! Guessing passwords slows down: after ten wrong ones in a row the address must wait, longer with every further one.
//!
//! Counted by row, so that it holds over all nodes and restarts, and by the typed address whether it has an account
//! or not, so that waiting tells nothing. Sessions that are signed in go on; setting a new password by mail ends it.

use database::Tx;
use kernel::time::{DAY, HOUR, Instant};
use sea_orm::{ActiveValue::Set, ExprTrait, entity::prelude::*, sea_query::OnConflict};

use super::{model::hash_of, store::sign_in_failure};
use crate::{
    App,
    error::{Error, Kind, Problem, Result},
};

/// Wrong passwords that cost nothing.
const FREE: i32 = 10;

/// 429 `too_many_attempts` while the address has to wait.
pub async fn check(db: &impl ConnectionTrait, email: &str, now: Instant) -> Result<()> {
    let row = sign_in_failure::Entity::find_by_id(hash_of(email)).one(db).await?;
    match row {
        Some(row) if now < row.locked_until => Err(locked(row.locked_until.seconds_since(now) + 1)),
        _ => Ok(()),
    }
}

/// Counts a wrong password; by one statement, so that no guess made at the same time is lost.
pub async fn count(app: &App, email: &str) -> Result<()> {
    let (now, hash) = (app.now(), hash_of(email));
    let tx = app.db.begin().await?;
    // A day without a wrong password begins anew.
    sign_in_failure::Entity::delete_many()
        .filter(sign_in_failure::Column::EmailHash.eq(hash.as_str()))
        .filter(sign_in_failure::Column::LastFailedAt.lt(now.plus_seconds(-DAY)))
        .exec(&*tx)
        .await?;
    let first = sign_in_failure::ActiveModel {
        email_hash: Set(hash.clone()),
        failures: Set(1),
        locked_until: Set(Instant(0)),
        last_failed_at: Set(now),
    };
    let counted = Expr::col((sign_in_failure::Entity, sign_in_failure::Column::Failures)).add(1);
    let another = OnConflict::column(sign_in_failure::Column::EmailHash)
        .value(sign_in_failure::Column::Failures, counted)
        .update_column(sign_in_failure::Column::LastFailedAt)
        .to_owned();
    sign_in_failure::Entity::insert(first).on_conflict(another).exec_without_returning(&*tx).await?;
    let row = sign_in_failure::Entity::find_by_id(hash.as_str()).one(&*tx).await?;
    if let Some(wait) = row.and_then(|row| waiting_seconds(row.failures)) {
        let until = now.plus_seconds(wait);
        sign_in_failure::Entity::update_many()
            .col_expr(sign_in_failure::Column::LockedUntil, Expr::value(until))
            .filter(sign_in_failure::Column::EmailHash.eq(hash.as_str()))
            .exec(&*tx)
            .await?;
    }
    Ok(tx.commit().await?)
}

/// The right person is there.
pub async fn clear(tx: &Tx, email: &str) -> Result<()> {
    sign_in_failure::Entity::delete_by_id(hash_of(email)).exec(&**tx).await?;
    Ok(())
}

/// Half a minute after the tenth, doubling up to an hour.
fn waiting_seconds(failures: i32) -> Option<i64> {
    let beyond = u32::try_from(failures - FREE).ok()?;
    Some(if beyond < 7 { 30 << beyond } else { HOUR })
}

fn locked(seconds: i64) -> Error {
    let detail = "Too many wrong passwords. Wait a little, or set a new password by mail.";
    let seconds = u32::try_from(seconds).unwrap_or(u32::MAX);
    Problem::new(Kind::TooMany, "too_many_attempts", detail).retry_after(seconds).into()
}

#[cfg(test)]
mod tests {
    use super::waiting_seconds;

    #[test]
    fn the_wait_begins_at_the_tenth_and_grows_to_an_hour() {
        let waits: Vec<_> = [9, 10, 11, 12, 16, 17, 1_000_000].map(waiting_seconds).into();
        let expected = [None, Some(30), Some(60), Some(120), Some(1920), Some(3600), Some(3600)];
        assert_eq!(waits, expected);
    }
}
