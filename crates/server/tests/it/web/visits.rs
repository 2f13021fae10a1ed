//! What is left of a visit, on pages: the doctor's summary, the patient's reading of it, and the review.

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

const WRITTEN: [(&str, &str); 9] = [
    ("version", "0"),
    ("notes", "Contact dermatitis.\nNo <b>infection</b>."),
    ("prescription.0.name", ""),
    ("prescription.0.dosage", ""),
    ("prescription.2.name", "Hydrocortisone"),
    ("prescription.2.formula", "1 %"),
    ("prescription.2.dosage", "Thin, twice a day"),
    ("prescription.2.brand", "Cortiderm"),
    ("follow_up_on", "2026-12-14"),
];

#[tokio::test]
async fn a_doctor_writes_the_summary_and_the_patient_reads_it() {
    let app = TestApp::new().await;
    let (ana, sana, omar) = (app.patient("ana").await, app.doctor("sana").await, app.doctor("omar").await);
    let id = visit(&app, &ana, &sana, "10:00").await;
    let form = format!("/day/{id}/summary");
    let mut doctor = signed_in(&app, &sana).await;
    doctor.open("/day").await.is(200).shows(&form);
    doctor.open(&form).await.is(200).shows("Ana");
    assert!(!doctor.page.contains("summary.pdf"), "there is nothing to print yet");
    let faulty = [("version", "0"), ("notes", "It itches."), ("follow_up_on", "2001-01-01")];
    doctor.send(&form, &faulty).await.is(422).shows("It itches.").shows("Choose a day after the visit");
    doctor.send(&form, &WRITTEN).await.is(200).shows(&form);
    assert_eq!(doctor.place, format!("/clinic/appointments/{id}"));
    doctor.open(&form).await.is(200).shows("Cortiderm").shows("name=\"version\" value=\"1\"");
    let paper = format!("/appointments/{id}/summary.pdf");
    doctor.shows(&paper);
    assert!(doctor.page.contains("name=\"prescription.0.name\" type=\"text\" value=\"Hydrocortisone\""));

    let mut patient = signed_in(&app, &ana).await;
    patient.open(&format!("/appointments/{id}")).await.is(200);
    patient.shows("No &#60;b&#62;infection&#60;/b&#62;.").shows("Hydrocortisone").shows("14 December 2026");
    let offer = format!("/doctors/{}?date=2026-12-14", sana.doctor_id());
    patient.shows(&offer).shows(&paper);
    patient.open(&paper).await.is(200).shows("%PDF-");
    let held = app.hold(&ana, sana.doctor_id(), "2026-12-14T10:00:00+05:00").await.expect(201);
    let card = serde_json::json!({ "method": "4242424242424242" });
    app.act(&ana, held.str("id"), "payments", card).await.expect(201);
    patient.open(&format!("/appointments/{id}")).await.is(200).shows("Booked: Mon 14 Dec 2026, 10:00 am");
    assert!(!patient.page.contains(&offer), "what is booked is not offered again");
    patient.open(&form).await.is(403);
    signed_in(&app, &omar).await.open(&form).await.is(404);
    signed_in(&app, &omar).await.open(&paper).await.is(404);
}

#[tokio::test]
async fn whoever_saves_second_is_told_and_loses_nothing() {
    let app = TestApp::new().await;
    let (ana, sana) = (app.patient("ana").await, app.doctor("sana").await);
    let id = visit(&app, &ana, &sana, "10:00").await;
    let form = format!("/day/{id}/summary");
    let mut doctor = signed_in(&app, &sana).await;
    doctor.send(&form, &WRITTEN).await.is(200);
    doctor.send(&form, &[("version", "0"), ("notes", "Mine.")]).await.is(422).shows("Mine.");
    doctor.shows("name=\"version\" value=\"1\"");
    doctor.send(&form, &[("version", "1"), ("notes", "Mine.")]).await.is(200);
}

#[tokio::test]
async fn a_patient_rates_a_visit_once_and_reads_what_became_of_it() {
    let app = TestApp::new().await;
    let (ana, sana, manager) = (app.patient("ana").await, app.doctor("sana").await, app.manager().await);
    let id = visit(&app, &ana, &sana, "10:00").await;
    let page = format!("/appointments/{id}");
    let review = format!("{page}/review");
    let mut patient = signed_in(&app, &ana).await;
    patient.open(&page).await.is(200).shows(&review);
    patient.send(&review, &[("text", "She listens.")]).await.is(422).shows("She listens.");
    patient.send(&review, &[("rating", "4"), ("text", "She listens.")]).await.is(200).shows("Thank you");
    assert_eq!(patient.place, page);
    patient.shows("The clinic will read it").shows("She listens.");
    assert!(!patient.page.contains(&review), "a visit is rated once");
    patient.send(&review, &[("rating", "1")]).await.is(422);
    // Those who run the clinic see the visit on a page of theirs, and rate nothing.
    signed_in(&app, &manager).await.send(&review, &[("rating", "1")]).await.is(404);
}
