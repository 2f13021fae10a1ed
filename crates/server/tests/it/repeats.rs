//! `Idempotency-Key`: a request that comes again is answered again, not done again.

use std::future::IntoFuture;

use futures::future::join_all;
use kernel::time::DAY;
use serde_json::{Value, json};

use crate::support::{Ask, Person, TestApp};

const PATIENTS: &str = "/api/v1/patients";

fn child(name: &str) -> Value {
    json!({ "name": name })
}

async fn names(app: &TestApp, person: &Person) -> Vec<String> {
    let list = app.get("/api/v1/patients?limit=100").bearer(&person.token).await.expect(200);
    let items = list["items"].as_array().unwrap();
    items.iter().map(|item| item["name"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_thousand_repeats_have_one_effect_and_one_body() {
    let app = TestApp::new().await;
    let ana = app.patient("ana").await;
    let ask = || app.post(PATIENTS).bearer(&ana.token).idempotency("k-1").json(child("Mina"));
    let first = ask().await.expect(201);
    assert_eq!(first.header("idempotent-replay"), "");
    for repeat in join_all((0..1000).map(|_| ask().into_future())).await {
        if repeat.status() == 409 {
            assert_eq!(repeat.code(), "request_in_progress");
            continue;
        }
        assert_eq!(repeat.status(), 201);
        assert_eq!(repeat.header("idempotent-replay"), "true");
        assert_eq!(repeat.header("content-type"), "application/json");
        assert_eq!(repeat.bytes(), first.bytes());
    }
    assert_eq!(names(&app, &ana).await.iter().filter(|name| *name == "Mina").count(), 1);
}

#[tokio::test]
async fn of_repeats_that_come_at_once_one_is_done() {
    let app = TestApp::new().await;
    let ana = app.patient("ana").await;
    let ask = |_| app.post(PATIENTS).bearer(&ana.token).idempotency("k-1").json(child("Mina")).into_future();
    let answers = join_all((0..50).map(ask)).await;
    let done =
        answers.iter().filter(|a| a.status() == 201 && a.header("idempotent-replay").is_empty()).count();
    assert_eq!(done, 1);
    let others = answers.iter().filter(|a| a.status() != 201 && a.code() != "request_in_progress").count();
    assert_eq!(others, 0);
    assert_eq!(names(&app, &ana).await.iter().filter(|name| *name == "Mina").count(), 1);
}

#[tokio::test]
async fn a_key_used_for_another_request_is_refused() {
    let app = TestApp::new().await;
    let ana = app.patient("ana").await;
    let with_key = |ask: Ask| ask.bearer(&ana.token).idempotency("k-1");
    with_key(app.post(PATIENTS)).json(child("Mina")).await.expect(201);
    let other = with_key(app.post(PATIENTS)).json(child("Omar")).await.expect(422);
    assert_eq!(other.code(), "idempotency_key_reused");
    let path = format!("{PATIENTS}/{}", ana.patient_id);
    assert_eq!(
        with_key(app.patch(&path)).json(child("Mina")).await.expect(422).code(),
        "idempotency_key_reused"
    );
    assert_eq!(names(&app, &ana).await.len(), 2);
}

#[tokio::test]
async fn keys_belong_to_their_caller() {
    let app = TestApp::new().await;
    for name in ["ana", "ben"] {
        let person = app.patient(name).await;
        let made = app.post(PATIENTS).bearer(&person.token).idempotency("same").json(child("Mina")).await;
        assert_eq!(made.expect(201).header("idempotent-replay"), "");
    }
}

#[tokio::test]
async fn a_refusal_is_answered_again_even_when_it_would_pass_by_now() {
    let app = TestApp::new().await;
    let (ana, ben, sana) = (app.patient("ana").await, app.patient("ben").await, app.doctor("sana").await);
    let time = json!({ "doctor_id": sana.doctor_id(), "starts_at": "2026-11-23T10:00:00+05:00" });
    let book = |person: &Person, key: &str| {
        app.post("/api/v1/appointments").bearer(&person.token).idempotency(key).json(time.clone())
    };
    let held = book(&ben, "k-0").await.expect(201);
    let refused = book(&ana, "k-1").await.expect(409);
    assert_eq!(refused.code(), "time_taken");
    let cancel = format!("/api/v1/appointments/{}/cancel", held.str("id"));
    app.post(&cancel).bearer(&ben.token).await.expect(200);
    let again = book(&ana, "k-1").await.expect(409);
    assert_eq!((again.header("idempotent-replay"), again.bytes()), ("true", refused.bytes()));
    assert_eq!(again.header("content-type"), "application/problem+json");
    book(&ana, "k-2").await.expect(201);
}

#[tokio::test]
async fn what_depends_on_who_asks_is_not_remembered() {
    let app = TestApp::new().await;
    let ana = app.patient("ana").await;
    let ask = |token: &str| app.post(PATIENTS).bearer(token).idempotency("k-1").json(child("Mina"));
    ask("wrong").await.expect(401);
    assert_eq!(ask(&ana.token).await.expect(201).header("idempotent-replay"), "");
}

#[tokio::test]
async fn a_success_that_no_operation_remembers_is_remembered_too() {
    let app = TestApp::new().await;
    let ana = app.patient("ana").await;
    let ask =
        || app.patch("/api/v1/me").bearer(&ana.token).idempotency("k-1").json(json!({ "name": "Ana B" }));
    let first = ask().await.expect(200);
    app.patch("/api/v1/me").bearer(&ana.token).json(json!({ "name": "Ana C" })).await.expect(200);
    let again = ask().await.expect(200);
    assert_eq!((again.header("idempotent-replay"), again.bytes()), ("true", first.bytes()));
    assert_eq!(app.get("/api/v1/me").bearer(&ana.token).await["name"], "Ana C");
}

#[tokio::test]
async fn keys_are_forgotten_after_a_day() {
    let app = TestApp::new().await;
    let ask = |token: &str| app.post(PATIENTS).bearer(token).idempotency("k-1").json(child("Mina"));
    ask(&app.patient("ana").await.token).await.expect(201);
    app.clock.advance_seconds(DAY + 1);
    app.drain().await;
    let token = app.token_of(&app.patient("ana").await).await;
    assert_eq!(ask(&token).await.expect(201).header("idempotent-replay"), "");
}

#[tokio::test]
async fn keys_that_cannot_be_kept_are_refused() {
    let app = TestApp::new().await;
    let ana = app.patient("ana").await;
    for wrong in ["", "two words", &"k".repeat(256), "ключ"] {
        let answer = app.post(PATIENTS).bearer(&ana.token).idempotency(wrong).json(child("Mina")).await;
        assert_eq!(answer.expect(400).code(), "idempotency_key_unreadable");
    }
    app.post(PATIENTS).bearer(&ana.token).idempotency(&"k".repeat(255)).json(child("Mina")).await.expect(201);
}

#[tokio::test]
async fn tokens_are_never_kept_for_a_repeat() {
    let app = TestApp::new().await;
    let ana = app.patient("ana").await;
    let body = json!({ "email": ana.email, "password": crate::support::PASSWORD });
    let ask = || app.post("/api/v1/auth/login").idempotency("k-1").json(body.clone());
    let (first, second) = (ask().await.expect(200), ask().await.expect(200));
    assert_eq!(second.header("idempotent-replay"), "");
    assert_ne!(first.str("access_token"), second.str("access_token"));
}
