//! The flow board, those who come without a time, and the patient's own place: without script.

use kernel::time::parse_instant;
use serde_json::json;

use super::browser::Browser;
use crate::support::{PASSWORD, Person, TestApp};

async fn signed_in<'a>(app: &'a TestApp, person: &Person) -> Browser<'a> {
    let mut browser = Browser::new(app);
    browser.send("/sign-in", &[("email", &person.email), ("password", PASSWORD)]).await.is(200);
    browser
}

fn clock(app: &TestApp, time: &str) {
    app.clock.set(parse_instant(&format!("2026-11-23T{time}:00+05:00")).expect("an instant"));
}

/// A visit of the day of the tests, paid for.
async fn visit(app: &TestApp, patient: &Person, doctor: &Person, time: &str) -> String {
    let at = format!("2026-11-23T{time}:00+05:00");
    let held = app.hold(patient, doctor.doctor_id(), &at).await.expect(201);
    app.act(patient, held.str("id"), "payments", json!({"method": "4242424242424242"})).await.expect(201);
    app.drain().await;
    held.str("id").to_owned()
}

/// What stands in a column of the board.
fn column(browser: &Browser<'_>, word: &str) -> String {
    let mark = format!("aria-labelledby=\"flow-{word}\"");
    let rest = browser.page.split(&mark).nth(1).expect("the column is there");
    rest.split("</section>").next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_visit_goes_from_column_to_column_by_its_buttons() {
    let app = TestApp::new().await;
    let (sana, omar) = (app.doctor("sana").await, app.doctor("omar").await);
    let (ana, ben) = (app.patient("ana").await, app.patient("ben").await);
    let id = visit(&app, &ana, &sana, "10:00").await;
    visit(&app, &ben, &omar, "10:30").await;
    clock(&app, "09:50");
    let mut desk = signed_in(&app, &app.manager().await).await;
    desk.open("/clinic/flow").await.is(200).shows("Flow board").shows("2 visits");
    assert!(column(&desk, "confirmed").contains("Ana") && column(&desk, "checked_in").contains("Nobody"));
    let step = |verb: &str| format!("/clinic/flow/{id}/{verb}");
    let version = desk.values("version")[0].clone();
    let pairs = [("version", version.as_str())];
    desk.send(&step("check_in"), &pairs).await.is(200);
    assert_eq!(desk.place, "/clinic/flow");
    assert!(column(&desk, "checked_in").contains("Just arrived"), "{}", column(&desk, "checked_in"));
    // The same press again was decided on what is no more.
    desk.send(&step("check_in"), &pairs).await.is(409).shows("Somebody changed this meanwhile");
    assert!(column(&desk, "checked_in").contains("Ana"), "the board as it is");
    clock(&app, "10:25");
    desk.open("/clinic/flow").await.shows("Waiting for 35 minutes").shows("25 minutes past the booked time");
    desk.shows("About 10:25 am").shows("flow-long");
    desk.send(&step("start"), &[("doctor", &sana.doctor_id().to_string())]).await.is(200);
    assert_eq!(desk.place, format!("/clinic/flow?doctor={}", sana.doctor_id()));
    desk.shows("With the doctor since 10:25 am").shows("1 visit");
    assert!(!desk.page.contains("Ben"), "only this doctor's");
    desk.send(&step("complete"), &[]).await.is(200);
    assert!(column(&desk, "completed").contains("Completed"));
    desk.open("/clinic/flow?date=2026-11-28").await.is(200).shows("No visits this day");
    assert!(!desk.page.contains("/clinic/walk-in?"), "nobody walks in on another day");
    desk.open("/clinic/flow?date=soon&doctor=nobody").await.is(200).shows("2 visits");
}

#[tokio::test]
async fn the_board_is_for_those_who_work_with_visits() {
    let app = TestApp::new().await;
    let (sana, omar) = (app.doctor("sana").await, app.doctor("omar").await);
    let (ana, ben) = (app.patient("ana").await, app.patient("ben").await);
    visit(&app, &ana, &sana, "10:00").await;
    let others = visit(&app, &ben, &omar, "11:30").await;
    let mut doctor = signed_in(&app, &sana).await;
    doctor
        .open(&format!("/clinic/flow?doctor={}", omar.doctor_id()))
        .await
        .is(200)
        .shows("Ana")
        .shows("1 visit");
    assert!(!doctor.page.contains("Ben") && !doctor.page.contains("/clinic/walk-in"));
    doctor.send(&format!("/clinic/flow/{others}/check_in"), &[]).await.is(404);
    doctor.open("/clinic/walk-in").await.is(403);
    signed_in(&app, &ana).await.open("/clinic/flow").await.is(403);
    let mut far = signed_in(&app, &app.other_manager().await).await;
    far.open("/clinic/flow").await.is(200).shows("No visits this day");
    far.send(&format!("/clinic/flow/{others}/check_in"), &[]).await.is(404);
}

#[tokio::test]
async fn somebody_walks_in_and_is_checked_in_at_once() {
    let app = TestApp::new().await;
    let (sana, ana) = (app.doctor("sana").await, app.patient("ana").await);
    clock(&app, "09:05");
    visit(&app, &ana, &sana, "09:30").await;
    let mut desk = signed_in(&app, &app.desk().await).await;
    desk.open("/clinic/flow").await.is(200);
    let doctor = sana.doctor_id().to_string();
    desk.open(&format!("/clinic/walk-in?doctor={doctor}&back=%2Fclinic%2Fflow")).await.is(200);
    desk.shows("Free at 10:00 am").shows("checked");
    let form = [("doctor_id", doctor.as_str()), ("back", "/clinic/flow"), ("reason", "A burn")];
    desk.send("/clinic/walk-in", &form).await.is(422).shows("Name: ").shows("A burn");
    let new = [&form[..], &[("new_name", "Zara Khan")]].concat();
    desk.send("/clinic/walk-in", &new).await.is(200).shows("The patient is checked in.");
    assert_eq!(desk.place, "/clinic/flow");
    assert!(column(&desk, "checked_in").contains("Zara Khan"));
    // Found again by name.
    desk.open(&format!("/clinic/walk-in?q=zara&doctor={doctor}")).await.is(200).shows("Zara Khan");
    let typed = [("doctor_id", doctor.as_str()), ("reason", "A burn"), ("q", "zara")];
    let search = [&typed[..], &[("find", "1")]].concat();
    desk.send("/clinic/walk-in", &search).await.is(200).shows("Zara Khan").shows("A burn").shows(" checked>");
    let zara = desk.values("choose")[0].clone();
    let choice = [&typed[..], &[("choose", zara.as_str())]].concat();
    desk.send("/clinic/walk-in", &choice)
        .await
        .is(200)
        .shows("Someone else")
        .shows("A burn")
        .shows(" checked>");
    assert_eq!(desk.values("patient_id")[0], zara);
    desk.shows("1 waiting");

    clock(&app, "17:05");
    let late = [&form[..], &[("new_name", "Late Comer")]].concat();
    desk.send("/clinic/walk-in", &late).await.is(409).shows("No time of this doctor is free today");
    desk.shows("Late Comer").shows("No free time today");
    let over = [&late[..], &[("overbook_reason", "Bleeds")]].concat();
    desk.send("/clinic/walk-in", &over).await.is(200).shows("Late Comer").shows("Overbooked");
    let other = app.clinic_named("Far Clinic").await;
    let elsewhere = app.doctor_of(other, "Dr Far").await.to_string();
    desk.send("/clinic/walk-in", &[("doctor_id", elsewhere.as_str()), ("new_name", "Zara")]).await.is(404);
    app.is_consistent().await;
}

#[tokio::test]
async fn a_patient_sees_the_own_place_on_the_day_and_no_name() {
    let app = TestApp::new().await;
    let (sana, ana, ben) = (app.doctor("sana").await, app.patient("ana").await, app.patient("ben").await);
    visit(&app, &ben, &sana, "10:00").await;
    let id = visit(&app, &ana, &sana, "10:30").await;
    let page = format!("/appointments/{id}");
    clock(&app, "10:20");
    let mut patient = signed_in(&app, &ana).await;
    patient.open(&page).await.is(200).shows("Your place today").shows("1 person").shows("10:50 am");
    patient.shows("The doctor is running about 20 minutes late.");
    assert!(!patient.page.contains("Ben"), "of others only how many there are");
    let desk = app.manager().await;
    let token = app.token_of(&desk).await;
    let act =
        |verb: &str| app.post(&format!("/api/v1/appointments/{id}/{verb}")).bearer(&token).json(json!({}));
    act("check_in").await.expect(200);
    act("start").await.expect(200);
    patient.open(&page).await.is(200).shows("With the doctor");
    assert!(!patient.page.contains("Your place today"));
}
