//! SQLite's one writer. Its cost is the commit, which waits for the disk; so transactions that wait for the writer at
//! the same moment are committed together, and each is acknowledged only when that commit is done.
//!
//! A group is one database transaction; each transaction in it is a savepoint of it. Whoever opens a group sends a
//! closer after it into the same queue for the writer: whoever queued before the closer belongs to the group.

use std::{sync::Arc, time::Duration};

use sea_orm::{
    ConnAcquireErr, ConnectOptions, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr,
    QueryResult, SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};
use tokio::{
    sync::{Mutex, OwnedMutexGuard, watch},
    time::timeout,
};

use crate::{
    connect::OpenError,
    fault::{Fault, FaultKind},
    file::OpenFile,
    pool::open_pool,
};

/// Cheap to clone.
#[derive(Clone)]
pub struct Writer {
    /// How long a caller waits for the turn.
    patience: Duration,
    options: Arc<ConnectOptions>,
    /// None for a database in memory.
    file: Arc<Option<OpenFile>>,
    /// Whoever holds this has the turn to write.
    turn: Arc<Mutex<State>>,
}

struct State {
    /// A pool of one connection; nothing after a fault that leaves open what state the connection is in.
    pool: Option<DatabaseConnection>,
    group: Option<Group>,
}

/// What the members of a group wait for.
type Outcome = Option<Result<(), DbErr>>;

struct Group {
    transaction: DatabaseTransaction,
    outcome: watch::Sender<Outcome>,
    /// A member was rolled back. SQLite may then have rolled back the whole transaction, as it does when the disk is
    /// full; so nobody joins any more, and the commit will tell.
    closed: bool,
}

/// The turn of one transaction, a savepoint in the group.
pub struct Turn {
    state: OwnedMutexGuard<State>,
    kept: bool,
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(group) = self.state.group.as_mut().filter(|_| !self.kept) {
            group.closed = true;
        }
    }
}

impl Writer {
    /// `file` is asked once the database is open, and so there.
    pub async fn open(
        options: ConnectOptions,
        patience: Duration,
        file: impl FnOnce() -> Option<OpenFile>,
    ) -> Result<Self, OpenError> {
        let pool = open_pool(options.clone()).await?;
        let turn = Arc::new(Mutex::new(State { pool: Some(pool), group: None }));
        Ok(Self { patience, options: Arc::new(options), file: Arc::new(file()), turn })
    }

    /// The connection itself, for work that nobody else disturbs: migrations.
    pub async fn connection(&self) -> Result<DatabaseConnection, Fault> {
        Ok(self.turn.lock().await.connection(&self.options).await?)
    }

    /// Waits for the turn and begins a transaction.
    pub async fn begin(&self) -> Result<(DatabaseTransaction, Turn), Fault> {
        let turn = self.turn().await?;
        let savepoint = turn.group()?.begin().await?;
        Ok((savepoint, turn))
    }

    /// Waits for the turn and runs a script as a transaction; gives the rows that it gives. All of it is one way to the
    /// connection's thread and back, where each statement by itself would be one.
    pub async fn run(&self, script: Statement) -> Result<Vec<QueryResult>, Fault> {
        let Statement { sql, values, db_backend } = script;
        let sql = format!("savepoint script;\n{sql};\nrelease script");
        let mut running = Running(Some(self.turn().await?));
        let group = running.0.as_ref().ok_or_else(gone)?.group()?;
        let ran = group.query_all_raw(Statement { sql, values, db_backend }).await;
        let turn = running.0.take().ok_or_else(gone)?;
        match ran {
            Ok(rows) => {
                turn.end().await?;
                Ok(rows)
            }
            Err(error) => {
                turn.undo_script().await;
                Err(error.into())
            }
        }
    }

    /// Waits for the turn, in a group that is open.
    async fn turn(&self) -> Result<Turn, Fault> {
        let waited = timeout(self.patience, self.turn.clone().lock_owned()).await;
        let mut state = waited.map_err(|_| DbErr::ConnectionAcquire(ConnAcquireErr::Timeout))?;
        if state.group.as_ref().is_some_and(|group| group.closed) {
            // In a task of its own: others wait for this commit, even if this caller goes away in the middle of it.
            let closing = tokio::spawn(async move {
                state.close().await;
                state
            });
            state = closing.await.map_err(|_| gone())?;
        }
        if state.group.is_none() {
            if let Some(file) = &*self.file {
                file.is_in_place()?;
            }
            state.open(&self.options).await?;
            let turn = self.turn.clone();
            tokio::spawn(async move { turn.lock().await.close().await });
        }
        // In force from here on: if what follows is given up in the middle, the group is closed.
        Ok(Turn { state, kept: false })
    }

    /// Whether nobody has the turn.
    pub fn is_idle(&self) -> bool {
        self.turn.try_lock().is_ok()
    }

    pub async fn close(&self) {
        let mut state = self.turn.lock().await;
        state.close().await;
        if let Some(pool) = state.pool.take() {
            let _ = pool.close().await;
        }
    }
}

impl Turn {
    /// The transaction of the group.
    fn group(&self) -> Result<&DatabaseTransaction, DbErr> {
        Ok(&self.state.group.as_ref().ok_or_else(gone)?.transaction)
    }

    /// Keeps what was done in the savepoint.
    pub async fn commit(self, savepoint: DatabaseTransaction) -> Result<(), Fault> {
        savepoint.commit().await?;
        self.end().await
    }

    /// Gives the turn to the next and waits until the group is committed.
    async fn end(mut self) -> Result<(), Fault> {
        let mut outcome = self.state.group.as_ref().ok_or_else(gone)?.outcome.subscribe();
        self.kept = true;
        drop(self);
        let outcome = outcome.wait_for(Option::is_some).await.map_err(|_| gone())?;
        match &*outcome {
            Some(Err(source)) => Err(Fault { kind: FaultKind::Unavailable, source: source.clone() }),
            _ => Ok(()),
        }
    }

    /// Rolls back, gives the turn to the next and waits until the group has ended: what this transaction saw of others
    /// in the group is there for every reader then, or for nobody.
    pub async fn give_up(self, savepoint: DatabaseTransaction) -> Result<(), Fault> {
        savepoint.rollback().await?;
        self.wait_for_the_end().await;
        Ok(())
    }

    /// The same for a script that failed.
    async fn undo_script(self) {
        if let Ok(group) = self.group() {
            // Refused where SQLite has rolled back everything already, and the commit will tell; or where the script
            // had come to its end after all.
            let _ = group.execute_unprepared("rollback to script; release script").await;
        }
        self.wait_for_the_end().await;
    }

    async fn wait_for_the_end(self) {
        let outcome = self.state.group.as_ref().map(|group| group.outcome.subscribe());
        drop(self);
        if let Some(mut outcome) = outcome {
            // A group whose task died has ended too.
            let _ = outcome.wait_for(Option::is_some).await;
        }
    }
}

/// The turn of a script that runs. Where whoever waits for it goes away, it is undone before the next has the turn.
struct Running(Option<Turn>);

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(turn) = self.0.take() {
            tokio::spawn(turn.undo_script());
        }
    }
}

impl State {
    async fn connection(&mut self, options: &ConnectOptions) -> Result<DatabaseConnection, DbErr> {
        if let Some(pool) = &self.pool {
            return Ok(pool.clone());
        }
        let pool = open_pool(options.clone()).await.map_err(|error| match error {
            OpenError::Connect(source) => source,
            _ => gone(),
        })?;
        Ok(self.pool.insert(pool).clone())
    }

    /// Takes the write lock at once, because a transaction that starts as a reader cannot become a writer once another
    /// process has written.
    async fn open(&mut self, options: &ConnectOptions) -> Result<(), Fault> {
        let pool = self.connection(options).await?;
        let immediate = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        match pool.begin_with_options(immediate).await {
            Ok(transaction) => {
                self.group = Some(Group { transaction, outcome: watch::Sender::new(None), closed: false });
                Ok(())
            }
            Err(error) => {
                self.pool = None;
                Err(error.into())
            }
        }
    }

    /// Commits what is open, and tells its members.
    async fn close(&mut self) {
        let Some(Group { transaction, outcome, .. }) = self.group.take() else { return };
        let committed = transaction.commit().await;
        if committed.is_err()
            && let Some(pool) = self.pool.take()
        {
            // Closing the connection rolls back whatever is still open in it, and gives up the lock.
            let _ = pool.close().await;
        }
        outcome.send_replace(Some(committed));
    }
}

/// A group that ended without saying how: its task died with the process.
fn gone() -> DbErr {
    DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed)
}
