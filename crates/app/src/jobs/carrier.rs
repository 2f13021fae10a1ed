//! The port to whoever carries jobs from the node that finds them due to one that does them. The table stays what is
//! true: a message only says which job was handed over, and whoever takes it asks the table whether it still is.

use async_trait::async_trait;
use kernel::id::JobId;
use serde::{Deserialize, Serialize};

/// A job that was handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handed {
    pub job_id: JobId,
    /// How often it had been tried. Where the table has another number, somebody else has this attempt, or had it.
    pub attempts: i32,
}

/// What a taker says of a job that was handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// Done, to be tried again later, or out of date: nobody needs the message any more.
    Over,
    /// It was tried for the last time: kept apart, where operators look.
    Dead,
    /// The taker cannot say: another shall try.
    Again,
}

/// Nobody carries anything now: the jobs wait in the table.
#[derive(Debug, thiserror::Error)]
#[error("jobs cannot be handed over")]
pub struct CarrierError(#[source] pub Box<dyn std::error::Error + Send + Sync>);

#[async_trait]
pub trait Carrier: Send + Sync {
    /// Returns once all of them are kept where a crash does not reach them, or fails within half a minute; then some may
    /// be on their way.
    async fn hand_over(&self, jobs: &[Handed]) -> Result<(), CarrierError>;

    /// Whether, since this was last asked, the carrier was found without anything it was ever given, as a broker is whose
    /// disk was lost or that never was given anything.
    fn began_anew(&self) -> bool;

    /// What [`Carrier::began_anew`] said could not be heeded: it says so once more.
    fn say_again(&self);

    /// Waits for the next. Nobody else gets it until it is settled or this node is gone; it may come more than once. A
    /// caller who stops waiting has taken nothing.
    async fn take(&self) -> Result<Taken, CarrierError>;

    /// Gives back what was not settled, before this node goes.
    async fn leave(&self);
}

/// A job that this node has from the carrier.
pub struct Taken {
    pub handed: Handed,
    pub receipt: Box<dyn Receipt>,
}

#[async_trait]
pub trait Receipt: Send {
    /// Tells the carrier. Where that fails, the job comes again, and is found to be over.
    async fn settle(self: Box<Self>, settled: Settled) -> Result<(), CarrierError>;
}
