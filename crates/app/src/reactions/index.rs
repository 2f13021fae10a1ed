//! An index of the directory that all processes share follows the log of facts once for all of them; whoever changed
//! something writes that too, to find it at once. Doctors are written together: an engine takes many for little more
//! than one.

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{chain, follow::concerns_directory};
use crate::{
    App,
    error::Result,
    measured,
    outbox::{self, Fact},
    search::{self, Changes},
};

/// Batches of facts read at a time.
const BATCHES: i64 = 20;

/// Writes what the log says into an index that is shared; gives how many facts that were. What cannot be written stays
/// in the log, and is written when the index answers again.
pub async fn index(app: &App) -> Result<usize> {
    let mut total = 0;
    if !app.ports.directory.is_shared() {
        return Ok(total);
    }
    while let Some(reading) = outbox::read(app, search::READER, BATCHES).await? {
        // One that only a newer release can read is about what only that shows.
        let known = reading.facts.iter().filter_map(|noted| Some((noted.fact().ok()?, noted.happened_at)));
        let known: Vec<_> = known.collect();
        let changes = Changes::of(app, known.iter().map(|(fact, _)| fact)).await?;
        search::write_times(app, &changes.doctors()).await?;
        changes.write_catalogue(app).await?;
        if known.iter().any(|(fact, _)| matches!(fact, Fact::ReindexAsked)) {
            search::rebuild(app).await?;
        }
        let shown = known.iter().filter(|(fact, _)| concerns_directory(fact));
        shown.for_each(|(fact, at)| measured::indexed(fact, *at, app.now()));
        total += reading.facts.len();
        reading.done(&app.db).await?;
    }
    Ok(total)
}

/// Facts of this process that an index which is shared has not been told of by it.
#[derive(Default)]
pub struct Untold {
    facts: Mutex<Vec<Fact>>,
    /// Held while they are written: whoever comes after knows then that they are.
    turn: tokio::sync::Mutex<()>,
}

impl Untold {
    pub(super) fn note(&self, app: &App, facts: &[Fact]) {
        if app.ports.directory.is_shared() {
            self.facts().extend_from_slice(facts);
        }
    }

    fn facts(&self) -> MutexGuard<'_, Vec<Fact>> {
        self.facts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Writes what this process has changed, so that whoever did finds it at once. An index that does not answer is told by
/// the log, later.
pub async fn index_own(app: &App) {
    let _turn = app.untold.turn.lock().await;
    let facts = std::mem::take(&mut *app.untold.facts());
    if facts.is_empty() {
        return;
    }
    let written = async {
        let changes = Changes::of(app, facts.iter()).await?;
        search::refresh_doctors(app, &changes.doctors()).await?;
        changes.write_catalogue(app).await
    };
    if let Err(error) = written.await {
        tracing::warn!(error.chain = %chain(&error), "a change is not in the directory yet");
    }
}
