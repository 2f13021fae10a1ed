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
//! #[utoipa::path(patch, path = "/things/{id}", tag = "things", params(("id" = ThingId, Path), IfMatch),
//!     request_body = Rename, responses((status = 200, body = ThingView)))]
//! async fn rename(State(app): State<App>, caller: Caller, Path(id): Path<ThingId>, IfMatch(version): IfMatch,
//!     Body(input): Body<Rename>) -> Answer<Versioned<ThingView>> {
//!     let view = things::rename(&app, &caller, id, version, input).await?;
//!     Ok(Versioned(view.version, view))
//! }
//! ```

mod appointments;
mod auth;
mod calendar;
mod catalogues;
pub mod caller;
mod clinics;
mod departments;
mod doctors;
pub mod document;
mod give;
mod me;
mod misfit;
mod media;
mod patients;
pub mod problem;
pub mod rules;
mod schedule;
mod search;
pub mod take;
mod transactions;
pub mod upload;
mod users;
mod webhooks;

use app::App;
use axum::{Router, middleware::from_fn_with_state};
pub use caller::Caller;
pub use give::{Created, Versioned};
pub use problem::{Answer, Refused};
pub use take::{Body, IfMatch, OptionalBody, Path, Query, page};
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;

use crate::middleware::repeats;

/// Every resource, once.
fn resources() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .merge(appointments::routes())
        .merge(catalogues::routes())
        .merge(clinics::routes())
        .merge(departments::routes())
        .merge(doctors::routes())
        .merge(media::routes())
        .merge(auth::routes())
        .merge(me::routes())
        .merge(patients::routes())
        .merge(calendar::routes())
        .merge(schedule::routes())
        .merge(search::routes())
        .merge(users::routes())
        .merge(transactions::routes())
        .merge(webhooks::routes())
}

/// The document that describes the API.
pub fn document() -> OpenApi {
    split().1
}

fn split() -> (Router<App>, OpenApi) {
    let (router, paths) = OpenApiRouter::new().nest("/api/v1", resources()).split_for_parts();
    (router, document::complete(paths))
}

/// The API's routes and the document that describes them.
pub fn routes(app: &App) -> (Router<App>, OpenApi) {
    let (router, document) = split();
    // The innermost is added first: a request meets its rule before its key is looked up.
    let router = router
        .route_layer(from_fn_with_state(app.clone(), repeats::answer_repeats))
        .route_layer(axum::middleware::from_fn(rules::enforce));
    (router, document)
}
