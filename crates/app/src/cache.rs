//! What the processes that share a database share beside it: news of what happened, and counts of how often somebody
//! asks. All of it may be lost at any moment, and then everything is a little slower and nothing is wrong.

use std::sync::Arc;

use async_trait::async_trait;
use tokio::sync::broadcast;

/// What a bucket says to somebody who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    pub allowed: bool,
    /// How often one may ask at once after this.
    pub remaining: u32,
    /// Seconds until it is worth asking again, or until the bucket is full.
    pub reset_seconds: u32,
}

#[async_trait]
pub trait Cache: Send + Sync {
    /// Whether there are other processes to hear it.
    fn is_shared(&self) -> bool;

    /// Tells all processes, this one too. Whoever cannot be reached at this moment never hears it.
    async fn tell(&self, news: String);

    /// What is told from now on.
    fn hear(&self) -> broadcast::Receiver<Arc<str>>;

    /// Takes one from the bucket of `key`, which gives `per_minute` at once and refills evenly (GCRA). Counted over all
    /// processes; by this one alone while it cannot reach the others.
    async fn take(&self, key: &str, per_minute: u32) -> Taken;
}
