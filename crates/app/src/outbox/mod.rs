//! Facts: what happened, written in the transaction that made it happen, and the log they become.
//!
//! Owns the tables `outbox` and `fact_readers`. A fact names things by id only; whoever reacts reads their present
//! state. New facts get a batch in the transaction that notes the reactions to them as done; batch and number are
//! their place in the log for good, and of one thing the facts are in the order in which they happened. Whoever reads
//! the log reads each at least once, so each must bear being read again. This room never decides who reacts
//! ([`crate::reactions`] does).

mod events;
mod fact;
mod log;
mod replica;
mod store;

pub use events::{Events, EventsError, Published};
pub use fact::Fact;
pub(crate) use log::Aging;
pub use log::{Fresh, Reading, after, forget_old, head, next, read};
pub use replica::look;
pub(crate) use replica::{Past, Standing, read_old, try_replica};
pub use store::{Noted, appending, oldest_waiting, waiting_count};
