//! The OpenAPI document: what every operation has in common is added here, so that handlers only say what is theirs.

use app::App;
use axum::Router;
use utoipa::openapi::{Info, License, OpenApi, OpenApiBuilder};
use utoipa_swagger_ui::{Config, SwaggerUi};

/// Adds to the paths that the handlers describe what holds for all of them.
pub fn complete(paths: OpenApi) -> OpenApi {
    let mut info = Info::new("Doctorly", env!("CARGO_PKG_VERSION"));
    info.license = Some(License::new("MIT OR Apache-2.0"));
    OpenApiBuilder::from(paths).info(info).build()
}

/// Serves the document and the page to try it on.
pub fn routes(document: OpenApi) -> Router<App> {
    SwaggerUi::new("/api/docs")
        .url("/api/openapi.json", document)
        .config(Config::default().validator_url("none"))
        .into()
}
