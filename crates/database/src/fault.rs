//! What kind of trouble an engine's error is, in words that do not depend on the engine.

use sea_orm::{DbErr, RuntimeErr, SqlErr};

/// What the caller can do about a database error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// A unique key is already there; holds what the engine says of it, which names the constraint or its columns.
    Duplicate(String),
    /// The row refers to something that is not there, or something refers to the row.
    Reference,
    /// Lost a race between transactions: the same work tried again may pass.
    Retry,
    /// Locked, full, unreachable, no connection free: nothing was written; try later.
    Unavailable,
    /// Anything else: a mistake of ours or a broken file.
    Broken,
}

/// A database error with its kind.
#[derive(Debug, thiserror::Error)]
#[error("database error")]
pub struct Fault {
    pub kind: FaultKind,
    #[source]
    pub source: DbErr,
}

impl From<DbErr> for Fault {
    fn from(source: DbErr) -> Self {
        Self { kind: kind_of(&source), source }
    }
}

impl Fault {
    /// The unique key that is already there names `constraint`, or (as SQLite tells it) the column `table.column`.
    pub fn is_duplicate_of(&self, constraint: &str, column: &str) -> bool {
        matches!(&self.kind, FaultKind::Duplicate(says) if says.contains(constraint) || says.contains(column))
    }

    pub fn is_duplicate(&self) -> bool {
        matches!(self.kind, FaultKind::Duplicate(_))
    }
}

fn kind_of(error: &DbErr) -> FaultKind {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(says)) => return FaultKind::Duplicate(says),
        Some(SqlErr::ForeignKeyConstraintViolation(_)) => return FaultKind::Reference,
        _ => {}
    }
    let runtime = match error {
        DbErr::ConnectionAcquire(_) => return FaultKind::Unavailable,
        DbErr::Conn(runtime) | DbErr::Exec(runtime) | DbErr::Query(runtime) => runtime,
        _ => return FaultKind::Broken,
    };
    let RuntimeErr::SqlxError(error) = runtime else { return FaultKind::Broken };
    match &**error {
        sea_orm::SqlxError::Database(database) => {
            kind_of_code(database.code().as_deref().unwrap_or_default())
        }
        sea_orm::SqlxError::Io(_)
        | sea_orm::SqlxError::Tls(_)
        | sea_orm::SqlxError::PoolTimedOut
        | sea_orm::SqlxError::PoolClosed
        | sea_orm::SqlxError::WorkerCrashed => FaultKind::Unavailable,
        _ => FaultKind::Broken,
    }
}

/// SQLite result codes (extended, decimal) and PostgreSQL SQLSTATEs.
fn kind_of_code(code: &str) -> FaultKind {
    match code {
        // PostgreSQL: serialization failure, deadlock. SQLite: busy snapshot.
        "40001" | "40P01" | "517" => FaultKind::Retry,
        // SQLite: busy, locked, read-only, disk i/o, full, cannot open, and their extended forms.
        "5" | "6" | "261" | "262" | "8" | "10" | "13" | "14" | "266" | "522" | "778" | "1032" | "1544"
        | "2570" => FaultKind::Unavailable,
        // PostgreSQL: connection exceptions, insufficient resources, operator intervention.
        code if code.len() == 5 && ["08", "53", "57"].iter().any(|class| code.starts_with(class)) => {
            FaultKind::Unavailable
        }
        // PostgreSQL: read-only transaction, as on a server that is failing over.
        "25006" => FaultKind::Unavailable,
        _ => FaultKind::Broken,
    }
}
