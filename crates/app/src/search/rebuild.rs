//! Builds the index from the database, beside the one that answers, and puts it in its place.

use std::sync::Arc;

use kernel::id::DoctorId;

use super::{
    index::{Live, broken},
    load::{documents, documents_of},
};
use crate::{App, doctors, error::Result};

/// Doctors read at a time.
const BATCH: u64 = 500;

/// Gives how many doctors can be found afterwards. Whoever searches meanwhile asks the old index.
pub async fn rebuild(app: &App) -> Result<usize> {
    let _one_at_a_time = app.search.building.lock().await;
    build(app).await.map(|live| live.columns().listed())
}

/// Whether there is an index: before, the first search waits until it is built.
pub fn is_ready(app: &App) -> bool {
    app.search.live().is_some()
}

/// The live index; built first, where nobody has yet.
pub(super) async fn ready(app: &App) -> Result<Arc<Live>> {
    if let Some(live) = app.search.live() {
        return Ok(live);
    }
    let _one_at_a_time = app.search.building.lock().await;
    match app.search.live() {
        Some(live) => Ok(live),
        None => build(app).await,
    }
}

async fn build(app: &App) -> Result<Arc<Live>> {
    app.search.begin_noting_changes();
    let fresh = Arc::new(Live::new()?);
    let read = read_all(app, &fresh).await;
    // Who changed while the others were read is read again, and nobody changes until the switch is done.
    let _turn = app.search.turn.lock().await;
    let changed = app.search.stop_noting_changes();
    read?;
    if !changed.is_empty() {
        fresh.follow(&changed, &documents_of(app, &changed).await?, app.now())?;
    }
    app.search.switch_to(fresh.clone());
    Ok(fresh)
}

async fn read_all(app: &App, fresh: &Arc<Live>) -> Result<()> {
    let mut last: Option<DoctorId> = None;
    loop {
        let found = doctors::after(app.db.read(), last, BATCH).await?;
        let Some(end) = found.last() else { break };
        last = Some(end.id);
        let (fresh, documents, now) = (fresh.clone(), documents(app, &found).await?, app.now());
        off_the_runtime(move || fresh.fill(&documents, now)).await?;
    }
    let fresh = fresh.clone();
    off_the_runtime(move || fresh.text.finish().map_err(broken)).await
}

/// Runs what takes a core for longer than others should wait.
pub(super) async fn off_the_runtime<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or_else(|stopped| Err(crate::Error::broken_by("indexing stopped", stopped)))
}
