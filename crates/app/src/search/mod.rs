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

mod affinity;
mod asked;
mod changes;
mod closeness;
mod columns;
mod complaints;
mod directory;
mod document;
mod embedded;
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
mod recommend;
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

pub(crate) use changes::Changes;
pub use directory::{
    Building, Candidate, Candidates, Catalogue, Directory, Due, Entry, Listed, NextTime, Question, Rival,
    Seen, Selection, State, Writing,
};
pub use facets::{Choice, Facets, FeeBand};
pub use find::find;
pub use index::Index;
pub use order::Sort;
pub use query::Query;
pub use rebuild::{READER, Turn, begin, is_ready, rebuild};
pub use recommend::Reason;
pub use refresh::{refresh_catalogue, refresh_doctor, refresh_doctors, refresh_times, write_times};
pub use sweep::{SWEPT_AT_ONCE, sweep};
pub use views::{DoctorCard, Found, Suggestion, Way};
pub use wish::TimeOfDay;

/// What an index beside the embedded one is made of: the rules that both follow.
pub mod rules {
    pub use super::{
        closeness::{AskedWord, Closeness, Part, distance},
        document::{DoctorDocument, Searchable},
        facets::{BANDS, RATINGS, largest},
        filter::Condition,
        names::Names,
        order::{LARGEST, NO_TIME, at, descending, first_of, key_of, minute, minute_of},
        place::kilometres,
        query::Wanted,
        wish::{WeekHours, Wish},
        words::{asked, words},
    };

    /// The points of the recommended.
    pub mod recommend {
        pub use super::super::recommend::{
            Acquaintance, BEST_RATING, HALF_MINUTES, MOST, RATING, SOON, first, keeps, lacking,
        };
    }
}

#[cfg(test)]
mod tests;
