//! The engine dies, or stops to answer: the search says so, everything else goes on, and all is caught up afterwards.

use std::time::Duration;

use serde_json::json;
use tokio::time::Instant;

use super::{
    super::Own,
    named,
    stage::{AYESHA, Stage, names},
};

/// Longer than this nobody waits to be told.
const BOUND: Duration = Duration::from_secs(10);

async fn is_refused(stage: &Stage) {
    let asked = Instant::now();
    let refused = stage.find("q=siddiqui").await.expect(503);
    assert!(asked.elapsed() < BOUND, "it took {:?}", asked.elapsed());
    assert_eq!(refused.code(), "search_unavailable");
    assert_eq!(refused.header("content-type"), "application/problem+json");
    assert!(refused.header("retry-after").parse::<u32>().is_ok());
}

/// Everything but the search.
async fn goes_on(stage: &Stage, who: &str, starts_at: &str) {
    let patient = stage.app.patient(who).await;
    let body = json!({ "doctor_id": stage.doctors[0], "starts_at": starts_at });
    stage.app.post("/api/v1/appointments").bearer(&patient.token).json(body).await.expect(201);
    stage.app.get(&format!("/api/v1/doctors/{}", stage.doctors[0])).await.expect(200);
    stage.app.get("/readyz").await.expect(200);
    let page = stage.app.get("/doctors?q=siddiqui").await;
    assert!(page.text().contains("The search is taking a break"), "{}", page.text());
}

async fn answers_again(stage: &Stage, name: &str) {
    let deadline = Instant::now() + Duration::from_secs(60);
    loop {
        // What could not be written waits in the log.
        stage.app.drain().await;
        let answer = stage.find("name=ayesha").await;
        if answer.status() == 200 && names(&answer) == [name] {
            break;
        }
        assert!(Instant::now() < deadline, "the search never caught up: {}", answer.text());
        tokio::task::yield_now().await;
    }
    let followed = stage.find("sort=soonest&facets=true").await.expect(200);
    app::search::rebuild(&stage.app.app).await.unwrap();
    let rebuilt = stage.find("sort=soonest&facets=true").await.expect(200);
    assert_eq!(followed.json(), rebuilt.json());
}

#[tokio::test]
async fn without_the_engine_only_the_search_is_away_and_it_comes_back_by_itself() {
    let mut engine = tokio::task::spawn_blocking(|| Own::start("opensearch")).await.unwrap();
    let url = engine.url.clone();
    let stage = Stage::set_on(|clock| named(&url, "lost", clock)).await;
    assert_eq!(stage.found("q=siddiqui").await, [AYESHA]);

    engine.pause();
    is_refused(&stage).await;
    goes_on(&stage, "ana", "2026-11-23T09:00:00+05:00").await;
    stage
        .send("PATCH", &format!("/doctors/{}", stage.doctors[0]), json!({ "full_name": "Dr Ayesha Paused" }))
        .await;
    stage.app.drain().await;
    engine.go_on();
    answers_again(&stage, "Dr Ayesha Paused").await;

    engine.kill();
    is_refused(&stage).await;
    goes_on(&stage, "bea", "2026-11-23T11:00:00+05:00").await;
    stage
        .send("PATCH", &format!("/doctors/{}", stage.doctors[0]), json!({ "full_name": "Dr Ayesha Killed" }))
        .await;
    stage.app.drain().await;
    let mut engine = tokio::task::spawn_blocking(move || {
        engine.start_again();
        engine
    })
    .await
    .unwrap();
    answers_again(&stage, "Dr Ayesha Killed").await;
    engine.kill();
}
