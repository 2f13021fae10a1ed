//! A visit is made longer or shorter.

use serde_json::{Value, json};

use crate::{
    booking::TEN,
    support::{Answer, Person, Practice, TestApp},
};

const QUARTER_PAST: &str = "2026-11-23T10:15:00+05:00";
const HALF_PAST: &str = "2026-11-23T10:30:00+05:00";

async fn confirmed(app: &TestApp, person: &Person, practice: Practice, at: &str) -> String {
    let held = app.hold(person, practice.doctor_id, at).await.expect(201);
    app.act(person, held.str("id"), "confirm", json!({})).await.expect(200);
    app.drain().await;
    held.str("id").to_owned()
}

async fn resize(app: &TestApp, who: &Person, id: &str, minutes: impl Into<Value>) -> Answer {
    app.act(who, id, "resize", json!({"duration_minutes": minutes.into()})).await
}

async fn is_offered(app: &TestApp, practice: Practice, at: &str) -> bool {
    app.offered(practice.doctor_id, "2026-11-23", "2026-11-23").await.contains(&at.to_owned())
}

#[tokio::test]
async fn a_longer_visit_takes_the_time_after_it_and_a_shorter_one_gives_it_back() {
    let app = TestApp::new().await;
    let (practice, ana) = (app.desk_practice().await, app.patient("ana").await);
    let desk = app.desk_of(practice.clinic_id).await;
    let id = confirmed(&app, &ana, practice, TEN).await;
    let before = app.shown(&ana, &id).await;
    let longer = resize(&app, &desk, &id, 25).await.expect(200);
    assert_eq!(
        (&longer["starts_at"], &longer["ends_at"]),
        (&json!(TEN), &json!("2026-11-23T10:25:00+05:00"))
    );
    assert_eq!((&longer["price"], &longer["position"]), (&before["price"], &before["position"]));
    assert!(longer["sequence"].as_i64() > before["sequence"].as_i64(), "a calendar takes the new end");
    assert!(!is_offered(&app, practice, QUARTER_PAST).await);
    app.is_consistent().await;
    resize(&app, &desk, &id, 15).await.expect(200);
    assert!(is_offered(&app, practice, QUARTER_PAST).await);
    // A doctor does so as well.
    let omar = app.as_doctor("omar", practice).await;
    resize(&app, &omar, &id, 10).await.expect(200);
    app.is_consistent().await;
}

#[tokio::test]
async fn a_visit_that_has_begun_may_run_over_and_one_that_is_over_keeps_its_length() {
    let app = TestApp::new().await;
    let (practice, ana) = (app.desk_practice().await, app.patient("ana").await);
    let omar = app.as_doctor("omar", practice).await;
    let id = confirmed(&app, &ana, practice, TEN).await;
    app.act(&omar, &id, "start", json!({})).await.expect(200);
    resize(&app, &omar, &id, 40).await.expect(200);
    app.act(&omar, &id, "complete", json!({})).await.expect(200);
    assert_eq!(resize(&app, &omar, &id, 15).await.expect(409).code(), "illegal_transition");
    app.is_consistent().await;
}

#[tokio::test]
async fn nobody_is_written_to_and_whoever_looks_hears_of_it() {
    let app = TestApp::new().await;
    let (practice, ana) = (app.desk_practice().await, app.patient("ana").await);
    let desk = app.desk_of(practice.clinic_id).await;
    let id = confirmed(&app, &ana, practice, TEN).await;
    let path = format!("/api/v1/clinics/{}/calendar", practice.clinic_id);
    let since = app.get(&path).bearer(&desk.token).await.expect(200).str("last_event_id").to_owned();
    resize(&app, &desk, &id, 30).await.expect(200);
    app.drain().await;
    assert_eq!(app.letters("appointment_confirmed").await.len(), 1);
    let news = app.get("/api/v1/events?seconds=0").bearer(&desk.token).header("last-event-id", &since).await;
    assert!(news.text().contains("appointment_resized"), "{}", news.text());
    // A letter that was under way when the visit was made longer still goes.
    let ben = app.patient("ben").await;
    let held = app.hold(&ben, practice.doctor_id, "2026-11-23T11:00:00+05:00").await.expect(201);
    app.act(&ben, held.str("id"), "confirm", json!({})).await.expect(200);
    resize(&app, &desk, held.str("id"), 30).await.expect(200);
    app.drain().await;
    assert_eq!(app.letters("appointment_confirmed").await.len(), 2);
    assert!(app.letters("appointment_moved").await.is_empty());
}

#[tokio::test]
async fn what_it_would_gain_must_be_free_worked_and_the_patients() {
    let app = TestApp::new().await;
    let (practice, ana) = (app.desk_practice().await, app.patient("ana").await);
    let (desk, ben) = (app.desk_of(practice.clinic_id).await, app.patient("ben").await);
    let id = confirmed(&app, &ana, practice, TEN).await;
    let next = confirmed(&app, &ben, practice, HALF_PAST).await;
    resize(&app, &desk, &id, 30).await.expect(200);
    let taken = resize(&app, &desk, &id, 35).await.expect(409);
    assert_eq!(taken.code(), "time_taken");
    assert_eq!(app.shown(&ana, &id).await["ends_at"], HALF_PAST, "it stays as it was");
    app.act(&desk, &next, "cancel", json!({"reason": "ill"})).await.expect(200);
    resize(&app, &desk, &id, 35).await.expect(200);

    let other = app.doctor_in(practice.clinic_id, "Dr Second").await;
    app.daily_hours(other, "09:00", "13:00", 15).await;
    app.hold(&ana, other, "2026-11-23T10:45:00+05:00").await.expect(201);
    let busy = resize(&app, &desk, &id, 60).await.expect(422);
    assert_eq!(busy.field_code("starts_at"), "patient_busy");

    let last = confirmed(&app, &ben, practice, "2026-11-23T12:45:00+05:00").await;
    let late = resize(&app, &desk, &last, 20).await.expect(422);
    assert_eq!(late.field_code("starts_at"), "outside_hours");
    app.is_consistent().await;
}

#[tokio::test]
async fn a_hold_that_has_run_out_does_not_stand_in_the_way() {
    let app = TestApp::new().await;
    let (practice, ana) = (app.desk_practice().await, app.patient("ana").await);
    let (desk, ben) = (app.desk_of(practice.clinic_id).await, app.patient("ben").await);
    let id = confirmed(&app, &ana, practice, TEN).await;
    app.hold(&ben, practice.doctor_id, QUARTER_PAST).await.expect(201);
    assert_eq!(resize(&app, &desk, &id, 30).await.expect(409).code(), "time_taken");
    app.clock.advance_seconds(11 * 60);
    resize(&app, &desk, &id, 30).await.expect(200);
    app.is_consistent().await;
}

#[tokio::test]
async fn only_the_clinic_does_so_and_only_to_what_it_has_looked_at() {
    let app = TestApp::new().await;
    let (practice, ana) = (app.desk_practice().await, app.patient("ana").await);
    let desk = app.desk_of(practice.clinic_id).await;
    let id = confirmed(&app, &ana, practice, TEN).await;
    assert_eq!(resize(&app, &ana, &id, 30).await.expect(403).code(), "forbidden");
    resize(&app, &app.other_manager().await, &id, 30).await.expect(404);
    let stranger = app.as_doctor("far", app.practice().await).await;
    resize(&app, &stranger, &id, 30).await.expect(404);
    for (minutes, code) in [
        (json!(7), "not_on_grid"),
        (json!(0), "out_of_range"),
        (json!(485), "out_of_range"),
        (json!(15), "unchanged"),
        (Value::Null, "required"),
    ] {
        let refused = resize(&app, &desk, &id, minutes.clone()).await.expect(422);
        assert_eq!(refused.field_code("duration_minutes"), code, "{minutes}");
    }
    let version = app.shown(&ana, &id).await["version"].as_i64().expect("a version");
    let path = format!("/api/v1/appointments/{id}/resize");
    let ask = |version: i64, minutes: i64| {
        app.post(&path).bearer(&desk.token).if_match(version).json(json!({"duration_minutes": minutes}))
    };
    ask(version, 30).await.expect(200);
    assert_eq!(ask(version, 45).await.expect(412).code(), "version_mismatch");
    app.is_consistent().await;
}

#[tokio::test]
async fn of_two_lanes_the_one_that_has_room_takes_the_longer_visit() {
    let app = TestApp::new().await;
    let practice = app.practice_of_capacity(2).await;
    let (desk, people) = (app.desk_of(practice.clinic_id).await, app.patients(4).await);
    let first = app.hold(&people[0], practice.doctor_id, TEN).await.expect(201);
    app.hold(&people[1], practice.doctor_id, QUARTER_PAST).await.expect(201);
    resize(&app, &desk, first.str("id"), 30).await.expect(200);
    app.is_consistent().await;
    let beside = app.hold(&people[2], practice.doctor_id, TEN).await.expect(201);
    assert_eq!(resize(&app, &desk, beside.str("id"), 30).await.expect(409).code(), "time_taken");
    let over = json!({"doctor_id": practice.doctor_id, "starts_at": QUARTER_PAST,
        "patient_id": people[3].patient_id, "overbook_reason": "A burn"});
    app.hold(&people[3], practice.doctor_id, "2026-11-24T10:00:00+05:00").await.expect(201);
    let over = app.post("/api/v1/appointments").bearer(&desk.token).json(over).await.expect(201);
    resize(&app, &desk, over.str("id"), 25).await.expect(200);
    app.is_consistent().await;
}

#[tokio::test]
async fn it_runs_into_others_on_purpose_and_says_why() {
    let app = TestApp::new().await;
    let (practice, ana) = (app.desk_practice().await, app.patient("ana").await);
    let (desk, ben) = (app.desk_of(practice.clinic_id).await, app.patient("ben").await);
    let id = confirmed(&app, &ana, practice, TEN).await;
    confirmed(&app, &ben, practice, QUARTER_PAST).await;
    let over = |reason: &str| json!({"duration_minutes": 30, "overbook_reason": reason});
    let empty = app.act(&desk, &id, "resize", over(" ")).await.expect(422);
    assert_eq!(empty.field_code("overbook_reason"), "required");
    let longer = app.act(&desk, &id, "resize", over("The wound was deep.")).await.expect(200);
    assert_eq!(longer["ends_at"], HALF_PAST);
    let calendar = format!("/api/v1/clinics/{}/calendar?from=2026-11-23", practice.clinic_id);
    let calendar = app.get(&calendar).bearer(&desk.token).await.expect(200);
    assert_eq!(calendar["appointments"][0]["overbook_reason"], "The wound was deep.");
    // Short again it still is where it was put; moved to a free time it is as any other.
    resize(&app, &desk, &id, 15).await.expect(200);
    app.is_consistent().await;
}
