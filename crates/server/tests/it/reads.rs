//! Whoever works here and reads of a patient is noted, and the patient sees by whom.

use std::{collections::BTreeSet, path::Path};

use app::access::Role;
use axum::http::Method;
use kernel::time::parse_instant;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use server::api::rules::RULES;

use crate::{
    matrix::{Asker, Things, ask, things},
    support::{Person, Practice, TestApp},
    web::Browser,
};

const NAME: &str = "Zubeida Unmistakable";

/// When she comes.
const TEN: &str = "2026-11-24T10:00:00+05:00";

struct World {
    app: TestApp,
    admin: Person,
    owner: Person,
    things: Things,
    practice: Practice,
}

/// Who works here, by the name of the role.
type Staff = [(&'static str, Person, &'static [Role]); 4];

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

    /// Her visit is over; those who could look at it.
    async fn staff(&self) -> Staff {
        let app = &self.app;
        let doctor = app.as_doctor("doctor", Practice { ..self.practice }).await;
        let staff: Staff = [
            ("desk", app.desk_of(self.things.clinic_id).await, &[Role::Desk]),
            ("manager", app.manager_of(self.things.clinic_id).await, &[Role::Manager]),
            ("doctor", doctor, &[Role::Doctor]),
            ("administrator", self.admin.clone(), &[Role::Administrator]),
        ];
        app.clock.set(parse_instant(TEN).unwrap());
        for step in ["check_in", "start", "complete"] {
            app.act(&self.admin, &self.things.appointment_id, step, json!({})).await.expect(200);
        }
        let summary = format!("/api/v1/appointments/{}/summary", self.things.appointment_id);
        let written = app.put(&summary).bearer(&staff[2].1.token).json(json!({ "notes": "Well." }));
        written.await.expect(200);
        staff
    }

    /// As if nobody had ever looked: what the process remembers is of another hour, and nothing is in the table.
    async fn forget(&self) {
        self.app.clock.advance_seconds(3600);
        let record = format!("/api/v1/patients/{}", self.owner.patient_id);
        self.app.get(&record).bearer(&self.admin.token).await.expect(200);
        self.app.clock.set(parse_instant(TEN).unwrap());
        let tx = self.app.app.db.begin().await.unwrap();
        tx.execute_unprepared("delete from record_reads").await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Whether an answer is about her: it names her, or it is what was written of her visit, or a document for print.
    fn is_shown(&self, route: &str, answer: &str) -> bool {
        let is_written = route.ends_with("/summary") || route.ends_with(".pdf");
        let is_named = answer.contains(NAME) || answer.contains(&self.owner.patient_id.to_string());
        (is_named || is_written) && !route.contains("audit")
    }
}

#[tokio::test]
async fn every_route_that_shows_a_patient_to_staff_is_noted() {
    let world = world().await;
    let routes: Vec<&str> =
        RULES.iter().filter(|(method, ..)| *method == Method::GET).map(|(_, route, _)| *route).collect();
    let (mut shown, mut wrong) = (BTreeSet::new(), Vec::new());
    for (name, person, roles) in world.staff().await {
        let asker = Asker { name, person: Some(person), roles };
        for route in &routes {
            world.forget().await;
            let answer = ask(&world.app, &asker, &Method::GET, &world.things, route).await;
            if answer.status() != 200 || !world.is_shown(route, &answer.text()) {
                continue;
            }
            shown.insert((*route).to_owned());
            if world.readers().await.first().is_none_or(|reader| reader["role"] != name) {
                wrong.push(format!("{name} {route}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    are_as_reviewed("routes_that_show_a_patient", &shown);
}

#[tokio::test]
async fn every_page_that_shows_a_patient_to_staff_is_noted() {
    let world = world().await;
    let asked = format!(
        "q=Zubeida&patient={}&doctor={}&date=2026-11-24&seconds=0",
        world.owner.patient_id, world.practice.doctor_id
    );
    let (mut shown, mut wrong) = (BTreeSet::new(), Vec::new());
    let pages = pages();
    assert!(pages.len() > 70, "only {} pages were found in the source", pages.len());
    for (name, person, _) in world.staff().await {
        let mut browser = Browser::new(&world.app);
        browser.forge("doctorly_session", &person.token);
        for page in &pages {
            world.forget().await;
            browser.open(&format!("{}?{asked}", world.things.path(page))).await;
            // A page says again what was asked for, and so whom.
            let told = browser.page.replace(&format!("patient={}", world.owner.patient_id), "");
            if browser.status != 200 || !world.is_shown(page, &told) {
                continue;
            }
            shown.insert(page.clone());
            if world.readers().await.first().is_none_or(|reader| reader["role"] != name) {
                wrong.push(format!("{name} {page}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    are_as_reviewed("pages_that_show_a_patient", &shown);
}

/// Otherwise an answer that shows nothing any more would be proved by nothing.
fn are_as_reviewed(name: &str, shown: &BTreeSet<String>) {
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_debug_snapshot!(name, shown);
    });
}

/// The paths of the web surface that answer GET, from its source: each is one `.route("…", get(…))`.
fn pages() -> Vec<String> {
    let mut pages = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/web")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = std::fs::read_to_string(path).unwrap();
            let routes = source.split(".route(").skip(1);
            pages.extend(routes.filter_map(|route| {
                let (_, rest) = route.split_once('"')?;
                let (page, handlers) = rest.split_once('"')?;
                // Up to the next route, or to the end of the router.
                let handlers = handlers.split(";\n").next()?.split("\n}").next()?;
                handlers.contains("get(").then(|| page.to_owned())
            }));
        }
    }
    pages.sort_unstable();
    pages
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
