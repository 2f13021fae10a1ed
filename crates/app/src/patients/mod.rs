//! The people who come to visits: an account's self, those it cares for, and those a clinic's desk wrote down.
//!
//! Owns `patients` and `patient_links`. An account has at most one self, made with it. A removed patient is kept,
//! because visits and money refer to it, but nobody books for it or finds it in a list. A clinic's people and a
//! doctor reach a patient only through an appointment (the links) or because their desk made the record. This room
//! does not know what an appointment is.

mod change;
mod create;
mod create_once;
mod emergencies;
mod links;
mod list;
mod model;
mod open_in_emergency;
mod read;
mod readers;
mod register;
mod remove;
mod store;
mod view_as;
mod views;

pub use change::{ChangePatient, change};
pub use create::{CreatePatient, create, new_patient, write_down};
pub use create_once::{alike, create_once};
pub use emergencies::{EmergencyView, emergencies, emergency, end_emergency, review_emergency};
pub use links::{doctors_seen, link, seen, seen_exactly};
pub use list::{Wanted, list};
pub use open_in_emergency::{OpenInEmergency, open_in_emergency};
pub use read::{of_account, patient};
pub use readers::readers;
pub use register::{create_administrator, enrol, register};
pub use remove::{Ahead, close_account, remove};
pub use store::{Patient, by_id, by_ids, even_removed, reachable, self_of};
pub use view_as::view_as;
pub use views::PatientView;
