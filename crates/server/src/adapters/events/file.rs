//! A file with a line of JSON for each fact: for trying, and for a program on this machine that reads along.

use std::{
    fs::{File, OpenOptions},
    io::{self, Write},
    path::Path,
    sync::Arc,
};

use app::outbox::{Events, EventsError, Published};
use async_trait::async_trait;

pub struct EventFile(Arc<File>);

impl EventFile {
    pub fn open(path: &Path) -> io::Result<Self> {
        Ok(Self(Arc::new(OpenOptions::new().create(true).append(true).open(path)?)))
    }
}

#[async_trait]
impl Events for EventFile {
    async fn publish(&self, facts: &[Published]) -> Result<(), EventsError> {
        let mut lines = String::new();
        for fact in facts {
            lines.push_str(&fact.to_json());
            lines.push('\n');
        }
        let file = self.0.clone();
        let written = tokio::task::spawn_blocking(move || write(&file, lines.as_bytes())).await;
        // The inner error is the disk's, the outer one a panic of the thread.
        written.map_err(io::Error::other).flatten().map_err(|error| EventsError(error.into()))
    }
}

/// In one piece, so that a reader finds whole lines.
fn write(mut file: &File, lines: &[u8]) -> io::Result<()> {
    file.write_all(lines)?;
    file.sync_data()
}
