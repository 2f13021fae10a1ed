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
        "/clinic/book".to_owned(),
        format!("/clinic/book?q=ana&doctor={}&date=2026-11-26", doctor.doctor_id()),
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

    let held = app.hold(&ana, doctor.doctor_id(), "2026-11-25T10:00:00+05:00").await.expect(201);
    let leave = format!("/clinic/doctors/{}/leave", doctor.doctor_id());
    let away = [("starts_on", "2026-11-25"), ("ends_on", "2026-11-25"), ("reason", "Conference")];
    browser.send(&leave, &away).await.is(200).shows("Ana");
    assert!(app.offered(doctor.doctor_id(), "2026-11-25", "2026-11-25").await.len() > 1);
    // As if Ana had booked while the manager looked: she is shown, and nothing is done yet.
    let confirmed = [&away[..], &[("confirmed", "true")]].concat();
    browser.send(&leave, &confirmed).await.is(200).shows("Ana").shows("Leave them as they are");
    assert!(app.offered(doctor.doctor_id(), "2026-11-25", "2026-11-25").await.len() > 1);
    let known = [&confirmed[..], &[("known", held.str("id"))]].concat();
    browser.send(&leave, &known).await.is(200).shows("Conference");
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
    browser.shows("At most Rs 1,650.");
    assert!(!browser.page.contains("minor units") && !browser.page.contains("165000"));
    browser.send(&refunds, &[("amount", "650"), ("reason", "goodwill")]).await.is(200).shows("goodwill");
}

/// A completed visit of Ana's, rated in words that would like to be markup.
async fn rated(app: &TestApp, name: &str, time: &str) -> String {
    let (person, doctor) = (app.patient(name).await, app.doctor("sana").await);
    let id = crate::seen::visit(app, &person, &doctor, time).await;
    let body = json!({"rating": 4, "text": format!("<i>{name}</i> was in good hands.")});
    app.act(&person, &id, "review", body).await.expect(201).str("id").to_owned()
}

#[tokio::test]
async fn a_manager_reads_what_patients_wrote_and_decides_whether_everybody_may() {
    let app = TestApp::new().await;
    let (manager, desk, ana) = (app.manager().await, app.desk().await, app.patient("ana").await);
    let stranger = app.other_manager().await;
    let mut browser = signed_in(&app, &manager.email).await;
    browser.open("/clinic/reviews").await.is(200).shows("No review waits");
    let (good, cross) = (rated(&app, "ana", "10:00").await, rated(&app, "ben", "11:00").await);
    browser.open("/clinic").await.is(200).shows("href=\"/clinic/reviews\"");
    browser.open("/clinic/reviews").await.is(200).shows("&#60;i&#62;ana&#60;/i&#62; was in good hands.");

    let act = |id: &str, verb: &str| format!("/clinic/reviews/{id}/{verb}");
    browser.send(&act(&good, "publish"), &[]).await.is(200).shows("published and counts");
    assert!(!browser.page.contains("ana&#60;/i&#62; was"), "what is decided waits no more");
    browser.open("/clinic/reviews?status=published").await.is(200).shows("ana&#60;/i&#62; was");
    browser.send(&act(&cross, "decline"), &[("reason", " ")]).await.is(422).shows("aria-invalid=\"true\"");
    browser.send(&act(&cross, "decline"), &[("reason", "Names another patient.")]).await.is(200);
    let declined = "/clinic/reviews?status=hidden";
    browser.open(declined).await.is(200).shows("ben&#60;/i&#62; was").shows("Names another patient.");
    browser.send(&act(&cross, "publish"), &[("status", "hidden")]).await.is(200);
    assert_eq!(browser.place, declined);
    browser.shows("No reviews here");

    // As the API has it: those who run this clinic, and nobody else.
    for (person, status) in [(&desk, 403), (&ana, 403)] {
        let mut other = signed_in(&app, &person.email).await;
        other.open("/clinic/reviews").await.is(status);
        other.send(&act(&good, "decline"), &[("reason", "No.")]).await.is(status);
    }
    let mut other = signed_in(&app, &stranger.email).await;
    other.open("/clinic/reviews?status=published").await.is(200).shows("No reviews here");
    other.send(&act(&good, "decline"), &[("reason", "No.")]).await.is(404);
    assert!(!signed_in(&app, &desk.email).await.open("/clinic").await.page.contains("/clinic/reviews"));
}

#[tokio::test]
async fn reviews_come_a_page_at_a_time_to_the_clinic_and_to_everybody() {
    let app = TestApp::new().await;
    let (manager, doctor) = (app.manager().await, app.doctor("sana").await);
    let mut browser = signed_in(&app, &manager.email).await;
    let mut visitor = Browser::new(&app);
    let page = format!("/doctors/{}", doctor.doctor_id());
    visitor.open(&format!("{page}/reviews")).await.is(200).shows("No reviews yet");
    for number in 0..11 {
        let time = format!("{:02}:{:02}", 10 + number / 2, number % 2 * 30);
        let review = rated(&app, &format!("person{number:02}"), &time).await;
        app.clock.advance_seconds(1);
        browser.send(&format!("/clinic/reviews/{review}/publish"), &[]).await.is(200);
    }
    let list = "/clinic/reviews?status=published";
    browser.open(list).await.is(200).shows("person10").shows("person01");
    assert!(!browser.page.contains("person00"));
    let next = |page: &str| {
        let at = page.find("cursor=").expect("there is more");
        page[at + 7..].split('"').next().expect("an address ends").to_owned()
    };
    let cursor = next(&browser.page);
    browser.open(&format!("{list}&cursor={cursor}")).await.is(200).shows("person00");

    app.drain().await;
    visitor
        .open(&page)
        .await
        .is(200)
        .shows("person10")
        .shows("person08")
        .shows("/reviews\"")
        .shows("(11 reviews)");
    assert!(!visitor.page.contains("person07"), "the newest only");
    visitor.open(&format!("{page}/reviews")).await.is(200).shows("person10").shows("person01");
    let cursor = next(&visitor.page);
    visitor.open(&format!("{page}/reviews?cursor={cursor}")).await.is(200).shows("person00");
    visitor.open(&format!("{page}/reviews?cursor=nonsense")).await.is(422);
}
