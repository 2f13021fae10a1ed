//! What patients are offered instead of visits that a leave crosses out.
//!
//! Owns `absences`, `replacements`, `offered_times`, `replacement_links`. Up to three times are kept for each patient, in
//! the doctor's sheets as if they were booked, until one is chosen, the visit ends some other way, or nobody answers in
//! time; the visit itself keeps its old time until there is an answer. Each step is one transaction that names the status
//! it leaves, so that a process may die between any two of them: the next turn of a worker goes on.

mod accept;
mod decline;
mod end;
mod link;
mod model;
mod offer;
mod store;
mod views;

pub use accept::{AcceptInput, accept};
pub use decline::decline;
pub use end::{close, end_due};
pub use link::{by_link, link_for};
pub use model::ReplacementStatus;
pub use offer::offer_due;
pub(super) use store::{Offered, Replacement, absences_are_over, absences_cross_out, kept, kept_of};
pub use views::{
    Answers, OfferLetter, OfferedTimeView, ReplacementView, answers, answers_to_holidays, offer_for_letter,
    open_for, replacement, replacements, replacements_of_holiday,
};
