//! A doctor who works in more than one place: where each visit is, and whose opening hours hold there.

use serde_json::{Value, json};

use crate::support::{Newcomer, Person, TestApp};

const TUESDAY: &str = "2026-11-24";

/// Sana works on Mondays at the clinic, and on Tuesdays at its branch, which is open from ten to noon.
struct Scene {
    app: TestApp,
    manager: Newcomer,
    doctor: String,
    branch: String,
    hours: String,
}

impl Scene {
    async fn new() -> Self {
        let app = TestApp::new().await;
        let clinic = app.clinic_named("Garden Clinic").await;
        let doctor = app.doctor_of(clinic, "Sana Malik").await.to_string();
        let manager = app.new_manager(clinic, "Mona Manager").await;
        let branch = json!({
            "clinic_id": clinic, "name": "Clifton Branch", "address": "3 Sea View", "city": "Clifton",
            "hours": [{"day": "tuesday", "opens": "10:00", "closes": "12:00"}],
        });
        let branch = app.post("/api/v1/departments").bearer(&manager.token).json(branch).await.expect(201);
        let branch = branch.str("id").to_owned();
        let mut scene = Self { app, manager, doctor, branch, hours: String::new() };
        scene.works(json!({"day": "monday", "start": "09:00", "end": "13:00", "slot_minutes": 30})).await;
        let there = json!({"day": "tuesday", "start": "09:00", "end": "13:00", "slot_minutes": 30,
            "department_id": scene.branch});
        scene.hours = scene.works(there).await["id"].as_str().expect("an id").to_owned();
        scene
    }

    async fn works(&self, hours: Value) -> Value {
        let path = format!("/api/v1/doctors/{}/schedule", self.doctor);
        self.app.post(&path).bearer(&self.manager.token).json(hours).await.expect(201).json().clone()
    }

    async fn times(&self, day: &str) -> Vec<Value> {
        let path = format!("/api/v1/doctors/{}/availability?from={day}&to={day}", self.doctor);
        let found = self.app.get(&path).await.expect(200);
        found["days"][0]["times"].as_array().expect("times").clone()
    }

    async fn books(&self, person: &Person, at: &str) -> Value {
        let body = json!({"doctor_id": self.doctor, "starts_at": at});
        let held = self.app.post("/api/v1/appointments").bearer(&person.token).json(body).await.expect(201);
        let id = held.str("id");
        self.app.act(person, id, "payments", json!({"method": "4242424242424242"})).await.expect(201);
        self.app.drain().await;
        held.json().clone()
    }
}

#[tokio::test]
async fn a_visit_is_where_its_doctor_works_at_that_time() {
    let scene = Scene::new().await;
    let (app, ana) = (&scene.app, scene.app.patient("ana").await);
    assert!(scene.times("2026-11-23").await.iter().all(|time| time.get("department_id").is_none()));
    assert!(scene.times(TUESDAY).await.iter().all(|time| time["department_id"] == scene.branch.as_str()));

    let there = scene.books(&ana, "2026-11-24T10:00:00+05:00").await;
    let place = json!({"department": "Clifton Branch", "address": "3 Sea View", "city": "Clifton"});
    assert_eq!((&there["location"], &there["department_id"]), (&place, &json!(scene.branch)));
    let letter = &app.letters("appointment_confirmed").await[0];
    assert!(letter.text.contains("3 Sea View, Clifton"), "{}", letter.text);
    assert!(letter.calendar.as_deref().unwrap_or_default().contains("3 Sea View"), "the calendar's entry");

    let id = there["id"].as_str().expect("an id");
    let moved = json!({"starts_at": "2026-11-30T10:00:00+05:00"});
    let here = app.act(&ana, id, "reschedule", moved).await.expect(200);
    assert_eq!((&here["location"]["department"], &here["department_id"]), (&Value::Null, &Value::Null));
    assert_ne!(here["location"]["address"], "3 Sea View");
    let back = json!({"starts_at": "2026-11-24T11:00:00+05:00"});
    let back = app.act(&ana, id, "reschedule", back).await.expect(200);
    assert_eq!(back["location"], place);

    // Who moves the branch moves its visits.
    let path = format!("/api/v1/departments/{}", scene.branch);
    let elsewhere = json!({"address": "9 Harbour Road"});
    app.patch(&path).bearer(&scene.manager.token).json(elsewhere).await.expect(200);
    app.drain().await;
    let shown = app.get(&format!("/api/v1/appointments/{id}")).bearer(&ana.token).await.expect(200);
    assert_eq!(shown["location"]["address"], "9 Harbour Road");
}

#[tokio::test]
async fn times_that_are_offered_instead_say_where_they_are() {
    let scene = Scene::new().await;
    let (app, ana) = (&scene.app, scene.app.patient("ana").await);
    scene.books(&ana, "2026-11-23T10:00:00+05:00").await;
    let leave = json!({"starts_at": "2026-11-23T00:00:00+05:00", "ends_at": "2026-11-24T00:00:00+05:00",
        "despite_appointments": true, "offer_times": true});
    let path = format!("/api/v1/doctors/{}/leave", scene.doctor);
    app.post(&path).bearer(&scene.manager.token).json(leave).await.expect(201);
    app.drain().await;
    let letter = app.letters("replacement_offered").await.remove(0);
    assert!(letter.text.contains(", 3 Sea View, Clifton"), "{}", letter.text);
    let (_, link) = letter.text.split_once("/replacements/").expect("a link");
    let link = link.split_whitespace().next().expect("a key");
    let page = app.get(&format!("/replacements/{link}")).await.expect(200);
    assert!(page.text().contains("Clifton Branch, 3 Sea View, Clifton"), "{}", page.text());
}

#[tokio::test]
async fn the_opening_hours_are_those_of_the_place_where_the_doctor_works() {
    let scene = Scene::new().await;
    let app = &scene.app;
    let starts = |times: Vec<Value>| -> Vec<String> {
        times.iter().map(|time| time["starts_at"].as_str().unwrap_or_default()[11..16].to_owned()).collect()
    };
    assert_eq!(starts(scene.times("2026-11-23").await).len(), 8);
    assert_eq!(starts(scene.times(TUESDAY).await), ["10:00", "10:30", "11:00", "11:30"]);
    let early = "2026-11-24T09:00:00%2B05:00";
    let why = app.get(&format!("/api/v1/doctors/{}/availability/explain?at={early}", scene.doctor)).await;
    assert_eq!(why.expect(200)["reasons"][0]["code"], "outside_department_hours");

    // What the branch changes is true at once.
    let path = format!("/api/v1/departments/{}", scene.branch);
    let hours = json!({"hours": [{"day": "tuesday", "opens": "11:00", "closes": "13:00"}]});
    app.patch(&path).bearer(&scene.manager.token).json(hours).await.expect(200);
    assert_eq!(starts(scene.times(TUESDAY).await), ["11:00", "11:30", "12:00", "12:30"]);

    // The hours go back to the doctor's own place.
    let path = format!("/api/v1/doctors/{}/schedule/{}", scene.doctor, scene.hours);
    let own = json!({"department_id": null});
    let changed = app.patch(&path).bearer(&scene.manager.token).json(own).await.expect(200);
    assert_eq!(changed["department_id"], Value::Null);
    assert_eq!(starts(scene.times(TUESDAY).await).len(), 8);
}

#[tokio::test]
async fn hours_are_in_a_department_of_the_clinic_and_keep_it_from_being_deleted() {
    let scene = Scene::new().await;
    let app = &scene.app;
    let path = format!("/api/v1/doctors/{}/schedule", scene.doctor);
    let hours = json!({"day": "friday", "start": "09:00", "end": "13:00", "slot_minutes": 30,
        "department_id": app.department().await});
    let refused = app.post(&path).bearer(&scene.manager.token).json(hours).await.expect(422);
    assert_eq!(refused.field_code("department_id"), "unknown_department");
    let branch = format!("/api/v1/departments/{}", scene.branch);
    let refused = app.delete(&branch).bearer(&scene.manager.token).await.expect(409);
    assert_eq!(refused.code(), "department_in_use");
    app.delete(&format!("{path}/{}", scene.hours)).bearer(&scene.manager.token).await.expect(204);
    app.delete(&branch).bearer(&scene.manager.token).await.expect(204);
}

#[tokio::test]
async fn the_fill_rate_of_a_department_counts_what_is_offered_in_it() {
    let scene = Scene::new().await;
    let app = &scene.app;
    let ana = app.patient("ana").await;
    scene.books(&ana, "2026-11-24T10:00:00+05:00").await;
    app.clock.advance_seconds(9 * 24 * 3600);
    app.drain().await;
    let manager = app.sign_in(&scene.manager.email).await.token;
    let clinic =
        app.get(&format!("/api/v1/doctors/{}", scene.doctor)).await.expect(200)["clinic"]["id"].clone();
    let path = format!(
        "/api/v1/reports/fill-rate?clinic_id={}&from=2026-11-24&to=2026-11-24&by=department",
        clinic.as_str().expect("an id")
    );
    let report = app.get(&path).bearer(&manager).await.expect(200);
    let rows = report["rows"].as_array().expect("rows");
    let branch = rows.iter().find(|row| row["group"] == scene.branch.as_str()).expect("the branch");
    let values = (&branch["values"]["booked_minutes"], &branch["values"]["offered_minutes"]);
    assert_eq!(values, (&json!(30), &json!(120)), "{branch}");
}
