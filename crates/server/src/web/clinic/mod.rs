//! The clinic's side: what doctors, front desk, managers and administrators work with. Who may see which page is the
//! question of the operations behind it; a page nobody may see is a refusal with a page of its own.

mod appointments;
mod departments;
mod hours;
mod leave;
mod money;
mod subject;
mod transactions;

use app::App;
use axum::Router;

pub fn routes() -> Router<App> {
    Router::new()
        .merge(appointments::routes())
        .merge(departments::routes())
        .merge(hours::routes())
        .merge(leave::routes())
        .merge(transactions::routes())
}
