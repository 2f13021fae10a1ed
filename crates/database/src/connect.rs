//! Opening a database by URL, and the two ways to use it: reading, and a transaction that writes.

use std::{sync::Arc, time::Duration};

use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr, TransactionOptions, sqlx};

use crate::{
    engine::Engine,
    fault::Fault,
    file::OpenFile,
    pool,
    writer::{Turn, Writer},
};

/// How long a caller waits for a connection or the turn to write, and then for a lock, before being told to try later.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// What [`Database::try_write`] writes: a few pages of a file.
const TRIED_BYTES: usize = 16 * 1024;

/// Why a database could not be opened; each says what to do.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error(
        "the database URL starts with none of sqlite:, postgres:, mariadb:; set DOCTORLY_DATABASE_URL to one of them"
    )]
    UnknownEngine,
    #[error(
        "this program was built without MariaDB; build it with the feature mariadb, or set DOCTORLY_DATABASE_URL to another"
    )]
    NotBuiltIn,
    #[error(
        "the server at DOCTORLY_DATABASE_URL speaks the protocol of MariaDB and is none; give it one of version 10.6 or newer"
    )]
    NotMariaDb,
    #[error(
        "the database cannot be opened; check that DOCTORLY_DATABASE_URL is right and that the server answers"
    )]
    Connect(#[source] DbErr),
}

/// An open database. Cheap to clone.
#[derive(Clone)]
pub struct Database {
    inner: Arc<Inner>,
    /// A copy that follows it.
    pub(crate) replica: Option<Arc<Database>>,
}

struct Inner {
    engine: Engine,
    reader: DatabaseConnection,
    /// SQLite's; elsewhere every connection writes.
    writer: Option<Writer>,
}

impl Database {
    /// Opens `sqlite:PATH` (made when absent), `postgres://…` or `mariadb://…` with at most `connections` connections.
    pub async fn open(url: &str, connections: u32) -> Result<Self, OpenError> {
        Self::open_within(url, connections, PATIENCE).await
    }

    /// As [`Database::open`], with another patience than [`PATIENCE`].
    pub async fn open_within(url: &str, connections: u32, patience: Duration) -> Result<Self, OpenError> {
        let engine = Engine::of(url).ok_or(OpenError::UnknownEngine)?;
        let (reader, writer) = match engine {
            Engine::Sqlite => {
                let writer = pool::sqlite_options(url, 1, patience, false);
                let writer = Writer::open(writer, patience, || OpenFile::of(url)).await?;
                let readers = pool::sqlite_options(url, connections.clamp(1, 4), patience, true);
                (pool::open_pool(readers).await?, Some(writer))
            }
            Engine::Postgres => {
                (pool::open_pool(pool::postgres_options(url, connections, patience)).await?, None)
            }
            Engine::MariaDb => (open_mariadb(url, connections, patience).await?, None),
        };
        Ok(Self { inner: Arc::new(Inner { engine, reader, writer }), replica: None })
    }

    pub fn engine(&self) -> Engine {
        self.inner.engine
    }

    /// Lives in a file of ours: nobody else brings its schema up to date.
    pub fn is_embedded(&self) -> bool {
        self.inner.writer.is_some()
    }

    /// SQLite's.
    pub(crate) fn writer(&self) -> Option<&Writer> {
        self.inner.writer.as_ref()
    }

    /// For statements that only read, outside a transaction.
    pub fn read(&self) -> &DatabaseConnection {
        &self.inner.reader
    }

    /// A connection that may do anything, for work that nobody else disturbs: migrations.
    pub(crate) async fn alone(&self) -> Result<DatabaseConnection, Fault> {
        match &self.inner.writer {
            Some(writer) => writer.connection().await,
            None => Ok(self.inner.reader.clone()),
        }
    }

    /// Begins a transaction that writes.
    pub async fn begin(&self) -> Result<Tx, Fault> {
        let (inner, turn) = match &self.inner.writer {
            Some(writer) => {
                let (savepoint, turn) = writer.begin().await?;
                (savepoint, Some(turn))
            }
            None => (pool::begin(self.read(), TransactionOptions::default()).await?, None),
        };
        Ok(Tx { inner, turn, engine: self.engine() })
    }

    /// Answers when the database does.
    pub async fn ping(&self) -> Result<(), Fault> {
        self.inner.reader.execute_unprepared("select 1").await?;
        Ok(())
    }

    /// Writes something that needs room, commits it, and leaves nothing behind: a database that is full, locked or
    /// gone may still answer a reader from memory.
    pub async fn try_write(&self) -> Result<(), Fault> {
        let tx = self.begin().await?;
        let filling = "x".repeat(TRIED_BYTES);
        tx.execute_unprepared(&format!("insert into write_probes (filling) values ('{filling}')")).await?;
        tx.execute_unprepared("delete from write_probes").await?;
        tx.commit().await
    }

    /// Each pool's name, the connections it may have, those it has, and how many of them nobody uses now.
    pub fn pools(&self) -> Vec<(&'static str, u32, u32, usize)> {
        let (most, size, idle) = self.connections();
        let mut pools = match &self.inner.writer {
            Some(writer) => {
                vec![("writer", 1, 1, usize::from(writer.is_idle())), ("reader", most, size, idle)]
            }
            None => vec![("server", most, size, idle)],
        };
        if let Some(replica) = &self.replica {
            let (most, size, idle) = replica.connections();
            pools.push(("replica", most, size, idle));
        }
        pools
    }

    /// How many connections there may be for reading, how many there are, and how many of them nobody uses.
    fn connections(&self) -> (u32, u32, usize) {
        let reader = &self.inner.reader;
        match self.inner.engine {
            Engine::Sqlite => sizes(reader.get_sqlite_connection_pool()),
            Engine::Postgres => sizes(reader.get_postgres_connection_pool()),
            #[cfg(feature = "mariadb")]
            Engine::MariaDb => sizes(reader.get_mysql_connection_pool()),
            #[cfg(not(feature = "mariadb"))]
            Engine::MariaDb => (0, 0, 0),
        }
    }

    pub async fn close(self) {
        if let Some(replica) = &self.replica {
            let _ = replica.read().clone().close().await;
        }
        let _ = self.inner.reader.clone().close().await;
        if let Some(writer) = &self.inner.writer {
            writer.close().await;
        }
    }
}

/// A transaction. Dropped without [`Tx::commit`], it is rolled back.
pub struct Tx {
    // Before the turn: rolled back before the next one has its turn.
    inner: DatabaseTransaction,
    turn: Option<Turn>,
    engine: Engine,
}

impl Tx {
    /// Durable once this returns.
    pub async fn commit(self) -> Result<(), Fault> {
        match self.turn {
            Some(turn) => turn.commit(self.inner).await,
            None => Ok(self.inner.commit().await?),
        }
    }

    /// Rolls it back. Whoever found out in it that somebody else was faster, and goes on by reading what that one did,
    /// calls this first: dropped, a transaction may have seen what is not yet there for readers.
    pub async fn give_up(self) -> Result<(), Fault> {
        match self.turn {
            Some(turn) => turn.give_up(self.inner).await,
            None => Ok(self.inner.rollback().await?),
        }
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

fn sizes<D: sqlx::Database>(pool: &sqlx::Pool<D>) -> (u32, u32, usize) {
    (pool.options().get_max_connections(), pool.size(), pool.num_idle())
}

#[cfg(feature = "mariadb")]
async fn open_mariadb(
    url: &str,
    connections: u32,
    patience: Duration,
) -> Result<DatabaseConnection, OpenError> {
    let opened = pool::open_pool(pool::mariadb_options(url, connections, patience)).await?;
    let version =
        sea_orm::Statement::from_string(opened.get_database_backend(), "select version() as version");
    let version = opened.query_one_raw(version).await.map_err(OpenError::Connect)?;
    let version = version.and_then(|row| row.try_get::<String>("", "version").ok()).unwrap_or_default();
    // Others share the protocol and not the statements: no `returning`, other collations.
    if version.contains("MariaDB") { Ok(opened) } else { Err(OpenError::NotMariaDb) }
}

#[cfg(not(feature = "mariadb"))]
async fn open_mariadb(_: &str, _: u32, _: Duration) -> Result<DatabaseConnection, OpenError> {
    Err(OpenError::NotBuiltIn)
}
