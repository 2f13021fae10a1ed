//! The web product: pages rendered on the server for patients, doctors and the clinic's staff.
//!
//! What it owns: the words (`locales/`), the look (`static/`, `templates/`) and the forms.
//! What it never does: decide anything about bookings, money or permissions; it calls the same
//! operations of `app` as the API does and shows their answers.
//!
//! A page is a plain struct in [`pages`] with a template of the same name. A page that cannot be
//! rendered in a test does not exist: each has samples of every state, rendered in every language.

pub mod address;
pub mod assets;
pub mod form;
pub mod format;
pub mod language;
pub mod pages;
pub mod ui;

#[cfg(test)]
mod tests;
