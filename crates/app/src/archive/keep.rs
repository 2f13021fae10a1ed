//! Putting records into the archive, so that they may be forgotten elsewhere.

use std::collections::HashMap;

use super::{Key, MOST, Record, fetch::unavailable};
use crate::{
    App,
    error::{Error, Result},
};

/// Puts records into the archive and reads them again: once this returns, they are there as they were given. Bears being
/// run again with the same records.
pub async fn keep(app: &App, records: &[Record]) -> Result<()> {
    for records in records.chunks(MOST) {
        app.ports.archive.put(records).await.map_err(unavailable)?;
        let keys: Vec<Key> = records.iter().map(|record| record.key).collect();
        let there = app.ports.archive.get(&keys).await.map_err(unavailable)?;
        let there: HashMap<Key, Record> = there.into_iter().map(|record| (record.key, record)).collect();
        if records.iter().any(|record| there.get(&record.key) != Some(record)) {
            return Err(Error::broken("the archive does not give back what it was given"));
        }
    }
    Ok(())
}
