//! The team of a clinic, and joining it.

use serde_json::json;

use super::browser::Browser;
use crate::support::{PASSWORD, Person, TestApp};

async fn signed_in<'a>(app: &'a TestApp, person: &Person) -> Browser<'a> {
    let mut browser = Browser::new(app);
    browser.send("/sign-in", &[("email", &person.email), ("password", PASSWORD)]).await.is(200);
    browser
}

/// The place of the invitation that waits, as the letter has it.
async fn letter_of(app: &TestApp, manager: &Person) -> String {
    let path = format!("/api/v1/clinics/{}/staff", app.clinic().await);
    let staff = app.get(&path).bearer(&manager.token).await.expect(200);
    format!("/invitations/{}", staff["invitations"][0]["id"].as_str().expect("an invitation waits"))
}

#[tokio::test]
async fn a_manager_invites_somebody_who_joins_by_one_press_and_removes_them_again() {
    let app = TestApp::new().await;
    let (manager, dina, eve) = (app.manager().await, app.patient("dina").await, app.patient("eve").await);
    let mut browser = signed_in(&app, &manager).await;
    browser.open("/clinic/staff").await.is(200).shows(&manager.name).shows("You");
    let invite = [("email", dina.email.as_str()), ("role", "desk")];
    browser.send("/clinic/staff", &invite).await.is(200).shows("on its way").shows("Withdraw");
    browser.send("/clinic/staff", &invite).await.is(422).shows("has not answered yet").shows(&dina.email);
    browser
        .send("/clinic/staff", &[("email", "nobody"), ("role", "desk")])
        .await
        .is(422)
        .shows("e-mail address");

    let letter = letter_of(&app, &manager).await;
    signed_in(&app, &eve).await.open(&letter).await.is(404).shows("This invitation is not open");
    let mut invited = Browser::new(&app);
    invited.open(&letter).await;
    assert!(invited.place.starts_with("/sign-in?"), "{}", invited.place);
    let next = letter.as_str();
    let form = [("email", dina.email.as_str()), ("password", PASSWORD), ("next", next)];
    invited.send("/sign-in", &form).await.is(200).shows("Front desk").shows("Join the team");
    invited.send(&format!("{letter}/accept"), &[]).await.is(200).shows("Welcome to the team.");
    assert_eq!(invited.place, "/clinic");
    invited.open("/clinic/staff").await.is(403);

    browser.open("/clinic/staff").await.is(200).shows("Front desk").shows("Remove from the team");
    let remove = format!("/clinic/staff/{}/remove", dina.account_id);
    browser.send(&remove, &[]).await.is(200).shows("They no longer work here.");
    invited.open("/clinic").await.is(403);
}

#[tokio::test]
async fn who_has_not_confirmed_the_address_is_told_how() {
    let app = TestApp::new().await;
    let manager = app.manager().await;
    let cem = app.newcomer("Cem Yıldız").await;
    let path = format!("/api/v1/clinics/{}/invitations", app.clinic().await);
    let invite = json!({ "email": cem.email, "role": "manager" });
    app.post(&path).bearer(&manager.token).json(invite).await.expect(201);
    let letter = letter_of(&app, &manager).await;
    let mut browser = Browser::new(&app);
    browser.send("/sign-in", &[("email", &cem.email), ("password", PASSWORD)]).await.is(200);
    browser.open(&letter).await.is(200).shows("open the link we mailed you").shows("Send again");
    browser.send(&format!("{letter}/accept"), &[]).await.is(200).shows("open the link we mailed you");
}
