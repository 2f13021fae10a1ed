//! The file of an embedded database, watched from outside: SQLite goes on writing to a file that was moved or deleted,
//! and what it then acknowledges is lost when the process ends.

use std::path::PathBuf;

use sea_orm::{DbErr, RuntimeErr};

use crate::fault::{Fault, FaultKind};

pub struct OpenFile {
    path: PathBuf,
    identity: Option<Identity>,
}

impl OpenFile {
    /// The file that `sqlite:PATH` names, which is open by now; none for a database in memory.
    pub fn of(url: &str) -> Option<Self> {
        let path = url.strip_prefix("sqlite:")?;
        let path = path.strip_prefix("//").unwrap_or(path);
        let path = PathBuf::from(path.split_once('?').map_or(path, |(path, _)| path));
        let identity = identity_of(&path);
        path.is_file().then_some(Self { path, identity })
    }

    /// Refuses when the path leads elsewhere than to the file that was opened.
    pub fn is_in_place(&self) -> Result<(), Fault> {
        let there = identity_of(&self.path);
        if there.is_some() && there == self.identity {
            return Ok(());
        }
        let moved = "the database file is not where it was opened; put it back, or start again with another";
        let source = DbErr::Conn(RuntimeErr::Internal(moved.to_owned()));
        Err(Fault { kind: FaultKind::Unavailable, source })
    }
}

/// Device and number of a file, which a file moved to its place does not share.
#[cfg(unix)]
type Identity = (u64, u64);

#[cfg(unix)]
fn identity_of(path: &std::path::Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    let found = std::fs::metadata(path).ok()?;
    Some((found.dev(), found.ino()))
}

/// Elsewhere an open file can be neither moved nor deleted.
#[cfg(not(unix))]
type Identity = ();

#[cfg(not(unix))]
fn identity_of(path: &std::path::Path) -> Option<Identity> {
    path.is_file().then_some(())
}
