//! Where gateways tell what became of a charge or a refund.

use app::{
    App,
    payments::{self, Received, WebhookHeaders},
};
use axum::{
    body::Bytes,
    extract::{State, rejection::BytesRejection},
    http::{HeaderMap, StatusCode},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, Path, take};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(receive))
}

/// Takes a signed webhook in (Standard Webhooks: `webhook-id`, `webhook-timestamp`, `webhook-signature`). The same event
/// may come many times and in any order. 202 when it is about nothing known here, so that it is not sent for ever.
#[utoipa::path(post, path = "/api/v1/payments/webhooks/{gateway}", tag = "transactions",
    params(("gateway" = String, Path, description = "As `offline`."),
        ("webhook-id" = String, Header), ("webhook-timestamp" = String, Header),
        ("webhook-signature" = String, Header)),
    request_body(content = Object, content_type = "application/json"),
    responses((status = 202, description = "About nothing known here."), (status = 204, description = "Taken in.")))]
async fn receive(
    State(app): State<App>,
    Path(gateway): Path<String>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Answer<StatusCode> {
    let body = body.map_err(|_| take::too_large())?;
    let text = |name: &str| {
        let value = headers.get(name).and_then(|value| value.to_str().ok());
        value.unwrap_or_default().to_owned()
    };
    let headers = WebhookHeaders {
        id: text("webhook-id"),
        timestamp: text("webhook-timestamp"),
        signature: text("webhook-signature"),
    };
    Ok(match payments::receive_webhook(&app, &gateway, &headers, &body).await? {
        Received::New | Received::Again => StatusCode::NO_CONTENT,
        Received::Unknown => StatusCode::ACCEPTED,
    })
}
