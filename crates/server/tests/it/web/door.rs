//! Who comes in, and what is refused at the door.

use super::browser::Browser;
use crate::support::{PASSWORD, TestApp};

#[tokio::test]
async fn a_form_from_another_site_changes_nothing() {
    let app = TestApp::new().await;
    let ana = app.patient("ana").await;
    let fields = [("email", ana.email.as_str()), ("password", PASSWORD)];
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")] {
        let answer =
            app.post("/sign-in").header(name, value).header("host", "clinic.example").form(&fields).await;
        assert_eq!((answer.status(), answer.header("set-cookie")), (403, ""));
    }
}

#[tokio::test]
async fn signing_in_leads_back_and_never_to_another_site() {
    let app = TestApp::new().await;
    let ana = app.patient("ana").await;
    let mut browser = Browser::new(&app);
    browser.open("/appointments").await.is(200);
    assert_eq!(browser.place, "/sign-in?next=%2Fappointments");
    browser.send("/sign-in", &[("email", &ana.email), ("password", "not this one")]).await.is(422);
    browser.shows("is wrong").shows(&ana.email);
    assert!(!browser.page.contains("not this one"));
    let away = [("email", ana.email.as_str()), ("password", PASSWORD), ("next", "//evil.example/")];
    browser.send("/sign-in", &away).await.is(200);
    assert_eq!(browser.place, "/");
    assert!(browser.cookie("doctorly_session").is_some());
    browser.send("/sign-out", &[]).await.is(200).shows("You are signed out.");
    assert!(browser.cookie("doctorly_session").is_none());
    browser.open("/account").await;
    assert!(browser.place.starts_with("/sign-in"));
}

#[tokio::test]
async fn what_is_not_there_or_not_ones_own_is_a_page_in_the_readers_language() {
    let app = TestApp::new().await;
    let (doctor, ana, ben) = (app.doctor("sana").await, app.patient("ana").await, app.patient("ben").await);
    let mut browser = Browser::new(&app);
    browser.open("/nowhere").await.is(404).shows("Nothing here");
    browser
        .send("/preferences", &[("language", "ur"), ("back", "/nowhere")])
        .await
        .is(404)
        .shows("یہاں کچھ نہیں");
    browser.shows("dir=\"rtl\"");
    browser.send("/preferences", &[("language", "en"), ("theme", "dark"), ("back", "/")]).await.is(200);
    browser.shows("data-theme=\"dark\"");

    browser.send("/sign-in", &[("email", &ana.email), ("password", PASSWORD)]).await;
    browser.open(&format!("/doctors/{}?date=2026-11-24", doctor.doctor_id())).await;
    let free = browser.values("starts_at");
    browser.send("/book", &[("doctor_id", &doctor.doctor_id().to_string()), ("starts_at", &free[0])]).await;
    let kept = browser.place.clone();
    let mut other = Browser::new(&app);
    other.send("/sign-in", &[("email", &ben.email), ("password", PASSWORD)]).await;
    other.open(&kept).await.is(404).shows("Nothing here");
    other.send(&kept, &[("card", "4242424242424242")]).await.is(404);
}

#[tokio::test]
async fn an_account_is_changed_its_devices_ended_its_password_renewed() {
    let app = TestApp::new().await;
    let ana = app.patient("ana").await;
    let (mut phone, mut laptop) = (Browser::new(&app), Browser::new(&app));
    for browser in [&mut phone, &mut laptop] {
        browser.send("/sign-in", &[("email", &ana.email), ("password", PASSWORD)]).await.is(200);
    }
    let details =
        [("name", "Ana María"), ("phone", "not a phone"), ("locale", "ur"), ("time_zone", "Asia/Karachi")];
    phone.send("/account", &details).await.is(422).shows("Write a phone number");
    let details = [
        ("name", "Ana María"),
        ("phone", "+92 300 1234567"),
        ("locale", "en"),
        ("time_zone", "Asia/Karachi"),
    ];
    phone.send("/account", &details).await.is(200).shows("Saved.").shows("Ana María");
    let renewed = [("password", PASSWORD), ("new_password", "nine green bottles")];
    phone.send("/account/password", &[("password", "wrong"), ("new_password", "short")]).await.is(422);
    phone.send("/account/password", &renewed).await.is(200).shows("Your password is changed.");
    phone.open("/account/devices").await.is(200).shows("This device");
    laptop.open("/account").await;
    assert!(laptop.place.starts_with("/sign-in"), "the other device is signed out: {}", laptop.place);
}

#[tokio::test]
async fn static_files_are_kept_for_ever_and_pages_never() {
    let app = TestApp::new().await;
    let page = app.get("/").header("accept", "text/html").await.expect(200);
    assert_eq!(page.header("cache-control"), "no-store");
    let text = page.text();
    let style = text
        .split("href=\"/static/app.")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("a style sheet");
    let file = app.get(&format!("/static/app.{style}")).await.expect(200);
    assert!(file.header("cache-control").contains("immutable"));
    assert!(file.header("content-type").starts_with("text/css"));
    app.get("/static/nothing.css").await.expect(404);
    let policy = page.header("content-security-policy");
    assert!(policy.contains("default-src 'self'") && !policy.contains("unsafe"), "{policy}");
}

#[tokio::test]
async fn a_demo_offers_its_sign_ins_and_nothing_else_does() {
    let demo = TestApp::new().await;
    let doctor = demo.doctor("sana").await.doctor_id().to_string();
    let choice = format!("/book?doctor_id={doctor}&starts_at=2026-11-24T05:00:00Z");
    let mut browser = Browser::new(&demo);
    browser.open("/sign-in").await.shows("doctor@demo.doctorly.example").shows("demo-doctorly-2026");
    browser.open(&choice).await.is(200).shows("patient@demo.doctorly.example");

    let app = TestApp::outside_demo().await;
    let doctor = app.doctor("sana").await.doctor_id().to_string();
    let choice = format!("/book?doctor_id={doctor}&starts_at=2026-11-24T05:00:00Z");
    let mut browser = Browser::new(&app);
    for page in ["/sign-in", &choice] {
        browser.open(page).await.is(200);
        assert!(!browser.page.to_lowercase().contains("demo"), "{page}");
    }
}
