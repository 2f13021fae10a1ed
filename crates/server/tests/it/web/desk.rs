//! The front desk: today at a glance, and booking for whoever calls or stands there.

use app::access::{self, Actor};
use app::booking::{self, CountInput, Status};
use serde_json::json;

use super::browser::Browser;
use crate::support::{PASSWORD, Person, TestApp};

async fn signed_in<'a>(app: &'a TestApp, person: &Person) -> Browser<'a> {
    let mut browser = Browser::new(app);
    browser.send("/sign-in", &[("email", &person.email), ("password", PASSWORD)]).await.is(200);
    browser
}

async fn actor(app: &TestApp, person: &Person) -> Actor {
    access::authenticate(&app.app, &person.token).await.expect("the token is fresh")
}

/// A visit at a local time of the day of the tests, confirmed; paid for where a card is given.
async fn visit(app: &TestApp, patient: &Person, doctor: &Person, time: &str, is_paid: bool) -> String {
    let at = format!("2026-11-23T{time}:00+05:00");
    let held = app.hold(patient, doctor.doctor_id(), &at).await.expect(201);
    if is_paid {
        let card = json!({"method": "4242424242424242"});
        app.act(patient, held.str("id"), "payments", card).await.expect(201);
    } else {
        let desk = app.desk().await;
        app.act(&desk, held.str("id"), "confirm", json!({})).await.expect(200);
    }
    held.str("id").to_owned()
}

#[tokio::test]
async fn the_day_is_counted_by_status_and_only_within_reach() {
    let app = TestApp::new().await;
    let (sana, omar) = (app.doctor("sana").await, app.doctor("omar").await);
    let (ana, ben, cem) = (app.patient("ana").await, app.patient("ben").await, app.patient("cem").await);
    visit(&app, &ana, &sana, "10:00", true).await;
    let unpaid = visit(&app, &ben, &sana, "10:30", false).await;
    visit(&app, &cem, &omar, "11:00", true).await;
    let (desk, manager) = (app.desk().await, app.manager().await);
    app.act(&desk, &unpaid, "check_in", json!({})).await.expect(200);
    let tomorrow = app.hold(&ana, omar.doctor_id(), "2026-11-24T10:00:00+05:00").await.expect(201);
    assert!(!tomorrow.str("id").is_empty());

    let clinic_id = app.clinic().await;
    let instant = |text: &str| kernel::time::parse_instant(text).expect("an instant");
    let day = CountInput {
        clinic_id,
        from: instant("2026-11-23T00:00:00+05:00"),
        to: instant("2026-11-24T00:00:00+05:00"),
    };
    let count = async |person: &Person| booking::count(&app.app, &actor(&app, person).await, day).await;
    let all = count(&manager).await.expect("a manager counts");
    assert_eq!(
        (all.of(&[Status::Confirmed]), all.of(&[Status::CheckedIn]), all.of(&[Status::Held]), all.unpaid),
        (2, 1, 0, 1)
    );
    assert_eq!(count(&desk).await.expect("the desk counts"), all);
    let own = count(&sana).await.expect("a doctor counts the own visits");
    assert_eq!(own.of(Status::ALL), 2);
    let others =
        count(&app.other_manager().await).await.expect("another clinic's manager counts nothing here");
    assert_eq!((others.of(Status::ALL), others.unpaid), (0, 0));
    let month = CountInput { to: instant("2026-12-24T00:00:00+05:00"), ..day };
    assert!(booking::count(&app.app, &actor(&app, &manager).await, month).await.is_err());

    let mut browser = signed_in(&app, &manager).await;
    assert_eq!(browser.place, "/clinic");
    browser.shows("Noor Clinic").shows("Ben").shows("Cem").shows("Arrived");
    let figures = |page: &str| -> Vec<String> {
        let figure = page.split("<span class=\"figure\">").skip(1);
        // What is free and what was taken have a test of their own (`web/reports.rs`).
        figure.take(6).map(|rest| rest.split('<').next().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(figures(&browser.page), ["3", "1", "0", "0", "0", "1"]);
    let start = format!("/clinic/appointments/{unpaid}/start");
    browser.send(&start, &[("back", "/clinic")]).await.is(200);
    assert_eq!(
        (browser.place.as_str(), figures(&browser.page)),
        ("/clinic", ["3", "0", "1", "0", "0", "1"].map(String::from).into())
    );
    signed_in(&app, &app.other_manager().await).await.is(200).shows("No more visits today");
}

#[tokio::test]
async fn the_desk_writes_somebody_down_books_and_takes_the_money() {
    let app = TestApp::new().await;
    let (desk, doctor) = (app.desk().await, app.doctor("sana").await.doctor_id().to_string());
    let mut browser = signed_in(&app, &desk).await;
    let page = format!("/clinic/book?doctor={doctor}&date=2026-11-23");
    browser.open(&page).await.is(200).shows("Dr Sana").shows("New patient");
    let free = browser.values("starts_at");
    let new = |name| [("doctor", doctor.as_str()), ("new_name", name), ("new_phone", "+92 300 1234567")];
    let press = |name, at| [&new(name)[..], &[("starts_at", at), ("reason", "Cough")]].concat();
    browser.send("/clinic/book", &press("", &free[0])).await.is(422).shows("Name: ").shows("Cough");
    browser.send("/clinic/book", &press("Zara Khan", &free[0])).await.is(200);
    browser.shows("The visit is booked.").shows("Zara Khan").shows("Confirmed").shows("Cough");
    let visit = browser.place.clone();
    let take = format!("{visit}/take_payment");
    browser.shows("Take the payment").shows("Rs 1,650");
    for wrong in [&[][..], &[("method", "4242424242424242")]] {
        browser.send(&take, wrong).await.is(409).shows("Take the payment");
    }
    browser.send(&take, &[("method", "card_at_desk")]).await.is(200).shows("The payment is noted.");
    browser.shows("Paid").shows("Card at the desk");
    assert!(!browser.page.contains("Take the payment"));
    browser.send(&take, &[("method", "cash")]).await.is(409).shows("paid already");

    browser.open(&format!("/clinic/book?q=zara&doctor={doctor}")).await.is(200).shows("Zara Khan");
    browser.open(&format!("/clinic/book?q=nobody&doctor={doctor}")).await.shows("Nobody found");
}

#[tokio::test]
async fn what_is_booked_is_the_service_that_the_desk_sees_and_looking_again_loses_nothing() {
    let app = TestApp::new().await;
    let (desk, sana) = (app.desk().await, app.doctor("sana").await);
    let services = format!("/api/v1/doctors/{}/services", sana.doctor_id());
    for (name, minutes) in [("Consultation", 30), ("Follow-up visit", 15)] {
        let service = json!({ "name": name, "duration_minutes": minutes });
        app.post(&services).bearer(&sana.token).json(service).await.expect(201);
    }
    let listed = app.get(&services).await.expect(200);
    let follow_up = listed["items"].as_array().unwrap().iter().find(|one| one["name"] == "Follow-up visit");
    let follow_up = follow_up.unwrap()["id"].as_str().unwrap();
    let (doctor, at) = (sana.doctor_id().to_string(), "2026-11-24T10:30:00+05:00");
    let mut browser = signed_in(&app, &desk).await;
    let page = format!("/clinic/book?doctor={doctor}&date=2026-11-24&at=2026-11-24T10%3A30%3A00%2B05%3A00");
    browser.open(&page).await.is(200).shows("Book 10:30 am");
    let typed = [
        ("doctor", doctor.as_str()),
        ("service", follow_up),
        ("date", "2026-11-24"),
        ("at", at),
        ("new_name", "Zara Khan"),
        ("reason", "Cough"),
    ];
    browser.send("/clinic/book", &[&typed[..], &[("show", "times")]].concat()).await.is(200);
    browser.shows("Book 10:30 am").shows("value=\"Zara Khan\"").shows("Cough");
    browser.shows(&format!("value=\"{follow_up}\" selected"));
    browser.send("/clinic/book", &[&typed[..], &[("starts_at", at)]].concat()).await.is(200);
    browser.shows("The visit is booked.").shows("Follow-up visit");
}

#[tokio::test]
async fn a_time_that_somebody_else_took_leaves_the_patient_chosen() {
    let app = TestApp::new().await;
    let (desk, ana, sana) = (app.desk().await, app.patient("ana").await, app.doctor("sana").await);
    let doctor = sana.doctor_id().to_string();
    let mut browser = signed_in(&app, &desk).await;
    browser.open(&format!("/clinic/book?doctor={doctor}&date=2026-11-24")).await;
    let free = browser.values("starts_at");
    app.hold(&ana, sana.doctor_id(), &free[0]).await.expect(201);
    let press = [("doctor", doctor.as_str()), ("new_name", "Zara Khan"), ("starts_at", &free[0])];
    browser.send("/clinic/book", &press).await.is(409).shows("Zara Khan").shows("24 November");
    assert!(!browser.values("starts_at").contains(&free[0]));
    let patient = browser.values("patient_id")[0].clone();
    assert!(patient.starts_with("pat_"), "written down once, and chosen from now on");
    let press = [("doctor", doctor.as_str()), ("patient_id", &patient), ("starts_at", &free[1])];
    browser.send("/clinic/book", &press).await.is(200).shows("The visit is booked.").shows("Zara Khan");
}

#[tokio::test]
async fn the_desk_books_neither_strangers_nor_elsewhere() {
    let app = TestApp::new().await;
    let (desk, ben, sana) = (app.desk().await, app.patient("ben").await, app.doctor("sana").await);
    let mut browser = signed_in(&app, &desk).await;
    let (doctor, stranger) = (sana.doctor_id().to_string(), ben.patient_id.to_string());
    browser.open(&format!("/clinic/book?patient={stranger}")).await.is(404);
    let at = "2026-11-24T10:00:00+05:00";
    let fields = [("doctor", doctor.as_str()), ("patient_id", &stranger), ("starts_at", at)];
    browser.send("/clinic/book", &fields).await.is(404);
    let other = app.clinic_named("Far Clinic").await;
    let elsewhere = app.doctor_of(other, "Dr Far").await.to_string();
    let fields = [("doctor", elsewhere.as_str()), ("new_name", "Zara"), ("starts_at", at)];
    browser.send("/clinic/book", &fields).await.is(404);
    let mut patient = signed_in(&app, &ben).await;
    patient.open("/clinic/book").await.is(403);
    patient.send("/clinic/book", &fields).await.is(403);
}
