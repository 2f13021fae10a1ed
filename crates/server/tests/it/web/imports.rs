//! Lists of another system, brought in on a page without script.

use super::browser::Browser;
use crate::support::{PASSWORD, TestApp};

#[tokio::test]
async fn a_manager_looks_at_a_file_first_and_then_brings_in_what_is_good() {
    let app = TestApp::new().await;
    let manager = app.manager().await;
    let mut browser = Browser::new(&app);
    browser.send("/sign-in", &[("email", &manager.email), ("password", PASSWORD)]).await.is(200);
    browser.open("/clinic/import").await.is(200).shows("registration_number").shows("Look at it first");

    let file = "name,phone\n\"Yusuf, Amina \"\"Mina\"\"\",+92 300 1234567\nBilal,call him\n";
    let what = [("what", "patients")];
    browser.send_file("/clinic/import", &what, "file", file).await.is(200);
    browser.shows("1 row would come in.").shows("Row 3").shows("Write a phone number");
    let list = "/api/v1/patients?q=yusuf";
    assert!(!app.get(list).bearer(&manager.token).await.expect(200).text().contains("Amina"));

    // What travels along in the page is the file as it was.
    let text = browser.values("text").remove(0).replace("&#34;", "\"").replace("&#43;", "+");
    assert_eq!(text, file);
    let second = [("what", "patients"), ("text", &*text)];
    browser.send_parts("/clinic/import", &second).await.is(200).shows("1 row came in.").shows("Row 3");
    assert!(app.get(list).bearer(&manager.token).await.expect(200).text().contains("Amina"));
    // Pressed once more it brings in nothing twice.
    browser.send_parts("/clinic/import", &second).await.is(200).shows("1 row was here already.");
}

#[tokio::test]
async fn a_file_that_cannot_be_read_is_said_beside_the_field() {
    let app = TestApp::new().await;
    let manager = app.manager().await;
    let mut browser = Browser::new(&app);
    browser.send("/sign-in", &[("email", &manager.email), ("password", PASSWORD)]).await.is(200);
    let what = [("what", "doctors")];
    browser.send_file("/clinic/import", &what, "file", "name\nAna\n").await.is(422).shows("no column");
    browser.send_parts("/clinic/import", &what).await.is(422).shows("Choose a file.");
    let calendar = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";
    browser.send_file("/clinic/import", &[("what", "appointments")], "file", calendar).await.is(422);
    browser.shows("Choose whose calendar this is.");
}

#[tokio::test]
async fn every_example_can_be_brought_in_as_it_is() {
    let app = TestApp::new().await;
    let manager = app.manager().await;
    let mut browser = Browser::new(&app);
    browser.send("/sign-in", &[("email", &manager.email), ("password", PASSWORD)]).await.is(200);
    for (what, new) in [("doctors", true), ("patients", true), ("appointments", false)] {
        let example = browser.open(&format!("/clinic/import/{what}/example")).await.is(200).page.clone();
        browser.send_file("/clinic/import", &[("what", what)], "file", &example).await.is(200);
        // The doctor of the example has no hours yet.
        let said = if new { "1 row would come in." } else { "does not work at this time" };
        browser.shows(said);
        browser.send_parts("/clinic/import", &[("what", what), ("text", &example)]).await.is(200);
    }
}

#[tokio::test]
async fn the_front_desk_brings_in_no_lists() {
    let app = TestApp::new().await;
    let desk = app.desk().await;
    let mut browser = Browser::new(&app);
    browser.send("/sign-in", &[("email", &desk.email), ("password", PASSWORD)]).await.is(200);
    browser.open("/clinic/import").await.is(403);
    browser.open("/clinic/import/doctors/example").await.is(403);
    browser.send_file("/clinic/import", &[("what", "patients")], "file", "name\nAna\n").await.is(403);
}
