//! The cast itself can do what its members are for.

use serde_json::json;

use crate::support::TestApp;

#[tokio::test]
async fn a_patient_books_a_doctor_of_the_cast() {
    let app = TestApp::new().await;
    let (ana, sana) = (app.patient("ana").await, app.doctor("sana").await);
    let path = format!("/api/v1/doctors/{}/availability?from=2026-11-23&to=2026-11-23", sana.doctor_id());
    let month = app.get(&path).await.expect(200);
    let starts_at = month["days"][0]["times"][2]["starts_at"].as_str().unwrap().to_owned();
    let body = json!({ "doctor_id": sana.doctor_id(), "starts_at": starts_at });
    let held = app.post("/api/v1/appointments").bearer(&ana.token).json(body).await.expect(201);
    assert_eq!(held["status"], "held");
    assert_eq!(app.patient("ana").await.account_id, ana.account_id);
}

#[tokio::test]
async fn the_staff_of_the_cast_hold_their_roles() {
    let app = TestApp::new().await;
    for person in [app.admin().await, app.manager().await, app.desk().await, app.other_manager().await] {
        let me = app.get("/api/v1/me").bearer(&person.token).await.expect(200);
        assert_eq!(me["roles"].as_array().unwrap().len(), 1, "{}", me.text());
    }
}
