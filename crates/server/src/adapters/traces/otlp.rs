//! Spans to a collector by OTLP over HTTP (protobuf). They are gathered and sent by a thread of their own: no request
//! waits for the collector. When it does not answer, what does not fit into the queue is dropped.

use std::time::Duration;

use axum::http::{HeaderMap, StatusCode};
use opentelemetry::{
    propagation::{Extractor, TextMapPropagator},
    trace::{Status, TracerProvider},
};
use opentelemetry_otlp::{Protocol, SpanExporter, WithExportConfig};
use opentelemetry_sdk::{
    Resource,
    propagation::TraceContextPropagator,
    trace::{BatchConfigBuilder, BatchSpanProcessor, ParentBasedSampler, Sampler, SdkTracerProvider},
};
use tokio::runtime::Handle;
use tracing::{Span, Subscriber};
use tracing_opentelemetry::OpenTelemetrySpanExt;
use tracing_subscriber::{
    Layer,
    filter::{FilterExt, LevelFilter, Targets, filter_fn},
    registry::LookupSpan,
};

use super::{Collector, TracesError, collector, told::Told};

/// How long spans are gathered before they are sent.
const GATHER: Duration = Duration::from_secs(1);
/// Spans that may wait: a collector that is away for a while costs this much memory and no more.
const QUEUE: usize = 8192;
/// Spans sent at a time.
const BATCH: usize = 512;
/// How long the collector may take to answer.
const ANSWER_WITHIN: Duration = Duration::from_secs(5);

/// The sending of this process.
pub struct Traces(SdkTracerProvider);

impl Traces {
    /// Sends to the collector at `url`; `runtime` is where the sending itself runs.
    pub fn open(url: &str, runtime: &Handle) -> Result<Self, TracesError> {
        let Collector { endpoint, share } = collector(url)?;
        let exporter = SpanExporter::builder()
            .with_http()
            .with_protocol(Protocol::HttpBinary)
            .with_endpoint(endpoint)
            .with_timeout(ANSWER_WITHIN)
            .build()
            .map_err(|error| TracesError::Exporter(error.into()))?;
        let batches = BatchConfigBuilder::default()
            .with_scheduled_delay(GATHER)
            .with_max_queue_size(QUEUE)
            .with_max_export_batch_size(BATCH)
            .build();
        let exporter = Told::new(exporter, runtime.clone());
        let processor = BatchSpanProcessor::builder(exporter).with_batch_config(batches).build();
        // The share is ours to choose, by the number of the trace: callers may ask for a trace, not for all to be kept.
        let some = || Sampler::TraceIdRatioBased(share);
        let sampler = ParentBasedSampler::new(some())
            .with_remote_parent_sampled(some())
            .with_remote_parent_not_sampled(Sampler::AlwaysOff);
        let provider = SdkTracerProvider::builder()
            .with_span_processor(processor)
            .with_sampler(sampler)
            .with_resource(Resource::builder().with_service_name("doctorly").build())
            .build();
        Ok(Self(provider))
    }

    /// What makes spans of ours traces. Spans of libraries are theirs.
    pub fn layer<S>(&self) -> Box<dyn Layer<S> + Send + Sync>
    where
        S: Subscriber + for<'a> LookupSpan<'a> + Send + Sync,
    {
        let ours = ["server", "app"].map(|target| (target, LevelFilter::INFO));
        let ours = Targets::new().with_targets(ours).and(filter_fn(|metadata| metadata.is_span()));
        let layer = tracing_opentelemetry::layer().with_tracer(self.0.tracer("doctorly"));
        layer.with_location(false).with_threads(false).with_target(false).with_filter(ours).boxed()
    }

    /// Sends what is left, as far as the collector takes it.
    pub async fn close(self) {
        // The sending thread needs the runtime meanwhile, so that it is waited for elsewhere.
        let closed = tokio::task::spawn_blocking(move || self.0.shutdown_with_timeout(ANSWER_WITHIN)).await;
        if !matches!(closed, Ok(Ok(()))) {
            tracing::warn!("the last spans could not be sent");
        }
    }
}

/// A request is part of the trace that its `traceparent` names (W3C Trace Context).
pub fn continue_from(span: &Span, headers: &HeaderMap) {
    if headers.contains_key("traceparent") {
        let parent = TraceContextPropagator::new().extract(&Headers(headers));
        // Refused where nothing is traced.
        let _ = span.set_parent(parent);
    }
}

/// How a request ended.
pub fn answered(span: &Span, status: StatusCode) {
    span.set_attribute("http.status", i64::from(status.as_u16()));
    if status.is_server_error() {
        span.set_status(Status::error(""));
    }
}

struct Headers<'a>(&'a HeaderMap);

impl Extractor for Headers<'_> {
    fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.to_str().ok()
    }

    fn keys(&self) -> Vec<&str> {
        self.0.keys().map(|name| name.as_str()).collect()
    }
}
