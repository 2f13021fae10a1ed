//! Days on which a clinic is closed: nobody there is booked, and patients who were are offered other times.

use serde_json::{Value, json};

use crate::{
    booking::TEN,
    support::{Person, Practice, TestApp},
};

/// The Monday of [`TEN`].
const MONDAY: &str = "2026-11-23";

fn path(practice: Practice) -> String {
    format!("/api/v1/clinics/{}/holidays", practice.clinic_id)
}

async fn close(app: &TestApp, manager: &Person, practice: Practice, body: Value) -> crate::support::Answer {
    app.post(&path(practice)).bearer(&manager.token).json(body).await
}

async fn paid(app: &TestApp, person: &Person, practice: Practice) -> String {
    let held = app.hold(person, practice.doctor_id, TEN).await.expect(201);
    app.act(person, held.str("id"), "payments", json!({"method": "4242424242424242"})).await.expect(201);
    app.drain().await;
    held.str("id").to_owned()
}

#[tokio::test]
async fn a_holiday_closes_every_calendar_of_its_clinic_and_says_why() {
    let app = TestApp::new().await;
    let practice = app.practice().await;
    let elsewhere = app.practice().await;
    let (manager, ana) = (app.manager_of(practice.clinic_id).await, app.patient("ana").await);
    assert!(!app.offered(practice.doctor_id, MONDAY, MONDAY).await.is_empty());
    let holiday = json!({"name": "Iqbal Day", "first_date": MONDAY});
    let holiday = close(&app, &manager, practice, holiday).await.expect(201);
    assert_eq!(holiday["last_date"], MONDAY);

    assert_eq!(app.offered(practice.doctor_id, MONDAY, MONDAY).await, Vec::<String>::new());
    assert!(!app.offered(practice.doctor_id, "2026-11-24", "2026-11-24").await.is_empty());
    assert!(!app.offered(elsewhere.doctor_id, MONDAY, MONDAY).await.is_empty());
    let refused = app.hold(&ana, practice.doctor_id, TEN).await.expect(422);
    assert_eq!(refused.field_code("starts_at"), "on_holiday");
    let at = TEN.replace('+', "%2B");
    let why = app.get(&format!("/api/v1/doctors/{}/availability/explain?at={at}", practice.doctor_id)).await;
    assert_eq!(why.expect(200)["reasons"][0]["code"], "on_holiday");
    // Everybody may know.
    let known = app.get(&path(practice)).await.expect(200);
    assert_eq!(known["items"][0]["name"], "Iqbal Day");
    let calendar = format!("/api/v1/clinics/{}/calendar?from={MONDAY}", practice.clinic_id);
    let calendar = app.get(&calendar).bearer(&manager.token).await.expect(200);
    assert_eq!(calendar["holidays"], known["items"]);
    assert_eq!(calendar["doctors"][0]["free"], json!([]));

    let id = holiday.str("id");
    app.delete(&format!("{}/{id}", path(practice))).bearer(&manager.token).await.expect(204);
    app.hold(&ana, practice.doctor_id, TEN).await.expect(201);
    let gone = app.delete(&format!("{}/{id}", path(practice))).bearer(&manager.token).await.expect(404);
    assert_eq!(gone.code(), "not_found");
}

#[tokio::test]
async fn a_holiday_over_visits_shows_them_first_and_offers_their_patients_other_days() {
    let app = TestApp::new().await;
    let practice = app.practice().await;
    let (manager, ana) = (app.manager_of(practice.clinic_id).await, app.patient("ana").await);
    let visit = paid(&app, &ana, practice).await;
    let days = json!({"name": "Eid", "first_date": MONDAY, "last_date": "2026-11-24"});
    let refused = close(&app, &manager, practice, days.clone()).await.expect(409);
    assert_eq!((refused.code(), &refused["appointments"][0]["id"]), ("appointments_affected", &json!(visit)));
    assert_eq!(app.get(&path(practice)).await.expect(200)["items"], json!([]));

    let mut seen = days;
    seen["despite_appointments"] = json!(true);
    seen["offer_times"] = json!(true);
    let holiday = close(&app, &manager, practice, seen).await.expect(201);
    app.drain().await;
    let offers = format!("{}/{}/replacements", path(practice), holiday.str("id"));
    let offers = app.get(&offers).bearer(&manager.token).await.expect(200);
    let offer = &offers["items"][0];
    assert_eq!((&offer["status"], &offer["appointment"]["id"]), (&json!("offered"), &json!(visit)));
    let times: Vec<&str> =
        offer["offered"].as_array().unwrap().iter().map(|time| time["starts_at"].as_str().unwrap()).collect();
    assert_eq!(times, ["25", "26", "27"].map(|day| format!("2026-11-{day}T10:00:00+05:00")));
    // The patient has a letter that says so, and takes one of them.
    let accept = format!("/api/v1/replacements/{}/accept", offer["id"].as_str().unwrap());
    let moved = app.post(&accept).bearer(&ana.token).json(json!({"starts_at": times[1]})).await.expect(200);
    assert_eq!(moved["starts_at"], times[1]);
}

#[tokio::test]
async fn a_holiday_that_is_taken_back_leaves_visits_as_they_were() {
    let app = TestApp::new().await;
    let practice = app.practice().await;
    let (manager, ana) = (app.manager_of(practice.clinic_id).await, app.patient("ana").await);
    let visit = paid(&app, &ana, practice).await;
    let tuesday = app.offered(practice.doctor_id, "2026-11-24", "2026-11-24").await;
    let days =
        json!({"name": "Eid", "first_date": MONDAY, "despite_appointments": true, "offer_times": true});
    let holiday = close(&app, &manager, practice, days).await.expect(201);
    app.drain().await;
    assert!(app.offered(practice.doctor_id, "2026-11-24", "2026-11-24").await.len() < tuesday.len());
    let one = format!("{}/{}", path(practice), holiday.str("id"));
    app.delete(&one).bearer(&manager.token).await.expect(204);
    app.drain().await;
    assert_eq!(app.offered(practice.doctor_id, "2026-11-24", "2026-11-24").await, tuesday);
    let visit = app.get(&format!("/api/v1/appointments/{visit}")).bearer(&ana.token).await.expect(200);
    assert_eq!((&visit["status"], &visit["starts_at"]), (&json!("confirmed"), &json!(TEN)));
    let replacements = format!("{one}/replacements");
    app.get(&replacements).bearer(&manager.token).await.expect(404);
}

#[tokio::test]
async fn days_that_cannot_be_closed_are_refused_by_field() {
    let app = TestApp::new().await;
    let practice = app.practice().await;
    let manager = app.manager_of(practice.clinic_id).await;
    let closed = json!({"name": "New Year", "first_date": "2026-12-31", "last_date": "2027-01-01"});
    close(&app, &manager, practice, closed).await.expect(201);
    let bad = [
        (json!({}), "name", "required"),
        (json!({"name": " ", "first_date": MONDAY}), "name", "required"),
        (json!({"name": "Eid"}), "first_date", "required"),
        (json!({"name": "Eid", "first_date": "2027-02-30"}), "first_date", "unreadable"),
        (
            json!({"name": "Eid", "first_date": "2026-11-25", "last_date": MONDAY}),
            "last_date",
            "before_start",
        ),
        (
            json!({"name": "Eid", "first_date": "2026-11-25", "last_date": "2027-01-24"}),
            "last_date",
            "holiday_too_long",
        ),
        (json!({"name": "Eid", "first_date": "2026-11-19"}), "last_date", "in_the_past"),
        (json!({"name": "Eid", "first_date": "2027-01-01"}), "first_date", "closed_already"),
    ];
    for (body, field, code) in bad {
        let refused = close(&app, &manager, practice, body.clone()).await.expect(422);
        assert_eq!(refused.field_code(field), code, "{body}");
    }
    let desk = app.desk_of(practice.clinic_id).await;
    close(&app, &desk, practice, json!({"name": "Eid", "first_date": MONDAY})).await.expect(403);
    let other = app.practice().await;
    let stranger = app.manager_of(other.clinic_id).await;
    close(&app, &stranger, practice, json!({"name": "Eid", "first_date": MONDAY})).await.expect(404);
}

#[tokio::test]
async fn days_with_more_visits_than_somebody_looks_at_are_refused_as_a_whole() {
    let app = TestApp::new().await;
    let practice = app.practice_of_capacity(2).await;
    let manager = app.manager_of(practice.clinic_id).await;
    let offered = app.offered(practice.doctor_id, MONDAY, "2026-12-22").await;
    let people = app.patients(501).await;
    for (person, time) in people.iter().zip(offered.iter().chain(&offered)) {
        app.hold(person, practice.doctor_id, time).await.expect(201);
    }
    let days = json!({"name": "Renovation", "first_date": MONDAY, "last_date": "2026-12-22"});
    let mut seen = days.clone();
    seen["despite_appointments"] = json!(true);
    for body in [days, seen] {
        let refused = close(&app, &manager, practice, body).await.expect(422);
        assert_eq!((refused.code(), &refused["errors"]), ("too_many_appointments", &Value::Null));
    }
    assert_eq!(app.get(&path(practice)).await.expect(200)["items"], json!([]));
}
