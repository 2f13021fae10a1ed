//! The directory.

use app::{
    App,
    search::{self, Found},
};
use axum::{Json, extract::State};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, Caller, Query};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(find_doctors))
}

/// Finds doctors: words with typos forgiven, filters that all combine, counts of what is left to choose, and the
/// first free times of each doctor found. The rule of every order is part of the answer.
///
/// `sort=recommended` knows whom the caller's own patients have been to; without an account it leaves that part out.
#[utoipa::path(get, path = "/api/v1/doctors", tag = "doctors",
    params(search::Query), responses((status = 200, body = Found)))]
async fn find_doctors(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<search::Query>,
) -> Answer<Json<Found>> {
    Ok(Json(search::find(&app, &caller, query).await?))
}
