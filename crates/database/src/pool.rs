//! Pools of connections, as each engine wants them.

use std::time::Duration;

#[cfg(feature = "mariadb")]
use sea_orm::sqlx;
use sea_orm::{
    ConnAcquireErr, ConnectOptions, DatabaseConnection, DatabaseTransaction, DbErr, TransactionOptions,
    TransactionTrait,
    sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous},
};

use crate::{connect::OpenError, count};

pub async fn open_pool(options: ConnectOptions) -> Result<DatabaseConnection, OpenError> {
    let mut connection = sea_orm::Database::connect(options).await.map_err(OpenError::Connect)?;
    count::report(&mut connection);
    Ok(connection)
}

/// Begins a transaction on a connection of a pool. In a task of its own, which nobody can break off in the middle: the
/// driver would give the connection back without knowing that it is in a transaction, and whatever was written on it
/// from then on would never be committed.
pub async fn begin(
    pool: &DatabaseConnection,
    options: TransactionOptions,
) -> Result<DatabaseTransaction, DbErr> {
    let pool = pool.clone();
    let begun = tokio::spawn(async move { pool.begin_with_options(options).await });
    begun.await.map_err(|_| DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed))?
}

fn common_options(url: &str, connections: u32, patience: Duration) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections.max(1))
        .acquire_timeout(patience)
        .connect_timeout(patience)
        .sqlx_logging(false);
    options
}

/// Write-ahead log, fully synchronous: an acknowledged booking survives a power cut.
pub fn sqlite_options(url: &str, connections: u32, patience: Duration, read_only: bool) -> ConnectOptions {
    let mut options = common_options(url, connections, patience);
    options.test_before_acquire(false).idle_timeout(None::<Duration>).max_lifetime(None::<Duration>);
    options.map_sqlx_sqlite_opts(move |options| {
        let options = options
            .create_if_missing(!read_only)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(patience)
            .statement_cache_capacity(200)
            .pragma("cache_size", "-8000");
        if read_only { options.pragma("query_only", "on") } else { options }
    });
    options
}

/// Connections to a server at least: who has the turn to react to facts, to tell of them or to index them, keeps one
/// meanwhile, and what is done in the turn takes another.
const LEAST_TO_A_SERVER: u32 = 4;

pub fn postgres_options(url: &str, connections: u32, patience: Duration) -> ConnectOptions {
    let mut options = common_options(url, connections.max(LEAST_TO_A_SERVER), patience);
    options.test_before_acquire_if_idle_for(Duration::from_secs(1));
    let lock_timeout = patience.as_millis().to_string();
    options.map_sqlx_postgres_opts(move |options| options.options([("lock_timeout", lock_timeout.as_str())]));
    options
}

/// Made to read and compare as the others do: quoted names in `"`, no escapes in texts, texts equal only when every
/// byte is, errors instead of values that were made to fit, and each statement sees what is committed when it begins.
#[cfg(feature = "mariadb")]
pub fn mariadb_options(url: &str, connections: u32, patience: Duration) -> ConnectOptions {
    use sqlx::{AssertSqlSafe, Executor, mysql::MySqlConnection};

    let (_, address) = url.split_once(':').unwrap_or_default();
    let mut options =
        common_options(&format!("mysql:{address}"), connections.max(LEAST_TO_A_SERVER), patience);
    options.test_before_acquire_if_idle_for(Duration::from_secs(1));
    options.map_sqlx_mysql_opts(|options| {
        let options = options.collation(MARIADB_COLLATION).statement_cache_capacity(200);
        options.pipes_as_concat(false).no_engine_substitution(false)
    });
    // Whole seconds, and none would not wait at all.
    let seconds = patience.as_secs().max(1);
    let settings = format!(
        "set session sql_mode = '{MARIADB_SQL_MODE}', innodb_lock_wait_timeout = {seconds}, lock_wait_timeout = {seconds}; \
         set session transaction isolation level read committed"
    );
    options.map_sqlx_mysql_pool_opts(move |pool| {
        let settings = settings.clone();
        let pool = pool.after_connect(move |connection: &mut MySqlConnection, _| {
            let settings = AssertSqlSafe(settings.clone());
            Box::pin(async move { connection.execute(settings).await.map(|_| ()) })
        });
        pool.after_release(|connection: &mut MySqlConnection, _| Box::pin(is_ready(connection)))
    });
    options
}

/// Reads what is left of a call that was broken off. Where that was while the server prepared its statement, the driver
/// takes the description for the result, and would wait for the rest of it for ever: such a connection is closed, and
/// the server rolls back what was open.
#[cfg(feature = "mariadb")]
async fn is_ready(connection: &mut sqlx::mysql::MySqlConnection) -> Result<bool, sqlx::Error> {
    use sqlx::Connection;
    match tokio::time::timeout(READY_WITHIN, connection.flush()).await {
        Ok(read) => read.map(|()| true),
        Err(_) => Err(sqlx::Error::Protocol("a call was broken off in the middle".to_owned())),
    }
}

#[cfg(feature = "mariadb")]
const READY_WITHIN: Duration = Duration::from_secs(1);

/// No folding of case or accents, and a space at the end counts.
pub const MARIADB_COLLATION: &str = "utf8mb4_nopad_bin";

#[cfg(feature = "mariadb")]
const MARIADB_SQL_MODE: &str = "ANSI_QUOTES,PIPES_AS_CONCAT,NO_BACKSLASH_ESCAPES,NO_ENGINE_SUBSTITUTION,\
    STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ZERO_DATE,NO_ZERO_IN_DATE,ONLY_FULL_GROUP_BY";
