//! Records of what is long over, kept apart from the tables of everyday work. Owns no table: where the records are is the
//! port's business. Does not know what is in a record, and decides nothing about who may read it.

mod fetch;
mod keep;
mod port;

pub use fetch::fetch;
pub use keep::keep;
pub use port::{Archive, ArchiveError, Key, Record};

/// Records that an archive is given, or asked for, at one time.
pub const MOST: usize = 100;
