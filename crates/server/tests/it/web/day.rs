//! A doctor's own side: the day, its steps, and the same record that the clinic's people keep.

use serde_json::json;

use super::browser::Browser;
use crate::support::{PASSWORD, Person, TestApp};

async fn signed_in<'a>(app: &'a TestApp, person: &Person) -> Browser<'a> {
    let mut browser = Browser::new(app);
    browser.send("/sign-in", &[("email", &person.email), ("password", PASSWORD)]).await.is(200);
    browser
}

/// A visit that is paid for.
async fn visit(app: &TestApp, patient: &Person, doctor: &Person, at: &str) -> String {
    let held = app.hold(patient, doctor.doctor_id(), at).await.expect(201);
    app.act(patient, held.str("id"), "payments", json!({"method": "4242424242424242"})).await.expect(201);
    held.str("id").to_owned()
}

#[tokio::test]
async fn a_doctor_lands_on_the_day_and_takes_a_visit_through_it() {
    let app = TestApp::new().await;
    let (sana, ana) = (app.doctor("sana").await, app.patient("ana").await);
    let id = visit(&app, &ana, &sana, "2026-11-23T10:00:00+05:00").await;
    let mut browser = signed_in(&app, &sana).await;
    assert_eq!(browser.place, "/day");
    browser.shows("My day").shows("Ana").shows("10:00 am").shows("1 visit");
    let step = |verb: &str| format!("/day/{id}/{verb}");
    assert!(!browser.page.contains(&step("no_show")), "nobody has missed a visit that has not begun");
    browser.send(&step("no_show"), &[]).await.is(409).shows("on the day of the visit only").shows("Ana");
    browser.send(&step("check_in"), &[("back", "/day?date=2026-11-23")]).await.is(200).shows("Arrived");
    assert_eq!(browser.place, "/day?date=2026-11-23");
    browser.send(&step("check_in"), &[]).await.is(409).shows("Arrived");
    browser.send(&step("start"), &[]).await.is(200).shows("With the doctor");
    browser.send(&step("complete"), &[]).await.is(200).shows("Completed");
    browser.open("/day?date=2026-11-24").await.is(200).shows("No visits this day");
    browser.open("/day?date=nonsense").await.is(200).shows("Ana");
}

#[tokio::test]
async fn a_doctor_keeps_the_own_record_and_reaches_nobody_elses() {
    let app = TestApp::new().await;
    let (sana, omar, ana) = (app.doctor("sana").await, app.doctor("omar").await, app.patient("ana").await);
    let own = visit(&app, &ana, &sana, "2026-11-24T10:00:00+05:00").await;
    let others = visit(&app, &ana, &omar, "2026-11-24T11:00:00+05:00").await;
    let mut browser = signed_in(&app, &sana).await;
    for page in ["", "/hours", "/leave"] {
        browser.open(&format!("/clinic/doctors/{}{page}", sana.doctor_id())).await.is(200).shows("/day");
        browser.open(&format!("/clinic/doctors/{}{page}", omar.doctor_id())).await.is(404);
    }
    browser.open(&format!("/clinic/appointments/{own}")).await.is(200).shows("Ana").shows("/cancel");
    assert!(!browser.page.contains("/reschedule"), "a doctor does not move visits");
    browser.open(&format!("/clinic/appointments/{others}")).await.is(404);
    browser.send(&format!("/day/{others}/check_in"), &[]).await.is(404);
    for page in ["/clinic", "/clinic/doctors", "/clinic/appointments", "/clinic/patients", "/clinic/book"] {
        browser.open(page).await.is(403);
    }
    let away = [("starts_on", "2026-11-24"), ("ends_on", "2026-11-24")];
    let leave = format!("/clinic/doctors/{}/leave", sana.doctor_id());
    browser.send(&leave, &away).await.is(200).shows("Ana");
    let confirmed = [&away[..], &[("confirmed", "true"), ("known", own.as_str())]].concat();
    browser.send(&leave, &confirmed).await.is(200).shows("taken effect");
}

#[tokio::test]
async fn only_a_doctor_has_a_day() {
    let app = TestApp::new().await;
    let (sana, ana, manager) = (app.doctor("sana").await, app.patient("ana").await, app.manager().await);
    let id = visit(&app, &ana, &sana, "2026-11-23T10:00:00+05:00").await;
    let mut nobody = Browser::new(&app);
    nobody.open("/day").await.is(200);
    assert_eq!(nobody.place, "/sign-in?next=%2Fday");
    for person in [&ana, &manager] {
        signed_in(&app, person).await.open("/day").await.is(403);
    }
    let mut patient = signed_in(&app, &ana).await;
    patient.send(&format!("/day/{id}/check_in"), &[]).await.is(403);
    patient.open(&format!("/clinic/appointments/{id}")).await.is(403);
}
