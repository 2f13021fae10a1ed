//! What is left of a visit: the doctor's summary with its prescription, and the patient's review.
//!
//! Owns `visit_summaries`, `prescription_items`, `reviews`. A summary is never changed: each writing is a version of its
//! own, and the key of the table decides between two at once. Who moderates a review decides only whether it is shown;
//! what the patient said stays as it was said. This room does not know when or how a visit came to be.

mod check;
mod export;
mod follow_up;
mod moderate;
mod review;
mod reviews;
mod store;
mod summary;
mod views;
mod write_summary;

pub use check::{RatingDifference, Ratings, check_ratings};
pub use export::{Export, export};
pub use follow_up::{FollowUp, counts_after, follow_up};
pub use moderate::{HideInput, hide, publish};
pub use review::{ReviewInput, review};
pub use reviews::{ReviewsWanted, of_doctor, reviewed, reviews};
pub use store::ReviewStatus;
pub use summary::summary;
pub use views::{PrescriptionItem, PublicReview, ReviewView, SummaryView};
pub use write_summary::{ItemInput, SummaryInput, write_summary};
