//! Lists of another system are brought in: doctors, patients and visits still to come, from a table or a calendar.
//!
//! Owns no table. Every row goes through the operation that the clinic's people use themselves, so that every rule of
//! theirs holds, and is a transaction of its own: what is good goes in, what is not is answered with its reasons. A row
//! that is there already is left alone, so that the same file can be sent again, also after it broke off. Looked at
//! first, a file changes nothing.

mod appointments;
mod doctors;
mod events;
mod import;
mod model;
mod patients;
mod sheet;
mod views;
mod visit;

pub use import::{ImportInput, import};
pub use model::{Column, MOST_BYTES, MOST_ROWS, Outcome, What, columns, example};
pub use views::{ImportView, RowView};
