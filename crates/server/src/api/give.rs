//! The shapes that answers share.

use app::Error;
use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::Refused;

/// A new thing: 201 with its JSON.
#[derive(Clone, Debug)]
pub struct Created<T>(pub T);

/// A thing with its version as `ETag`, to be named by `If-Match` when it is changed.
#[derive(Clone, Debug)]
pub struct Versioned<T>(pub i64, pub T);

/// Public data that caches may keep and ask about again: the tag is of the content, so it is never stale.
#[derive(Clone, Debug)]
pub struct Cached<T>(pub T);

impl<T: Serialize> IntoResponse for Cached<T> {
    fn into_response(self) -> Response {
        match serde_json::to_vec(&self.0) {
            Ok(body) => cached(&tag_of(&body), body),
            Err(error) => Refused(Error::broken_by("an answer could not be written", error)).into_response(),
        }
    }
}

/// The first half of the content's SHA-256.
pub fn tag_of(body: &[u8]) -> String {
    Sha256::digest(body).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// JSON that caches may keep and ask about again.
pub fn cached(tag: &str, body: impl Into<axum::body::Body>) -> Response {
    let mut response = Response::new(body.into());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{tag}\"")) {
        headers.insert(header::ETAG, tag);
    }
    response
}

impl<T: Serialize> IntoResponse for Created<T> {
    fn into_response(self) -> Response {
        (StatusCode::CREATED, Json(self.0)).into_response()
    }
}

impl<T: Serialize> IntoResponse for Versioned<T> {
    fn into_response(self) -> Response {
        let mut response = Json(self.1).into_response();
        if let Ok(tag) = HeaderValue::from_str(&format!("\"{}\"", self.0)) {
            response.headers_mut().insert(header::ETAG, tag);
        }
        response
    }
}

/// An answer that holds tokens or other secrets: no cache on its way may keep it (RFC 6749 §5.1).
pub struct Unstored<T>(pub T);

impl<T: serde::Serialize> IntoResponse for Unstored<T> {
    fn into_response(self) -> Response {
        let mut response = Json(self.0).into_response();
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }
}
