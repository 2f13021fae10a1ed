//! Who looked at a record, as pages.

use super::browser::Browser;
use crate::support::{PASSWORD, Person, TestApp};

async fn signed_in<'a>(app: &'a TestApp, person: &Person) -> Browser<'a> {
    let mut browser = Browser::new(app);
    browser.send("/sign-in", &[("email", &person.email), ("password", PASSWORD)]).await.is(200);
    browser
}

#[tokio::test]
async fn whoever_opens_a_page_with_a_patient_is_named_to_her_and_to_the_manager() {
    let app = TestApp::new().await;
    let (sana, ana, desk) = (app.doctor("sana").await, app.patient("ana").await, app.desk().await);
    let held = app.hold(&ana, sana.doctor_id(), "2026-11-23T10:00:00+05:00").await.expect(201);
    let visit = held.str("id").to_owned();
    let readers = format!("/people/{}/readers", ana.patient_id);
    let mut patient = signed_in(&app, &ana).await;
    patient.open(&readers).await.is(200).shows("Nobody has looked yet");

    let mut clinic = signed_in(&app, &desk).await;
    clinic.open(&format!("/clinic/appointments/{visit}")).await.is(200).shows("Ana");
    patient.open(&readers).await.is(200).shows(&desk.name).shows("Front desk").shows("An appointment");
    clinic.open("/clinic/patients").await.is(200).shows("Ana");
    patient.open(&readers).await.is(200).shows("Name and contact");
    clinic.open(&readers).await.is(404);
    clinic.open("/clinic/audit").await.is(403);

    let mut manager = signed_in(&app, &app.manager().await).await;
    manager.open("/clinic/audit").await.is(200).shows(&desk.name).shows(&ana.patient_id.to_string());
    manager.open("/clinic/audit?to=2001-01-01").await.is(200).shows("Nothing in this time");
    manager.open("/clinic/audit?show=changes").await.is(200).shows("Kept a time").shows(&visit);
    for odd in ["?from=yesterday", "?account=x&patient=x&subject=x", "?show=x"] {
        manager.open(&format!("/clinic/audit{odd}")).await.is(200);
    }
}
