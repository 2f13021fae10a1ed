//! Photographs and pictures.

use app::{App, picture};
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, Path};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(one))
}

/// A picture. Its address changes with its content, so it may be kept for ever.
#[utoipa::path(get, path = "/api/v1/media/{key}", tag = "media", params(("key" = String, Path)),
    responses((status = 200, body = inline(String), content_type = "image/jpeg")))]
async fn one(State(app): State<App>, Path(key): Path<String>) -> Answer<Response> {
    let file = picture::fetch(&app, &key).await?;
    let headers = [
        (header::CONTENT_TYPE, "image/jpeg".to_owned()),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable".to_owned()),
        (header::ETAG, format!("\"{key}\"")),
    ];
    Ok((headers, file).into_response())
}
