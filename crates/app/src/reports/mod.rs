//! What a clinic's figures say. They are kept by day, each grouped in several ways, and added up when somebody asks: a
//! report costs the same however many appointments there are.
//!
//! Owns `report_days`, `report_visits`, `report_money`, `report_offers`, `report_offers_elsewhere`, `report_clinics`.
//! Facts say which days are to be counted anew ([`mark`]); a day is counted from what is there ([`count`]), when
//! somebody looks or once it is over. So it does not matter whether a fact comes late, twice or in another order, and
//! what is in the archive stays counted. Nothing here is the truth: all of it can be deleted, and counted again once
//! the days are marked. `docs/reports.md` says what is counted, and why so.

mod check;
mod close;
mod count;
mod fill_rate;
mod late_cancellations;
mod mark;
mod measures;
mod model;
mod names;
mod no_shows;
mod offers;
mod payment_failures;
mod read;
mod revenue;
mod sources;
mod store;
mod sweep;
mod third_next_available;
mod today;
mod views;

pub use check::check;
pub use mark::{Touched, mark, touched};
pub use model::{Acquaintance, By, LeadTime, Report, Source};
pub use read::{Input, MOST_DAYS, allowed, report};
pub use sweep::{Memory, sweep};
pub use today::{Today, today};
pub use views::{Measure, ReportRow, ReportView, Unit};
