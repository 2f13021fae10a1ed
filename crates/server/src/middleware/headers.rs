//! Headers that keep a browser safe with our answers, and private data out of caches; and the answer to whoever has
//! the same version already.

use axum::{
    body::Body,
    extract::Request,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};

use super::Inner;
use crate::{probes, surface::Shell};

/// Everything comes from this host, nothing is embedded, nobody frames us. Inline scripts and styles do not run.
const PAGE_POLICY: &str = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; \
                           frame-ancestors 'none'; form-action 'self'";

/// The page to try the API on brings one inline style, which is allowed by what it says and no other.
const TRY_POLICY: &str = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; \
                          frame-ancestors 'none'; form-action 'self'; style-src 'self' 'unsafe-hashes' \
                          'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='";

const HSTS: &str = "max-age=31536000; includeSubDomains";

/// As many as are added on the way out; a map that grows one by one moves all of them each time.
const MOST_HEADERS: usize = 12;

pub async fn protect(shell: &Shell, request: Request, next: impl Inner) -> Response {
    let is_api = request.uri().path().starts_with("/api/v1/");
    let policy = if request.uri().path().starts_with("/api/docs") { TRY_POLICY } else { PAGE_POLICY };
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.reserve(MOST_HEADERS);
    let mut unless_set = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    unless_set(header::CONTENT_SECURITY_POLICY, policy);
    unless_set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    unless_set(header::REFERRER_POLICY, "strict-origin-when-cross-origin");
    unless_set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    unless_set(HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), payment=()");
    if shell.https {
        unless_set(header::STRICT_TRANSPORT_SECURITY, HSTS);
    }
    if probes::is_leaving() {
        // The caller's next request opens a connection anew, to a process that stays.
        unless_set(header::CONNECTION, "close");
    }
    if is_api {
        // Handlers of public data say otherwise.
        unless_set(header::CACHE_CONTROL, "no-store");
    }
    response
}

/// Answers 304 to a `GET` whose `If-None-Match` names the version that would be sent (RFC 9110 §13.1.2).
pub async fn spare(request: Request, next: impl Inner) -> Response {
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
