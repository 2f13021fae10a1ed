use std::{future::Future, path::Path, time::Duration};

use crate::support::{Process, TestApp};

#[tokio::test]
async fn a_running_server_is_alive_and_ready() {
    let app = TestApp::new().await;
    assert_eq!(app.get("/healthz").await.status(), 200);
    assert_eq!(app.get("/readyz").await.expect(503).code(), "not_ready");
    app::search::rebuild(&app.app).await.unwrap();
    assert_eq!(app.get("/readyz").await.status(), 200);
    assert!(app.get("/metrics").await.text().contains("doctorly_facts_waiting"));
}

#[tokio::test]
async fn a_server_on_a_real_port_answers_and_stops() {
    let app = TestApp::new().await;
    let served = app.serve().await;
    let answer = reqwest::get(served.url("/healthz")).await.unwrap();
    assert_eq!(answer.status(), 200);
    served.stop().await;
    assert!(reqwest::get(served.url("/healthz")).await.is_err());
}

#[tokio::test]
async fn what_is_not_there_is_a_problem_with_the_requests_id() {
    let app = TestApp::new().await;
    let answer = app.get("/api/v1/nothing").header("x-request-id", "mine-1").await;
    assert_eq!(answer.status(), 404);
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert_eq!(answer.header("x-request-id"), "mine-1");
    assert_eq!(answer["code"], "not_found");
    assert_eq!(answer["request_id"], "mine-1");
}

fn embedded(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("doctorly.db").display())
}

async fn in_time<T>(what: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(60), what).await.expect("it comes in time")
}

/// Asks until the answer has this status.
async fn until(url: &str, status: u16) {
    in_time(async {
        while reqwest::get(url).await.unwrap().status() != status {
            tokio::task::yield_now().await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_told_to_stop_says_so_while_it_still_answers() {
    let folder = tempfile::tempdir().unwrap();
    let settings = [("DOCTORLY_PROBES_LISTEN", "127.0.0.1:0"), ("DOCTORLY_DRAIN_SECONDS", "3600")];
    let (process, said) = Process::start_as("serve", &embedded(folder.path()), folder.path(), &settings);
    let (url, probes) = (format!("http://{}", said.address("server")), said.address("probes"));
    until(&format!("http://{probes}/readyz"), 200).await;
    let metrics = reqwest::get(format!("http://{probes}/metrics")).await.unwrap().text().await.unwrap();
    assert!(metrics.contains("\ndoctorly_holds_total{outcome=\"held\"} 0\n"), "{metrics}");
    // Whoever is served does not see them, and the probes' address serves nobody.
    assert_eq!(reqwest::get(format!("{url}/metrics")).await.unwrap().status(), 404);
    assert_eq!(reqwest::get(format!("http://{probes}/api/v1/doctors")).await.unwrap().status(), 404);
    let answer = reqwest::get(format!("{url}/healthz")).await.unwrap();
    assert!(!answer.headers().contains_key("connection"));

    process.stop();
    until(&format!("http://{probes}/readyz"), 503).await;
    until(&format!("{url}/readyz"), 503).await;
    let answer = reqwest::get(format!("{url}/api/v1/doctors")).await.unwrap();
    assert_eq!((answer.status().as_u16(), answer.headers()["connection"].to_str().unwrap()), (200, "close"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_answers_probes_and_ends_when_it_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let settings = [("DOCTORLY_PROBES_LISTEN", "127.0.0.1:0")];
    let (mut process, said) = Process::start_as("work", &embedded(folder.path()), folder.path(), &settings);
    let probes = said.address("probes");
    for path in ["healthz", "readyz", "metrics"] {
        assert_eq!(reqwest::get(format!("http://{probes}/{path}")).await.unwrap().status(), 200, "{path}");
    }
    process.stop();
    assert!(in_time(process.ended()).await);
    assert!(reqwest::get(format!("http://{probes}/healthz")).await.is_err());
}
