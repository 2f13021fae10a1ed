//! The clinic's side: what doctors, front desk, managers and administrators work with. Who may see which page is the
//! question of the operations behind it; a page nobody may see is a refusal with a page of its own.

mod appointments;
mod audit;
mod calendar;
mod clinics;
mod departments;
mod desk;
pub mod documents;
mod doctor_profile;
mod doctors;
mod emergencies;
mod figures;
mod flow;
mod holidays;
mod hours;
mod import;
mod leave;
mod ledger;
mod overview;
mod patients;
mod reports;
mod resources;
mod reviews;
mod services;
mod settings;
mod setup;
mod staff;
mod subject;
mod transactions;
mod walk_in;

pub use appointments::steps;

use app::App;
use axum::Router;

pub fn routes() -> Router<App> {
    Router::new()
        .merge(overview::routes())
        .merge(calendar::routes())
        .merge(clinics::routes())
        .merge(flow::routes())
        .merge(walk_in::routes())
        .merge(desk::routes())
        .merge(appointments::routes())
        .merge(departments::routes())
        .merge(resources::routes())
        .merge(services::routes())
        .merge(doctor_profile::routes())
        .merge(documents::routes())
        .merge(doctors::routes())
        .merge(emergencies::routes())
        .merge(hours::routes())
        .merge(import::routes())
        .merge(leave::routes())
        .merge(holidays::routes())
        .merge(ledger::routes())
        .merge(patients::routes())
        .merge(reports::routes())
        .merge(reviews::routes())
        .merge(settings::routes())
        .merge(setup::routes())
        .merge(staff::routes())
        .merge(transactions::routes())
        .merge(audit::routes())
}
