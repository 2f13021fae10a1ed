use serde_json::{Value, json};

use super::links_to;
use crate::support::{PASSWORD, TestApp};

fn registration(email: &str) -> Value {
    json!({ "email": email, "password": PASSWORD, "name": "Ana María" })
}

/// W-C7: an account that is made here can sign in.
#[tokio::test]
async fn who_registers_can_sign_in_and_has_a_profile_of_their_own() {
    let app = TestApp::new().await;
    let body = json!({
        "email": "ana@example.org", "password": PASSWORD, "name": "Ana María", "phone": "0300-123 4567",
        "locale": "ur-PK", "time_zone": "Asia/Karachi",
    });
    let account = app.post("/api/v1/auth/register").json(body).await.expect(201);
    assert_eq!(account["email_confirmed"], false);
    assert_eq!(account["locale"], "ur");
    assert_eq!(account["created_at"], "2026-11-23T09:00:00+05:00");
    assert_eq!(account["roles"], json!([]));

    let ana = app.sign_in("ana@example.org").await;
    let profile =
        app.get(&format!("/api/v1/patients/{}", ana.patient_id)).bearer(&ana.token).await.expect(200);
    assert_eq!(profile["name"], "Ana María");
    assert_eq!(profile["phone"], "03001234567");
    assert_eq!(profile["is_self"], true);
    let me = app.get("/api/v1/me").bearer(&ana.token).await.expect(200);
    assert_eq!(me["id"], account["id"]);
}

/// W-A1, W-A27: a role is not something a person takes, by whatever field or address.
#[tokio::test]
async fn nobody_registers_with_a_role() {
    let app = TestApp::new().await;
    for (field, value) in [
        ("role", json!("administrator")),
        ("roles", json!([{ "role": "administrator" }])),
        ("is_admin", json!(true)),
        ("account_id", json!("acc_01h2xcejqtf2nbrexx3vqjhp41")),
    ] {
        let mut body = registration("eve@example.org");
        body[field] = value;
        let refused = app.post("/api/v1/auth/register").json(body).await.expect(422);
        assert_eq!(refused.field_code(field), "unknown_field");
    }
    for email in ["admin@example.org", "administrator@doctorly.example", "root@localhost.localdomain"] {
        app.post("/api/v1/auth/register").json(registration(email)).await.expect(201);
        let somebody = app.sign_in(email).await;
        app.get("/api/v1/users").bearer(&somebody.token).await.expect(403);
    }
}

/// W-A23: what is missing or wrong is named by its own field, all at once, and nothing is half written.
#[tokio::test]
async fn every_wrong_field_is_named_at_once() {
    let app = TestApp::new().await;
    let refused = app.post("/api/v1/auth/register").json(json!({})).await.expect(422);
    for field in ["email", "password", "name"] {
        assert_eq!(refused.field_code(field), "required", "{field}");
    }
    let body = json!({
        "email": "not an address", "password": "short", "name": "  ", "phone": "call me",
        "locale": "tlh", "time_zone": "Mars/Olympus",
    });
    let refused = app.post("/api/v1/auth/register").json(body).await.expect(422);
    for (field, code) in [
        ("email", "not_an_email"),
        ("name", "required"),
        ("phone", "not_a_phone"),
        ("locale", "not_a_choice"),
        ("time_zone", "not_a_time_zone"),
    ] {
        assert_eq!(refused.field_code(field), code, "{}", refused.text());
    }
    let mut body = registration("ana@example.org");
    body["password"] = json!(1234567890);
    assert_eq!(
        app.post("/api/v1/auth/register").json(body).await.expect(422).field_code("password"),
        "wrong_type"
    );
}

/// W-A31, W-B6: one mailbox is one account, and a second registration is a conflict, not a fault.
#[tokio::test]
async fn one_address_has_one_account_however_it_is_spelled() {
    let app = TestApp::new().await;
    app.post("/api/v1/auth/register").json(registration("Ana@Example.ORG")).await.expect(201);
    for spelling in ["ana@example.org", "  ANA@EXAMPLE.ORG "] {
        let taken = app.post("/api/v1/auth/register").json(registration(spelling)).await.expect(409);
        assert_eq!((taken.code(), taken.field_code("email")), ("email_taken", "email_taken"));
        app.post("/api/v1/auth/login")
            .json(json!({ "email": spelling, "password": PASSWORD }))
            .await
            .expect(200);
    }
    let twins = [0; 8]
        .map(|_| async { app.post("/api/v1/auth/register").json(registration("bo@example.org")).await });
    let mut statuses: Vec<_> =
        futures::future::join_all(twins).await.iter().map(|answer| answer.status()).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409, 409, 409, 409, 409, 409, 409]);
}

#[tokio::test]
async fn names_of_every_script_are_kept_as_they_are_written() {
    let app = TestApp::new().await;
    for (place, name) in ["محمد علی", "李雷", "O’Neil-Åström", "Zoë 🌹"].into_iter().enumerate()
    {
        let mut body = registration(&format!("person{place}@example.org"));
        body["name"] = json!(name);
        let account = app.post("/api/v1/auth/register").json(body).await.expect(201);
        assert_eq!(account["name"], name);
    }
}

#[tokio::test]
async fn the_mailed_link_confirms_the_address_once() {
    let app = TestApp::new().await;
    let ana = app.newcomer("Ana María").await;
    let [token] = &links_to(&app, &ana.email).await[..] else { panic!("one mail") };
    let confirm = || app.post("/api/v1/auth/email/confirm").json(json!({ "token": token }));
    confirm().await.expect(204);
    let me = app.get("/api/v1/me").bearer(&ana.token).await.expect(200);
    assert_eq!(me["email_confirmed"], true);
    assert_eq!(confirm().await.expect(410).code(), "link_used_or_expired");
    let wrong = app.post("/api/v1/auth/email/confirm").json(json!({ "token": "x".repeat(43) })).await;
    assert_eq!(wrong.expect(410).code(), "link_used_or_expired");
}

#[tokio::test]
async fn a_link_that_confirms_is_too_old_after_three_days_and_sets_no_password() {
    let app = TestApp::new().await;
    let ana = app.newcomer("Ana María").await;
    let token = links_to(&app, &ana.email).await.remove(0);
    let reset = json!({ "token": token, "new_password": "another river of tea" });
    app.post("/api/v1/auth/password/reset").json(reset).await.expect(410);
    app.clock.advance_seconds(3 * 24 * 3600 + 1);
    app.post("/api/v1/auth/email/confirm").json(json!({ "token": token })).await.expect(410);
}

#[tokio::test]
async fn an_account_changes_what_it_says_of_itself() {
    let app = TestApp::new().await;
    let ana = app.newcomer("Ana María").await;
    let change = |body: Value| app.patch("/api/v1/me").bearer(&ana.token).json(body);
    let first = change(json!({ "phone": "+92 300 1234567", "locale": "ur" })).await.expect(200);
    assert_eq!((&first["phone"], &first["locale"]), (&json!("+923001234567"), &json!("ur")));
    let version = first["version"].as_i64().expect("a version");
    assert_eq!(first.header("etag"), format!("\"{version}\""));

    let cleared = change(json!({ "phone": null })).if_match(version).await.expect(200);
    assert_eq!((&cleared["phone"], &cleared["locale"]), (&Value::Null, &json!("ur")));
    assert_eq!(
        change(json!({ "name": "Ana" })).if_match(version).await.expect(412).code(),
        "version_mismatch"
    );
    let same = change(json!({ "locale": "ur" })).await.expect(200);
    assert_eq!(same["version"], cleared["version"]);
    for (field, value, code) in [
        ("email", json!("other@example.org"), "unknown_field"),
        ("name", json!(""), "required"),
        ("time_zone", json!("UTC+5"), "not_a_time_zone"),
    ] {
        assert_eq!(change(json!({ field: value })).await.expect(422).field_code(field), code);
    }
}

/// W-C15: a token of an account that is no more is refused like any other.
#[tokio::test]
async fn a_closed_account_is_forgotten_and_its_address_is_free() {
    let app = TestApp::new().await;
    let ana = app.newcomer("Ana María").await;
    let phone = app.sign_in(&ana.email).await;
    app.delete("/api/v1/me").bearer(&ana.token).await.expect(204);
    for token in [&ana.token, &phone.token] {
        assert_eq!(app.get("/api/v1/me").bearer(token).await.expect(401).code(), "invalid_token");
    }
    let refresh = json!({ "refresh_token": phone.refresh_token });
    app.post("/api/v1/auth/refresh").json(refresh).await.expect(401);
    let login = json!({ "email": ana.email, "password": PASSWORD });
    assert_eq!(app.post("/api/v1/auth/login").json(login).await.expect(401).code(), "wrong_credentials");

    let administrator = app.administrator().await;
    let users = app.get("/api/v1/users").bearer(&administrator.token).await.expect(200);
    assert!(!users.text().contains("ana.maria"), "{}", users.text());
    let patients = app.get("/api/v1/patients").bearer(&administrator.token).await.expect(200);
    assert!(!patients.text().contains("Ana"), "{}", patients.text());
    let again = app.newcomer("Ana María").await;
    assert_ne!(again.account_id, ana.account_id);
}

#[tokio::test]
async fn an_export_holds_ones_own_data_and_nobody_elses() {
    let app = TestApp::new().await;
    let (ana, _bo) = (app.newcomer("Ana María").await, app.newcomer("Bo Lindqvist").await);
    let child = json!({ "name": "Little Ana", "birth_date": "2020-02-29", "notes": "allergic to nuts" });
    app.post("/api/v1/patients").bearer(&ana.token).json(child).await.expect(201);
    let export = app.post("/api/v1/me/export").bearer(&ana.token).await.expect(200);
    assert_eq!(export["account"]["email"], "ana.maria@example.org");
    assert_eq!(export["sessions"].as_array().map(Vec::len), Some(1));
    assert_eq!(export["patients"].as_array().map(Vec::len), Some(2));
    assert!(export.text().contains("allergic to nuts"));
    assert!(!export.text().contains("Bo Lindqvist"));
}
