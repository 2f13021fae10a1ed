//! Builds the index from the database, beside the one that answers, and puts it in its place.

use std::collections::BTreeSet;

use kernel::id::DoctorId;
use sea_orm::ConnectionTrait;

use super::{
    changes::Changes,
    directory::{Building, Entry, Rival},
    load::{entries, entries_of},
};
use crate::{
    App, doctors,
    error::{Kind, Problem, Result},
    outbox::{self, Fact, Past},
};

/// Doctors read at a time.
const BATCH: u64 = 500;

/// Who reads the log of facts for an index that is shared, by the format of what is written there.
pub const READER: &str = "directory_2";

/// One building at a time in each process.
pub type Turn = tokio::sync::Mutex<()>;

/// Gives how many doctors can be found afterwards. Whoever searches meanwhile asks the old index.
pub async fn rebuild(app: &App) -> Result<usize> {
    let _one_at_a_time = app.search.lock().await;
    build(app, Rival::TakeOver).await?.ok_or_else(being_built)
}

/// Builds this process's own index; one that is shared is the workers' to build.
pub async fn begin(app: &App) -> Result<()> {
    if app.ports.directory.is_shared() { Ok(()) } else { rebuild(app).await.map(drop) }
}

/// Whether this process has the index it needs. One that is shared is none of it: without it all processes lack the same,
/// and everything but the search goes on.
pub async fn is_ready(app: &App) -> bool {
    app.ports.directory.is_shared() || app.ports.directory.is_built().await.unwrap_or(false)
}

/// Sees to it that there is an index to ask. Its own a process builds when the first question comes; a shared one may be
/// larger than anybody waits for.
pub(super) async fn ready(app: &App) -> Result<()> {
    let directory = &app.ports.directory;
    if directory.is_built().await? {
        return Ok(());
    }
    if directory.is_shared() {
        return Err(being_built());
    }
    let _one_at_a_time = app.search.lock().await;
    match directory.is_built().await? {
        true => Ok(()),
        false => build(app, Rival::TakeOver).await.map(drop),
    }
}

/// Builds a shared index where there is none, unless another process does.
pub(super) async fn provide(app: &App) -> Result<()> {
    let _one_at_a_time = app.search.lock().await;
    match app.ports.directory.is_built().await? {
        true => Ok(()),
        false => build(app, Rival::Leave).await.map(drop),
    }
}

fn being_built() -> crate::Error {
    let detail = "The directory is being built. Try again in a moment.";
    Problem::new(Kind::Unavailable, "search_unavailable", detail).retry_after(5).into()
}

async fn build(app: &App, rival: Rival) -> Result<Option<usize>> {
    if app.ports.directory.is_shared() {
        // Who keeps it up to the log begins before anything is read for it.
        outbox::read(app, READER, 0).await?;
    }
    let Some(mut building) = app.ports.directory.begin_building(rival).await? else { return Ok(None) };
    let filled = fill(app, &mut *building).await;
    // Who changed while the others were read is read again, and nobody changes until the switch is done.
    let missed = building.missed().await;
    let lacking = filled?;
    let missed: BTreeSet<DoctorId> = missed?.into_iter().chain(lacking.doctors()).collect();
    let missed: Vec<DoctorId> = missed.into_iter().collect();
    // In parts: when a hundred clinics have changed, it is every doctor, and an engine takes only so many parameters.
    for missed in missed.chunks(BATCH as usize) {
        let now = app.now();
        building.follow(missed.to_vec(), entries_of(app, missed).await?, now).await?;
    }
    let found = building.switch().await?;
    lacking.write_catalogue(app).await?;
    Ok(Some(found))
}

/// Gives what was read from a replica that did not know of it yet.
async fn fill(app: &App, building: &mut dyn Building) -> Result<Changes> {
    let (mut lacking, mut last) = (Changes::default(), None);
    loop {
        let now = app.now();
        let part = match outbox::try_replica(app, Part::of_replica(app, last)).await {
            Some(part) => part,
            None => Part::of_database(app, last).await?,
        };
        lacking.and(part.lacking);
        let Some(end) = part.end else { return Ok(lacking) };
        last = Some(end);
        building.fill(part.entries, now).await?;
    }
}

/// Some doctors in the order of their ids.
struct Part {
    entries: Vec<Entry>,
    /// The last of them.
    end: Option<DoctorId>,
    lacking: Changes,
}

impl Part {
    async fn of_database(app: &App, after: Option<DoctorId>) -> Result<Self> {
        Self::read(app, app.db.read(), after).await
    }

    /// As they were in the replica at one instant, and what has changed since. Of what changes from now on the index
    /// that is being built is told.
    async fn of_replica(app: &App, after: Option<DoctorId>) -> Result<Self> {
        let past = Past::of(app).await?;
        let mut part = Self::read(app, past.db(), after).await?;
        let facts = past.lacks(app).await?;
        // Times are not read from it.
        let told = facts.iter().filter(|fact| !matches!(fact, Fact::TimesChanged { .. }));
        part.lacking = Changes::of(app, told).await?;
        Ok(part)
    }

    async fn read(app: &App, db: &impl ConnectionTrait, after: Option<DoctorId>) -> Result<Self> {
        let found = doctors::after(db, after, BATCH).await?;
        let entries = entries(app, db, &found).await?;
        Ok(Self { entries, end: found.last().map(|doctor| doctor.id), lacking: Changes::default() })
    }
}
