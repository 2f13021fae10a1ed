//! Reading records.

use std::collections::HashMap;

use uuid::Uuid;

use super::{ArchiveError, Key, MOST};
use crate::{
    App,
    error::{Error, Kind, Problem, Result},
};

/// The bodies of those records that are there, by their ids. 503 `archive_unavailable` while the archive is away.
pub async fn fetch(app: &App, keys: &[Key]) -> Result<HashMap<Uuid, String>> {
    let mut bodies = HashMap::with_capacity(keys.len());
    for keys in keys.chunks(MOST) {
        let found = app.ports.archive.get(keys).await.map_err(unavailable)?;
        bodies.extend(found.into_iter().map(|record| (record.key.id, record.body)));
    }
    Ok(bodies)
}

pub(super) fn unavailable(error: ArchiveError) -> Error {
    tracing::warn!(error = %error.0, "the archive does not answer");
    Problem::new(
        Kind::Unavailable,
        "archive_unavailable",
        "What is long over cannot be read now; try again later.",
    )
    .retry_after(5)
    .into()
}
