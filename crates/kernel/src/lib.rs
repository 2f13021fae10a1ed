//! What is true without a database: ids, money and tax, instants and dates, text a person typed, languages, paging,
//! and the calendar (weekly patterns → ticks → free times). No async, no I/O, no clock, no randomness:
//! everything here takes values and gives values, so every rule can be proved by itself.

pub mod calendar;
pub mod fields;
pub mod id;
pub mod language;
pub mod money;
pub mod paging;
pub mod person;
pub mod queue;
pub mod text;
pub mod time;
pub mod word;
