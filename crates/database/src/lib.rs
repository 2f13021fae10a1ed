//! Connections, transactions, migrations, and the differences between engines. Nothing here knows what a doctor is.
//!
//! SQLite (the embedded default) has one writer connection and a pool of read-only readers; PostgreSQL has one small
//! pool. Above this crate nobody names an engine.

mod connect;
mod count;
mod fault;
pub mod fresh;
mod migrate;
mod statement;

pub use connect::{Database, Engine, OpenError, Tx};
pub use count::counting;
pub use fault::{Fault, FaultKind};
pub use migrate::{MigrateError, Migrator};
pub use statement::insert_if_absent;

#[cfg(test)]
mod tests;
