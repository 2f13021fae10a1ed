//! The clinic's side: what doctors, front desk, managers and administrators work with. Who may see which page is the
//! question of the operations behind it; a page nobody may see is a refusal with a page of its own.

mod appointments;
mod departments;
mod doctor_profile;
mod doctors;
mod hours;
mod leave;
mod money;
mod patients;
mod subject;
mod transactions;

use app::App;
use axum::Router;
use axum::response::Redirect;
use axum::routing::get;

pub fn routes() -> Router<App> {
    Router::new()
        // Until the strip of figures is there, the day's visits are what the clinic looks at first.
        .route("/clinic", get(|| async { Redirect::to("/clinic/appointments") }))
        .merge(appointments::routes())
        .merge(departments::routes())
        .merge(doctor_profile::routes())
        .merge(doctors::routes())
        .merge(hours::routes())
        .merge(leave::routes())
        .merge(patients::routes())
        .merge(transactions::routes())
}
