//! Whoever works here and reads of a patient is noted, and the patient sees by whom.

use app::access::Role;
use axum::http::Method;
use serde_json::{Value, json};
use server::api::rules::RULES;

use crate::{
    matrix::{Asker, Things, ask, things},
    support::{Person, Practice, TestApp},
};

const NAME: &str = "Zubeida Unmistakable";

struct World {
    app: TestApp,
    admin: Person,
    owner: Person,
    things: Things,
    practice: Practice,
}

/// A patient with a name of her own, who has been to the doctor.
async fn world() -> World {
    let app = TestApp::for_years().await;
    let admin = app.patients(1).await.remove(0);
    let admin = app.promote(admin).await;
    let [owner, _] = app.pair().await;
    let named = app.patch(&format!("/api/v1/patients/{}", owner.patient_id)).bearer(&owner.token);
    named.json(json!({ "name": NAME })).await.expect(200);
    let things = things(&app, &owner, &admin).await;
    let practice = Practice { clinic_id: things.clinic_id, doctor_id: things.doctor_id };
    World { app, admin, owner, things, practice }
}

impl World {
    /// Who read what of the patient, as she sees it.
    async fn readers(&self) -> Vec<Value> {
        let path = format!("/api/v1/patients/{}/readers?limit=100", self.owner.patient_id);
        let page = self.app.get(&path).bearer(&self.owner.token).await.expect(200);
        page["items"].as_array().unwrap().clone()
    }
}

#[tokio::test]
async fn every_route_that_shows_a_patient_to_staff_is_noted() {
    let world = world().await;
    let (app, owner) = (&world.app, world.owner.patient_id.to_string());
    let doctor = app.as_doctor("doctor", Practice { ..world.practice }).await;
    let askers = [
        ("desk", app.desk_of(world.things.clinic_id).await, &[Role::Desk][..]),
        ("manager", app.manager_of(world.things.clinic_id).await, &[Role::Manager]),
        ("doctor", doctor, &[Role::Doctor]),
        ("administrator", world.admin.clone(), &[Role::Administrator]),
    ];
    app.clock.set(kernel::time::parse_instant("2026-11-24T10:00:00+05:00").unwrap());
    for step in ["check_in", "start", "complete"] {
        app.act(&world.admin, &world.things.appointment_id, step, json!({})).await.expect(200);
    }
    let (mut showing, mut wrong) = (0, Vec::new());
    for (name, person, roles) in askers {
        let asker = Asker { name, person: Some(person), roles };
        for (_, route, _) in RULES.iter().filter(|(method, ..)| *method == Method::GET) {
            // Nothing of an hour before counts.
            app.clock.advance_seconds(3600);
            let before = world.readers().await.len();
            let answer = ask(app, &asker, &Method::GET, &world.things, route).await;
            let text = answer.text();
            if answer.status() != 200
                || !(text.contains(NAME) || text.contains(&owner))
                || route.contains("audit")
            {
                continue;
            }
            showing += 1;
            let after = world.readers().await;
            if after.len() == before || after[0]["role"] != name {
                wrong.push(format!("{name} {route}"));
            }
        }
    }
    assert!(showing > 15, "only {showing} answers show a patient");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn a_patient_sees_who_looked_and_nobody_else_does() {
    let world = world().await;
    let (app, id) = (&world.app, world.owner.patient_id);
    assert_eq!(world.readers().await, Vec::<Value>::new(), "one's own looks are nobody's business");
    let desk = app.desk_of(world.things.clinic_id).await;
    for _ in 0..3 {
        app.get(&format!("/api/v1/patients/{id}")).bearer(&desk.token).await.expect(200);
    }
    let seen = world.readers().await;
    assert_eq!(seen.len(), 1, "once an hour: {seen:?}");
    assert_eq!((&seen[0]["what"], &seen[0]["role"]), (&json!("record"), &json!("desk")));
    assert_eq!(seen[0]["account_id"], desk.account_id.to_string());
    assert!(!seen[0]["account_name"].as_str().unwrap().is_empty());
    app.clock.advance_seconds(3600);
    app.get(&format!("/api/v1/patients/{id}")).bearer(&desk.token).await.expect(200);
    assert_eq!(world.readers().await.len(), 2);

    let path = format!("/api/v1/patients/{id}/readers");
    for other in [&desk, &world.admin] {
        app.get(&path).bearer(&other.token).await.expect(404);
    }
    app.get(&path).await.expect(401);
    app.get(&format!("{path}?cursor=x")).bearer(&world.owner.token).await.expect(422);
}

#[tokio::test]
async fn managers_find_what_was_done_and_read_at_their_clinic_only() {
    let world = world().await;
    let app = &world.app;
    let (desk, manager) =
        (app.desk_of(world.things.clinic_id).await, app.manager_of(world.things.clinic_id).await);
    let elsewhere = app.practice().await;
    let stranger = app.manager_of(elsewhere.clinic_id).await;
    let path = format!("/api/v1/appointments/{}", world.things.appointment_id);
    app.get(&path).bearer(&desk.token).await.expect(200);
    let ask = async |person: &Person, query: String| {
        let page = app.get(&format!("/api/v1/audit{query}")).bearer(&person.token).await.expect(200);
        page["items"].as_array().unwrap().clone()
    };
    let by_desk = format!("/reads?account={}", desk.account_id);
    let reads = ask(&manager, by_desk.clone()).await;
    assert_eq!(reads.len(), 1, "{reads:?}");
    assert_eq!(reads[0]["what"], "appointment");
    assert_eq!(ask(&world.admin, by_desk.clone()).await.len(), 1);
    assert_eq!(ask(&stranger, by_desk).await.len(), 0);
    assert_eq!(
        ask(&manager, format!("/reads?patient={}&to=2026-01-01T00:00:00Z", world.owner.patient_id))
            .await
            .len(),
        0
    );

    let about = format!("?subject={}", world.things.appointment_id);
    let done = ask(&manager, about.clone()).await;
    let actions: Vec<&str> = done.iter().map(|line| line["action"].as_str().unwrap()).collect();
    assert!(actions.contains(&"appointment.hold"), "{actions:?}");
    assert_eq!(ask(&stranger, about).await.len(), 0);
    let held = ask(&manager, "?action=appointment.hold&limit=1".to_owned()).await;
    assert_eq!(held.len(), 1);
    for path in ["/api/v1/audit", "/api/v1/audit/reads"] {
        app.get(path).bearer(&desk.token).await.expect(403);
    }
}
