//! A clinic on its way from nothing to its first booking, and the mail by which somebody sees that mail works.

use std::sync::Arc;

use app::{
    App, OsChance, Ports,
    notifications::{Mail, MailError, Mailer},
    reactions,
};
use kernel::id::ClinicId;
use serde_json::{Value, json};

use crate::support::{Newcomer, TestApp};

struct Scene {
    app: TestApp,
    clinic: ClinicId,
    manager: Newcomer,
}

impl Scene {
    async fn new() -> Self {
        let app = TestApp::for_years().await;
        let clinic = app.clinic_named("Garden Clinic").await;
        let manager = app.new_manager(clinic, "Mona Manager").await;
        Self { app, clinic, manager }
    }

    fn path(&self, rest: &str) -> String {
        format!("/api/v1/clinics/{}{rest}", self.clinic)
    }

    async fn setup(&self) -> Value {
        let answer = self.app.get(&self.path("/setup")).bearer(&self.manager.token).await.expect(200);
        answer.json().clone()
    }

    /// The steps that are done, in their order.
    async fn done(&self) -> Vec<String> {
        let setup = self.setup().await;
        let steps = setup["steps"].as_array().expect("a list").iter();
        let done = steps.filter(|step| step["is_done"] == true);
        let done: Vec<String> = done.map(|step| step["step"].as_str().expect("a word").to_owned()).collect();
        assert_eq!(setup["done"], done.len());
        done
    }

    async fn posts(&self, path: &str, body: Value) {
        self.app.post(path).bearer(&self.manager.token).json(body).await.expect(201);
    }

    async fn changes(&self, body: Value) {
        self.app.patch(&self.path("")).bearer(&self.manager.token).json(body).await.expect(200);
    }
}

#[tokio::test]
async fn each_step_is_done_as_soon_as_it_is_so() {
    let scene = Scene::new().await;
    let app = &scene.app;
    assert_eq!(scene.done().await, Vec::<String>::new());
    scene.changes(json!({ "phone": "+92 21 1234567" })).await;
    assert_eq!(scene.done().await, ["details"]);
    scene.posts("/api/v1/departments", json!({ "clinic_id": scene.clinic, "name": "Skin" })).await;
    assert_eq!(scene.done().await, ["details", "department"]);
    let (person, doctor_id) = app.doctor_in_person(scene.clinic, "Dina Doctor").await;
    assert_eq!(scene.done().await, ["details", "department", "doctor", "price"]);
    assert_eq!(scene.setup().await["doctor_id"], doctor_id.to_string());
    let hours = json!({ "day": "tuesday", "start": "09:00", "end": "12:00", "slot_minutes": 30 });
    scene.posts(&format!("/api/v1/doctors/{doctor_id}/schedule"), hours).await;
    assert_eq!(scene.done().await, ["details", "department", "doctor", "hours", "price"]);
    scene.changes(json!({ "pay_at_desk": true })).await;
    scene.posts(&scene.path("/test-mail"), json!({})).await;
    assert_eq!(scene.done().await, ["details", "department", "doctor", "hours", "price", "payment"]);
    app.drain().await;
    assert_eq!(scene.done().await.last().map(String::as_str), Some("mail"));

    let ana = app.patient("ana").await;
    let held = app.hold(&ana, doctor_id, "2026-11-24T10:00:00+05:00").await.expect(201);
    assert_eq!(scene.done().await.len(), 7, "a time that is only held is no booking");
    app.act(&ana, held.str("id"), "payments", json!({ "method": "4242424242424242" })).await.expect(201);
    assert_eq!(scene.done().await.len(), 8);
    // What is no longer so is to be done again.
    let suspend = format!("/api/v1/doctors/{doctor_id}/suspend");
    app.post(&suspend).bearer(&scene.manager.token).json(json!({})).await.expect(200);
    assert_eq!(scene.done().await, ["details", "department", "payment", "mail", "booking"]);
    app.get(&scene.path("/setup")).bearer(&person.token).await.expect(403);
}

#[tokio::test]
async fn a_test_mail_goes_to_whoever_asks_once_a_minute() {
    let scene = Scene::new().await;
    let app = &scene.app;
    let ask = async || app.post(&scene.path("/test-mail")).bearer(&scene.manager.token).json(json!({})).await;
    let asked = ask().await.expect(201);
    assert_eq!((&asked["sent_at"], &asked["fault"]), (&json!(null), &json!(null)));
    let refused = ask().await.expect(429);
    assert_eq!((refused.code(), refused.header("retry-after")), ("test_mail_waits", "60"));
    app.drain().await;
    let letters = app.letters("test_mail").await;
    let told: Vec<&str> = letters.iter().map(|mail| mail.recipient.as_str()).collect();
    assert_eq!(told, [scene.manager.email.as_str()]);
    assert!(letters[0].subject.contains("Garden Clinic"), "{}", letters[0].subject);
    let mail = scene.setup().await["test_mail"].clone();
    assert_eq!(mail["id"], asked["id"]);
    assert!(mail["sent_at"].is_string() && mail["fault"].is_null(), "{mail}");
    app.clock.advance_seconds(60);
    let second = ask().await.expect(201);
    assert_eq!(scene.setup().await["test_mail"]["id"], second["id"]);

    let other = app.clinic_named("Other Clinic").await;
    let stranger = app.new_manager(other, "Omar Other").await;
    for path in ["/setup", "/test-mail"] {
        let ask = app.ask(if path == "/setup" { "GET" } else { "POST" }, &scene.path(path));
        let ask = if path == "/setup" { ask } else { ask.json(json!({})) };
        ask.bearer(&stranger.token).await.expect(404);
    }
}

/// A mail server that does not let this clinic in.
struct Refusing;

#[async_trait::async_trait]
impl Mailer for Refusing {
    async fn send(&self, _: Mail) -> Result<(), MailError> {
        Err(MailError::Refused("550 relaying denied".into()))
    }
}

#[tokio::test]
async fn why_a_test_mail_was_not_sent_is_told_until_it_is() {
    let scene = Scene::new().await;
    let app = &scene.app;
    scene.posts(&scene.path("/test-mail"), json!({})).await;
    let ports = Ports { mailer: Arc::new(Refusing), ..app.app.ports.clone() };
    let (db, clock) = (app.app.db.clone(), app.clock.clone());
    let beside = App::new(db, clock, Arc::new(OsChance), app.app.settings.clone(), ports);
    reactions::perform_due(&beside).await.unwrap();
    let mail = scene.setup().await["test_mail"].clone();
    assert_eq!((&mail["is_failing"], &mail["fault"]), (&json!(true), &json!(null)));
    let admin = app.administrator().await;
    let setup = app.get(&scene.path("/setup")).bearer(&admin.token).await.expect(200);
    let fault = setup["test_mail"]["fault"].as_str().expect("what the mail server said");
    assert!(fault.contains("550 relaying denied"), "{fault}");
    assert_eq!((&mail["sent_at"], &mail["is_given_up"]), (&json!(null), &json!(false)));
    // Tried again, the mail server takes it.
    app.clock.advance_seconds(600);
    app.drain().await;
    let mail = scene.setup().await["test_mail"].clone();
    assert!(mail["sent_at"].is_string() && mail["fault"].is_null(), "{mail}");
}
