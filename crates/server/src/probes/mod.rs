//! For whoever runs Doctorly: is it alive, can it serve, what has it done.

mod answered;
mod process;

use std::{
    sync::{
        OnceLock,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

pub use self::answered::Answered;

use app::{App, jobs, outbox, search};
use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use database::{MigrateError, Migrator};
use kernel::time::Instant;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

use crate::api::problem::ProblemBody;

/// This process was told to stop and only finishes what it has begun.
static LEAVING: AtomicBool = AtomicBool::new(false);

/// From now on nobody is to be sent here any more.
pub fn leave() {
    LEAVING.store(true, Ordering::Relaxed);
}

/// Whether callers should look for another process.
pub fn is_leaving() -> bool {
    LEAVING.load(Ordering::Relaxed)
}

/// Beside everything else that is served. Where the probes have an address of their own, the metrics are only there.
pub fn routes(apart: bool) -> Router<App> {
    recorder();
    let routes = Router::new().route("/healthz", get(alive)).route("/readyz", get(ready_to_serve));
    if apart { routes } else { routes.route("/metrics", get(measured)) }
}

/// At an address of their own; `serves` tells a process that answers people from one that only works.
pub fn alone(app: App, serves: bool) -> Router {
    recorder();
    let ready = if serves { get(ready_to_serve) } else { get(ready_to_work) };
    let routes = Router::new().route("/healthz", get(alive)).route("/readyz", ready);
    routes.route("/metrics", get(measured)).with_state(app)
}

async fn alive() -> &'static str {
    "ok\n"
}

/// Ready to serve: the database has our schema and takes a write, and the directory can be searched.
async fn ready_to_serve(State(app): State<App>) -> Response {
    match lacks_database(&app).await {
        None if !search::is_ready(&app).await => not_ready("The search index is being built."),
        None => "ready\n".into_response(),
        Some(lacking) => not_ready(lacking),
    }
}

/// Ready to work: the same without the directory.
async fn ready_to_work(State(app): State<App>) -> Response {
    lacks_database(&app).await.map_or_else(|| "ready\n".into_response(), not_ready)
}

/// What keeps every process from being of use.
async fn lacks_database(app: &App) -> Option<&'static str> {
    if is_leaving() {
        return Some("This process is about to end.");
    }
    match Migrator::is_current(&app.db).await {
        // Newer processes are taking over, and each step leaves the release before it what it needs.
        Err(MigrateError::Newer) => takes_no_writes(app).await,
        Err(MigrateError::Step(_)) => Some("The database does not answer."),
        Ok(false) => Some("The database's schema is not up to date."),
        Ok(true) => takes_no_writes(app).await,
    }
}

async fn takes_no_writes(app: &App) -> Option<&'static str> {
    app.db.try_write().await.is_err().then_some("The database takes no writes.")
}

fn not_ready(lacking: &'static str) -> Response {
    ProblemBody::new(StatusCode::SERVICE_UNAVAILABLE, "not_ready", lacking).retry_after(1).into_response()
}

/// What was counted and what is so now. Without a database there is still something to tell.
async fn measured(State(app): State<App>) -> Response {
    let up = measure_database(&app).await.is_ok();
    metrics::gauge!("doctorly_database_up").set(f64::from(u8::from(up)));
    for (pool, most, size, idle) in app.db.pools() {
        let busy = (size as usize).saturating_sub(idle);
        metrics::gauge!("doctorly_database_connections", "pool" => pool, "state" => "idle").set(idle as f64);
        metrics::gauge!("doctorly_database_connections", "pool" => pool, "state" => "busy").set(busy as f64);
        metrics::gauge!("doctorly_database_connections_max", "pool" => pool).set(f64::from(most));
    }
    let directory = app.ports.directory.state(app.now()).await;
    metrics::gauge!("doctorly_search_up").set(f64::from(u8::from(directory.up && directory.built)));
    metrics::gauge!("doctorly_search_times_unknown").set(directory.times_unknown as f64);
    metrics::gauge!("doctorly_build_info", "version" => env!("CARGO_PKG_VERSION")).set(1.0);
    process::measure();
    let handle = recorder();
    handle.run_upkeep();
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], handle.render()).into_response()
}

async fn measure_database(app: &App) -> app::Result<()> {
    let (waiting, dead) = jobs::counts(&app.db, app.now()).await?;
    let now = app.now();
    let age = |oldest: Option<Instant>| oldest.map_or(0, |oldest| now.seconds_since(oldest).max(0)) as f64;
    let oldest_fact = outbox::oldest_waiting(&app.db).await?;
    let oldest_job = jobs::oldest_due(&app.db, now).await?;
    metrics::gauge!("doctorly_facts_waiting").set(outbox::waiting_count(&app.db).await? as f64);
    metrics::gauge!("doctorly_facts_oldest_seconds").set(age(oldest_fact));
    metrics::gauge!("doctorly_jobs_waiting").set(waiting as f64);
    metrics::gauge!("doctorly_jobs_oldest_seconds").set(age(oldest_job));
    metrics::gauge!("doctorly_jobs_dead").set(dead as f64);
    Ok(())
}

/// How often what was measured is put into its buckets.
const GATHER: Duration = Duration::from_secs(5);

/// Puts what was measured into its buckets from time to time. Until then every single measurement is kept, which would
/// fill the memory of a process whose metrics nobody reads.
pub async fn gather() {
    let mut times = tokio::time::interval(GATHER);
    loop {
        times.tick().await;
        recorder().run_upkeep();
    }
}

/// The one recorder of this process.
fn recorder() -> &'static PrometheusHandle {
    static HANDLE: OnceLock<PrometheusHandle> = OnceLock::new();
    HANDLE.get_or_init(|| {
        let recorder = PrometheusBuilder::new()
            .set_buckets(&[0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0])
            .and_then(|builder| {
                // What waits for a worker may wait for minutes.
                let lag = Matcher::Suffix("_lag_seconds".to_owned());
                builder.set_buckets_for_metric(
                    lag,
                    &[0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 60.0, 600.0],
                )
            })
            .unwrap_or_else(|_| PrometheusBuilder::new())
            .build_recorder();
        let handle = recorder.handle();
        // Refused only when another recorder is there already, which then keeps what is measured.
        let _ = metrics::set_global_recorder(recorder);
        app::count_from_zero();
        handle
    })
}
