//! What an operator sees of a request: one log line, two metrics, one span of a trace. Never a name, a token, a query or a body.

use std::{any::Any, panic::AssertUnwindSafe, time::Instant};

use axum::{
    extract::{MatchedPath, Request},
    response::{IntoResponse, Response},
};
use futures::FutureExt;
use tracing::Instrument;

use super::{Inner, request_id};
use crate::{adapters::traces, api::problem, surface::Shell};

pub async fn measure(shell: &Shell, request: Request, next: impl Inner) -> Response {
    let method = request.method().clone();
    let path = request.extensions().get::<MatchedPath>().cloned();
    // The pattern of the route: a path with ids would make a metric of every patient.
    let route = path.as_ref().map_or("none", MatchedPath::as_str);
    let span = request_id::with_current(
        |id| tracing::info_span!("request", http.method = %method, http.route = route, request.id = id),
    );
    traces::continue_from(&span, request.headers());
    let _running = shell.answered.begin();
    let begun = Instant::now();
    let response = next.run(request).instrument(span.clone()).await;
    let seconds = begun.elapsed().as_secs_f64();
    let status = response.status();
    traces::answered(&span, status);
    span.in_scope(|| tracing::debug!(http.status = status.as_u16(), http.seconds = seconds, "answered"));
    shell.answered.took(&method, route, status, seconds);
    response
}

/// A panic is a mistake of ours: the caller gets a problem like any other, the log gets the reason.
pub async fn catch_panic(request: Request, next: impl Inner) -> Response {
    match AssertUnwindSafe(next.run(request)).catch_unwind().await {
        Ok(response) => response,
        Err(panic) => {
            tracing::error!(panic.reason = reason(&*panic), "a request panicked");
            problem::broken().into_response()
        }
    }
}

fn reason(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("not a text")
}
