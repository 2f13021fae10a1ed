//! How much one request may take: bytes, time, and a place among those that run at once.

use axum::{
    extract::{DefaultBodyLimit, Request},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

use super::Inner;
use crate::{
    api::{Refused, problem::ProblemBody, take},
    surface::Shell,
};

const MIB: usize = 1024 * 1024;
/// A body in JSON or of a form.
const BODY: usize = MIB;
/// A photograph of 5 MiB and the form around it.
const PICTURE: usize = 6 * MIB;
/// A document of 10 MiB and the form around it.
const DOCUMENT: usize = 11 * MIB;

/// Refuses a body that says it is too large before a byte of it is read; one that lies is cut off by its reader.
pub async fn size(mut request: Request, next: impl Inner) -> Response {
    let path = request.uri().path();
    let most = match path.rsplit('/').next() {
        Some("photo" | "image") => PICTURE,
        Some("documents") => DOCUMENT,
        _ => BODY,
    };
    let says =
        request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    if says.is_some_and(|length: usize| length > most) {
        return Refused(take::too_large().into()).into_response();
    }
    DefaultBodyLimit::max(most).apply(&mut request);
    next.run(request).await
}

/// Gives up a request that takes too long; its transaction is rolled back.
pub async fn time(shell: &Shell, request: Request, next: impl Inner) -> Response {
    match tokio::time::timeout(shell.http.timeout, next.run(request)).await {
        Ok(response) => response,
        Err(_) => busy("timed_out", "This took too long and was given up; try again in a moment."),
    }
}

/// Turns requests away at once when too many run, so that those that run finish.
pub async fn crowd(shell: &Shell, request: Request, next: impl Inner) -> Response {
    match shell.places.try_acquire() {
        Ok(_place) => next.run(request).await,
        Err(_) => busy("overloaded", "Doctorly has more to do than it can; try again in a moment."),
    }
}

fn busy(code: &str, detail: &str) -> Response {
    ProblemBody::new(StatusCode::SERVICE_UNAVAILABLE, code, detail).retry_after(1).into_response()
}
