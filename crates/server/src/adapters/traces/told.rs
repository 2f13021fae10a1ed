//! What of a span leaves the house, under the names that OpenTelemetry gives it.

use std::{sync::Arc, time::Duration};

use opentelemetry::{KeyValue, trace::SpanKind};
use opentelemetry_otlp::SpanExporter as Otlp;
use opentelemetry_sdk::{
    Resource,
    error::{OTelSdkError, OTelSdkResult},
    trace::{SpanData, SpanExporter},
};
use tokio::runtime::Handle;

/// Our names and theirs (semantic conventions 1.27). What is not here stays here.
const KEPT: [(&str, &str); 9] = [
    ("http.method", "http.request.method"),
    ("http.route", "http.route"),
    ("http.status", "http.response.status_code"),
    ("request.id", "request.id"),
    ("job.id", "job.id"),
    ("job.kind", "job.kind"),
    ("job.attempts", "job.attempts"),
    ("fact.kind", "fact.kind"),
    ("fact.number", "fact.number"),
];

/// An exporter that runs where there is a runtime, whichever thread asks it, and counts what it sent.
#[derive(Debug)]
pub struct Told {
    exporter: Arc<Otlp>,
    runtime: Handle,
}

impl Told {
    pub fn new(exporter: Otlp, runtime: Handle) -> Self {
        Self { exporter: Arc::new(exporter), runtime }
    }
}

impl SpanExporter for Told {
    async fn export(&self, spans: Vec<SpanData>) -> OTelSdkResult {
        let count = spans.len() as u64;
        let spans = spans.into_iter().map(tell).collect();
        let exporter = self.exporter.clone();
        let sent = self.runtime.spawn(async move { exporter.export(spans).await }).await;
        let sent = sent.unwrap_or_else(|error| Err(OTelSdkError::InternalFailure(error.to_string())));
        let outcome = if sent.is_ok() { "sent" } else { "lost" };
        metrics::counter!("doctorly_spans_total", "outcome" => outcome).increment(count);
        sent
    }

    fn shutdown_with_timeout(&self, timeout: Duration) -> OTelSdkResult {
        self.exporter.shutdown_with_timeout(timeout)
    }

    fn set_resource(&mut self, resource: &Resource) {
        // Nobody else has it before the first export.
        if let Some(exporter) = Arc::get_mut(&mut self.exporter) {
            exporter.set_resource(resource);
        }
    }
}

/// `GET /doctors/{id}` says more in a list of spans than `request`.
fn tell(mut span: SpanData) -> SpanData {
    let ours = std::mem::take(&mut span.attributes);
    let value =
        |name: &str| ours.iter().find(|kept| kept.key.as_str() == name).map(|kept| kept.value.clone());
    if let (Some(method), Some(route)) = (value("http.method"), value("http.route")) {
        span.name = format!("{method} {route}").into();
        span.span_kind = SpanKind::Server;
    } else if let Some(kind) = value("job.kind").or_else(|| value("fact.kind")) {
        span.name = format!("{} {kind}", span.name).into();
        span.span_kind = SpanKind::Consumer;
    }
    span.attributes =
        KEPT.iter().filter_map(|(name, theirs)| Some(KeyValue::new(*theirs, value(name)?))).collect();
    span.events.events.clear();
    span
}
