//! Refunds that nobody heard of again: the job that asks the gateway was given up, or is not there any more. A payer waits
//! for each of them, so it is asked until it answers.

use kernel::time::HOUR;

use super::{refund::asking, store};
use crate::{
    App,
    error::Result,
    jobs::{self, Asked},
};

/// A refund usually takes seconds, and its job is tried for hours; one that waits for so long is looked at.
const LOOKED_AT_SECONDS: i64 = HOUR;

/// Refunds that are looked at in one turn.
const BATCH: u64 = 500;

/// Queues promised refunds of the gateway's again whose job is over; gives how many.
pub(super) async fn ask_again(app: &App) -> Result<usize> {
    let before = app.now().plus_seconds(-LOOKED_AT_SECONDS);
    let waiting = store::promised_before(app.db.read(), app.ports.gateway.name(), before, BATCH).await?;
    if waiting.is_empty() {
        return Ok(0);
    }
    let asked: Vec<Asked> = waiting.into_iter().map(asking).collect();
    let tx = app.db.begin().await?;
    let again = jobs::queue_again(app, &tx, asked).await?;
    tx.commit().await?;
    Ok(again)
}
