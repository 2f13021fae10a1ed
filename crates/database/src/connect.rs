//! Opening a database by URL, and the two ways to use it: reading, and a transaction that writes.

use std::{sync::Arc, time::Duration};

use sea_orm::{
    ConnectOptions, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
    sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous},
};

use crate::{count, fault::Fault};

/// How many statements may wait for the one SQLite writer before a caller is told to try later.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(5);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// Why a database could not be opened; each says what to do.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error(
        "the database URL starts with none of sqlite:, postgres:; set DOCTORLY_DATABASE_URL to one of them"
    )]
    UnknownEngine,
    #[error(
        "the database cannot be opened; check that DOCTORLY_DATABASE_URL is right and that the server answers"
    )]
    Connect(#[source] DbErr),
}

/// An open database. Cheap to clone.
#[derive(Clone)]
pub struct Database(Arc<Inner>);

struct Inner {
    engine: Engine,
    writer: DatabaseConnection,
    reader: DatabaseConnection,
}

impl Database {
    /// Opens `sqlite:PATH` (made when absent) or `postgres://…` with at most `connections` connections.
    pub async fn open(url: &str, connections: u32) -> Result<Self, OpenError> {
        let inner = if url.starts_with("sqlite:") {
            let writer = open_pool(sqlite_options(url, 1, false)).await?;
            let reader = open_pool(sqlite_options(url, connections.clamp(1, 4), true)).await?;
            Inner { engine: Engine::Sqlite, writer, reader }
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let mut options = common_options(url, connections);
            options.test_before_acquire_if_idle_for(Duration::from_secs(1));
            let pool = open_pool(options).await?;
            Inner { engine: Engine::Postgres, writer: pool.clone(), reader: pool }
        } else {
            return Err(OpenError::UnknownEngine);
        };
        Ok(Self(Arc::new(inner)))
    }

    pub fn engine(&self) -> Engine {
        self.0.engine
    }

    /// Lives in a file of ours: nobody else brings its schema up to date.
    pub fn is_embedded(&self) -> bool {
        self.0.engine == Engine::Sqlite
    }

    /// For statements that only read, outside a transaction.
    pub fn read(&self) -> &DatabaseConnection {
        &self.0.reader
    }

    /// For single writes that need no transaction, and for migrations.
    pub fn write(&self) -> &DatabaseConnection {
        &self.0.writer
    }

    /// Begins a transaction that writes. On SQLite it takes the write lock at once (`begin immediate`), because a
    /// transaction that starts as a reader cannot become a writer once somebody else has written.
    pub async fn begin(&self) -> Result<Tx, Fault> {
        let options = TransactionOptions {
            sqlite_transaction_mode: (self.0.engine == Engine::Sqlite)
                .then_some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let inner = self.0.writer.begin_with_options(options).await?;
        Ok(Tx { inner, engine: self.0.engine })
    }

    /// Answers when the database does.
    pub async fn ping(&self) -> Result<(), Fault> {
        self.0.reader.execute_unprepared("select 1").await?;
        Ok(())
    }

    pub async fn close(self) {
        let _ = self.0.reader.clone().close().await;
        let _ = self.0.writer.clone().close().await;
    }
}

/// A transaction. Dropped without [`Tx::commit`], it is rolled back.
pub struct Tx {
    inner: DatabaseTransaction,
    engine: Engine,
}

impl Tx {
    pub async fn commit(self) -> Result<(), Fault> {
        Ok(self.inner.commit().await?)
    }

    pub fn engine(&self) -> Engine {
        self.engine
    }
}

impl std::ops::Deref for Tx {
    type Target = DatabaseTransaction;

    fn deref(&self) -> &DatabaseTransaction {
        &self.inner
    }
}

async fn open_pool(options: ConnectOptions) -> Result<DatabaseConnection, OpenError> {
    let mut connection = sea_orm::Database::connect(options).await.map_err(OpenError::Connect)?;
    count::report(&mut connection);
    Ok(connection)
}

fn common_options(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections.max(1))
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .connect_timeout(ACQUIRE_TIMEOUT)
        .sqlx_logging(false);
    options
}

/// Write-ahead log, fully synchronous: an acknowledged booking survives a power cut.
fn sqlite_options(url: &str, connections: u32, read_only: bool) -> ConnectOptions {
    let mut options = common_options(url, connections);
    options.test_before_acquire(false).idle_timeout(None::<Duration>).max_lifetime(None::<Duration>);
    options.map_sqlx_sqlite_opts(move |options| {
        let options = options
            .create_if_missing(!read_only)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(ACQUIRE_TIMEOUT)
            .statement_cache_capacity(200)
            .pragma("cache_size", "-8000");
        if read_only { options.pragma("query_only", "on") } else { options }
    });
    options
}
