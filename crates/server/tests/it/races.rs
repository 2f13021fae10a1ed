//! Many callers over real connections, one place.

use std::{collections::HashMap, sync::Arc};

use reqwest::Client;
use serde_json::{Value, json};

use crate::{
    booking::TEN,
    support::{Person, Practice, Served, TestApp},
};

/// Everybody asks for the same time at once; gives how many got which status, and the bodies of the refused.
async fn race(served: &Served, people: &[Person], practice: Practice) -> (HashMap<u16, usize>, Vec<Value>) {
    let client = Client::builder().pool_max_idle_per_host(0).build().unwrap();
    let start = Arc::new(tokio::sync::Barrier::new(people.len()));
    let mut racers = Vec::new();
    for person in people {
        let body = json!({"doctor_id": practice.doctor_id, "starts_at": TEN});
        let request = client.post(served.url("/api/v1/appointments")).bearer_auth(&person.token).json(&body);
        let start = start.clone();
        racers.push(tokio::spawn(async move {
            start.wait().await;
            let response = request.send().await.expect("an answer");
            (response.status().as_u16(), response.json::<Value>().await.expect("a body"))
        }));
    }
    let (mut counts, mut refused) = (HashMap::new(), Vec::new());
    for racer in racers {
        let (status, body) = racer.await.unwrap();
        *counts.entry(status).or_default() += 1;
        if status != 201 {
            refused.push(body);
        }
    }
    (counts, refused)
}

async fn exactly(winners: usize, of: usize) {
    let app = TestApp::new().await;
    let practice = app.practice_of_capacity(winners as i64).await;
    let people = app.patients(of).await;
    let served = app.serve().await;
    let (counts, refused) = race(&served, &people, practice).await;
    let expected = HashMap::from([(201, winners), (409, of - winners)]);
    assert_eq!(counts, expected, "{:?}", refused.first());
    for body in refused {
        assert_eq!(body["code"], "time_taken");
        assert_eq!(body["alternatives"].as_array().map(Vec::len), Some(3), "{body}");
    }
    served.stop().await;
    app.is_consistent().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_callers_one_gets_the_place() {
    exactly(1, 2).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_ten_callers_one_gets_the_place() {
    exactly(1, 10).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_hundred_callers_one_gets_the_place() {
    exactly(1, 100).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_thousand_callers_one_gets_the_place() {
    exactly(1, 1000).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn three_places_go_to_three_of_a_hundred() {
    exactly(3, 100).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_repeats_of_one_key_have_one_effect() {
    let app = TestApp::new().await;
    let (practice, ana) = (app.practice().await, app.patient("ana").await);
    let served = app.serve().await;
    let client = Client::new();
    let ask = |starts_at: &str| {
        let body = json!({"doctor_id": practice.doctor_id, "starts_at": starts_at});
        let request = client.post(served.url("/api/v1/appointments")).bearer_auth(&ana.token);
        request.header("Idempotency-Key", "one").json(&body).send()
    };
    let first = ask(TEN).await.unwrap();
    assert_eq!(first.status(), 201);
    let body = first.text().await.unwrap();
    for round in 0..100 {
        let repeats = futures::future::join_all((0..10).map(|_| ask(TEN))).await;
        for repeat in repeats {
            let repeat = repeat.unwrap();
            assert_eq!(repeat.status(), 201, "{round}");
            assert_eq!(repeat.headers()["Idempotent-Replay"], "true");
            assert_eq!(repeat.text().await.unwrap(), body);
        }
    }
    let other = ask("2026-11-23T11:00:00+05:00").await.unwrap();
    assert_eq!(other.status(), 422);
    assert_eq!(other.json::<Value>().await.unwrap()["code"], "idempotency_key_reused");
    let listed = app.get("/api/v1/appointments").bearer(&ana.token).await.expect(200);
    assert_eq!(listed["items"].as_array().unwrap().len(), 1);
    served.stop().await;
    app.is_consistent().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_at_once_with_one_key_have_one_effect() {
    let app = TestApp::new().await;
    let (practice, ana) = (app.practice().await, app.patient("ana").await);
    let served = app.serve().await;
    let client = Client::builder().pool_max_idle_per_host(0).build().unwrap();
    let body = json!({"doctor_id": practice.doctor_id, "starts_at": TEN});
    let asks = (0..100).map(|_| {
        let request = client.post(served.url("/api/v1/appointments")).bearer_auth(&ana.token);
        request.header("Idempotency-Key", "one").json(&body).send()
    });
    let mut ids = Vec::new();
    for answer in futures::future::join_all(asks).await {
        let answer = answer.unwrap();
        match answer.status().as_u16() {
            201 => ids.push(answer.json::<Value>().await.unwrap()["id"].clone()),
            409 => assert_eq!(answer.json::<Value>().await.unwrap()["code"], "request_in_progress"),
            other => panic!("{other}"),
        }
    }
    ids.dedup();
    assert_eq!(ids.len(), 1);
    served.stop().await;
    app.is_consistent().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_visit_is_booked_into_leave_that_is_taken_at_that_moment() {
    let app = TestApp::new().await;
    let practice = app.practice().await;
    let (manager, people) = (app.manager_of(practice.clinic_id).await, app.patients(10).await);
    let served = app.serve().await;
    let client = Client::new();
    let post = |person: &Person, path: String, body: Value| {
        client.post(served.url(&path)).bearer_auth(&person.token).json(&body).send()
    };
    let days = ["24", "25", "26", "27"].iter().chain(&["30"]).map(|day| format!("2026-11-{day}"));
    for (round, date) in days.enumerate() {
        let (from, until) = (format!("{date}T00:00:00+05:00"), format!("{date}T23:55:00+05:00"));
        let leave = json!({"starts_at": from, "ends_at": until});
        let leave = post(&manager, format!("/api/v1/doctors/{}/leave", practice.doctor_id), leave);
        let hold = |person, time: &str| {
            let body =
                json!({"doctor_id": practice.doctor_id, "starts_at": format!("{date}T{time}:00+05:00")});
            post(person, "/api/v1/appointments".to_owned(), body)
        };
        let (first, second) = (&people[round * 2], &people[round * 2 + 1]);
        let (leave, first, second) = tokio::join!(leave, hold(first, "10:00"), hold(second, "11:00"));
        let is_taken = leave.unwrap().status() == 201;
        for held in [first, second] {
            assert!(
                !is_taken || held.unwrap().status() != 201,
                "a visit on {date}, and leave that met nobody"
            );
        }
    }
    served.stop().await;
    app.is_consistent().await;
}
