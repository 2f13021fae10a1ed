//! Headers that keep a browser safe with our answers, and private data out of caches; and the answer to whoever has
//! the same version already.

use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
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

/// Answers 304 to a `GET` whose `If-None-Match` names the version that would be sent (RFC 9110 §13.1.2).
pub async fn spare(request: Request, next: Next) -> Response {
    let known = request.headers().get(header::IF_NONE_MATCH).cloned();
    let reads = request.method().is_safe();
    let mut response = next.run(request).await;
    let Some(known) = known.filter(|_| reads && response.status() == StatusCode::OK) else { return response };
    if response.headers().get(header::ETAG).is_some_and(|tag| names(&known, tag)) {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        *response.body_mut() = Body::empty();
        for name in [header::CONTENT_LENGTH, header::CONTENT_TYPE] {
            response.headers_mut().remove(name);
        }
    }
    response
}

fn names(known: &HeaderValue, tag: &HeaderValue) -> bool {
    let weak = |text: &str| text.trim().trim_start_matches("W/").to_owned();
    let (Ok(known), Ok(tag)) = (known.to_str(), tag.to_str()) else { return false };
    known.trim() == "*" || known.split(',').any(|one| weak(one) == weak(tag))
}
