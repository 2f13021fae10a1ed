//! Emergency access as pages: asked for, read, closed, looked into.

use super::browser::Browser;
use crate::{
    seen::visit,
    support::{PASSWORD, Person, TestApp},
};

async fn signed_in<'a>(app: &'a TestApp, person: &Person) -> Browser<'a> {
    let mut browser = Browser::new(app);
    browser.send("/sign-in", &[("email", &person.email), ("password", PASSWORD)]).await.is(200);
    browser
}

#[tokio::test]
async fn a_doctor_says_why_reads_the_record_and_closes_it() {
    let app = TestApp::new().await;
    let (ana, sana, omar) = (app.patient("ana").await, app.doctor("sana").await, app.doctor("omar").await);
    let id = visit(&app, &ana, &sana, "10:00").await;
    let summary = format!("/api/v1/appointments/{id}/summary");
    let written = serde_json::json!({ "notes": "Asthma, mild." });
    app.put(&summary).bearer(&sana.token).json(written).await.expect(200);

    let mut browser = signed_in(&app, &omar).await;
    let here = format!("/clinic/appointments/{id}");
    browser.open(&here).await.is(404).shows("Open a record in an emergency");
    // Where nobody is, the same stands.
    let nowhere = "/clinic/appointments/apt_00000000000000000000000000";
    browser.open(nowhere).await.is(404).shows("Open a record in an emergency");
    browser.open("/day").await.is(200).shows("/clinic/emergencies");

    browser.open("/clinic/emergencies").await.is(200).shows("No record was opened").shows("Patient number");
    let number = ana.patient_id.to_string();
    let silent = [("patient_id", number.as_str()), ("reason", "danger"), ("explanation", "")];
    browser.send("/clinic/emergencies", &silent).await.is(422).shows("Fill this in").shows(&number);
    let asked = [("patient_id", number.as_str()), ("reason", "danger"), ("explanation", "She fell.")];
    browser.send("/clinic/emergencies", &asked).await.is(200).shows("Ana").shows("Asthma, mild.");
    browser.shows("Open until").shows("Dr Sana");
    let record = browser.place.clone();
    assert!(record.starts_with("/clinic/emergencies/eme_"), "{record}");
    browser.send("/clinic/emergencies", &asked).await.is(422).shows("open to you already");

    signed_in(&app, &ana).await.open(&format!("/people/{number}/readers")).await.shows("in an emergency");
    browser.send(&format!("{record}/end"), &[]).await.is(200).shows("The record is closed.");
    browser.open(&record).await.is(200).shows("This record is closed again.");
    assert_eq!(browser.place, "/clinic/emergencies");
    browser.open(&here).await.is(404);
}

#[tokio::test]
async fn a_manager_sees_what_was_opened_on_the_overview_and_reviews_it() {
    let app = TestApp::new().await;
    let (ana, omar, manager) = (app.patient("ana").await, app.doctor("omar").await, app.manager().await);
    let body = serde_json::json!({
        "patient_id": ana.patient_id, "reason": "doctor_away", "explanation": "Her doctor is abroad.",
    });
    let opened = app.post("/api/v1/emergencies").bearer(&omar.token).json(body).await.expect(201);
    let record = format!("/clinic/emergencies/{}", opened.str("id"));

    let mut browser = signed_in(&app, &manager).await;
    browser.open("/clinic").await.is(200).shows("1 emergency access waits for a review.");
    browser.open("/clinic/emergencies").await.is(200).shows("Dr Omar opened the record of Ana");
    browser.shows("Her doctor is abroad.").shows("Close it now");
    assert!(!browser.page.contains("Whose record"), "a manager opens none");
    browser.open(&record).await.is(404);
    browser.send(&format!("{record}/review"), &[("remark", "")]).await.is(422).shows("Fill this in");
    let remark = [("remark", "I asked on the ward.")];
    browser.send(&format!("{record}/review"), &remark).await.is(200).shows("The review is noted.");
    browser.shows("I asked on the ward.").shows(&manager.name);
    browser.send(&format!("{record}/review"), &remark).await.is(422).shows("reviewed this already");
    assert!(!browser.open("/clinic").await.page.contains("waits for a review"));
    signed_in(&app, &app.desk().await).await.open("/clinic/emergencies").await.is(403);
}
