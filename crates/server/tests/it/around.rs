//! What happens around every request, whatever its handler is.

use std::{future::IntoFuture, sync::Arc, time::Duration};

use app::App;
use axum::{Router, extract::State, http::HeaderMap, routing::get};
use server::HttpSettings;
use tokio::sync::Notify;

use crate::support::TestApp;

/// Doctorly's surroundings with routes that misbehave.
async fn with_route(
    http: HttpSettings,
    path: &'static str,
    route: axum::routing::MethodRouter<App>,
) -> TestApp {
    TestApp::with_routes(http, move |app, http| server::surround(Router::new().route(path, route), app, http))
        .await
}

#[tokio::test]
async fn a_panic_is_a_problem_that_tells_nothing() {
    let panics = get(async || -> &'static str { panic!("the price of pat_1 is wrong") });
    let app = with_route(HttpSettings::default(), "/panics", panics).await;
    let answer = app.get("/panics").await.expect(500);
    assert_eq!(answer.code(), "internal");
    assert_eq!(answer.str("request_id"), answer.header("x-request-id"));
    assert!(!answer.text().contains("price"));
    app.get("/nothing").await.expect(404);
}

#[tokio::test]
async fn a_request_that_takes_too_long_is_given_up() {
    let http = HttpSettings { timeout: Duration::from_millis(20), ..HttpSettings::default() };
    let app = with_route(http, "/waits", get(async || std::future::pending::<()>().await)).await;
    let answer = app.get("/waits").await.expect(503);
    assert_eq!((answer.code(), answer.header("retry-after")), ("timed_out", "1"));
}

#[tokio::test]
async fn more_requests_than_there_are_places_are_turned_away_at_once() {
    let (begun, may_end) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (begins, ends) = (begun.clone(), may_end.clone());
    let waits = get(async move || {
        begins.notify_one();
        ends.notified().await;
        "done"
    });
    let http = HttpSettings { at_once: 1, ..HttpSettings::default() };
    let app = with_route(http, "/waits", waits).await;
    let first = tokio::spawn(app.get("/waits").into_future());
    begun.notified().await;
    let second = app.get("/waits").await.expect(503);
    assert_eq!((second.code(), second.header("retry-after")), ("overloaded", "1"));
    may_end.notify_one();
    assert_eq!(first.await.unwrap().status(), 200);
}

#[tokio::test]
async fn who_asks_too_often_is_told_when_to_come_back() {
    let http = HttpSettings { requests_per_minute: 2, ..HttpSettings::default() };
    let app = with_route(http, "/", get(async || "hello")).await;
    let remaining: Vec<_> = [app.get("/").await, app.get("/").await]
        .iter()
        .map(|answer| answer.expect_ref(200).header("ratelimit-remaining").to_owned())
        .collect();
    assert_eq!(remaining, ["1", "0"]);
    let refused = app.get("/").await.expect(429);
    assert_eq!((refused.code(), refused.header("retry-after")), ("too_many_requests", "30"));
    assert_eq!(refused.header("ratelimit-limit"), "2");
    app.clock.advance_seconds(30);
    app.get("/").await.expect(200);
}

#[tokio::test]
async fn signing_in_has_a_smaller_bucket_than_the_rest() {
    let http = HttpSettings { sign_ins_per_minute: 1, ..HttpSettings::default() };
    let app = TestApp::with(http).await;
    let body = serde_json::json!({ "email": "nobody@cast.example", "password": "whatever-it-is" });
    app.post("/api/v1/auth/login").json(body.clone()).await.expect(401);
    app.post("/api/v1/auth/login").json(body).await.expect(429);
    app.get("/api/v1/departments").await.expect(200);
}

#[tokio::test]
async fn accounts_have_buckets_of_their_own() {
    let http = HttpSettings { requests_per_minute: 1, ..HttpSettings::default() };
    let app = TestApp::with(http).await;
    let (ana, ben) = (app.patient("ana").await, app.patient("ben").await);
    app.get("/api/v1/me").bearer(&ana.token).await.expect(200);
    app.get("/api/v1/me").bearer(&ana.token).await.expect(429);
    app.get("/api/v1/me").bearer(&ben.token).await.expect(200);
}

#[tokio::test]
async fn browsers_are_told_to_run_nothing_but_ours_and_keep_nothing_private() {
    let app = TestApp::new().await;
    let page = app.get("/nothing").await;
    assert!(page.header("content-security-policy").starts_with("default-src 'self'"));
    assert_eq!(page.header("x-content-type-options"), "nosniff");
    assert_eq!(page.header("strict-transport-security"), "", "the test is reached by http");
    let ana = app.patient("ana").await;
    let own = app.get("/api/v1/me").bearer(&ana.token).await.expect(200);
    assert_eq!(own.header("cache-control"), "no-store");
}

#[tokio::test]
async fn large_answers_are_compressed_for_those_who_can_read_it() {
    let app = TestApp::new().await;
    let zipped = app.get("/api/openapi.json").header("accept-encoding", "gzip").await.expect(200);
    assert_eq!(zipped.header("content-encoding"), "gzip");
    let plain = app.get("/api/openapi.json").await.expect(200);
    assert_eq!(plain.header("content-encoding"), "");
    assert!(zipped.bytes().len() < plain.bytes().len() / 4);
}

#[tokio::test]
async fn a_known_version_is_not_sent_again() {
    let app = TestApp::new().await;
    let ana = app.patient("ana").await;
    let path = format!("/api/v1/patients/{}", ana.patient_id);
    let first = app.get(&path).bearer(&ana.token).await.expect(200);
    let tag = first.header("etag").to_owned();
    let again = app.get(&path).bearer(&ana.token).header("if-none-match", &tag).await.expect(304);
    assert!(again.bytes().is_empty());
    app.get(&path).bearer(&ana.token).header("if-none-match", "\"0\"").await.expect(200);
}

#[tokio::test]
async fn insane_request_ids_are_replaced() {
    let echoes = get(async |_: State<App>, headers: HeaderMap| headers.len().to_string());
    let app = with_route(HttpSettings::default(), "/", echoes).await;
    for insane in ["", "a b", "<script>", &"x".repeat(65)] {
        let id = app.get("/").header("x-request-id", insane).await.header("x-request-id").to_owned();
        assert!(id.len() == 32 && id != insane, "{insane} became {id}");
    }
    assert_eq!(
        app.get("/").header("x-request-id", "trace-1.2:3").await.header("x-request-id"),
        "trace-1.2:3"
    );
}
