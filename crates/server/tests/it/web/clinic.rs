//! The clinic's pages: every one opens for who works there, and for nobody else.

use serde_json::json;

use super::browser::Browser;
use crate::support::{PASSWORD, TestApp};

async fn signed_in<'a>(app: &'a TestApp, email: &str) -> Browser<'a> {
    let mut browser = Browser::new(app);
    browser.send("/sign-in", &[("email", email), ("password", PASSWORD)]).await.is(200);
    browser
}

#[tokio::test]
async fn a_manager_opens_every_page_and_a_patient_none() {
    let app = TestApp::new().await;
    let (manager, ana, doctor) = (app.manager().await, app.patient("ana").await, app.doctor("sana").await);
    let held = app.hold(&ana, doctor.doctor_id(), "2026-11-25T10:00:00+05:00").await.expect(201);
    let card = json!({"method": "4242424242424242"});
    let paid = app.act(&ana, held.str("id"), "payments", card).await.expect(201);
    let department = app.department().await;
    let pages = [
        "/clinic".to_owned(),
        "/clinic/appointments?from=2026-11-25&to=2026-11-25".to_owned(),
        format!("/clinic/appointments/{}", held.str("id")),
        format!("/clinic/appointments/{}/reschedule", held.str("id")),
        "/clinic/doctors".to_owned(),
        "/clinic/doctors/new".to_owned(),
        format!("/clinic/doctors/{}", doctor.doctor_id()),
        format!("/clinic/doctors/{}/hours", doctor.doctor_id()),
        format!("/clinic/doctors/{}/leave", doctor.doctor_id()),
        "/clinic/departments".to_owned(),
        "/clinic/departments/new".to_owned(),
        format!("/clinic/departments/{department}"),
        "/clinic/patients?q=ana".to_owned(),
        "/clinic/transactions".to_owned(),
        format!("/clinic/transactions/{}", paid.str("id")),
    ];
    let mut staff = signed_in(&app, &manager.email).await;
    let mut patient = signed_in(&app, &ana.email).await;
    for page in &pages {
        staff.open(page).await.is(200);
        patient.open(page).await;
        assert!([403, 404].contains(&patient.status), "{page}: {}", patient.status);
    }
}

#[tokio::test]
async fn hours_and_leave_are_entered_by_forms() {
    let app = TestApp::new().await;
    let (manager, ana, doctor) = (app.manager().await, app.patient("ana").await, app.doctor("sana").await);
    let mut browser = signed_in(&app, &manager.email).await;
    let hours = format!("/clinic/doctors/{}/hours", doctor.doctor_id());
    let sitting =
        [("form", "sitting"), ("day", "saturday"), ("start", "10:00"), ("appointment_duration", "15")];
    browser.send(&hours, &sitting).await.is(422);
    let whole = [&sitting[..], &[("num_slots", "8"), ("consultation_fee", "1,200.50")]].concat();
    browser.send(&hours, &whole).await.is(200).shows("1,200.50");
    browser.send(&hours, &whole).await.is(422);

    app.hold(&ana, doctor.doctor_id(), "2026-11-25T10:00:00+05:00").await.expect(201);
    let leave = format!("/clinic/doctors/{}/leave", doctor.doctor_id());
    let away = [("starts_on", "2026-11-25"), ("ends_on", "2026-11-25"), ("reason", "Conference")];
    browser.send(&leave, &away).await.is(200).shows("Ana");
    assert!(app.offered(doctor.doctor_id(), "2026-11-25", "2026-11-25").await.len() > 1);
    browser.send(&leave, &[&away[..], &[("confirmed", "true")]].concat()).await.is(200).shows("Conference");
    assert!(app.offered(doctor.doctor_id(), "2026-11-25", "2026-11-25").await.is_empty());
}

#[tokio::test]
async fn more_than_was_paid_comes_back_with_what_was_typed() {
    let app = TestApp::new().await;
    let (manager, ana, doctor) = (app.manager().await, app.patient("ana").await, app.doctor("sana").await);
    let held = app.hold(&ana, doctor.doctor_id(), "2026-11-25T10:00:00+05:00").await.expect(201);
    let card = json!({"method": "4242424242424242"});
    let paid = app.act(&ana, held.str("id"), "payments", card).await.expect(201);
    let mut browser = signed_in(&app, &manager.email).await;
    let refunds = format!("/clinic/transactions/{}/refunds", paid.str("id"));
    browser.send(&refunds, &[("amount", "99999"), ("reason", "goodwill")]).await.is(422).shows("99999");
    browser.send(&refunds, &[("amount", "650"), ("reason", "goodwill")]).await.is(200).shows("goodwill");
}
