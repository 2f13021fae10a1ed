//! What time brings about: next free times that passed or changed are asked again before somebody looks, and weekly
//! hours that begin or end with a date are read again.

use super::{next_free::Known, refresh::refresh_doctors, times::times, wish::Wish};
use crate::{App, error::Result, schedule::Keep};

/// Doctors asked about in one turn, so that other work gets its own.
const MOST: usize = 400;

/// Gives how many doctors were looked at; nothing is done before there is an index.
pub async fn sweep(app: &App) -> Result<usize> {
    let Some(live) = app.search.live() else { return Ok(0) };
    let now = app.now();
    // One date for all zones: a zone that is ahead is read a little late, which only a filter by weekday can show.
    let today = now.date_in(&jiff::tz::TimeZone::UTC);
    let due = live.columns().hours_due(today);
    if !due.is_empty() {
        refresh_doctors(app, &due).await?;
        live.columns_to_write().hours_followed(today);
    }
    let unknown: Vec<u32> = {
        let columns = live.columns();
        let listed = columns.slots().filter(|(_, slot)| slot.listed).map(|(number, _)| number);
        let unknown =
            listed.filter(|&number| matches!(columns.next_free(number).known(now), Known::NotBefore(_)));
        unknown.take(MOST).collect()
    };
    times(app, &live, &unknown, &Wish::default(), Keep::Nothing).await?;
    Ok(due.len() + unknown.len())
}
