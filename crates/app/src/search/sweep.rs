//! What time brings about: next free times that passed or changed are asked again before somebody looks, and weekly
//! hours that begin or end with a date are read again.

use super::{directory::Seen, rebuild::provide, refresh::write, times::times, wish::Wish};
use crate::{App, error::Result, schedule::Keep};

/// Doctors asked about in one turn, so that other work gets its own.
pub const SWEPT_AT_ONCE: usize = 400;

/// Gives how many doctors were looked at; nothing is done before there is an index. A shared one that was lost is built
/// again.
pub async fn sweep(app: &App) -> Result<usize> {
    if app.ports.directory.is_shared() {
        provide(app).await?;
    }
    let due = app.ports.directory.due(app.now(), SWEPT_AT_ONCE).await?;
    write(app, &due.documents, Seen::Soon).await?;
    let mut looked_at = due.documents.len();
    if let Some((question, unknown)) = due.times {
        times(app, &*question, &unknown, &Wish::default(), Keep::Nothing).await?;
        looked_at += unknown.len();
    }
    Ok(looked_at)
}
