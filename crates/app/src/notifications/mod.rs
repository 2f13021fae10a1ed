//! What people are told: letters in their language, with calendar files that really move and remove.
//!
//! A letter is queued as a job by a reaction and written when it is sent, from the present state, so that none tells
//! of a visit that has meanwhile been moved or cancelled.

mod mailer;

pub use mailer::{CalendarPart, Mail, MailError, Mailer};
