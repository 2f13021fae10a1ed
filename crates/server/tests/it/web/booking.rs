//! From a visitor who searches to a visit that is paid, moved and cancelled, all by pages and forms.

use super::browser::Browser;
use crate::support::{PASSWORD, TestApp};

const GOOD_CARD: &str = "4242424242424242";
const BAD_CARD: &str = "4000000000000002";

/// The first free times on a doctor's page.
async fn times(browser: &mut Browser<'_>, doctor: &str) -> Vec<String> {
    browser.open(&format!("/doctors/{doctor}?date=2026-11-24")).await.is(200);
    browser.values("starts_at")
}

async fn sign_in(browser: &mut Browser<'_>, email: &str) {
    browser.send("/sign-in", &[("email", email), ("password", PASSWORD), ("next", "/appointments")]).await;
    assert_eq!(browser.place, "/appointments");
}

#[tokio::test]
async fn a_visitor_finds_keeps_registers_pays_moves_and_cancels() {
    let app = TestApp::new().await;
    let doctor = app.doctor("sana").await.doctor_id().to_string();
    app.drain().await;
    let mut browser = Browser::new(&app);
    browser.open("/").await.is(200).shows("Dr Sana");
    browser.open("/doctors?q=sanna").await.is(200).shows("Dr Sana");

    let free = times(&mut browser, &doctor).await;
    browser.send("/book", &[("doctor_id", &doctor), ("starts_at", &free[0])]).await.is(200);
    browser.shows("Who may we expect?");
    let typed = [
        ("doctor_id", doctor.as_str()),
        ("starts_at", &free[0]),
        ("name", "Omar Khan"),
        ("new_email", "omar@example.com"),
        ("new_password", "nine green bottles"),
    ];
    browser.send("/book/register", &typed).await.is(200).shows("This time is yours for now");
    assert!(browser.place.starts_with("/book/apt_"), "{}", browser.place);
    let checkout = browser.place.clone();
    let patient = browser.values("patient_id")[0].clone();

    let pay = |card| [("patient_id", patient.clone()), ("reason", "A rash".to_owned()), ("card", card)];
    let with = |card: &str| pay(card.to_owned());
    let fields = with(BAD_CARD);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    browser.send(&checkout, &fields).await.is(402).shows("declined").shows("A rash");
    let fields = with(GOOD_CARD);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    browser.send(&checkout, &fields).await.is(200).shows("You are booked").shows("A rash");

    let visit = browser.place.split('?').next().unwrap().to_owned();
    browser.open("/appointments").await.shows("Dr Sana").shows("Confirmed");
    browser.open(&format!("{visit}/calendar.ics")).await.is(200).shows("BEGIN:VCALENDAR");
    browser.open(&format!("{visit}/reschedule?date=2026-11-25")).await.is(200);
    let other = browser.values("starts_at")[0].clone();
    browser
        .open(&format!("{visit}/reschedule?starts_at={}", other.replace('+', "%2B")))
        .await
        .shows("Move to the new time");
    browser.send(&format!("{visit}/reschedule"), &[("starts_at", &other)]).await.is(200).shows("has moved");
    browser.shows("25 Nov 2026");
    browser.open(&format!("{visit}/cancel")).await.shows("Comes back to you").shows("Rs 1,650");
    browser.send(&format!("{visit}/cancel"), &[]).await.is(422).shows("Fill this in.");
    browser
        .send(&format!("{visit}/cancel"), &[("reason", "better")])
        .await
        .is(200)
        .shows("The visit is cancelled.");
    browser.open(&visit).await.shows("You cancelled this visit. I feel better");
    app.drain().await;
    browser.open("/receipts").await.shows("Dr Sana").shows("Refunded");
    browser.open("/appointments?past").await.shows("Cancelled");
    browser.open("/mailbox").await.is(200).shows("omar@example.com");
}

#[tokio::test]
async fn the_loser_of_a_race_sees_three_times_and_keeps_what_was_typed() {
    let app = TestApp::new().await;
    let doctor = app.doctor("sana").await.doctor_id().to_string();
    let (ana, ben) = (app.patient("ana").await, app.patient("ben").await);
    let (mut first, mut second) = (Browser::new(&app), Browser::new(&app));
    sign_in(&mut first, &ana.email).await;
    sign_in(&mut second, &ben.email).await;
    let free = times(&mut first, &doctor).await;
    let wanted = [("doctor_id", doctor.as_str()), ("starts_at", &free[3]), ("reason", "Back pain")];
    first.send("/book", &wanted).await.is(200).shows("This time is yours for now");
    second.send("/book", &wanted).await.is(409).shows("Someone was a moment faster").shows("Back pain");
    let nearest = second.values("starts_at");
    assert_eq!(nearest.len(), 3);
    assert!(!nearest.contains(&free[3]));
    let other = [("doctor_id", doctor.as_str()), ("starts_at", &nearest[0]), ("reason", "Back pain")];
    second.send("/book", &other).await.is(200).shows("This time is yours for now").shows("Back pain");
}

#[tokio::test]
async fn a_hold_can_be_lengthened_once_and_its_end_is_told() {
    let app = TestApp::new().await;
    let doctor = app.doctor("sana").await.doctor_id().to_string();
    let ana = app.patient("ana").await;
    let mut browser = Browser::new(&app);
    sign_in(&mut browser, &ana.email).await;
    let free = times(&mut browser, &doctor).await;
    browser.send("/book", &[("doctor_id", &doctor), ("starts_at", &free[0])]).await.shows("I need more time");
    let checkout = browser.place.clone();
    app.clock.advance_seconds(400);
    let typed = [("patient_id", "new"), ("new_name", "Zara"), ("reason", "Cough")];
    browser.send(&format!("{checkout}/extend"), &typed).await.is(200).shows("Cough").shows("Zara");
    assert!(!browser.page.contains("I need more time"));
    app.clock.advance_seconds(601);
    browser.open(&checkout).await.is(200).shows("Your hold has ended").shows("Keep this time again");
    let again = [("doctor_id", doctor.as_str()), ("starts_at", &free[0])];
    browser.send("/book", &again).await.is(200).shows("This time is yours for now");
}

#[tokio::test]
async fn somebody_new_can_be_booked_for_without_leaving_the_page() {
    let app = TestApp::new().await;
    let doctor = app.doctor("sana").await.doctor_id().to_string();
    let ana = app.patient("ana").await;
    let mut browser = Browser::new(&app);
    sign_in(&mut browser, &ana.email).await;
    let free = times(&mut browser, &doctor).await;
    browser.send("/book", &[("doctor_id", &doctor), ("starts_at", &free[0])]).await;
    let checkout = browser.place.clone();
    let faulty = [
        ("patient_id", "new"),
        ("new_name", "Zara Khan"),
        ("new_birth_date", "2090-01-01"),
        ("card", GOOD_CARD),
    ];
    browser
        .send(&checkout, &faulty)
        .await
        .is(422)
        .shows("A date of birth cannot be in the future.")
        .shows("Zara Khan");
    let good = [
        ("patient_id", "new"),
        ("new_name", "Zara Khan"),
        ("new_birth_date", "2019-01-01"),
        ("card", GOOD_CARD),
    ];
    browser.send(&checkout, &good).await.is(200).shows("You are booked").shows("Zara Khan");
    browser.open("/people").await.shows("Zara Khan").shows("7 years old");
}

#[tokio::test]
async fn a_slow_bank_keeps_the_time_and_the_page_waits() {
    let app = TestApp::new().await;
    let doctor = app.doctor("sana").await.doctor_id().to_string();
    let ana = app.patient("ana").await;
    let mut browser = Browser::new(&app);
    sign_in(&mut browser, &ana.email).await;
    let free = times(&mut browser, &doctor).await;
    browser.send("/book", &[("doctor_id", &doctor), ("starts_at", &free[0])]).await;
    let checkout = browser.place.clone();
    let patient = browser.values("patient_id")[0].clone();
    let pay = [("patient_id", patient.as_str()), ("card", "4000000000003220")];
    browser.send(&checkout, &pay).await.is(200).shows("The bank is still answering");
    app.clock.advance_seconds(60);
    app.drain().await;
    browser.open(&checkout).await.is(200).shows("You are booked");
}

#[tokio::test]
async fn no_way_to_pay_is_chosen_for_anybody_and_the_page_says_so() {
    let app = TestApp::new().await;
    let doctor = app.doctor("sana").await.doctor_id().to_string();
    let ana = app.patient("ana").await;
    let mut browser = Browser::new(&app);
    sign_in(&mut browser, &ana.email).await;
    let free = times(&mut browser, &doctor).await;
    browser.send("/book", &[("doctor_id", &doctor), ("starts_at", &free[0])]).await;
    let checkout = browser.place.clone();
    assert!(!browser.page.contains("name=\"card\" value=\"4242424242424242\" checked"));
    let new = [("patient_id", "new"), ("new_name", "Zara Khan"), ("reason", "Rash")];
    browser.send(&checkout, &new).await.is(422).shows("Choose how you want to pay.").shows("Rash");
    let patients = browser.values("patient_id");
    // The new patient is one of the account's now, and still the one who comes.
    browser.send(&checkout, &[&new[..1], &[("new_name", "")]].concat()).await.is(422);
    browser.shows("2 things need your attention");
    let zara =
        patients.iter().find(|id| **id != ana.patient_id.to_string() && *id != "new").expect("a new patient");
    let pay = [("patient_id", zara.as_str()), ("card", GOOD_CARD)];
    browser.send(&checkout, &pay).await.is(200).shows("You are booked").shows("Zara Khan");
}

#[tokio::test]
async fn a_fee_narrows_the_search_in_the_clinics_own_currency() {
    let app = TestApp::new().await;
    app.doctor("sana").await;
    app.drain().await;
    let mut browser = Browser::new(&app);
    browser.open("/doctors").await.is(200).shows("Dr Sana").shows("(PKR)");
    browser.open("/doctors?fee_from=1500&fee_to=1500").await.is(200).shows("Dr Sana").shows("value=\"1500\"");
    browser.open("/doctors?fee_to=1499.99").await.is(200).shows("No doctor matches");
    browser.open("/doctors?fee_from=2000&fee_to=1000").await.is(200).shows("The most must not be less");
    browser.open("/doctors?fee_from=lots").await.is(200).shows("Dr Sana");
}
