//! The clinic's calendar, and the news of it.

use std::time::Duration;

use database::counting;
use serde_json::{Value, json};

use crate::{
    booking::TEN,
    support::{Answer, Person, Practice, TestApp},
};

async fn calendar(app: &TestApp, who: &Person, practice: Practice, query: &str) -> Answer {
    let path = format!("/api/v1/clinics/{}/calendar{query}", practice.clinic_id);
    app.get(&path).bearer(&who.token).await
}

/// The events that an answer carried: name, id and data.
fn events(text: &str) -> Vec<(String, String, Value)> {
    let field = |event: &str, name: &str| {
        let line = event.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        line.unwrap_or_default().trim().to_owned()
    };
    text.split("\n\n")
        .map(|event| (field(event, "event"), field(event, "id"), field(event, "data")))
        .map(|(name, id, data)| (name, id, serde_json::from_str(&data).unwrap_or_default()))
        .collect()
}

/// What is told of what happened after an event, and the last id.
async fn told(app: &TestApp, who: &Person, after: &str, query: &str) -> (Vec<Value>, String) {
    app.drain().await;
    let path = format!("/api/v1/events?seconds=0{query}");
    let answer = app.get(&path).bearer(&who.token).header("last-event-id", after).await.expect(200);
    assert_eq!(answer.header("content-type"), "text/event-stream");
    let events = events(&answer.text());
    let last = events.iter().rev().find(|(_, id, _)| !id.is_empty()).expect("an id").1.clone();
    (events.into_iter().filter(|(name, ..)| name == "change").map(|(.., data)| data).collect(), last)
}

fn kinds(changes: &[Value]) -> Vec<&str> {
    changes.iter().map(|change| change["kind"].as_str().expect("a kind")).collect()
}

#[tokio::test]
async fn a_day_shows_who_works_who_comes_and_what_is_free() {
    let app = TestApp::new().await;
    let (practice, ana) = (app.practice().await, app.patient("ana").await);
    let desk = app.desk_of(practice.clinic_id).await;
    let held = app.hold(&ana, practice.doctor_id, TEN).await.expect(201);
    app.act(&ana, held.str("id"), "payments", json!({"method": "4242424242424242"})).await.expect(201);
    app.drain().await;
    let leave = json!({"starts_at": "2026-11-23T12:00:00+05:00", "ends_at": "2026-11-23T18:00:00+05:00"});
    let path = format!("/api/v1/doctors/{}/leave", practice.doctor_id);
    let manager = app.manager_of(practice.clinic_id).await;
    app.post(&path).bearer(&manager.token).json(leave).await.expect(201);

    let day = calendar(&app, &desk, practice, "").await.expect(200);
    assert_eq!((&day["from"], &day["to"]), (&json!("2026-11-23"), &json!("2026-11-23")));
    assert_eq!(day["time_zone"], "Asia/Karachi");
    let doctor = &day["doctors"][0];
    assert_eq!(doctor["full_name"], "Dr Ayesha Siddiqui");
    let part = |from: &str, until: &str| {
        let at = |time: &str| format!("2026-11-23T{time}:00+05:00");
        json!({"starts_at": at(from), "ends_at": at(until), "slot_minutes": 15})
    };
    assert_eq!(doctor["hours"], json!([part("09:00", "13:00")]));
    assert_eq!(doctor["free"], json!([part("09:00", "10:00"), part("10:15", "12:00")]));
    assert_eq!(doctor["leave"][0]["starts_at"], "2026-11-23T12:00:00+05:00");
    let visit = &day["appointments"][0];
    assert_eq!((&visit["status"], &visit["payment"]), (&json!("confirmed"), &json!("paid")));
    assert_eq!((&visit["patient"]["name"], &visit["starts_at"]), (&json!("Ana"), &json!(TEN)));
    assert_eq!(visit["version"], app.shown(&ana, held.str("id")).await["version"]);
}

#[tokio::test]
async fn what_is_over_and_what_is_others_is_not_in_it() {
    let app = TestApp::new().await;
    let (practice, ana) = (app.practice().await, app.patient("ana").await);
    let desk = app.desk_of(practice.clinic_id).await;
    let held = app.hold(&ana, practice.doctor_id, TEN).await.expect(201);
    let count = |day: &Answer| day["appointments"].as_array().map(Vec::len);
    assert_eq!(count(&calendar(&app, &desk, practice, "").await.expect(200)), Some(1));
    // Nobody has swept yet, and it is gone all the same.
    app.clock.advance_seconds(11 * 60);
    assert_eq!(count(&calendar(&app, &desk, practice, "").await.expect(200)), Some(0));
    app.drain().await;
    let again = app.hold(&ana, practice.doctor_id, TEN).await.expect(201);
    assert_ne!(again["id"], held["id"]);
    app.act(&ana, again.str("id"), "cancel", json!({})).await.expect(200);
    assert_eq!(count(&calendar(&app, &desk, practice, "").await.expect(200)), Some(0));

    calendar(&app, &ana, practice, "").await.expect(403);
    calendar(&app, &app.other_manager().await, practice, "").await.expect(404);
    let stranger = format!("?doctor={}", app.practice().await.doctor_id);
    calendar(&app, &desk, practice, &stranger).await.expect(404);
    let second = app.doctor_in(practice.clinic_id, "Dr Second").await;
    let own = app.as_doctor("own", Practice { doctor_id: second, ..practice }).await;
    let seen = calendar(&app, &own, practice, "").await.expect(200);
    assert_eq!(seen["doctors"].as_array().map(Vec::len), Some(1), "a doctor's own column: {}", seen.text());
    assert_eq!(seen["doctors"][0]["id"], second.to_string());
    calendar(&app, &own, practice, &format!("?doctor={}", practice.doctor_id)).await.expect(404);
}

#[tokio::test]
async fn a_week_of_all_and_six_weeks_of_one_may_be_asked_and_no_more() {
    let app = TestApp::new().await;
    let practice = app.practice().await;
    let desk = app.desk_of(practice.clinic_id).await;
    let one = format!("&doctor={}", practice.doctor_id);
    for (to, doctor, status) in [
        ("2026-11-29", "", 200),
        ("2026-11-30", "", 422),
        ("2027-01-03", one.as_str(), 200),
        ("2027-01-04", one.as_str(), 422),
        ("2026-11-22", "", 422),
    ] {
        let query = format!("?from=2026-11-23&to={to}{doctor}");
        let answer = calendar(&app, &desk, practice, &query).await.expect(status);
        let days = answer["doctors"][0]["hours"].as_array().map_or(0, Vec::len);
        assert!(status == 422 || days >= 7, "{query}: {days}");
    }
}

#[tokio::test]
async fn a_calendar_costs_the_same_statements_for_twenty_doctors_as_for_two() {
    let app = TestApp::new().await;
    let practice = app.practice().await;
    let (desk, people) = (app.desk_of(practice.clinic_id).await, app.patients(20).await);
    let mut counts = Vec::new();
    for (number, person) in people.iter().enumerate() {
        let doctor_id = app.doctor_in(practice.clinic_id, &format!("Dr Number {number}")).await;
        app.daily_hours(doctor_id, "09:00", "13:00", 15).await;
        app.hold(person, doctor_id, TEN).await.expect(201);
        if number == 1 || number == 19 {
            for cold in [true, false] {
                if cold {
                    app.app.schedules.everything_changed();
                }
                app.get("/api/v1/me").bearer(&desk.token).await.expect(200);
                let (day, statements) = counting(calendar(&app, &desk, practice, "")).await;
                assert_eq!(day.expect(200)["appointments"].as_array().map(Vec::len), Some(number + 1));
                counts.push(statements.len());
            }
        }
    }
    let [few_cold, few_warm, many_cold, many_warm] = counts[..] else { panic!("{counts:?}") };
    assert!(many_cold <= few_cold && many_warm <= few_warm, "{counts:?}");
    assert!(many_cold <= 19 && many_warm <= 11, "{counts:?}");
}

#[tokio::test]
async fn a_change_is_told_to_whom_it_concerns_without_a_name() {
    let app = TestApp::new().await;
    let (practice, other) = (app.practice().await, app.practice().await);
    let (ana, ben) = (app.patient("ana").await, app.patient("ben").await);
    let (desk, far_desk) = (app.desk_of(practice.clinic_id).await, app.desk_of(other.clinic_id).await);
    let doctor = app.as_doctor("omar", practice).await;
    let admin = app.promote(app.patients(1).await.remove(0)).await;
    app.drain().await;
    let since = calendar(&app, &desk, practice, "").await.expect(200).str("last_event_id").to_owned();

    let held = app.hold(&ana, practice.doctor_id, TEN).await.expect(201);
    let (changes, after_hold) = told(&app, &desk, &since, "").await;
    assert_eq!(kinds(&changes), ["appointment_held"]);
    assert_eq!(changes[0]["appointment_id"], held["id"]);
    assert_eq!(changes[0]["doctor_id"], practice.doctor_id.to_string());
    assert_eq!(changes[0]["clinic_id"], practice.clinic_id.to_string());
    assert_eq!(changes[0].as_object().map(|change| change.len()), Some(4), "ids and a kind: {}", changes[0]);
    for who in [&doctor, &admin, &ana] {
        assert_eq!(kinds(&told(&app, who, &since, "").await.0), ["appointment_held"], "{}", who.name);
    }
    for who in [&far_desk, &ben] {
        assert_eq!(told(&app, who, &since, "").await.0, [] as [Value; 0], "{}", who.name);
    }

    app.act(&ana, held.str("id"), "payments", json!({"method": "4242424242424242"})).await.expect(201);
    let elsewhere = app.hold(&ben, other.doctor_id, TEN).await.expect(201);
    let (changes, _) = told(&app, &desk, &after_hold, "").await;
    assert_eq!(kinds(&changes), ["appointment_confirmed"], "only what came after");
    let (changes, _) = told(&app, &admin, &after_hold, &format!("&clinic={}", other.clinic_id)).await;
    assert_eq!(
        changes.iter().map(|change| &change["appointment_id"]).collect::<Vec<_>>(),
        [&elsewhere["id"]]
    );
    let (changes, _) = told(&app, &admin, &after_hold, &format!("&doctor={}", practice.doctor_id)).await;
    assert_eq!(kinds(&changes), ["appointment_confirmed"]);
}

#[tokio::test]
async fn whoever_was_away_for_too_long_is_told_to_look_anew() {
    let app = TestApp::new().await;
    let (practice, ana) = (app.practice().await, app.patient("ana").await);
    let desk = app.desk_of(practice.clinic_id).await;
    for after in ["not-an-id", "999999999", "-5"] {
        let path = format!("/api/v1/events?seconds=0&after={after}");
        let answer = app.get(&path).bearer(&desk.token).await.expect(200);
        assert!(
            events(&answer.text()).iter().any(|(name, ..)| name == "reset"),
            "{after}: {}",
            answer.text()
        );
    }
    let since = calendar(&app, &desk, practice, "").await.expect(200).str("last_event_id").to_owned();
    app.hold(&ana, practice.doctor_id, TEN).await.expect(201);
    app.drain().await;
    for _ in 0..3 {
        app.clock.advance_seconds(200);
        app.drain().await;
    }
    let path = format!("/api/v1/events?seconds=0&after={since}");
    let answer = app.get(&path).bearer(&desk.token).await.expect(200);
    assert!(events(&answer.text()).iter().any(|(name, ..)| name == "reset"), "{}", answer.text());
    app.get("/api/v1/events?seconds=61").bearer(&desk.token).await.expect(422);
}

#[tokio::test]
async fn an_open_listening_hears_of_a_change_as_it_happens() {
    let app = TestApp::new().await;
    let (practice, ana) = (app.practice().await, app.patient("ana").await);
    let desk = app.desk_of(practice.clinic_id).await;
    let served = app.serve().await;
    app.drain().await;
    let asked = reqwest::Client::new().get(served.url("/api/v1/events")).bearer_auth(&desk.token).send();
    let mut answer = asked.await.expect("an answer");
    assert_eq!(answer.status(), 200);
    app.hold(&ana, practice.doctor_id, TEN).await.expect(201);
    app.drain().await;
    let hearing = async {
        let mut text = String::new();
        while !text.contains("appointment_held") {
            let more = answer.chunk().await.expect("it goes on").expect("it has not ended");
            text.push_str(&String::from_utf8_lossy(&more));
        }
        text
    };
    let text = tokio::time::timeout(Duration::from_secs(20), hearing).await.expect("it is told");
    assert!(!text.contains("Ana"), "{text}");
}

#[tokio::test]
async fn nobody_listens_more_often_at_once_than_a_clinic_has_screens() {
    let app = TestApp::new().await;
    let practice = app.practice().await;
    let (desk, other) = (app.desk_of(practice.clinic_id).await, app.patient("ana").await);
    let served = app.serve().await;
    let client = reqwest::Client::new();
    let listen = |who: &Person| client.get(served.url("/api/v1/events")).bearer_auth(&who.token).send();
    let mut open = Vec::new();
    for _ in 0..server::live::MOST_AT_ONCE {
        let answer = listen(&desk).await.expect("an answer");
        assert_eq!(answer.status(), 200);
        open.push(answer);
    }
    let refused = listen(&desk).await.expect("an answer");
    assert_eq!(
        (refused.status().as_u16(), refused.headers()["retry-after"].as_bytes()),
        (429, b"60".as_slice())
    );
    let problem: Value = refused.json().await.expect("a problem");
    assert_eq!(problem["code"], "too_many_requests");
    assert_eq!(listen(&other).await.expect("an answer").status(), 200);
    // The server notices that somebody has left when it next has something to say.
    drop(open);
    let again = async { while listen(&desk).await.expect("an answer").status() != 200 {} };
    tokio::time::timeout(Duration::from_secs(60), again).await.expect("their places are free again");
}

#[tokio::test]
async fn a_move_that_was_decided_on_something_else_is_refused() {
    let app = TestApp::new().await;
    let (practice, ana) = (app.practice().await, app.patient("ana").await);
    let desk = app.desk_of(practice.clinic_id).await;
    let held = app.hold(&ana, practice.doctor_id, TEN).await.expect(201);
    let id = held.str("id");
    app.act(&ana, id, "payments", json!({"method": "4242424242424242"})).await.expect(201);
    app.drain().await;
    let path = format!("/api/v1/appointments/{id}/reschedule");
    let go = |to: &str, version: i64| {
        let body = json!({"starts_at": format!("2026-11-23T{to}:00+05:00")});
        app.post(&path).bearer(&desk.token).if_match(version).json(body)
    };
    let before = app.shown(&ana, id).await["version"].as_i64().expect("a version");
    let moved = go("11:00", before).await.expect(200);
    let after = moved["version"].as_i64().expect("a version");
    // Somebody else moves it on: undoing the first move would undo the second.
    go("11:30", after).await.expect(200);
    assert_eq!(go("10:00", after).await.expect(412).code(), "version_mismatch");
    assert_eq!(app.shown(&ana, id).await["starts_at"], "2026-11-23T11:30:00+05:00");
    app.is_consistent().await;
}

#[tokio::test]
async fn a_taken_time_is_given_once_more_only_by_the_clinic_and_with_a_reason() {
    let app = TestApp::new().await;
    let practice = app.practice().await;
    let desk = app.desk_of(practice.clinic_id).await;
    let people = app.patients(4).await;
    let first = app.hold(&people[0], practice.doctor_id, TEN).await.expect(201);
    let over = |who: &Person, patient: &Person, reason: Value| {
        let body = json!({"doctor_id": practice.doctor_id, "starts_at": TEN, "patient_id": patient.patient_id,
            "overbook_reason": reason});
        app.post("/api/v1/appointments").bearer(&who.token).json(body)
    };
    // The desk knows whoever has been here.
    for person in &people[1..] {
        let held = app.hold(person, practice.doctor_id, "2026-11-24T10:00:00+05:00").await.expect(201);
        app.act(person, held.str("id"), "cancel", json!({})).await.expect(200);
    }
    over(&people[1], &people[1], json!("I am in a hurry")).await.expect(403);
    let empty = over(&desk, &people[1], json!(" ")).await.expect(422);
    assert_eq!(empty.field_code("overbook_reason"), "required");
    let second = over(&desk, &people[1], json!("High fever")).await.expect(201);
    over(&desk, &people[2], json!("A burn")).await.expect(201);
    let busy = over(&desk, &people[1], json!("Again")).await.expect(422);
    assert_eq!(busy.field_code("starts_at"), "patient_busy", "nobody is in two visits at once");

    let day = calendar(&app, &desk, practice, "").await.expect(200);
    let reasons: Vec<_> =
        day["appointments"].as_array().unwrap().iter().map(|v| &v["overbook_reason"]).collect();
    assert_eq!(reasons.iter().filter(|reason| reason.is_null()).count(), 1, "{reasons:?}");
    assert!(reasons.contains(&&json!("High fever")), "{reasons:?}");
    assert!(!app.shown(&people[1], second.str("id")).await.text().contains("fever"), "staff read it");
    app.is_consistent().await;

    // As long as somebody comes at ten, ten is not offered; and it is again when nobody does.
    app.act(&people[0], first.str("id"), "cancel", json!({})).await.expect(200);
    app.hold(&people[3], practice.doctor_id, TEN).await.expect(409);
    let moved = json!({"starts_at": "2026-11-23T11:00:00+05:00"});
    app.act(&desk, second.str("id"), "reschedule", moved).await.expect(200);
    app.is_consistent().await;
    let day = calendar(&app, &desk, practice, "").await.expect(200);
    let third =
        day["appointments"].as_array().unwrap().iter().find(|visit| visit["overbook_reason"] == "A burn");
    let third = third.expect("the third")["id"].as_str().unwrap().to_owned();
    app.act(&desk, &third, "cancel", json!({})).await.expect(200);
    let free = over(&desk, &people[3], json!("Nobody is there")).await.expect(201);
    let day = calendar(&app, &desk, practice, "").await.expect(200);
    let last = day["appointments"].as_array().unwrap().iter().find(|visit| visit["id"] == free["id"]);
    assert!(last.expect("the last")["overbook_reason"].is_null(), "a free time is nothing special");
    app.is_consistent().await;
}

#[tokio::test]
async fn a_day_that_is_long_over_is_shown_from_the_archive() {
    let app = TestApp::new().await;
    let (practice, ana) = (app.desk_practice().await, app.patient("ana").await);
    let doctor = app.as_doctor("omar", practice).await;
    let held = app.hold(&ana, practice.doctor_id, TEN).await.expect(201);
    for (who, verb) in [(&ana, "confirm"), (&doctor, "start"), (&doctor, "complete")] {
        app.act(who, held.str("id"), verb, json!({})).await.expect(200);
    }
    app.drain().await;
    app.clock.advance_seconds(60 * 24 * 3600);
    app.drain().await;
    let desk = app.desk_of(practice.clinic_id).await;
    let day = calendar(&app, &desk, practice, "?from=2026-11-23").await.expect(200);
    assert_eq!(day["appointments"][0]["id"], held["id"], "{}", day.text());
    assert_eq!(day["appointments"][0]["patient"]["name"], "Ana");
}
