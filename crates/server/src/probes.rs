//! For whoever runs Doctorly: is it alive, can it serve, what has it done.

use std::sync::OnceLock;

use app::{App, jobs, outbox, search};
use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use database::Migrator;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};

use crate::api::{Refused, problem::ProblemBody};

pub fn routes() -> Router<App> {
    recorder();
    Router::new()
        .route("/healthz", get(async || "ok\n"))
        .route("/readyz", get(ready))
        .route("/metrics", get(measured))
}

/// Ready to serve: the database answers and has our schema, and the directory can be searched.
async fn ready(State(app): State<App>) -> Response {
    let missing = match Migrator::is_current(&app.db).await {
        Err(_) => "The database does not answer.",
        Ok(false) => "The database's schema is not up to date.",
        Ok(true) if !search::is_ready(&app) => "The search index is being built.",
        Ok(true) => return "ready\n".into_response(),
    };
    ProblemBody::new(StatusCode::SERVICE_UNAVAILABLE, "not_ready", missing).retry_after(1).into_response()
}

async fn measured(State(app): State<App>) -> Result<Response, Refused> {
    let (waiting, dead) = jobs::counts(&app.db).await?;
    metrics::gauge!("doctorly_facts_waiting").set(outbox::waiting_count(&app.db).await? as f64);
    metrics::gauge!("doctorly_jobs_waiting").set(waiting as f64);
    metrics::gauge!("doctorly_jobs_dead").set(dead as f64);
    let handle = recorder();
    handle.run_upkeep();
    Ok(([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], handle.render()).into_response())
}

/// The one recorder of this process.
fn recorder() -> &'static PrometheusHandle {
    static HANDLE: OnceLock<PrometheusHandle> = OnceLock::new();
    HANDLE.get_or_init(|| {
        let recorder = PrometheusBuilder::new()
            .set_buckets(&[0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0])
            .unwrap_or_else(|_| PrometheusBuilder::new())
            .build_recorder();
        let handle = recorder.handle();
        // Refused only when another recorder is there already, which then keeps what is measured.
        let _ = metrics::set_global_recorder(recorder);
        handle
    })
}
