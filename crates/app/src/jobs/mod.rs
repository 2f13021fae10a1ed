//! Work to be done outside transactions: mail to send, gateways to call. At least once, with back-off; what keeps
//! failing is kept as dead, visible and replayable.
//!
//! Owns the table `jobs`. A job's key names the work, so nobody queues the same work twice.

mod store;

use kernel::time::Instant;
use serde::{Deserialize, Serialize};
pub use store::{Leased, any_queued, counts, finish, lease_due, postpone, queue};

/// What is to be done. Payloads hold ids; the doer reads the present state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Job {
    /// Send a mail of a kind about something; see `notifications`.
    Mail { letter: String, about: String },
    /// Ask the gateway to give money back; see `payments`.
    Refund { refund_id: kernel::id::RefundId },
}

impl Job {
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Mail { .. } => "mail",
            Self::Refund { .. } => "refund",
        }
    }
}

/// How often a job is tried before it is kept as dead.
pub const MOST_ATTEMPTS: i32 = 12;

/// When to try again after so many attempts: doubling from five seconds, at most an hour.
pub fn next_try(now: Instant, attempts: i32) -> Instant {
    let doublings = u32::try_from(attempts.clamp(0, 10)).unwrap_or(0);
    now.plus_seconds((5 << doublings).min(3600))
}
