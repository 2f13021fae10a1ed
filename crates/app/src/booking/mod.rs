//! The life of an appointment: held, confirmed, checked in, in progress, completed; or cancelled, expired, missed.
//!
//! Owns `appointments`. Every live appointment's ticks are set in the day sheets of its doctor's lane and of its
//! patient, by the transaction that made it live, and cleared by the one that ended it; `check` proves it. A status
//! changes only by a conditional update that names the status it leaves. This room never calls a gateway and never
//! decides what is free; it asks `payments` and `schedule`.

mod assign;
mod cancel;
mod check;
mod confirm;
mod expire;
mod extend_hold;
mod hold;
mod leaving;
mod list;
mod memory;
mod model;
mod pay;
mod progress;
mod reschedule;
mod store;
mod views;

pub use assign::{AssignInput, assign};
pub use cancel::{CancelInput, cancel};
pub use check::{Difference, check};
pub use confirm::{confirm, confirm_paid};
pub use expire::{expire_due, release_expired};
pub use extend_hold::extend_hold;
pub use hold::{HoldInput, hold};
pub use leaving::{close_account, remove_patient};
pub use list::{ListInput, affected_by_leave, for_letter, list, names_of, show, take_leave};
pub use memory::HoldMemory;
pub use model::{CancelledBy, Status, TRANSITIONS};
pub use pay::{PayInput, pay};
pub use progress::{check_in, complete, no_show, start};
pub use reschedule::{RescheduleInput, reschedule};
pub use store::Appointment;
pub use views::{
    AppointmentView, LetterVisit, NamedClinic, NamedDoctor, NamedPatient, NamedService, PaymentView, Standing,
};
