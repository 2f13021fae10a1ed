//! Setting up a clinic, as a page.

use super::browser::Browser;
use crate::support::{PASSWORD, Person, TestApp};

async fn signed_in<'a>(app: &'a TestApp, person: &Person) -> Browser<'a> {
    let mut browser = Browser::new(app);
    browser.send("/sign-in", &[("email", &person.email), ("password", PASSWORD)]).await.is(200);
    browser
}

#[tokio::test]
async fn a_manager_is_led_from_the_overview_to_what_is_missing_and_sends_a_test_mail() {
    let app = TestApp::new().await;
    let (manager, desk, sana) = (app.manager().await, app.desk().await, app.doctor("sana").await);
    let mut browser = signed_in(&app, &manager).await;
    browser.open("/clinic").await.is(200).shows("missing until the first booking").shows("/clinic/setup");
    browser.open("/clinic/setup").await.is(200).shows("Working hours").shows("Asia/Karachi");
    browser.shows(&format!("/doctors/{}", sana.doctor_id())).shows(&manager.email);
    browser.send("/clinic/setup/test-mail", &[]).await.is(200).shows("The test mail is on its way.");
    browser.shows("it waits to be sent");
    browser.send("/clinic/setup/test-mail", &[]).await.is(429).shows("try again in a minute");
    app.drain().await;
    browser.open("/clinic/setup").await.is(200).shows("Look into your inbox");
    let mut browser = signed_in(&app, &desk).await;
    browser.open("/clinic/setup").await.is(403);
    browser.send("/clinic/setup/test-mail", &[]).await.is(403);
    assert!(!browser.open("/clinic").await.is(200).page.contains("/clinic/setup"));
}
