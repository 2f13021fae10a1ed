//! A database that stands still: for one reader while others go on writing, or for everybody, and in the end for good.

use std::ops::Deref;

use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseTransaction, DbBackend, IsolationLevel, Statement,
    TransactionOptions,
};

use super::Table;
use crate::{
    connect::{Database, Tx},
    fault::Fault,
    pool,
};

/// What every write to a database that was moved away is told; the kind of fault is made of it.
pub const MOVED_AWAY: &str = "this database was moved to another";

/// How long the writers of other processes are waited for.
const SECONDS_FOR_LOCK: u32 = 60;

/// Everything as of one instant.
pub struct Snapshot(DatabaseTransaction);

/// Everything as it is, and nobody else writes until this is dropped: they are told to try later.
pub struct Still(Held);

enum Held {
    Writer(Tx),
    Connection(DatabaseTransaction),
}

impl Deref for Snapshot {
    type Target = DatabaseTransaction;

    fn deref(&self) -> &DatabaseTransaction {
        &self.0
    }
}

impl Deref for Still {
    type Target = DatabaseTransaction;

    fn deref(&self) -> &DatabaseTransaction {
        match &self.0 {
            Held::Writer(tx) => tx,
            Held::Connection(transaction) => transaction,
        }
    }
}

impl Database {
    /// Reads everything as of one instant while others write.
    pub async fn snapshot(&self) -> Result<Snapshot, Fault> {
        let reader = self.read();
        // The embedded engine's readers see one instant anyway, and know no levels.
        let options = match reader.get_database_backend() {
            DbBackend::Sqlite => TransactionOptions::default(),
            _ => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..TransactionOptions::default()
            },
        };
        Ok(Snapshot(pool::begin(reader, options).await?))
    }

    /// Whether [`Database::hold_still`] can be had: not where locking a table for writers locks out readers too, and
    /// making a trigger gives up the lock.
    pub fn can_hold_still(&self) -> bool {
        matches!(self.read().get_database_backend(), DbBackend::Sqlite | DbBackend::Postgres)
    }

    /// Keeps everybody else from writing to `tables`, which are all there are. Waits for those who do.
    pub async fn hold_still(&self, tables: &[Table]) -> Result<Still, Fault> {
        if self.is_embedded() {
            return Ok(Still(Held::Writer(self.begin().await?)));
        }
        let transaction = pool::begin(self.read(), TransactionOptions::default()).await?;
        let names: Vec<String> = tables.iter().map(|table| format!("\"{}\"", table.name)).collect();
        let statements = [
            format!("set local lock_timeout = '{SECONDS_FOR_LOCK}s'"),
            // Readers go on.
            format!("lock table {} in exclusive mode", names.join(", ")),
        ];
        for statement in statements {
            transaction.execute_unprepared(&statement).await?;
        }
        Ok(Still(Held::Connection(transaction)))
    }

    /// Whether everything in it was moved to another database.
    pub async fn is_moved_away(&self) -> Result<bool, Fault> {
        let backend = self.read().get_database_backend();
        let marked = Statement::from_string(backend, "select moved_at from moved_away");
        Ok(self.read().query_one_raw(marked).await?.is_some())
    }
}

impl Still {
    /// Lets nobody ever write to `tables` again, in the instant in which the lock is given up: processes that still
    /// run on this database would otherwise acknowledge what nobody finds again.
    pub async fn move_away(self, tables: &[Table], now: i64) -> Result<(), Fault> {
        self.execute_unprepared(&format!("insert into moved_away (moved_at) values ({now})")).await?;
        let backend = self.get_database_backend();
        if backend == DbBackend::Postgres {
            // The state says "read only", which is a fault that passes: whoever writes is told to try later.
            let refuse = format!(
                "create function refuse_moved_away() returns trigger language plpgsql as $$ \
                 begin raise exception '{MOVED_AWAY}' using errcode = '25006'; end $$"
            );
            self.execute_unprepared(&refuse).await?;
        }
        for table in tables {
            for statement in refusing(backend, &table.name) {
                self.execute_unprepared(&statement).await?;
            }
        }
        match self.0 {
            Held::Writer(tx) => tx.commit().await,
            Held::Connection(transaction) => Ok(transaction.commit().await?),
        }
    }
}

fn refusing(backend: DbBackend, name: &str) -> Vec<String> {
    if backend == DbBackend::Postgres {
        return vec![format!(
            "create trigger moved_away before insert or update or delete on \"{name}\" \
             for each statement execute function refuse_moved_away()"
        )];
    }
    let trigger = |verb: &str| {
        format!(
            "create trigger moved_away_{name}_{verb} before {verb} on \"{name}\" \
             begin select raise(abort, '{MOVED_AWAY}'); end"
        )
    };
    ["insert", "update", "delete"].map(trigger).to_vec()
}
