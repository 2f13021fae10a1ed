//! Looking at the pages as another account sees them.

use serde_json::{Value, json};

use super::browser::Browser;
use crate::support::{PASSWORD, Person, TestApp};

async fn signed_in<'a>(app: &'a TestApp, person: &Person) -> Browser<'a> {
    let mut browser = Browser::new(app);
    browser.send("/sign-in", &[("email", &person.email), ("password", PASSWORD)]).await.is(200);
    browser
}

/// A browser in which somebody sees what another sees.
async fn viewing<'a>(app: &'a TestApp, who: &Person, seen: &Person) -> Browser<'a> {
    let mut browser = signed_in(app, who).await;
    browser.send("/view-as", &[("email", &seen.email), ("reason", "help")]).await.is(200);
    browser.shows(&format!("You see what {} sees", seen.name));
    browser
}

async fn readers(app: &TestApp, of: &Person) -> Vec<Value> {
    let path = format!("/api/v1/patients/{}/readers?limit=100", of.patient_id);
    let page = app.get(&path).bearer(&of.token).await.expect(200);
    page["items"].as_array().unwrap().clone()
}

async fn lines(app: &TestApp, asker: &Person, action: &str) -> Vec<Value> {
    let page = app.get(&format!("/api/v1/audit?action={action}")).bearer(&asker.token).await.expect(200);
    page["items"].as_array().unwrap().clone()
}

#[tokio::test]
async fn an_administrator_sees_a_patients_pages_and_the_patient_sees_that() {
    let app = TestApp::new().await;
    let (admin, ana, sana) = (app.admin().await, app.patient("ana").await, app.doctor("sana").await);
    let held = app.hold(&ana, sana.doctor_id(), "2026-11-23T10:00:00+05:00").await.expect(201);
    let visit = held.str("id").to_owned();
    let mut browser = viewing(&app, &admin, &ana).await;
    let own = format!("/people/{}", ana.patient_id);
    for path in ["/appointments", "/people", "/receipts", own.as_str(), "/doctors"] {
        browser.open(path).await.is(200).shows("You see what Ana sees").shows("Stop viewing");
    }
    browser.open("/appointments").await.is(200).shows("Dr Sana");
    browser.open(&format!("/appointments/{visit}")).await.is(200);
    browser.open("/clinic").await.is(403).shows("Stop viewing");

    let seen = readers(&app, &ana).await;
    assert_eq!(seen.len(), 2, "record and appointment: {seen:?}");
    for read in &seen {
        assert_eq!((&read["account_name"], &read["manner"]), (&json!(admin.name), &json!("viewing_as")));
        assert_eq!(read["role"], "administrator");
    }
    let begun = lines(&app, &admin, "account.view_as").await;
    assert_eq!(begun.len(), 1);
    assert_eq!(
        (&begun[0]["account_id"], &begun[0]["subject"]),
        (&json!(admin.account_id), &json!(ana.account_id))
    );
    assert_eq!(begun[0]["detail"]["reason"], "help");

    browser.send("/view-as/stop", &[]).await.is(200).shows("You see your own pages again.");
    assert!(!browser.page.contains("Stop viewing"));
    browser.open("/clinic/staff").await.is(200);
    let ended = lines(&app, &admin, "account.view_as_end").await;
    assert_eq!((ended.len(), &ended[0]["account_id"]), (1, &json!(admin.account_id)));
    browser.send("/view-as/stop", &[]).await.is(200);
    assert_eq!(lines(&app, &admin, "account.view_as_end").await.len(), 1, "it was over");
}

#[tokio::test]
async fn nothing_can_be_changed_and_the_account_stays_closed() {
    let app = TestApp::new().await;
    let (admin, ana) = (app.admin().await, app.patient("ana").await);
    app.practice().await;
    let mut browser = viewing(&app, &admin, &ana).await;
    let own = format!("/people/{}", ana.patient_id);
    for path in [
        "/people",
        own.as_str(),
        "/account",
        "/account/close",
        "/account/export",
        "/account/two-step",
        "/view-as",
    ] {
        let form = [("name", "Somebody Else"), ("email", ana.email.as_str()), ("reason", "help")];
        browser.send(path, &form).await.is(403).shows("Nothing can be changed");
    }
    for path in ["/account", "/account/devices", "/account/password", "/account/two-step"] {
        browser.open(path).await.is(403).shows("what is theirs alone is not shown").shows("Stop viewing");
    }
    let record = app.get(&format!("/api/v1{own}").replace("/people/", "/patients/")).bearer(&ana.token).await;
    assert_eq!(record.expect(200)["name"], ana.name);
    // Nor by the API, with what the browser carries.
    let cookie = browser.cookie("doctorly_session").unwrap().to_owned();
    for (method, path) in [("GET", "/api/v1/me"), ("POST", "/api/v1/me/export"), ("DELETE", "/api/v1/me")] {
        let refused = app.ask(method, path).bearer(&cookie).await.expect(401);
        assert_eq!(refused["code"], "invalid_token");
    }
    // How the pages look is the browser's own.
    browser.send("/preferences", &[("language", "fr"), ("back", "/people")]).await.is(200);
    // The way out ends the session of whoever looks, and none of hers.
    browser.send("/sign-out", &[("all", "true")]).await.is(200);
    browser.open("/people").await;
    assert!(browser.place.starts_with("/sign-in"), "{}", browser.place);
    app.get("/api/v1/me").bearer(&ana.token).await.expect(200);
}

#[tokio::test]
async fn it_ends_after_half_an_hour_or_when_the_role_is_taken() {
    let app = TestApp::new().await;
    let (admin, desk, manager) = (app.admin().await, app.desk().await, app.manager().await);
    let mut browser = viewing(&app, &manager, &desk).await;
    browser.open("/clinic/reviews").await.is(403);
    app.clock.advance_seconds(30 * 60 - 1);
    browser.open("/clinic/appointments").await.is(200).shows("You see what Desk sees");
    app.clock.advance_seconds(1);
    // A form that was shown as the desk sees it is not sent as the manager.
    let form = [("name", "Noor"), ("version", "1")];
    browser.send("/clinic/settings", &form).await.is(409).shows("no longer see the pages of somebody else");
    browser.send("/clinic/settings", &form).await.is(409);
    // An access token is older than that.
    let mut admin = admin;
    admin.token = app.token_of(&admin).await;
    assert_eq!(lines(&app, &admin, "account.view_as_end").await.len(), 0);
    browser.open("/clinic/reviews").await.is(200);
    assert!(!browser.page.contains("Stop viewing"));
    let ended = lines(&app, &admin, "account.view_as_end").await;
    assert_eq!((ended.len(), &ended[0]["account_id"]), (1, &json!(manager.account_id)));
    browser.send("/clinic/settings", &form).await.is(422);

    let mut browser = viewing(&app, &manager, &desk).await;
    let roles = format!("/api/v1/users/{}/roles", manager.account_id);
    app.patch(&roles).bearer(&admin.token).json(json!({ "roles": [] })).await.expect(200);
    browser.open("/clinic").await.is(403);
    browser.open("/appointments").await.is(200);
    assert!(!browser.page.contains("Stop viewing"), "the manager's own pages");
}

#[tokio::test]
async fn a_manager_sees_the_clinics_side_of_their_own_team_and_of_nobody_else() {
    let app = TestApp::new().await;
    let (admin, manager, desk) = (app.admin().await, app.manager().await, app.desk().await);
    let (sana, ana, other) = (app.doctor("sana").await, app.patient("ana").await, app.other_manager().await);
    let mut browser = signed_in(&app, &manager).await;
    browser.open("/clinic/staff").await.is(200).shows("View as somebody else");
    browser.open("/view-as").await.is(200).shows("Show me their pages");
    for out_of_reach in [&admin, &ana, &other, &manager] {
        let form = [("email", out_of_reach.email.as_str()), ("reason", "complaint")];
        browser.send("/view-as", &form).await.is(422).shows("Nobody whose pages you may see");
    }
    browser.send("/view-as", &[("email", &desk.email)]).await.is(422).shows("Fill this in");
    let form = [("email", "nobody@cast.example"), ("reason", "help")];
    browser.send("/view-as", &form).await.is(422).shows("Nobody whose pages you may see");

    let mut browser = viewing(&app, &manager, &sana).await;
    browser.open("/day").await.is(200).shows("You see what Sana sees");
    for own in ["/appointments", "/people", "/receipts"] {
        browser.open(own).await.is(403);
    }
    assert_eq!(readers(&app, &sana).await, Vec::<Value>::new());
    let begun = lines(&app, &manager, "account.view_as").await;
    assert_eq!((begun.len(), &begun[0]["subject"]), (1, &json!(sana.account_id)));
    // And nobody else sees through anybody's eyes.
    for person in [&desk, &ana, &sana] {
        let mut browser = signed_in(&app, person).await;
        browser.open("/view-as").await.is(403);
        browser.send("/view-as", &[("email", &ana.email), ("reason", "help")]).await.is(403);
    }
}

#[tokio::test]
async fn what_was_written_of_a_visit_stays_between_patient_and_doctor() {
    let app = TestApp::new().await;
    let (admin, ana, sana) = (app.admin().await, app.patient("ana").await, app.doctor("sana").await);
    let visit = crate::seen::visit(&app, &ana, &sana, "10:00").await;
    let summary = format!("/api/v1/appointments/{visit}/summary");
    let written = json!({ "notes": "Contact dermatitis." });
    app.put(&summary).bearer(&sana.token).json(written).await.expect(200);
    let page = format!("/appointments/{visit}");
    signed_in(&app, &ana).await.open(&page).await.is(200).shows("Contact dermatitis.");
    for seen in [&ana, &sana] {
        let mut browser = viewing(&app, &admin, seen).await;
        assert!(!browser.open(&page).await.is(200).page.contains("dermatitis"));
        browser.open(&format!("{page}/summary.pdf")).await.is(404);
    }
    let mut browser = viewing(&app, &admin, &sana).await;
    assert!(!browser.open(&format!("/day/{visit}/summary")).await.page.contains("dermatitis"));
}
