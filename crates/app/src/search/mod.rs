//! The directory: one question over everything that is known of doctors, answered from memory.
//!
//! Owns no table. Beside each other it keeps the words of every doctor (a text index that bookings never touch), one
//! compact row a doctor to filter, count and order by, and of each doctor the next free time, which a booking only
//! marks as changed. All of it follows facts and can be built again from the database at any time; the new one is
//! built beside the old one and takes its place.
//!
//! What holds here:
//! - Only approved doctors whose registration has not expired are ever found.
//! - A time that is shown was asked of `schedule` after the last change that was heard of; nothing is shown that is
//!   only believed to be free.
//! - What people type is data: words to look for, never a language.

mod closeness;
mod columns;
mod complaints;
mod document;
mod facets;
mod filter;
mod find;
mod index;
mod languages;
mod load;
mod names;
mod next_free;
mod order;
mod page;
mod place;
mod query;
mod rebuild;
mod refresh;
mod select;
mod shared;
mod suggest;
mod sweep;
mod text;
mod times;
mod views;
mod wish;
mod words;

pub use facets::{Choice, Facets, FeeBand};
pub use find::find;
pub use index::Index;
pub use order::Sort;
pub use query::Query;
pub use rebuild::{is_ready, rebuild};
pub use refresh::{
    refresh_catalogue, refresh_clinic, refresh_department, refresh_doctor, refresh_doctors, refresh_times,
};
pub use sweep::sweep;
pub use views::{DoctorCard, Found, Suggestion, Way};
pub use wish::TimeOfDay;

#[cfg(test)]
mod tests;
