//! One file a screen: its context, plain and public, and (for tests) a sample of every state.

pub mod account;
pub mod apply;
pub mod appointment;
pub mod appointments;
pub mod book;
pub mod calendar;
pub mod cancel;
pub mod clinic;
pub mod day;
pub mod directory;
pub mod doctor;
pub mod doctor_reviews;
pub mod documents;
pub mod entry;
pub mod fault;
pub mod invitation;
pub mod mailbox;
pub mod people;
pub mod readers;
pub mod receipts;
pub mod replacement;
pub mod reschedule;
pub mod shown;
pub mod summary;
pub mod two_step;
pub mod view_as;
