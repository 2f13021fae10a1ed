//! A replica of the database, where there is one: how far it is behind, and reading from it what may be a little old.
//!
//! Facts get their batch after the commits that wrote them, and a replica takes commits in the order of the database. So
//! a replica whose log ends with a batch shows whatever the facts up to it tell of. What it lacks is told by the facts
//! behind it, which the database has.

use std::{
    future::Future,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use database::tables::Snapshot;
use kernel::time::Instant;
use sea_orm::{DatabaseConnection, DatabaseTransaction, ExprTrait, QueryOrder, entity::prelude::*};

use super::{
    Fact,
    log::{head, head_of},
    store::entity::{Column, Entity},
};
use crate::{
    Actor, App,
    error::{Error, Result},
};

/// A replica that takes longer is as good as away.
const PATIENCE: Duration = Duration::from_secs(3);

/// One that is further behind is not read from.
const MOST_SECONDS_BEHIND: i64 = 30;

/// Whether this process reads from the replica.
#[derive(Default)]
pub struct Standing(Mutex<State>);

#[derive(Default)]
struct State {
    is_read: bool,
    /// Where the log ended at an instant; the replica is behind by the time it takes to come there.
    mark: Option<(i64, Instant)>,
}

impl State {
    /// Whether a replica that has come to `batch` is well; none where that does not show yet.
    fn judge(&mut self, batch: i64, head: i64, now: Instant) -> Option<bool> {
        let Some((mark, at)) = self.mark else {
            self.mark = Some((head, now));
            return Some(true);
        };
        let is_late = now.seconds_since(at) > MOST_SECONDS_BEHIND;
        if batch >= mark {
            self.mark = Some((head, now));
            return Some(!is_late);
        }
        is_late.then_some(false)
    }
}

impl Standing {
    fn is_read(&self) -> bool {
        self.state().is_read
    }

    fn found(&self) {
        if !std::mem::replace(&mut self.state().is_read, true) {
            tracing::info!("the replica of the database is read from");
        }
    }

    fn lost(&self, cause: &str) {
        if std::mem::replace(&mut self.state().is_read, false) {
            tracing::warn!(
                cause,
                "the replica of the database is not read from until it is well; the database is"
            );
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Looks how far the replica is behind, where there is one.
pub async fn look(app: &App) {
    let Some(replica) = app.db.replica() else { return };
    let batch = match tokio::time::timeout(PATIENCE, head(replica)).await {
        Ok(Ok(batch)) => batch,
        Ok(Err(error)) => return app.replica.lost(&told(&error)),
        Err(_) => return app.replica.lost("it does not answer"),
    };
    // Where the database is away itself, that is said elsewhere.
    let Ok(head) = head(&app.db).await else { return };
    let judged = app.replica.state().judge(batch, head, app.now());
    match judged {
        Some(true) => app.replica.found(),
        Some(false) => app.replica.lost("it is too far behind"),
        None => {}
    }
}

/// What `reading` finds for a visitor in the replica while that is well, and otherwise in the database: for lists that
/// may be a little old, nothing of which is kept. Whoever has signed in may look for what they have just written.
pub async fn read_old<'a, T, E, F>(
    app: &'a App,
    actor: &Actor,
    reading: impl Fn(&'a DatabaseConnection) -> F,
) -> Result<T>
where
    E: Into<Error>,
    F: Future<Output = Result<T, E>>,
{
    if let Some(replica) = app.db.replica().filter(|_| actor.is_visitor()) {
        let reading = reading(replica.read());
        if let Some(read) = try_replica(app, async { reading.await.map_err(Into::into) }).await {
            return Ok(read);
        }
    }
    reading(app.db.read()).await.map_err(Into::into)
}

/// What `reading` gives, which asks the replica; nothing where that is not well, or turns out not to be.
pub async fn try_replica<T>(app: &App, reading: impl Future<Output = Result<T>>) -> Option<T> {
    if !app.replica.is_read() {
        return None;
    }
    match tokio::time::timeout(PATIENCE, reading).await {
        Ok(Ok(read)) => return Some(read),
        Ok(Err(error)) => app.replica.lost(&told(&error)),
        Err(_) => app.replica.lost("it does not answer"),
    }
    None
}

/// The replica as of one instant.
pub struct Past {
    snapshot: Snapshot,
    batch: i64,
}

impl Past {
    pub async fn of(app: &App) -> Result<Self> {
        let replica = app.db.replica().ok_or_else(|| Error::broken("there is no replica"))?;
        let snapshot = replica.snapshot().await?;
        let batch = head_of(&*snapshot).await?;
        Ok(Self { snapshot, batch })
    }

    pub fn db(&self) -> &DatabaseTransaction {
        &self.snapshot
    }

    /// The facts that tell of what it lacks, and perhaps of more. They are true before this returns; whoever follows
    /// the log since before is told of those that become so later.
    pub async fn lacks(self, app: &App) -> Result<Vec<Fact>> {
        drop(self.snapshot);
        let behind = Column::Batch.gt(self.batch).or(Column::Batch.is_null());
        let rows = Entity::find().filter(behind).order_by_asc(Column::Number).all(app.db.read()).await?;
        // The log forgets its beginning first: whoever finds the next batch in it has missed none.
        let next = Entity::find().filter(Column::Batch.eq(self.batch + 1));
        if head(&app.db).await? > self.batch && next.one(app.db.read()).await?.is_none() {
            return Err(Error::broken("it is further behind than the log is kept"));
        }
        // One that only a newer release can read is about what only that shows.
        Ok(rows.iter().filter_map(|row| Fact::read(&row.payload).ok()).collect())
    }
}

fn told(error: &Error) -> String {
    use std::error::Error;
    error.source().map_or_else(|| error.to_string(), |cause| format!("{error}: {cause}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Instant = Instant(1_800_000_000_000_000);

    #[test]
    fn a_replica_is_well_while_it_comes_in_time_to_where_the_database_was() {
        let mut state = State::default();
        assert_eq!(state.judge(5, 9, NOW), Some(true), "it gets its chance");
        assert_eq!(state.judge(8, 12, NOW.plus_seconds(30)), None, "there is time left");
        assert_eq!(state.judge(9, 12, NOW.plus_seconds(30)), Some(true));
        assert_eq!(state.judge(11, 20, NOW.plus_seconds(61)), Some(false), "it should be at 12");
        assert_eq!(state.judge(12, 30, NOW.plus_seconds(90)), Some(false), "it came too late");
        assert_eq!(state.judge(29, 31, NOW.plus_seconds(100)), None);
        assert_eq!(state.judge(30, 31, NOW.plus_seconds(101)), Some(true), "it has caught up");
    }
}
