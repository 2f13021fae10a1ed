//! How many requests run, and how long those took that are answered, by route.

use std::{
    collections::HashMap,
    sync::{PoisonError, RwLock},
};

use axum::http::{Method, StatusCode};
use metrics::{Gauge, Histogram};

/// Keeps what it found: a metric by its labels is looked up anew each time, which costs what a small answer does.
pub struct Answered {
    running: Gauge,
    /// By route; the few methods and statuses of each one after the other.
    seconds: RwLock<HashMap<String, Vec<Kind>>>,
}

struct Kind {
    method: &'static str,
    status: StatusCode,
    seconds: Histogram,
}

/// Counted while it lives, however the request ends.
pub struct Running<'a>(&'a Gauge);

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.0.decrement(1.0);
    }
}

/// Measures for the recorder of this process.
impl Default for Answered {
    fn default() -> Self {
        super::recorder();
        Self { running: metrics::gauge!("doctorly_http_requests_running"), seconds: RwLock::default() }
    }
}

impl Answered {
    pub fn begin(&self) -> Running<'_> {
        self.running.increment(1.0);
        Running(&self.running)
    }

    pub fn took(&self, method: &Method, route: &str, status: StatusCode, seconds: f64) {
        let method = name_of(method);
        let all = self.seconds.read().unwrap_or_else(PoisonError::into_inner);
        let of_route = all.get(route).map(Vec::as_slice).unwrap_or_default();
        if let Some(kind) = of_route.iter().find(|kind| kind.method == method && kind.status == status) {
            return kind.seconds.record(seconds);
        }
        drop(all);
        let labels = [
            ("method", method.to_owned()),
            ("route", route.to_owned()),
            ("status", status.as_u16().to_string()),
        ];
        let histogram = metrics::histogram!("doctorly_http_request_seconds", &labels);
        histogram.record(seconds);
        let mut all = self.seconds.write().unwrap_or_else(PoisonError::into_inner);
        all.entry(route.to_owned()).or_default().push(Kind { method, status, seconds: histogram });
    }
}

/// Callers may make up methods; each would be a metric of its own.
fn name_of(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}
