//! The web product: pages rendered on the server for patients, doctors and the clinic's staff.
//!
//! What it owns: the words (`locales/`), the look (`static/`, `templates/`) and the forms.
//! What it never does: decide anything about bookings, money or permissions; it calls the same
//! operations of `app` as the API does and shows their answers.
//!
//! A page is a plain struct in [`pages`] with a template of the same name. A page that cannot be
//! rendered in a test does not exist: each has samples of every state, rendered in every language.

mod account;
pub mod address;
mod apply;
pub mod appointments;
pub mod assets;
mod book;
mod clinic;
mod day;
mod demo;
mod directory;
mod doctor;
mod doctor_reviews;
pub mod door;
mod entry;
pub mod form;
pub mod format;
pub mod invitation;
mod language;
mod mailbox;
mod news;
pub mod pages;
mod people;
mod preferences;
pub mod receipts;
mod replacement;
pub mod reschedule;
mod two_step;
pub mod ui;
mod view_as;
mod visits;

use app::App;
use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;

#[cfg(test)]
mod tests;

/// Every page. Forms count only when they come from one of our own.
pub fn routes(app: &App) -> Router<App> {
    let pages = Router::new()
        .merge(preferences::routes())
        .merge(entry::routes())
        .merge(invitation::routes())
        .merge(directory::routes())
        .merge(doctor::routes())
        .merge(doctor_reviews::routes())
        .merge(book::routes())
        .merge(appointments::routes())
        .merge(reschedule::routes())
        .merge(people::routes())
        .merge(account::routes())
        .merge(two_step::routes())
        .merge(receipts::routes())
        .merge(replacement::routes())
        .merge(mailbox::routes())
        .merge(apply::routes())
        .merge(day::routes())
        .merge(visits::routes())
        .merge(view_as::routes())
        .merge(clinic::routes());
    pages
        .route_layer(from_fn_with_state(app.clone(), door::guard::only_looks))
        .route_layer(from_fn(door::guard::own_forms_only))
        .route("/static/{*path}", get(assets::serve))
}
