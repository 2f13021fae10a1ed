//! SQLite's one writer. Its cost is the commit, which waits for the disk; so transactions that wait for the writer at
//! the same moment are committed together, and each is acknowledged only when that commit is done.
//!
//! A group is one database transaction; each transaction in it is a savepoint of it. Whoever opens a group sends a
//! closer after it into the same queue for the writer: whoever queued before the closer belongs to the group.

use std::{sync::Arc, time::Duration};

use sea_orm::{
    ConnAcquireErr, ConnectOptions, DatabaseConnection, DatabaseTransaction, DbErr, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
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
        // In force from here on: if this call is given up in the middle, the group is closed.
        let turn = Turn { state, kept: false };
        let group = turn.state.group.as_ref().ok_or_else(gone)?;
        let savepoint = group.transaction.begin().await?;
        Ok((savepoint, turn))
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
    /// Gives the turn to the next and waits until the group is committed.
    pub async fn commit(mut self, savepoint: DatabaseTransaction) -> Result<(), Fault> {
        savepoint.commit().await?;
        let mut outcome = self.state.group.as_ref().ok_or_else(gone)?.outcome.subscribe();
        self.kept = true;
        drop(self);
        let outcome = outcome.wait_for(Option::is_some).await.map_err(|_| gone())?;
        match &*outcome {
            Some(Err(source)) => Err(Fault { kind: FaultKind::Unavailable, source: source.clone() }),
            _ => Ok(()),
        }
    }
}

impl Turn {
    /// Rolls back, gives the turn to the next and waits until the group has ended: what this transaction saw of others
    /// in the group is there for every reader then, or for nobody.
    pub async fn give_up(self, savepoint: DatabaseTransaction) -> Result<(), Fault> {
        let mut outcome = self.state.group.as_ref().ok_or_else(gone)?.outcome.subscribe();
        savepoint.rollback().await?;
        drop(self);
        outcome.wait_for(Option::is_some).await.map_err(|_| gone())?;
        Ok(())
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
