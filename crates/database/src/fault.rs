//! What kind of trouble an engine's error is, in words that do not depend on the engine.

use sea_orm::{DbErr, RuntimeErr, SqlErr};

use crate::tables::MOVED_AWAY;

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

/// A column that takes no null was to become null.
#[cfg(feature = "mariadb")]
pub(crate) fn is_refused(error: &DbErr) -> bool {
    let (DbErr::Exec(RuntimeErr::SqlxError(error)) | DbErr::Query(RuntimeErr::SqlxError(error))) = error
    else {
        return false;
    };
    let sea_orm::SqlxError::Database(error) = &**error else { return false };
    let error = error.try_downcast_ref::<sea_orm::sqlx::mysql::MySqlDatabaseError>();
    error.is_some_and(|error| error.number() == 1048)
}

/// Only MariaDB is asked so.
#[cfg(not(feature = "mariadb"))]
pub(crate) fn is_refused(_: &DbErr) -> bool {
    false
}

fn kind_of(error: &DbErr) -> FaultKind {
    let is_connecting = matches!(error, DbErr::Conn(_));
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(says)) => {
            return FaultKind::Duplicate(key_of(&says).to_owned());
        }
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
        // Not what a trigger's refusal is elsewhere: whoever asks again may meet a process that uses the new one.
        sea_orm::SqlxError::Database(database) if database.message().contains(MOVED_AWAY) => {
            FaultKind::Unavailable
        }
        sea_orm::SqlxError::Database(database) => {
            #[cfg(feature = "mariadb")]
            if let Some(error) = database.try_downcast_ref::<sea_orm::sqlx::mysql::MySqlDatabaseError>() {
                return kind_of_number(error.number());
            }
            kind_of_code(database.code().as_deref().unwrap_or_default())
        }
        sea_orm::SqlxError::Io(_)
        | sea_orm::SqlxError::Tls(_)
        | sea_orm::SqlxError::PoolTimedOut
        | sea_orm::SqlxError::PoolClosed
        | sea_orm::SqlxError::WorkerCrashed => FaultKind::Unavailable,
        // Whoever took the connection ended it before a server said anything: what stands before one that is gone.
        sea_orm::SqlxError::Protocol(_) if is_connecting => FaultKind::Unavailable,
        _ => FaultKind::Broken,
    }
}

/// MariaDB repeats the value before it names the key, and a value may be whatever somebody typed.
fn key_of(says: &str) -> &str {
    match says.rsplit_once("' for key '") {
        Some((before, key)) if before.starts_with("Duplicate entry") => key,
        _ => says,
    }
}

/// MariaDB's own numbers: its SQLSTATEs are `HY000` for nearly everything.
#[cfg(feature = "mariadb")]
fn kind_of_number(number: u16) -> FaultKind {
    match number {
        // Deadlock; a row that was read has changed.
        1213 | 1020 => FaultKind::Retry,
        // Full, or no memory: error writing a file, of the storage, at commit; a full disk, table, set of locks.
        1026 | 1030 | 1180 | 1021 | 1114 | 1206 | 1637 | 1037 | 1038 | 1041
        // Locked, or takes no writes: a lock waited for too long, a global lock, read-only, a replica that is behind.
        | 1205 | 1223 | 1290 | 1792 | 1836 | 1047
        // No such database (yet), a locked account; too many connections, going down, connection killed, statement
        // broken off.
        | 1049 | 4151 | 1040 | 1203 | 1226 | 1053 | 1129 | 1130 | 1158..=1161 | 1317 | 1927 | 1969 | 4031 => {
            FaultKind::Unavailable
        }
        _ => FaultKind::Broken,
    }
}

/// SQLite result codes (extended, decimal) and PostgreSQL SQLSTATEs, which have five characters.
fn kind_of_code(code: &str) -> FaultKind {
    if code.len() != 5 {
        return match code.parse::<u32>() {
            // Busy snapshot: somebody wrote since this transaction read.
            Ok(517) => FaultKind::Retry,
            // The low byte says what it is: busy, locked, no memory, read-only, disk i/o, full, cannot open.
            Ok(code) if matches!(code & 0xff, 5..=8 | 10 | 13 | 14) => FaultKind::Unavailable,
            _ => FaultKind::Broken,
        };
    }
    match code {
        // Serialization failure, deadlock.
        "40001" | "40P01" => FaultKind::Retry,
        // A read-only transaction, as on a server that is failing over; no such database.
        "25006" | "3D000" => FaultKind::Unavailable,
        // Connection exceptions, insufficient resources (a full disk), not in the state for it (locked, or takes no
        // connections), operator intervention, system errors.
        code if ["08", "53", "55", "57", "58"].iter().any(|class| code.starts_with(class)) => {
            FaultKind::Unavailable
        }
        _ => FaultKind::Broken,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_that_is_full_locked_or_gone_is_unavailable_and_a_mistake_of_ours_is_not() {
        for passing in ["5", "6", "7", "8", "10", "13", "14", "261", "3850", "1032", "2570"] {
            assert_eq!(kind_of_code(passing), FaultKind::Unavailable, "SQLite {passing}");
        }
        for passing in ["08006", "53100", "53300", "55000", "55P03", "57P01", "3D000", "25006"] {
            assert_eq!(kind_of_code(passing), FaultKind::Unavailable, "PostgreSQL {passing}");
        }
        for lost in ["517", "40001", "40P01"] {
            assert_eq!(kind_of_code(lost), FaultKind::Retry, "{lost}");
        }
        for ours in ["1", "11", "19", "26", "42601", "22001", ""] {
            assert_eq!(kind_of_code(ours), FaultKind::Broken, "{ours}");
        }
    }

    #[test]
    fn a_key_is_named_by_what_the_server_says_of_it_and_never_by_what_somebody_typed() {
        let says = "Duplicate entry 'x' for key 'accounts_email' y' for key 'PRIMARY'";
        assert_eq!(key_of(says), "PRIMARY'");
        let says = "duplicate key value violates unique constraint \"accounts_email\"";
        assert_eq!(key_of(says), says);
        let says = "UNIQUE constraint failed: accounts.email";
        assert_eq!(key_of(says), says);
    }

    #[cfg(feature = "mariadb")]
    #[test]
    fn what_mariadb_says_by_number_is_of_the_same_kinds() {
        for passing in [1021, 1030, 1040, 1049, 1053, 1114, 1205, 1290, 1927] {
            assert_eq!(kind_of_number(passing), FaultKind::Unavailable, "{passing}");
        }
        for lost in [1213, 1020] {
            assert_eq!(kind_of_number(lost), FaultKind::Retry, "{lost}");
        }
        for ours in [1048, 1054, 1064, 1406, 1644, 4025] {
            assert_eq!(kind_of_number(ours), FaultKind::Broken, "{ours}");
        }
    }
}
