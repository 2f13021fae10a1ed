//! Patterns → ticks → free times: the arithmetic of a calendar, pure.
//!
//! A *tick* is five minutes of UTC. A *sheet* is the ticks of one UTC day as six words of 48 bits,
//! the form in which the database keeps who is busy ([`SheetWords`]). A *pattern* is a weekly rule on
//! the wall clock ([`Pattern`]); on a date in a zone it opens [`Span`]s of real instants and a grid of
//! start times. [`free_times`] lays both over each other and answers what may be booked, and
//! [`why_closed`] says of any other instant what stands in its way. The two never disagree.
//!
//! What holds here:
//! - Nothing reads a clock, a database or a setting; the same arguments give the same answer.
//! - An instant is open when its local wall time is within the hours. So a local hour that is skipped
//!   when clocks go forward opens nothing, and one that is repeated is open twice.
//! - Spans are half-open, `from` included and `until` not. Dates in rules are inclusive on both sides,
//!   as people say them.
//! - The set of ticks that a claim writes ([`Span::masks`]) is the set that the free times were read from.

mod free;
mod hours;
mod pattern;
mod sheet;
mod tick;
mod tick_set;
mod zone;

pub use free::{FreeTime, Query, Reason, free_times, why_closed};
pub use hours::{HoursError, LocalHours, MINUTES_PER_DAY, open_ticks};
pub use pattern::{Pattern, Start};
pub use sheet::SheetWords;
pub use tick::{Span, SpanError, TICK_MINUTES, TICKS_PER_DAY, TICKS_PER_WORD, UtcDay, WORDS};
pub use tick_set::TickSet;

#[cfg(test)]
mod tests;
