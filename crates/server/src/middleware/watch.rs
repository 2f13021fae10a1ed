//! What an operator sees of a request: one log line, two metrics, one span of a trace. Never a name, a token, a query or a body.

use std::{any::Any, panic::AssertUnwindSafe, time::Instant};

use axum::{
    extract::{MatchedPath, Request},
    response::{IntoResponse, Response},
};
use futures::FutureExt;
use tracing::Instrument;

use super::{Inner, request_id};
use crate::{adapters::traces, api::problem};

pub async fn measure(request: Request, next: impl Inner) -> Response {
    let method = request.method().clone();
    // The pattern of the route: a path with ids would make a metric of every patient.
    let route = request.extensions().get::<MatchedPath>().map_or("none", |path| path.as_str()).to_owned();
    let span = tracing::info_span!("request", http.method = %method, http.route = %route,
        request.id = %request_id::current());
    traces::continue_from(&span, request.headers());
    let _running = Running::one();
    let begun = Instant::now();
    let response = next.run(request).instrument(span.clone()).await;
    let seconds = begun.elapsed().as_secs_f64();
    let status = response.status();
    traces::answered(&span, status);
    span.in_scope(|| tracing::debug!(http.status = status.as_u16(), http.seconds = seconds, "answered"));
    let labels = [("method", method.to_string()), ("route", route), ("status", status.as_u16().to_string())];
    metrics::histogram!("doctorly_http_request_seconds", &labels).record(seconds);
    response
}

/// Counted while it lives, however the request ends.
struct Running;

impl Running {
    fn one() -> Self {
        metrics::gauge!("doctorly_http_requests_running").increment(1.0);
        Self
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        metrics::gauge!("doctorly_http_requests_running").decrement(1.0);
    }
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
