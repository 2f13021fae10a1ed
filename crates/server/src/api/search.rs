//! The directory.

use app::{
    App,
    search::{self, Found},
};
use axum::{Json, extract::State};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, Query};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(find_doctors))
}

/// Finds doctors: words with typos forgiven, filters that all combine, counts of what is left to choose, and the
/// first free times of each doctor found. The rule of every order is part of the answer.
#[utoipa::path(get, path = "/api/v1/doctors", tag = "doctors",
    params(search::Query), responses((status = 200, body = Found)))]
async fn find_doctors(State(app): State<App>, Query(query): Query<search::Query>) -> Answer<Json<Found>> {
    Ok(Json(search::find(&app, query).await?))
}
