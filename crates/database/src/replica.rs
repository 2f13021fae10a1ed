//! A replica: a copy of the database on another server, which the engine itself keeps and which may be behind.

use std::{sync::Arc, time::Duration};

use sea_orm::DbErr;

use crate::{
    connect::{Database, OpenError},
    engine::Engine,
    migrate::Migrator,
};

/// Why a replica cannot be used; each says what to do.
#[derive(Debug, thiserror::Error)]
pub enum ReplicaError {
    #[error(
        "an embedded database has no replica; unset DOCTORLY_DATABASE_REPLICA_URL, or set DOCTORLY_DATABASE_URL to a database server"
    )]
    Embedded,
    #[error(
        "DOCTORLY_DATABASE_REPLICA_URL names another kind of database than DOCTORLY_DATABASE_URL; set it to a replica of that one, or unset it"
    )]
    OtherEngine,
    #[error(
        "the replica cannot be opened; check that DOCTORLY_DATABASE_REPLICA_URL is right and that the server answers, or unset it"
    )]
    Connect(#[source] DbErr),
    #[error(
        "the database at DOCTORLY_DATABASE_REPLICA_URL has not the schema of the one at DOCTORLY_DATABASE_URL; name a server that follows that one and has caught up, or unset it"
    )]
    NoCopy,
}

impl Database {
    /// The same with its replica beside it.
    pub async fn with_replica(
        mut self,
        url: &str,
        connections: u32,
        patience: Duration,
    ) -> Result<Self, ReplicaError> {
        if self.is_embedded() {
            return Err(ReplicaError::Embedded);
        }
        if Engine::of(url) != Some(self.engine()) {
            return Err(ReplicaError::OtherEngine);
        }
        let replica = match Self::open_within(url, connections, patience).await {
            Ok(replica) => replica,
            Err(OpenError::Connect(error)) => return Err(ReplicaError::Connect(error)),
            Err(_) => return Err(ReplicaError::OtherEngine),
        };
        // Another database with the same tables would be read as willingly. Nobody made its schema in the same seconds.
        let of_this = Migrator::history(&self).await.map_err(ReplicaError::Connect)?;
        match Migrator::history(&replica).await {
            Ok(history) if history == of_this => {}
            _ => return Err(ReplicaError::NoCopy),
        }
        self.replica = Some(Arc::new(replica));
        Ok(self)
    }

    /// The replica, where there is one. It may be behind, or away.
    pub fn replica(&self) -> Option<&Database> {
        self.replica.as_deref()
    }
}
