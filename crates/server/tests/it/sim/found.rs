//! Faults that histories found, each told again as a short story through the front door.

use app::{App, doctors};
use serde_json::json;

use crate::support::{Practice, TestApp};

const TEN: &str = "2026-11-23T10:00:00+05:00";

impl TestApp {
    /// Another process on the same database, with a memory of its own.
    fn other_process(&self) -> App {
        let (db, settings, ports) = (self.app.db.clone(), self.app.settings.clone(), self.app.ports.clone());
        App::new(db, self.clock.clone(), self.app.chance.clone(), settings, ports)
    }

    async fn suspend(&self, practice: &Practice) {
        let manager = self.manager_of(practice.clinic_id).await;
        let path = format!("/api/v1/doctors/{}/suspend", practice.doctor_id);
        self.post(&path).bearer(&manager.token).await.expect(200);
    }
}

#[tokio::test]
async fn a_suspended_doctor_takes_no_visits_from_then_on() {
    let app = TestApp::new().await;
    let (practice, ana) = (app.practice().await, app.patient("ana").await);
    // Everybody knows the doctor's times by now.
    app.offered(practice.doctor_id, "2026-11-23", "2026-11-23").await;
    app.suspend(&practice).await;
    assert_eq!(app.hold(&ana, practice.doctor_id, TEN).await.status(), 404);
    let path = format!("/api/v1/doctors/{}/availability?from=2026-11-23&to=2026-11-23", practice.doctor_id);
    app.get(&path).await.expect(404);
}

#[tokio::test]
async fn a_doctor_suspended_by_another_process_takes_no_visits_here() {
    let app = TestApp::new().await;
    let (practice, ana) = (app.practice().await, app.patient("ana").await);
    app.offered(practice.doctor_id, "2026-11-23", "2026-11-23").await;
    doctors::suspend(&app.other_process(), &app::Actor::system(), practice.doctor_id)
        .await
        .expect("suspended");
    assert_eq!(app.hold(&ana, practice.doctor_id, TEN).await.status(), 404);
}

#[tokio::test]
async fn a_visit_is_not_moved_while_its_doctor_is_suspended_but_can_be_cancelled() {
    let app = TestApp::new().await;
    let (practice, ana) = (app.practice().await, app.patient("ana").await);
    let held = app.hold(&ana, practice.doctor_id, TEN).await.expect(201);
    app.suspend(&practice).await;
    let later = json!({"starts_at": "2026-11-23T10:15:00+05:00"});
    assert_eq!(
        app.act(&ana, held.str("id"), "reschedule", later).await.expect(422).code(),
        "doctor_unavailable"
    );
    app.act(&ana, held.str("id"), "cancel", json!({})).await.expect(200);
}

#[tokio::test]
async fn a_clinics_new_rules_hold_from_the_next_booking_on() {
    let app = TestApp::new().await;
    let (practice, ana) = (app.practice().await, app.patient("ana").await);
    let first = app.hold(&ana, practice.doctor_id, TEN).await.expect(201);
    app.act(&ana, first.str("id"), "confirm", json!({})).await.expect(402);
    let manager = app.manager_of(practice.clinic_id).await;
    let path = format!("/api/v1/clinics/{}", practice.clinic_id);
    app.patch(&path).bearer(&manager.token).json(json!({"pay_at_desk": true})).await.expect(200);
    let second = app.hold(&ana, practice.doctor_id, "2026-11-23T11:00:00+05:00").await.expect(201);
    app.act(&ana, second.str("id"), "confirm", json!({})).await.expect(200);
}

#[tokio::test]
async fn a_hold_that_ended_is_gone_whether_somebody_released_it_or_not() {
    let app = TestApp::new().await;
    let (practice, ana) = (app.practice().await, app.patient("ana").await);
    let held = app.hold(&ana, practice.doctor_id, TEN).await.expect(201);
    app.clock.advance_seconds(11 * 60);
    let later = || json!({"starts_at": "2026-11-23T10:15:00+05:00"});
    assert_eq!(app.act(&ana, held.str("id"), "reschedule", later()).await.expect(410).code(), "hold_expired");
    app.drain().await;
    assert_eq!(app.act(&ana, held.str("id"), "reschedule", later()).await.expect(410).code(), "hold_expired");
}

#[tokio::test]
async fn a_doctor_who_sees_fewer_at_a_time_than_before_is_not_booked_beyond_that() {
    let app = TestApp::new().await;
    let practice = app.practice_of_capacity(2).await;
    let [ana, ben, eve] = [app.patient("ana").await, app.patient("ben").await, app.patient("eve").await];
    let first = app.hold(&ana, practice.doctor_id, TEN).await.expect(201);
    app.hold(&ben, practice.doctor_id, TEN).await.expect(201);
    let manager = app.manager_of(practice.clinic_id).await;
    let path = format!("/api/v1/doctors/{}", practice.doctor_id);
    app.patch(&path).bearer(&manager.token).json(json!({"capacity": 1})).await.expect(200);
    // The first lane is free again, but there still is a visit in the second.
    app.act(&ana, first.str("id"), "cancel", json!({})).await.expect(200);
    assert!(!app.offered(practice.doctor_id, "2026-11-23", "2026-11-23").await.contains(&TEN.to_owned()));
    assert_eq!(app.hold(&eve, practice.doctor_id, TEN).await.expect(409).code(), "time_taken");
}
