use crate::support::TestApp;

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
