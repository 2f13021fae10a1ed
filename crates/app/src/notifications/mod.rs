//! What people are told: letters in their language, with calendar files that really move and remove.
//!
//! Owns `mails`, the mailbox of a demo, and `test_mails`. A letter is queued as a job by a reaction and written when
//! it is sent, from the present state, so that none tells of a visit that has meanwhile been moved or cancelled.
//! Letters and calendar files hold nothing medical.

mod calendar;
mod draft;
mod emergencies;
mod language;
mod letters;
mod mailbox;
mod mailer;
mod registrations;
mod store;
mod tell;
mod test_mail;
mod written;

pub use calendar::{calendar_file, calendar_of};
use draft::Draft;
pub use emergencies::tell_of_emergency;
pub use language::{Language, Speaks};
pub use letters::Letter;
pub use mailbox::{mail, mailbox};
pub use mailer::{CalendarPart, Mail, MailError, Mailer};
pub use registrations::tell_of_registrations;
pub use store::{KeptMail, keep_mail};
pub use tell::{remind_of_follow_up, send, tell, tell_of_visit};
pub use test_mail::{TestMailView, TestMails, send_test_mail, test_mails};
pub use written::Writes;
