//! What time brings about: days that are over are counted before somebody asks, and what was offered on them is kept.

use std::sync::atomic::{AtomicI64, Ordering};

use kernel::time::Instant;

use super::{close, count, model::day_of, store};
use crate::{
    App, clinics,
    error::{Error, Result},
};

/// How long this node does not look again after nothing was found.
const REST_SECONDS: i64 = 60;

/// When this node last looked for days to count, unless there were.
#[derive(Default)]
pub struct Memory(AtomicI64);

/// Counts some days that are over everywhere and still to be counted; gives how many. Those that are not over go on
/// changing: they are counted when somebody looks.
pub async fn sweep(app: &App) -> Result<usize> {
    let now = app.now();
    let since_last = now.seconds_since(Instant(app.reports.0.load(Ordering::Relaxed)));
    if (0..REST_SECONDS).contains(&since_last) {
        return Ok(0);
    }
    // Also when it fails: what cannot be counted must not keep the sweeper busy at every turn.
    app.reports.0.store(now.0, Ordering::Relaxed);
    let over = day_of(now.date_in(&jiff::tz::TimeZone::UTC)) - 1;
    let counted = count_before(app, over).await;
    // Also where a day cannot be counted: by what hours were offered is kept before they change.
    let done = match counted {
        Ok(0) => close::close_due(app).await?,
        Ok(done) => done,
        Err(error) => {
            close::close_due(app).await?;
            return Err(error);
        }
    };
    if done > 0 {
        app.reports.0.store(0, Ordering::Relaxed);
    }
    Ok(done)
}

/// Counts the oldest days of one clinic that are to be counted; gives how many.
async fn count_before(app: &App, over: i32) -> Result<usize> {
    let Some((clinic_id, day)) = store::stale_before(app.db.read(), over).await? else { return Ok(0) };
    let clinic = clinics::by_id(app.db.read(), clinic_id).await?;
    let clinic = clinic.ok_or_else(|| Error::broken("a day to be counted is of no clinic"))?;
    count::catch_up(app, &clinic, day, (day + count::DAYS_AT_ONCE).min(over) - 1).await
}
