//! How many patients a doctor has seen: counted with the visit that makes it so, shown everywhere, and put right when
//! somebody has meddled with it.

use app::booking::{check_seen, mend_seen};
use kernel::id::DoctorId;
use sea_orm::ConnectionTrait;
use serde_json::json;

use crate::support::{Person, TestApp};

/// From holding to the end of the visit, today at `time`.
pub async fn visit(app: &TestApp, person: &Person, doctor: &Person, time: &str) -> String {
    let starts_at = format!("2026-11-23T{time}:00+05:00");
    let held = app.hold(person, doctor.doctor_id(), &starts_at).await.expect(201);
    let id = held.str("id").to_owned();
    app.act(person, &id, "payments", json!({ "method": "4242424242424242" })).await.expect(201);
    app.act(&app.desk().await, &id, "check_in", json!({})).await.expect(200);
    app.act(doctor, &id, "start", json!({})).await.expect(200);
    app.act(doctor, &id, "complete", json!({})).await.expect(200);
    id
}

async fn shown(app: &TestApp, doctor_id: DoctorId) -> i64 {
    app.drain().await;
    let profile = app.get(&format!("/api/v1/doctors/{doctor_id}")).await.expect(200);
    let found = app.get("/api/v1/doctors?sort=popular").await.expect(200);
    let items = found["items"].as_array().unwrap();
    let item = items.iter().find(|item| item["id"] == doctor_id.to_string()).unwrap();
    assert_eq!(item["patients_seen"], profile["patients_seen"]);
    profile["patients_seen"].as_i64().unwrap()
}

#[tokio::test]
async fn a_patient_is_counted_with_the_first_completed_visit_and_never_again() {
    let app = TestApp::new().await;
    let (ana, ben) = (app.patient("ana").await, app.patient("ben").await);
    let (sana, omar) = (app.doctor("sana").await, app.doctor("omar").await);
    assert_eq!(shown(&app, sana.doctor_id()).await, 0);
    let first = visit(&app, &ana, &sana, "10:00").await;
    assert_eq!(shown(&app, sana.doctor_id()).await, 1);
    visit(&app, &ana, &sana, "11:00").await;
    assert_eq!(shown(&app, sana.doctor_id()).await, 1, "the same patient counts once");
    app.act(&sana, &first, "complete", json!({})).await.expect(409);
    visit(&app, &ben, &sana, "12:00").await;
    assert_eq!(shown(&app, sana.doctor_id()).await, 2);
    assert_eq!(shown(&app, omar.doctor_id()).await, 0);
    // Held, paid and cancelled is not seen.
    let held = app.hold(&ben, omar.doctor_id(), "2026-11-23T14:00:00+05:00").await.expect(201);
    app.act(&ben, held.str("id"), "cancel", json!({})).await.expect(200);
    assert_eq!(shown(&app, omar.doctor_id()).await, 0);
    assert_eq!(check_seen(&app.app).await.unwrap(), []);
}

#[tokio::test]
async fn popular_doctors_come_first_when_asked_for() {
    let app = TestApp::new().await;
    let (ana, sana, omar) = (app.patient("ana").await, app.doctor("sana").await, app.doctor("omar").await);
    let order = async || {
        app.drain().await;
        let found = app.get("/api/v1/doctors?sort=popular").await.expect(200);
        let items = found["items"].as_array().unwrap().iter();
        items.map(|item| item["full_name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    visit(&app, &ana, &omar, "10:00").await;
    assert_eq!(order().await, ["Dr Omar", "Dr Sana"]);
    visit(&app, &ana, &sana, "11:00").await;
    visit(&app, &app.patient("ben").await, &sana, "12:00").await;
    assert_eq!(order().await, ["Dr Sana", "Dr Omar"]);
}

#[tokio::test]
async fn a_number_that_is_wrong_is_found_and_put_right() {
    let app = TestApp::new().await;
    let (ana, sana, omar) = (app.patient("ana").await, app.doctor("sana").await, app.doctor("omar").await);
    visit(&app, &ana, &sana, "10:00").await;
    let meddle = "update doctors set patients_seen = 7, visits_completed = 9, visits_let_down = 3; \
                  update patient_links set seen = false";
    let tx = app.app.db.begin().await.unwrap();
    tx.execute_unprepared(meddle).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(check_seen(&app.app).await.unwrap().len(), 2);
    assert_eq!(mend_seen(&app.app).await.unwrap(), 2);
    assert_eq!(check_seen(&app.app).await.unwrap(), []);
    assert_eq!((shown(&app, sana.doctor_id()).await, shown(&app, omar.doctor_id()).await), (1, 0));
    visit(&app, &ana, &sana, "11:00").await;
    assert_eq!(shown(&app, sana.doctor_id()).await, 1, "the mark on the link was put right too");
}
