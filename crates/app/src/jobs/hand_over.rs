//! From the table to the carrier.

use super::{Carrier, LEASE_SECONDS, store};
use crate::{
    App,
    error::{Error, Result},
};

/// How long a job that was handed over is not handed over again: as long as the queue may ever be. A carrier that lost
/// some jobs and not others is found out then. It counts from when the carrier said that it has the job; until then the
/// job is set aside no longer than handing it over may take, whatever becomes of whoever does.
pub const HANDED_OVER_SECONDS: i64 = 15 * 60;

/// Jobs handed over at a time.
const BATCH: u64 = 100;

/// Hands over what is due; gives how many jobs that was. Where the carrier does not take them they wait in the table.
/// Once a carrier has begun anew, whatever it had is due again.
pub async fn hand_over_due(app: &App, carrier: &dyn Carrier) -> Result<usize> {
    let mut total = 0;
    if carrier.began_anew()
        && let Err(error) = store::take_back_all(&app.db, app.now()).await
    {
        carrier.say_again();
        return Err(error);
    }
    loop {
        let now = app.now();
        let until = now.plus_seconds(LEASE_SECONDS);
        let due = store::set_aside_due(&app.db, now, until, BATCH).await?;
        if due.is_empty() {
            return Ok(total);
        }
        if let Err(error) = carrier.hand_over(&due).await {
            store::take_back(&app.db, &due, until).await?;
            return Err(Error::broken_by("jobs could not be handed over", error));
        }
        store::set_aside_longer(&app.db, &due, until, now.plus_seconds(HANDED_OVER_SECONDS)).await?;
        total += due.len();
    }
}
