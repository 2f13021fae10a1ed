//! What a clinic's figures say, through the front door; that they stay right is also a promise of the simulator
//! (`sim/invariants/reports.rs`).

mod asking;
mod keeping;

use std::sync::Arc;

use kernel::time::parse_instant;
use serde_json::{Value, json};
use server::adapters::archive::TableArchive;

use crate::support::{Answer, Person, TestApp};

const CARD: &str = "4242424242424242";
/// A card that is declined.
const BAD_CARD: &str = "4000000000000002";

/// Where people look back over months without signing in again.
async fn app_for_months() -> TestApp {
    let app = TestApp::new().await;
    let table = Arc::new(TableArchive::new(app.app.db.clone()));
    app.with_archive_in(table)
}

fn at(time: &str) -> String {
    format!("2026-11-23T{time}:00+05:00")
}

fn clock(app: &TestApp, text: &str) {
    app.clock.set(parse_instant(text).expect("an instant"));
}

async fn report(app: &TestApp, who: &Person, name: &str, query: &str) -> Answer {
    app.drain().await;
    app.get(&format!("/api/v1/reports/{name}?from=2026-11-23&to=2026-11-23{query}")).bearer(&who.token).await
}

/// The values of a row by its key.
fn row(answer: &Answer, key: &str) -> Value {
    let rows = answer["rows"].as_array().expect("rows");
    let found = rows.iter().find(|row| row["group"] == key);
    found.unwrap_or_else(|| panic!("no row {key}: {}", answer.text()))["values"].clone()
}

async fn booked(app: &TestApp, person: &Person, doctor: &Person, starts_at: &str) -> String {
    let held = app.hold(person, doctor.doctor_id(), starts_at).await.expect(201);
    app.act(person, held.str("id"), "payments", json!({ "method": CARD })).await.expect(201);
    held.str("id").to_owned()
}

/// Of ana, one visit that was missed, one that was cancelled the evening before and one weeks before; of ben, one that came
/// about after one of the week before; a child's that the desk booked; and somebody who walked in.
struct Story {
    app: TestApp,
    manager: Person,
    sana: Person,
    walked_in: String,
}

impl Story {
    async fn new() -> Self {
        let app = app_for_months().await;
        let (ana, ben) = (app.patient("ana").await, app.patient("ben").await);
        let (sana, desk, manager) = (app.doctor("sana").await, app.desk().await, app.manager().await);
        clock(&app, "2026-11-12T09:00:00+05:00");
        let early = booked(&app, &ana, &sana, &at("14:00")).await;
        app.act(&ana, &early, "cancel", json!({})).await.expect(200);
        let before = booked(&app, &ben, &sana, "2026-11-13T10:00:00+05:00").await;
        clock(&app, "2026-11-13T10:00:00+05:00");
        for step in ["check_in", "start", "complete"] {
            app.act(&manager, &before, step, json!({})).await.expect(200);
        }
        let missed = booked(&app, &ana, &sana, &at("10:00")).await;
        clock(&app, "2026-11-22T20:00:00+05:00");
        let late = booked(&app, &ana, &sana, &at("11:00")).await;
        app.act(&desk, &late, "cancel", json!({})).await.expect(200);
        // A time that was only kept is no visit, nor is one that nobody confirmed.
        let kept = app.hold(&ana, sana.doctor_id(), &at("12:00")).await.expect(201);
        app.act(&ana, kept.str("id"), "cancel", json!({})).await.expect(200);
        let seen = booked(&app, &ben, &sana, &at("09:30")).await;
        clock(&app, &at("09:00"));
        let path = format!("/api/v1/clinics/{}/walk-ins", app.clinic().await);
        let body = json!({ "doctor_id": sana.doctor_id(), "patient": { "name": "Wafa Walks" } });
        let walked_in = app.post(&path).bearer(&desk.token).json(body).await.expect(201);
        clock(&app, &at("10:05"));
        app.act(&desk, &missed, "no_show", json!({})).await.expect(200);
        for step in ["check_in", "start", "complete"] {
            app.act(&manager, &seen, step, json!({})).await.expect(200);
        }
        let walked_in = walked_in.str("id").to_owned();
        Self { app, manager, sana, walked_in }
    }

    async fn report(&self, name: &str, query: &str) -> Answer {
        report(&self.app, &self.manager, name, query).await.expect(200)
    }
}
