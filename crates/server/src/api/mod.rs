//! The HTTP API under `/api/v1`: for every resource a file with its routes. A handler parses, calls one operation,
//! renders.
//!
//! Who may call what is said in one table ([`rules`]); a route without a rule answers 500. Answers to repeated
//! requests, limits and problems are the business of `middleware` and [`problem`], not of handlers. What every
//! operation of the document has in common (security, problems, the `Idempotency-Key` header) is added by
//! [`document`], so that a handler says only what is its own:
//!
//! ```text
//! pub fn routes() -> OpenApiRouter<App> {
//!     OpenApiRouter::new().routes(routes!(rename))
//! }
//!
//! /// Renames a thing.
//! #[utoipa::path(patch, path = "/api/v1/things/{id}", tag = "things",
//!     params(("id" = ThingId, Path), IfMatch),
//!     request_body = Rename, responses((status = 200, body = ThingView)))]
//! async fn rename(State(app): State<App>, caller: Caller, Path(id): Path<ThingId>, IfMatch(version): IfMatch,
//!     Body(input): Body<Rename>) -> Answer<Versioned<ThingView>> {
//!     let view = things::rename(&app, &caller, id, version, input).await?;
//!     Ok(Versioned(view.version, view))
//! }
//! ```

mod appointments;
mod audit;
mod auth;
mod calendar;
mod catalogues;
pub mod caller;
mod clinics;
mod departments;
pub mod doctor_documents;
mod doctors;
mod emergencies;
mod events;
mod flow;
mod holidays;
mod imports;
pub mod document;
mod give;
mod ledger;
mod me;
mod misfit;
mod media;
mod patients;
pub mod problem;
mod replacements;
pub mod reports;
mod resources;
pub mod rules;
mod schedule;
mod search;
mod setup;
mod staff;
pub mod take;
mod transactions;
pub mod upload;
mod users;
mod visits;
mod webhooks;

use app::App;
use axum::{
    Router,
    extract::{MatchedPath, Request, State},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse, Response},
};
pub use caller::Caller;
pub use give::{Created, Unstored, Versioned};
pub use problem::{Answer, Refused};
pub use take::{Body, IfMatch, OptionalBody, Paging, Path, Query, Written, page, part_of};
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;

use crate::middleware::repeats;

/// Every route, once.
fn all_routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .merge(appointments::routes())
        .merge(catalogues::routes())
        .merge(clinics::routes())
        .merge(departments::routes())
        .merge(doctors::routes())
        .merge(doctor_documents::routes())
        .merge(emergencies::routes())
        .merge(events::routes())
        .merge(flow::routes())
        .merge(imports::routes())
        .merge(ledger::routes())
        .merge(media::routes())
        .merge(auth::routes())
        .merge(me::routes())
        .merge(patients::routes())
        .merge(calendar::routes())
        .merge(schedule::routes())
        .merge(replacements::routes())
        .merge(search::routes())
        .merge(setup::routes())
        .merge(audit::routes())
        .merge(reports::routes())
        .merge(resources::routes())
        .merge(holidays::routes())
        .merge(staff::routes())
        .merge(users::routes())
        .merge(visits::routes())
        .merge(transactions::routes())
        .merge(webhooks::routes())
}

/// The document that describes the API.
pub fn document() -> OpenApi {
    split().1
}

fn split() -> (Router<App>, OpenApi) {
    let (router, paths) = all_routes().split_for_parts();
    (router, document::complete(paths))
}

/// The API's routes and the document that describes them.
pub fn routes(app: &App) -> (Router<App>, OpenApi) {
    let (router, document) = split();
    (router.route_layer(from_fn_with_state(app.clone(), door)), document)
}

/// A request meets the rule of its route before its key is looked up.
async fn door(State(app): State<App>, path: MatchedPath, request: Request, next: Next) -> Response {
    match rules::enforce(path.as_str(), &request) {
        Ok(()) => repeats::answer_repeats(&app, request, next).await,
        Err(refused) => refused.into_response(),
    }
}
