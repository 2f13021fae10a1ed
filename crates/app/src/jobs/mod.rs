//! Work to be done outside transactions: mail to send, gateways to call. At least once, with back-off; what keeps
//! failing is kept as dead, visible and replayable.
//!
//! Owns the table `jobs`. A job's key names the work, so nobody queues the same work twice.

mod carrier;
mod hand_over;
mod store;

pub use carrier::{Carrier, CarrierError, Handed, Receipt, Settled, Taken};
pub use hand_over::{HANDED_OVER_SECONDS, hand_over_due};
use kernel::time::{DAY, Instant};
use serde::{Deserialize, Serialize};
pub use store::{
    Begun, Dead, Leased, Outcome, any_queued, begin, counts, dead, finish, lease_due, oldest_due, outcomes,
    postpone, queue, queue_again, replay,
};

use crate::{App, error::Result};

/// What is to be done. Payloads hold ids; the doer reads the present state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Job {
    /// Send a mail of a kind about something; see `notifications`.
    Mail { letter: String, about: String },
    /// Ask the gateway to give money back; see `payments`.
    Refund { refund_id: kernel::id::RefundId },
    /// React to a fact of this number, as JSON, whose reaction failed; see `reactions`.
    React { number: i64, fact: String },
}

/// A job and the key that names the work: work with that key is queued once.
#[derive(Clone, Debug)]
pub struct Asked {
    pub job: Job,
    pub dedup_key: String,
    /// Not before; at once where there is none.
    pub due_at: Option<Instant>,
}

impl Job {
    /// The kinds that a carrier carries, where there is one: work that delivers something to somebody outside.
    pub const CARRIED: [&str; 1] = ["mail"];

    pub fn kind(&self) -> &'static str {
        match self {
            Self::Mail { .. } => "mail",
            Self::Refund { .. } => "refund",
            Self::React { .. } => "react",
        }
    }
}

/// How long a job that was done is remembered, so that its work is not done again: longer than anything is asked for
/// beforehand, or told of afterwards.
const DONE_DAYS: i64 = 2 * 366;

/// How many are forgotten at once.
const FORGOTTEN_AT_ONCE: u64 = 5_000;

/// Forgets what was done long ago; gives how many jobs went. Dead ones stay until somebody has looked at them.
pub async fn forget_old(app: &App) -> Result<u64> {
    store::forget_done(&app.db, app.now().plus_seconds(-DONE_DAYS * DAY), FORGOTTEN_AT_ONCE).await
}

/// How long whoever has begun a job may take; another may begin it after.
pub const LEASE_SECONDS: i64 = 60;

/// How often a job is tried before it is kept as dead.
pub const MOST_ATTEMPTS: i32 = 12;

/// When to try again after so many attempts: doubling from five seconds, at most an hour.
pub fn next_try(now: Instant, attempts: i32) -> Instant {
    let doublings = u32::try_from(attempts.clamp(0, 10)).unwrap_or(0);
    now.plus_seconds((5 << doublings).min(3600))
}
