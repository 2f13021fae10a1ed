//! Connections, transactions, migrations, and the differences between engines. Nothing here knows what a doctor is.
//!
//! SQLite (the embedded default) has one writer, which commits waiting transactions together, and read-only readers;
//! PostgreSQL and MariaDB have one small pool. Above this crate nobody names an engine.

mod bits;
mod connect;
mod count;
mod dialect;
mod engine;
mod fault;
mod file;
pub mod fresh;
mod group;
mod migrate;
mod pool;
mod replica;
mod statement;
pub mod tables;
mod together;
mod writer;

pub use bits::Bits;
pub use connect::{Database, OpenError, PATIENCE, Tx};
pub use count::counting;
pub use engine::Engine;
pub use fault::{Fault, FaultKind};
pub use group::Group;
pub use migrate::{MigrateError, Migrator};
pub use replica::ReplicaError;
pub use statement::{change_one, insert_absent, insert_if_absent, read_to_stay, statement};
pub use together::Together;

#[cfg(test)]
mod tests;
