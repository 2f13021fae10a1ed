//! The life of an appointment through the API.

use kernel::id::DoctorId;
use serde_json::{Value, json};

use crate::support::{Answer, Person, Practice, TestApp};

/// Ten o'clock on the test's Monday, an hour after its beginning.
pub const TEN: &str = "2026-11-23T10:00:00+05:00";

impl TestApp {
    pub async fn hold(&self, person: &Person, doctor_id: DoctorId, starts_at: &str) -> Answer {
        let body = json!({"doctor_id": doctor_id, "starts_at": starts_at});
        self.post("/api/v1/appointments").bearer(&person.token).json(body).await
    }

    pub async fn act(&self, person: &Person, id: &str, verb: &str, body: Value) -> Answer {
        self.post(&format!("/api/v1/appointments/{id}/{verb}")).bearer(&person.token).json(body).await
    }

    pub async fn shown(&self, person: &Person, id: &str) -> Answer {
        self.get(&format!("/api/v1/appointments/{id}")).bearer(&person.token).await
    }

    /// The offered times of a doctor, from the public page of free times.
    pub async fn offered(&self, doctor_id: DoctorId, from: &str, to: &str) -> Vec<String> {
        let path = format!("/api/v1/doctors/{doctor_id}/availability?from={from}&to={to}");
        let answer = self.get(&path).await.expect(200);
        let days = answer["days"].as_array().expect("days").iter();
        days.flat_map(|day| day["times"].as_array().expect("times"))
            .map(|time| time["starts_at"].as_str().expect("a text").to_owned())
            .collect()
    }

    pub async fn is_consistent(&self) {
        let differences = app::booking::check(&self.app).await.expect("the check runs");
        assert!(differences.is_empty(), "{differences:?}");
    }

    /// A clinic where visits are paid at the desk: a hold is confirmed at once.
    pub async fn desk_practice(&self) -> Practice {
        let clinic_id = self
            .clinic_with(app::clinics::CreateClinic { pay_at_desk: Some(true), ..Default::default() })
            .await;
        let doctor_id = self.doctor_in(clinic_id, "Dr Omar Farooq").await;
        self.daily_hours(doctor_id, "09:00", "13:00", 15).await;
        Practice { clinic_id, doctor_id }
    }
}

#[tokio::test]
async fn a_patient_holds_an_offered_time_and_sees_its_price() {
    let app = TestApp::new().await;
    let (practice, ana) = (app.practice().await, app.patient("ana").await);
    assert!(app.offered(practice.doctor_id, "2026-11-23", "2026-11-23").await.contains(&TEN.to_owned()));

    let held = app.hold(&ana, practice.doctor_id, "2026-11-23T05:00:00Z").await.expect(201);
    assert_eq!(held["status"], "held");
    assert_eq!(held["starts_at"], TEN);
    assert_eq!(held["hold_expires_at"], "2026-11-23T09:10:00+05:00");
    assert_eq!(held["price"]["total"], json!({"amount": 165_000, "currency": "PKR"}));
    assert_eq!(held["position"], 5);
    assert!(!app.offered(practice.doctor_id, "2026-11-23", "2026-11-23").await.contains(&TEN.to_owned()));
    app.is_consistent().await;
}

#[tokio::test]
async fn the_loser_is_offered_the_three_nearest_times() {
    let app = TestApp::new().await;
    let practice = app.practice().await;
    let (ana, ben) = (app.patient("ana").await, app.patient("ben").await);
    app.hold(&ana, practice.doctor_id, TEN).await.expect(201);

    let lost = app.hold(&ben, practice.doctor_id, TEN).await.expect(409);
    assert_eq!(lost.code(), "time_taken");
    let offered: Vec<_> = lost["alternatives"]
        .as_array()
        .unwrap()
        .iter()
        .map(|time| time["starts_at"].as_str().unwrap())
        .collect();
    assert_eq!(
        offered,
        ["2026-11-23T09:30:00+05:00", "2026-11-23T09:45:00+05:00", "2026-11-23T10:15:00+05:00"]
    );
}

#[tokio::test]
async fn times_that_are_not_offered_are_refused_with_the_reason() {
    let app = TestApp::new().await;
    let (practice, ana) = (app.practice().await, app.patient("ana").await);
    for (starts_at, code) in [
        ("2026-11-23T08:45:00+05:00", "in_the_past"),
        ("2026-11-22T10:00:00+05:00", "in_the_past"),
        ("1900-01-01T00:00:00Z", "in_the_past"),
        ("2026-11-23T10:07:00+05:00", "not_on_grid"),
        ("2026-11-23T20:00:00+05:00", "outside_hours"),
        ("2027-03-01T10:00:00+05:00", "beyond_horizon"),
        ("2038-02-01T10:00:00+05:00", "beyond_horizon"),
        ("2026-11-23T10:00:00", "not_an_instant"),
        ("10/11/2026 10:00", "not_an_instant"),
        ("soon", "not_an_instant"),
        ("", "not_an_instant"),
    ] {
        let refused = app.hold(&ana, practice.doctor_id, starts_at).await.expect(422);
        assert_eq!(refused.field_code("starts_at"), code, "{starts_at}: {}", refused.text());
    }
    app.is_consistent().await;
}

#[tokio::test]
async fn a_patient_cannot_be_in_two_places_at_once() {
    let app = TestApp::new().await;
    let (here, there) = (app.practice().await, app.practice().await);
    let ana = app.patient("ana").await;
    app.hold(&ana, here.doctor_id, TEN).await.expect(201);
    let refused = app.hold(&ana, there.doctor_id, TEN).await.expect(422);
    assert_eq!(refused.code(), "patient_busy");
    assert!(app.offered(there.doctor_id, "2026-11-23", "2026-11-23").await.contains(&TEN.to_owned()));
    app.is_consistent().await;
}

#[tokio::test]
async fn an_account_keeps_at_most_three_times() {
    let app = TestApp::new().await;
    let (practice, ana) = (app.practice().await, app.patient("ana").await);
    for time in ["09:15", "09:30", "09:45"] {
        app.hold(&ana, practice.doctor_id, &format!("2026-11-23T{time}:00+05:00")).await.expect(201);
    }
    let refused = app.hold(&ana, practice.doctor_id, TEN).await.expect(422);
    assert_eq!(refused.code(), "too_many_holds");
    app.clock.advance_seconds(11 * 60);
    app.hold(&ana, practice.doctor_id, TEN).await.expect(201);
    app.is_consistent().await;
}

#[tokio::test]
async fn a_hold_that_ran_out_frees_its_time_for_whoever_meets_it() {
    let app = TestApp::new().await;
    let practice = app.practice().await;
    let (ana, ben) = (app.patient("ana").await, app.patient("ben").await);
    let held = app.hold(&ana, practice.doctor_id, TEN).await.expect(201);
    app.clock.advance_seconds(10 * 60);
    assert!(app.offered(practice.doctor_id, "2026-11-23", "2026-11-23").await.contains(&TEN.to_owned()));
    app.hold(&ben, practice.doctor_id, TEN).await.expect(201);
    let gone = app.act(&ana, held.str("id"), "confirm", json!({})).await.expect(410);
    assert_eq!(gone.code(), "hold_expired");
    assert_eq!(app.shown(&ana, held.str("id")).await.expect(200)["status"], "expired");
    app.is_consistent().await;
}

#[tokio::test]
async fn more_time_is_given_once() {
    let app = TestApp::new().await;
    let (practice, ana) = (app.practice().await, app.patients(1).await.remove(0));
    let held = app.hold(&ana, practice.doctor_id, TEN).await.expect(201);
    app.clock.advance_seconds(9 * 60);
    let extended = app.act(&ana, held.str("id"), "extend_hold", json!({})).await.expect(200);
    assert_eq!(extended["hold_expires_at"], "2026-11-23T09:19:00+05:00");
    let again = app.act(&ana, held.str("id"), "extend_hold", json!({})).await.expect(409);
    assert_eq!(again.code(), "already_extended");
    app.clock.advance_seconds(11 * 60);
    app.act(&ana, held.str("id"), "extend_hold", json!({})).await.expect(410);
}

#[tokio::test]
async fn a_visit_goes_its_way_and_no_other() {
    let app = TestApp::new().await;
    let practice = app.desk_practice().await;
    let (ana, desk) = (app.patient("ana").await, app.desk_of(practice.clinic_id).await);
    let doctor = app.as_doctor("omar", practice).await;
    let held = app.hold(&ana, practice.doctor_id, TEN).await.expect(201);
    let id = held.str("id");

    let early = app.act(&desk, id, "check_in", json!({})).await.expect(409);
    assert_eq!(
        (early.code(), &early["from"], &early["to"]),
        ("illegal_transition", &json!("held"), &json!("checked_in"))
    );
    app.act(&ana, id, "confirm", json!({})).await.expect(200);
    app.act(&ana, id, "check_in", json!({})).await.expect(403);
    app.act(&desk, id, "check_in", json!({})).await.expect(200);
    app.act(&desk, id, "start", json!({})).await.expect(403);
    app.act(&doctor, id, "start", json!({})).await.expect(200);
    assert_eq!(app.act(&doctor, id, "complete", json!({})).await.expect(200)["status"], "completed");
    for verb in ["confirm", "cancel", "check_in", "start", "no_show", "complete"] {
        let person = if verb == "confirm" { &ana } else { &doctor };
        let refused = app.act(person, id, verb, json!({})).await.expect(409);
        assert_eq!(refused.code(), "illegal_transition", "{verb}");
    }
    app.is_consistent().await;
}

#[tokio::test]
async fn a_visit_moves_by_one_slot_onto_itself_and_back() {
    let app = TestApp::new().await;
    let practice = app.desk_practice().await;
    let ana = app.patient("ana").await;
    let held = app.hold(&ana, practice.doctor_id, "2026-11-24T10:00:00+05:00").await.expect(201);
    app.act(&ana, held.str("id"), "confirm", json!({})).await.expect(200);
    let moved = app
        .act(&ana, held.str("id"), "reschedule", json!({"starts_at": "2026-11-24T10:15:00+05:00"}))
        .await
        .expect(200);
    assert_eq!((moved["status"].as_str(), moved["position"].as_i64()), (Some("confirmed"), Some(6)));
    let offered = app.offered(practice.doctor_id, "2026-11-24", "2026-11-24").await;
    assert!(offered.contains(&"2026-11-24T10:00:00+05:00".to_owned()));
    let back = app
        .act(&ana, held.str("id"), "reschedule", json!({"starts_at": "2026-11-24T10:00:00+05:00"}))
        .await
        .expect(200);
    assert!(back["sequence"].as_i64() > moved["sequence"].as_i64());
    app.is_consistent().await;
}

#[tokio::test]
async fn a_move_onto_a_taken_time_leaves_the_visit_where_it_was() {
    let app = TestApp::new().await;
    let practice = app.practice().await;
    let (ana, ben) = (app.patient("ana").await, app.patient("ben").await);
    app.hold(&ben, practice.doctor_id, "2026-11-23T11:00:00+05:00").await.expect(201);
    let held = app.hold(&ana, practice.doctor_id, TEN).await.expect(201);
    let refused = app
        .act(&ana, held.str("id"), "reschedule", json!({"starts_at": "2026-11-23T11:00:00+05:00"}))
        .await
        .expect(409);
    assert_eq!(refused.code(), "time_taken");
    assert_eq!(refused["alternatives"].as_array().unwrap().len(), 3);
    assert_eq!(app.shown(&ana, held.str("id")).await.expect(200)["starts_at"], TEN);
    app.is_consistent().await;
}

#[tokio::test]
async fn cancelling_frees_the_time_and_says_who_did_it() {
    let app = TestApp::new().await;
    let practice = app.desk_practice().await;
    let (ana, desk) = (app.patient("ana").await, app.desk_of(practice.clinic_id).await);
    let late = app.hold(&ana, practice.doctor_id, TEN).await.expect(201);
    app.act(&ana, late.str("id"), "confirm", json!({})).await.expect(200);
    let refused = app.act(&ana, late.str("id"), "cancel", json!({})).await.expect(422);
    assert_eq!(refused.code(), "too_late_to_change");

    let cancelled =
        app.act(&desk, late.str("id"), "cancel", json!({"reason": "the doctor is ill"})).await.expect(200);
    assert_eq!(
        (cancelled["status"].as_str(), cancelled["cancelled_by"].as_str()),
        (Some("cancelled"), Some("clinic"))
    );
    assert!(app.offered(practice.doctor_id, "2026-11-23", "2026-11-23").await.contains(&TEN.to_owned()));
    app.is_consistent().await;
}

#[tokio::test]
async fn a_sitting_gives_its_next_place_until_it_is_full() {
    let app = TestApp::new().await;
    let clinic_id = app.clinic().await;
    let doctor_id = app.doctor_in(clinic_id, "Dr Sana Malik").await;
    let admin = app.admin().await;
    let sitting = json!({"day": "tuesday", "start": "17:00", "appointment_duration": 10, "num_slots": 3,
        "consultation_fee": {"amount": 80_000, "currency": "PKR"}});
    let path = format!("/api/v1/doctors/{doctor_id}/schedule");
    let hours = app.post(&path).bearer(&admin.token).json(sitting).await.expect(201);
    assert_eq!((hours["end"].as_str(), hours["slot_minutes"].as_i64()), (Some("17:30"), Some(10)));

    let path = format!("/api/v1/doctors/{doctor_id}/sittings?from=2026-11-24&to=2026-11-24");
    let sittings = app.get(&path).await.expect(200);
    let id = sittings["items"][0]["id"].clone();
    assert_eq!(
        (sittings["items"][0]["capacity"].as_i64(), sittings["items"][0]["booked"].as_i64()),
        (Some(3), Some(0))
    );
    let people = app.patients(3).await;
    for (place, person) in people.iter().enumerate() {
        let body = json!({"doctor_id": doctor_id, "sitting_id": id});
        let held = app.post("/api/v1/appointments").bearer(&person.token).json(body).await.expect(201);
        assert_eq!(held["position"].as_u64(), Some(place as u64 + 1));
        assert_eq!(held["price"]["fee"]["amount"], 80_000);
    }
    let late = app.patient("late").await;
    let body = json!({"doctor_id": doctor_id, "sitting_id": id});
    let twice =
        app.post("/api/v1/appointments").bearer(&people[0].token).json(body.clone()).await.expect(409);
    assert_eq!(twice.code(), "already_in_sitting");
    let full = app.post("/api/v1/appointments").bearer(&late.token).json(body).await.expect(409);
    assert_eq!(full.code(), "time_taken");
    assert_eq!(app.get(&path).await["items"][0]["booked"], 3);
}

#[tokio::test]
async fn leave_names_the_appointments_in_it_before_it_takes_effect() {
    let app = TestApp::new().await;
    let (practice, ana) = (app.desk_practice().await, app.patient("ana").await);
    let doctor = app.as_doctor("omar", practice).await;
    let held = app.hold(&ana, practice.doctor_id, TEN).await.expect(201);
    let path = format!("/api/v1/doctors/{}/leave", practice.doctor_id);
    let mut body = json!({"starts_at": "2026-11-23T09:30:00+05:00", "ends_at": "2026-11-23T12:00:00+05:00"});
    let refused = app.post(&path).bearer(&doctor.token).json(body.clone()).await.expect(409);
    assert_eq!((refused.code(), &refused["appointments"][0]["id"]), ("appointments_affected", &held["id"]));
    body["despite_appointments"] = json!(true);
    let leave = app.post(&path).bearer(&doctor.token).json(body).await.expect(201);

    let ben = app.patient("ben").await;
    let refused = app.hold(&ben, practice.doctor_id, "2026-11-23T10:30:00+05:00").await.expect(422);
    assert_eq!(refused.field_code("starts_at"), "on_leave");
    let explained = app
        .get(&format!(
            "/api/v1/doctors/{}/availability/explain?at=2026-11-23T10:30:00%2B05:00",
            practice.doctor_id
        ))
        .await
        .expect(200);
    assert_eq!(
        (explained["free"].as_bool(), explained["reasons"][0]["code"].as_str()),
        (Some(false), Some("on_leave"))
    );
    app.delete(&format!("{path}/{}", leave.str("id"))).bearer(&doctor.token).await.expect(204);
    app.hold(&ben, practice.doctor_id, "2026-11-23T10:30:00+05:00").await.expect(201);
}

#[tokio::test]
async fn a_taken_time_is_said_to_be_taken_whatever_other_hours_the_doctor_has() {
    let app = TestApp::new().await;
    let (practice, ana, ben) = (app.practice().await, app.patient("ana").await, app.patient("ben").await);
    // Shorter visits than in the morning, so that these hours are asked first.
    app.daily_hours(practice.doctor_id, "20:00", "21:00", 5).await;
    app.hold(&ana, practice.doctor_id, TEN).await.expect(201);
    let lost = app.hold(&ben, practice.doctor_id, TEN).await.expect(409);
    assert_eq!(lost.code(), "time_taken");
    assert_eq!(lost["alternatives"].as_array().map(Vec::len), Some(3));
    let at = TEN.replace('+', "%2B");
    let why = app.get(&format!("/api/v1/doctors/{}/availability/explain?at={at}", practice.doctor_id)).await;
    assert_eq!(why.expect(200)["reasons"].as_array().map(Vec::len), Some(1));
    let closed = app.hold(&ben, practice.doctor_id, "2026-11-23T23:00:00+05:00").await.expect(422);
    assert_eq!(closed.field_code("starts_at"), "outside_hours");
}

#[tokio::test]
async fn what_is_shown_can_be_booked() {
    let app = TestApp::new().await;
    let practice = app.practice().await;
    let offered = app.offered(practice.doctor_id, "2026-11-23", "2026-12-23").await;
    assert!(offered.len() > 400, "{}", offered.len());
    let people = app.patients(offered.len()).await;
    for (person, time) in people.iter().zip(&offered) {
        app.hold(person, practice.doctor_id, time).await.expect(201);
    }
    assert!(app.offered(practice.doctor_id, "2026-11-23", "2026-12-23").await.is_empty());
    app.is_consistent().await;
}

#[tokio::test]
async fn an_appointment_of_another_account_is_not_there() {
    let app = TestApp::new().await;
    let practice = app.practice().await;
    let (ana, ben) = (app.patient("ana").await, app.patient("ben").await);
    let other_desk = app.other_manager().await;
    let held = app.hold(&ana, practice.doctor_id, TEN).await.expect(201);
    for stranger in [&ben, &other_desk] {
        app.shown(stranger, held.str("id")).await.expect(404);
        app.act(stranger, held.str("id"), "cancel", json!({})).await.expect(404);
        let listed = app.get("/api/v1/appointments").bearer(&stranger.token).await.expect(200);
        assert!(listed["items"].as_array().unwrap().is_empty());
    }
    app.get(&format!("/api/v1/appointments/{}", held.str("id"))).await.expect(401);
    let listed = app.get("/api/v1/appointments").bearer(&ana.token).await.expect(200);
    assert_eq!(listed["items"][0]["id"], held["id"]);
}

#[tokio::test]
async fn a_hold_ends_at_the_latest_when_its_visit_begins() {
    let app = TestApp::new().await;
    let (practice, mut ana) = (app.practice().await, app.patient("ana").await);
    app.clock.advance_seconds(55 * 60);
    ana.token = app.token_of(&ana).await;
    let held = app.hold(&ana, practice.doctor_id, TEN).await.expect(201);
    assert_eq!(held["hold_expires_at"], TEN);
    let id = held.str("id").to_owned();
    let extended = app.act(&ana, &id, "extend_hold", json!({})).await.expect(200);
    assert_eq!(extended["hold_expires_at"], TEN);
    app.clock.advance_seconds(5 * 60);
    let paid = json!({"method": "4242424242424242"});
    let late = app.post(&format!("/api/v1/appointments/{id}/payments")).bearer(&ana.token).json(paid).await;
    assert_eq!(late.expect(410).code(), "hold_expired");
}

#[tokio::test]
async fn elsewhere_a_desk_books_for_nobody_but_itself() {
    let app = TestApp::new().await;
    let (here, elsewhere, ana) = (app.practice().await, app.practice().await, app.patient("ana").await);
    let desk = app.desk_of(here.clinic_id).await;
    app.hold(&ana, here.doctor_id, TEN).await.expect(201);
    let at = |doctor_id: DoctorId| json!({"doctor_id": doctor_id, "starts_at": "2026-11-23T11:00:00+05:00", "patient_id": ana.patient_id});
    let ask = |body: Value| app.post("/api/v1/appointments").bearer(&desk.token).json(body);
    assert_eq!(ask(at(elsewhere.doctor_id)).await.expect(404).code(), "not_found");
    ask(at(here.doctor_id)).await.expect(201);
}

#[tokio::test]
async fn a_cancellation_may_name_the_version_that_it_was_decided_on() {
    let app = TestApp::new().await;
    let (practice, ana) = (app.practice().await, app.patient("ana").await);
    let id = app.hold(&ana, practice.doctor_id, TEN).await.expect(201).str("id").to_owned();
    let cancel = |version: &'static str| {
        app.post(&format!("/api/v1/appointments/{id}/cancel")).bearer(&ana.token).header("if-match", version)
    };
    cancel("\"99\"").await.expect(412);
    assert_eq!(cancel("\"1\"").await.expect(200)["status"], "cancelled");
}
