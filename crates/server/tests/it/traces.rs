//! Traces as a collector receives them, from the binary itself. The collector here decodes OTLP as any would.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{Router, body::Bytes, http::StatusCode, routing::post};
use opentelemetry_proto::tonic::{
    collector::trace::v1::ExportTraceServiceRequest,
    common::v1::any_value::Value,
    trace::v1::{Span, status::StatusCode as Ended},
};
use prost::Message;
use tokio::{net::TcpListener, sync::Notify};

use crate::support::{PASSWORD, Process, Served};

/// What was received, as it came.
#[derive(Clone, Default)]
struct Collector {
    bodies: Arc<Mutex<Vec<Bytes>>>,
    news: Arc<Notify>,
}

impl Collector {
    fn router(&self) -> Router {
        let collector = self.clone();
        let take = async move |body: Bytes| {
            collector.bodies.lock().unwrap().push(body);
            collector.news.notify_one();
            StatusCode::OK
        };
        Router::new().route("/v1/traces", post(take))
    }

    fn spans(&self) -> Vec<Span> {
        let bodies = self.bodies.lock().unwrap();
        let requests = bodies.iter().map(|body| ExportTraceServiceRequest::decode(body.clone()).unwrap());
        let resources = requests.flat_map(|request| request.resource_spans);
        resources.flat_map(|resource| resource.scope_spans).flat_map(|scope| scope.spans).collect()
    }

    /// The span of a name, once it is there.
    async fn span(&self, name: &str) -> Span {
        let found = async {
            loop {
                if let Some(span) = self.spans().into_iter().find(|span| span.name == name) {
                    return span;
                }
                self.news.notified().await;
            }
        };
        let told = tokio::time::timeout(Duration::from_secs(30), found).await;
        let names = || self.spans().into_iter().map(|span| span.name).collect::<Vec<_>>();
        told.unwrap_or_else(|_| panic!("no span {name} in {:?}", names()))
    }
}

fn attributes(span: &Span) -> BTreeMap<String, String> {
    let text = |value: Option<Value>| match value {
        Some(Value::StringValue(text)) => text,
        Some(Value::IntValue(number)) => number.to_string(),
        other => format!("{other:?}"),
    };
    let pairs = span.attributes.iter().cloned();
    pairs.map(|pair| (pair.key, text(pair.value.and_then(|value| value.value)))).collect()
}

/// A server of its own on an embedded database, that sends its traces to `collector`.
fn doctorly(folder: &std::path::Path, collector: &str) -> (Process, String) {
    let database = format!("sqlite:{}", folder.join("doctorly.db").display());
    Process::start_with(&database, folder, &[("DOCTORLY_TRACES_URL", &format!("otlp+{collector}"))])
}

#[tokio::test(flavor = "multi_thread")]
async fn a_collector_hears_of_every_request_and_nothing_of_who_asked() {
    let (collector, folder) = (Collector::default(), tempfile::tempdir().unwrap());
    let served = Served::start(collector.router()).await;
    let (_process, url) = doctorly(folder.path(), &served.url(""));
    let http = reqwest::Client::new();
    let parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    let asked = http.get(format!("{url}/api/v1/doctors?q=Mrs-Secret")).header("traceparent", parent);
    assert_eq!(asked.header("x-request-id", "mine-7").send().await.unwrap().status(), 200);
    let wrong = serde_json::json!({ "email": "somebody@secret.example", "password": "a secret of mine" });
    let refused = http.post(format!("{url}/api/v1/auth/login")).json(&wrong).send().await.unwrap();
    assert_eq!(refused.status(), 401);

    let found = collector.span("GET /api/v1/doctors").await;
    assert_eq!(hex(&found.trace_id), "0af7651916cd43dd8448eb211c80319c");
    assert_eq!(hex(&found.parent_span_id), "b7ad6b7169203331");
    assert!(found.end_time_unix_nano > found.start_time_unix_nano);
    let told = [
        ("http.request.method", "GET"),
        ("http.response.status_code", "200"),
        ("http.route", "/api/v1/doctors"),
        ("request.id", "mine-7"),
    ];
    assert_eq!(attributes(&found), told.map(|(key, value)| (key.to_owned(), value.to_owned())).into());
    let refused = collector.span("POST /api/v1/auth/login").await;
    assert_eq!(attributes(&refused)["http.response.status_code"], "401");
    assert!(refused.parent_span_id.is_empty(), "it begins a trace of its own");
    // What the caller did wrong is no error of the server.
    assert!(refused.status.is_none_or(|status| status.code() != Ended::Error));
    for body in collector.bodies.lock().unwrap().iter() {
        assert!(!String::from_utf8_lossy(body).to_lowercase().contains("secret"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn work_that_follows_is_traced_too() {
    let (collector, folder) = (Collector::default(), tempfile::tempdir().unwrap());
    let served = Served::start(collector.router()).await;
    let (_process, url) = doctorly(folder.path(), &served.url(""));
    let newcomer = serde_json::json!({
        "email": "ana@secret.example", "password": PASSWORD, "name": "Ana Secret", "time_zone": "Asia/Karachi",
    });
    let answer = reqwest::Client::new().post(format!("{url}/api/v1/auth/register")).json(&newcomer);
    let answer = answer.send().await.unwrap();
    assert!(answer.status().is_success(), "{}", answer.text().await.unwrap());
    let job = collector.span("job mail").await;
    assert_eq!(attributes(&job)["job.kind"], "mail");
    collector.span("fact account_registered").await;
    for body in collector.bodies.lock().unwrap().iter() {
        assert!(!String::from_utf8_lossy(body).to_lowercase().contains("secret"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_request_waits_for_a_collector_that_is_silent_or_away() {
    // It takes connections and never answers.
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = silent.local_addr().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (_process, url) = doctorly(folder.path(), &format!("http://{address}"));
    // Less patient than the sending is with the collector: a request that waited for it would fail.
    let http = reqwest::Client::builder().timeout(Duration::from_secs(4)).build().unwrap();
    // More than one batch.
    for _ in 0..600 {
        assert_eq!(http.get(format!("{url}/healthz")).send().await.unwrap().status(), 200);
    }
    drop(silent);

    // It is back at the same address, and is told what happens from now on.
    let listener = TcpListener::bind(address).await.unwrap();
    let collector = Collector::default();
    let back = tokio::spawn(server::listen::serve(listener, collector.router(), std::future::pending()));
    http.get(format!("{url}/readyz")).send().await.unwrap();
    collector.span("GET /readyz").await;
    back.abort();
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
