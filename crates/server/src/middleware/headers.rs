//! Headers that keep a browser safe with our answers, and private data out of caches.

use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

use crate::surface::Shell;

/// Everything comes from this host, nothing is embedded, nobody frames us. Inline scripts and styles do not run.
const PAGE_POLICY: &str = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; \
                           frame-ancestors 'none'; form-action 'self'";

const HSTS: &str = "max-age=31536000; includeSubDomains";

pub async fn protect(State(shell): State<Shell>, request: Request, next: Next) -> Response {
    let is_api = request.uri().path().starts_with("/api/v1/");
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut unless_set = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    unless_set(header::CONTENT_SECURITY_POLICY, PAGE_POLICY);
    unless_set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    unless_set(header::REFERRER_POLICY, "strict-origin-when-cross-origin");
    unless_set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    unless_set(HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), payment=()");
    if shell.https {
        unless_set(header::STRICT_TRANSPORT_SECURITY, HSTS);
    }
    if is_api {
        // Handlers of public data say otherwise.
        unless_set(header::CACHE_CONTROL, "no-store");
    }
    response
}
