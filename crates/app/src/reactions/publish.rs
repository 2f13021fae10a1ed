//! Other systems are told of every fact, in the order of the log.

use super::chain;
use crate::{
    App,
    error::{Error, Result},
    outbox::{self, Published},
};

/// The name of this reader of the log.
const READER: &str = "events";

/// Batches told at a time.
const BATCHES: i64 = 20;

/// Tells other systems what they have not been told, where there are any to tell; gives how many facts that was. One
/// process at a time does so, and notes how far it has come only after they have taken it in: who dies in between is
/// followed by one that tells some facts again.
pub async fn publish(app: &App) -> Result<usize> {
    let Some(events) = &app.ports.events else { return Ok(0) };
    let mut told = 0;
    while let Some(reading) = outbox::read(app, READER, BATCHES).await? {
        let facts = reading.facts.iter().map(Published::of).collect::<Result<Vec<_>>>()?;
        if let Err(error) = events.publish(&facts).await {
            tracing::warn!(facts.count = facts.len(), error = %chain(&error), "will be told again");
            return Err(Error::broken_by("other systems could not be told", error));
        }
        reading.done(&app.db).await?;
        told += facts.len();
    }
    Ok(told)
}
