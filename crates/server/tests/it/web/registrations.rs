//! A registration that comes to its end is seen where somebody can see to it.

use kernel::time::parse_instant;
use serde_json::json;

use super::browser::Browser;
use crate::support::{PASSWORD, Person, TestApp};

async fn signed_in<'a>(app: &'a TestApp, person: &Person) -> Browser<'a> {
    let mut browser = Browser::new(app);
    browser.send("/sign-in", &[("email", &person.email), ("password", PASSWORD)]).await.is(200);
    browser
}

#[tokio::test]
async fn the_clinic_and_the_doctor_see_how_near_the_end_of_a_registration_is() {
    let app = TestApp::for_years().await;
    let (sana, manager, desk) = (app.doctor("sana").await, app.manager().await, app.desk().await);
    let profile = format!("/clinic/doctors/{}", sana.doctor_id());
    let mut running = signed_in(&app, &manager).await;
    let mut at_desk = signed_in(&app, &desk).await;
    let mut doctor = signed_in(&app, &sana).await;
    running.open("/clinic").await.is(200);
    assert!(!running.page.contains("Registrations to renew"), "there is none");

    let path = format!("/api/v1/doctors/{}", sana.doctor_id());
    let body = json!({ "registration_expiry": "2026-12-05" });
    app.patch(&path).bearer(&manager.token).json(body).await.expect(200);
    for (at, warning, own) in [
        ("2026-11-23T09:00:00+05:00", "expires in 12 days", "expires on Saturday, 5 December 2026"),
        ("2026-12-04T23:59:00+05:00", "expires in 1 day", "expires on Saturday, 5 December 2026"),
        ("2026-12-05T00:00:00+05:00", "expired", "expired on Saturday, 5 December 2026"),
    ] {
        app.clock.set(parse_instant(at).unwrap());
        running.open("/clinic").await.is(200).shows("Registrations to renew").shows(&profile);
        running.shows(&format!(": {warning} (5 Dec 2026)"));
        running.open("/clinic/doctors").await.is(200).shows(&format!(">{warning}<"));
        at_desk.open("/clinic").await.is(200).shows(&format!(": {warning} (5 Dec 2026)"));
        assert!(!at_desk.page.contains(&profile), "the desk cannot change it");
        doctor.open("/day").await.is(200).shows(&format!("Your registration {own}"));
    }
}
