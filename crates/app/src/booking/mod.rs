//! The life of an appointment: held, confirmed, checked in, in progress, completed; or cancelled, expired, missed.
//!
//! Owns `appointments`, and `archived_appointments` for those whose record is in the archive: here they read as any
//! other, and nothing changes them any more. Every live appointment's ticks are set in the day sheets of its doctor's lane and of its
//! patient, by the transaction that made it live, and cleared by the one that ended it; `check` proves it. A status
//! changes only by a conditional update that names the status it leaves. This room never calls a gateway and never
//! decides what is free; it asks `payments` and `schedule`.

mod archive_due;
mod archived;
mod assign;
mod calendar;
mod cancel;
mod check;
mod colleagues;
mod confirm;
mod count;
mod counted;
mod day;
mod exchange;
mod expire;
mod extend_hold;
mod fee;
mod flow;
mod for_whom;
mod had;
mod has_any;
mod hold;
mod holidays;
mod kept;
mod leave;
mod leaving;
mod let_down;
mod list;
mod memory;
mod model;
mod pay;
mod place;
mod progress;
mod reassign;
mod replacement;
mod reschedule;
mod resize;
mod seen;
mod store;
mod views;
mod visit_after;
mod walk_in;
mod wanted;

pub use archive_due::{ARCHIVED_AT_ONCE, ArchiveMemory, archive_due, check_archive};
pub use assign::{AssignInput, assign};
pub use calendar::{
    CalendarDoctor, CalendarInput, CalendarPart, CalendarSpan, CalendarView, CalendarVisit, calendar,
};
pub use cancel::{CancelInput, REFUND_REASON, cancel};
pub use check::{Difference, check};
pub use colleagues::{Colleague, colleagues};
pub use confirm::{confirm, confirm_paid};
pub use count::{CountInput, Counts, count};
pub use counted::{Attended, attended, cancelled_as_held, counted, first_visits, stand_after, stands, stood};
pub use expire::{expire_due, release_expired};
pub use extend_hold::extend_hold;
pub use fee::MISSED_REASON;
pub use flow::{FlowInput, FlowView, FlowVisit, flow};
pub use had::had;
pub use has_any::has_any;
pub use hold::{HoldInput, hold};
pub use holidays::{add_holiday, affected_by_holiday, remove_holiday};
pub use kept::CalendarKept;
pub use leave::{Affected, Known, affected_by_leave, remove_leave, take_leave};
pub use leaving::{close_account, remove_patient};
pub use list::{ListInput, for_letter, list, names_of, show, standing_of, visit};
pub use memory::HoldMemory;
pub use model::{CancelledBy, Status, TRANSITIONS};
pub use pay::{PayInput, pay};
pub use place::{PlaceView, place};
pub use progress::{check_in, complete, no_show, start};
pub use replacement::{
    AcceptInput, Answers, OfferLetter, OfferedTimeView, ReplacementStatus, ReplacementView, accept, answers,
    answers_to_holidays, by_link, close, decline, end_due, link_for, offer_due, offer_for_letter, open_for,
    replacement, replacements, replacements_of_holiday,
};
pub use reschedule::{RescheduleInput, reschedule};
pub use resize::{ResizeInput, resize};
pub use seen::{SeenDifference, check_seen, mend_seen};
pub use store::{Appointment, Whose, whose};
pub use views::{
    AppointmentView, LetterVisit, NamedClinic, NamedDoctor, NamedPatient, NamedResource, NamedService,
    PaymentView, Standing,
};
pub use visit_after::visit_after;
pub use walk_in::{WalkInInput, WalkInPatient, walk_in};
