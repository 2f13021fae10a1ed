//! Facts: what happened, written in the transaction that made it happen, kept until every reaction is done.
//!
//! Owns the table `outbox`. A fact names things by id only; whoever reacts reads their present state. Reactions run
//! at least once, so each must bear being run again. This room never decides who reacts ([`crate::reactions`] does).

mod fact;
mod store;

pub use fact::Fact;
pub use store::{Waiting, append, done, postpone, waiting, waiting_count};
