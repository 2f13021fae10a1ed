//! What the system does: one folder a room, one file a verb. No HTTP types, no engine names, no ambient clock.
//!
//! The order of the rooms below is the ladder: a room calls only rooms above it. News travels back down as facts
//! ([`outbox`]), and [`reactions`] is the one place that says who acts on them.

// Futures nest deeper than the default when every engine is built in and the build is optimised.
#![recursion_limit = "256"]

mod app;
mod asked;
mod cache;
mod clock;
mod error;
mod measured;
mod merge;
pub mod patch;
pub mod picture;
mod work;

pub mod outbox;
pub mod audit;
pub mod repeats;
pub mod jobs;
pub mod access;
pub mod clinics;
pub mod doctors;
pub mod patients;
pub mod schedule;
pub mod payments;
pub mod archive;
pub mod booking;
pub mod imports;
pub mod visits;
pub mod notifications;
pub mod setup;
pub mod search;
pub mod reports;
pub mod reactions;

// Every operation takes the system and who acts: both are context, which rooms above `access` know too.
pub use access::Actor;
pub use app::{App, Parts, Ports, Settings};
pub use cache::{Cache, Taken};
pub use clock::{Chance, Clock, ManualClock, OsChance, SeededChance, SystemClock};
pub use error::{Error, Kind, Problem, Result};
pub use measured::count_from_zero;
pub use work::{Draft, Work, retrying};
