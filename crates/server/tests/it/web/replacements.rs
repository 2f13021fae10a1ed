//! Other times instead of a visit that cannot be: chosen from the letter, given out and followed by the clinic.

use super::browser::Browser;
use crate::{
    booking::TEN,
    support::{PASSWORD, Person, TestApp},
};

async fn signed_in<'a>(app: &'a TestApp, person: &Person) -> Browser<'a> {
    let mut browser = Browser::new(app);
    browser.send("/sign-in", &[("email", &person.email), ("password", PASSWORD)]).await.is(200);
    browser
}

/// Ana has a visit, and a manager cancels the doctor's day by the pages; gives Ana, the manager's browser and where the
/// letter leads.
async fn cancelled_day(app: &TestApp) -> (Person, Browser<'_>, String) {
    let (manager, ana, doctor) = (app.manager().await, app.patient("ana").await, app.doctor("sana").await);
    let held = app.hold(&ana, doctor.doctor_id(), TEN).await.expect(201);
    let card = serde_json::json!({"method": "4242424242424242"});
    app.act(&ana, held.str("id"), "payments", card).await.expect(201);
    app.drain().await;
    let mut browser = signed_in(app, &manager).await;
    let leave = format!("/clinic/doctors/{}/leave", doctor.doctor_id());
    browser.open(&format!("{leave}?day=2026-11-23")).await.is(200).shows("Ana").shows("Offer each patient");
    let day = [("starts_on", "2026-11-23"), ("ends_on", "2026-11-23"), ("confirmed", "true")];
    let offered = [("known", held.str("id")), ("visits", "offer")];
    browser.send(&leave, &[&day[..], &offered].concat()).await.is(200);
    app.drain().await;
    let letter = app.letters("replacement_offered").await.remove(0);
    let link = letter.text.split_whitespace().find(|word| word.contains("/replacements/")).expect("a link");
    let path = format!("/replacements/{}", link.rsplit('/').next().unwrap());
    (ana, browser, path)
}

#[tokio::test]
async fn a_patient_chooses_another_time_from_the_letter_without_signing_in() {
    let app = TestApp::new().await;
    let (_, mut clinic, letter) = cancelled_day(&app).await;
    let answers = clinic.place.clone();
    clinic
        .open(&answers)
        .await
        .is(200)
        .shows("Ana")
        .shows("Waits for an answer")
        .shows("0 of 1 have answered");
    let mut ana = Browser::new(&app);
    ana.open(&letter).await.is(200).shows("Choose another time").shows("Kept for you");
    let times = ana.values("starts_at");
    assert_eq!(times.len(), 3, "{times:?}");
    ana.open(&format!("{letter}/reschedule")).await.is(200).shows("Choose a new time");
    ana.send(&format!("{letter}/accept"), &[]).await.is(409);
    ana.send(&format!("{letter}/accept"), &[("starts_at", &times[1])]).await.is(200).shows("has a new time");
    // The link has done its work: it shows what became of the visit, and changes nothing any more.
    ana.send(&format!("{letter}/decline"), &[]).await.is(409).shows("has a new time");
    ana.open("/appointments").await;
    assert!(ana.place.starts_with("/sign-in"), "{}", ana.place);
    clinic.open(&answers).await.is(200).shows("Moved").shows("1 of 1 have answered");
}

#[tokio::test]
async fn the_appointments_page_leads_to_the_offer_and_none_may_be_called_off_there() {
    let app = TestApp::new().await;
    let (ana, _, _) = cancelled_day(&app).await;
    let mut browser = signed_in(&app, &ana).await;
    browser.open("/appointments").await.is(200);
    let page = browser.page.clone();
    let visit = page.split("/appointments/apt_").nth(1).and_then(|rest| rest.get(..26)).expect("a visit");
    browser.open(&format!("/appointments/apt_{visit}")).await.is(200).shows("cannot see you at this time");
    let offer = browser.page.split("/replacements/").nth(1).and_then(|rest| rest.split('"').next());
    let offer = format!("/replacements/{}", offer.expect("a link to the offer"));
    browser.open(&offer).await.is(200).shows("None of them suits you?");
    browser.send(&format!("{offer}/decline"), &[]).await.is(200).shows("This visit is cancelled");
}

#[tokio::test]
async fn a_link_that_is_none_or_too_old_opens_nothing() {
    let app = TestApp::new().await;
    let (_, _, letter) = cancelled_day(&app).await;
    let mut stranger = Browser::new(&app);
    stranger.open(&format!("{letter}x")).await.is(404);
    // Long after, the letter tells nobody any more with whom somebody was.
    app.clock.set(kernel::time::parse_instant("2026-11-24T09:59:59+05:00").unwrap());
    stranger.open(&letter).await.is(200);
    app.clock.set(kernel::time::parse_instant("2026-11-24T10:00:00+05:00").unwrap());
    stranger.open(&letter).await.is(404);
    stranger.open("/replacements/rep_00000000000000000000000000").await;
    assert!(stranger.place.starts_with("/sign-in"), "{}", stranger.place);
}
