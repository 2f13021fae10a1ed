//! Where records are kept.

use async_trait::async_trait;
use kernel::time::Instant;
use uuid::Uuid;

/// Names a record. An owner's records lie beside each other in the order of their time, so that what is asked together
/// is kept together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    pub owner: Uuid,
    pub at: Instant,
    pub id: Uuid,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    pub key: Key,
    /// Rises with every change of what the record is about.
    pub version: i64,
    /// JSON, of at most some ten kilobytes.
    pub body: String,
}

/// Why the archive did not do it. Doing the same again later may work.
#[derive(Debug, thiserror::Error)]
#[error("the archive does not answer as it should")]
pub struct ArchiveError(#[from] pub Box<dyn std::error::Error + Send + Sync>);

/// Each call answers or fails within a few seconds.
#[async_trait]
pub trait Archive: Send + Sync {
    /// Keeps at most [`super::MOST`] records for good: all of them, or some before it fails. One that is there gives way
    /// only to its own or a higher version, so that whoever comes late undoes nothing; that is no failure.
    async fn put(&self, records: &[Record]) -> Result<(), ArchiveError>;

    /// The records of at most [`super::MOST`] keys that are there, in no order. Whatever was put before is seen.
    async fn get(&self, keys: &[Key]) -> Result<Vec<Record>, ArchiveError>;
}
