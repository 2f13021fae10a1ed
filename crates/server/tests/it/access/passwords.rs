use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use super::links_to;
use crate::support::{Answer, PASSWORD, TestApp};

const WRONG: &str = "not the password";
const NEW: &str = "another river of tea";

async fn login(app: &TestApp, email: &str, password: &str) -> Answer {
    app.post("/api/v1/auth/login").json(json!({ "email": email, "password": password })).await
}

async fn forgot(app: &TestApp, email: &str) -> Answer {
    app.post("/api/v1/auth/password/forgot").json(json!({ "email": email })).await
}

async fn reset(app: &TestApp, token: &str, new_password: &str) -> Answer {
    app.post("/api/v1/auth/password/reset")
        .json(json!({ "token": token, "new_password": new_password }))
        .await
}

/// A problem without what differs from request to request.
fn gist(answer: &Answer) -> Value {
    let mut body = answer.json().clone();
    body.as_object_mut().expect("a problem").remove("request_id");
    body
}

/// W-B6, W-A31, W-A24, W-C12: whoever tries cannot tell whether the address has an account, and the status is 401.
#[tokio::test]
async fn every_wrong_pair_gets_the_same_answer() {
    let app = TestApp::new().await;
    let ana = app.newcomer("Ana María").await;
    let gone = app.newcomer("Gone Person").await;
    app.delete("/api/v1/me").bearer(&gone.token).await.expect(204);
    let wrong = login(&app, &ana.email, WRONG).await.expect(401);
    assert_eq!(wrong.code(), "wrong_credentials");
    let long = "x".repeat(5000);
    for (email, password) in [
        ("nobody@example.org", PASSWORD),
        (gone.email.as_str(), PASSWORD),
        ("not an address", PASSWORD),
        ("", PASSWORD),
        (ana.email.as_str(), ""),
        (ana.email.as_str(), "A-LONG-WALK-IN-AUTUMN"),
        (ana.email.as_str(), long.as_str()),
        ("' or 1=1 --", "' or 1=1 --"),
    ] {
        let answer = login(&app, email, password).await.expect(401);
        assert_eq!(gist(&answer), gist(&wrong), "{email}");
    }
    let empty = app.post("/api/v1/auth/login").json(json!({})).await.expect(422);
    assert_eq!((empty.field_code("email"), empty.field_code("password")), ("required", "required"));
}

/// W-A31, W-C15: guessing slows down, alike for addresses that have an account and those that have none.
#[tokio::test]
async fn ten_wrong_passwords_make_an_address_wait_longer_each_time() {
    let app = TestApp::new().await;
    let ana = app.newcomer("Ana María").await;
    for email in [ana.email.as_str(), "nobody@example.org"] {
        for _ in 0..10 {
            login(&app, email, WRONG).await.expect(401);
        }
        let waits = login(&app, email, PASSWORD).await.expect(429);
        assert_eq!((waits.code(), waits.header("retry-after")), ("too_many_attempts", "31"));
        app.clock.advance_seconds(31);
        login(&app, email, WRONG).await.expect(401);
        assert_eq!(
            login(&app, &email.to_uppercase(), PASSWORD).await.expect(429).header("retry-after"),
            "61"
        );
    }
    assert_eq!(app.get("/api/v1/me").bearer(&ana.token).await.status(), 200, "who is signed in stays so");
    app.clock.advance_seconds(61);
    login(&app, &ana.email, PASSWORD).await.expect(200);
    for _ in 0..9 {
        login(&app, &ana.email, WRONG).await.expect(401);
    }
    login(&app, &ana.email, PASSWORD).await.expect(200);
}

#[tokio::test]
async fn a_storm_of_sign_ins_is_told_to_come_back() {
    let app = TestApp::new().await;
    let storm = (0..200).map(|n| {
        let app = &app;
        async move { login(app, &format!("nobody{n}@example.org"), WRONG).await }
    });
    let answers = futures::future::join_all(storm).await;
    let (busy, judged): (Vec<_>, Vec<_>) = answers.iter().partition(|answer| answer.status() == 503);
    assert!(!busy.is_empty() && busy.iter().all(|answer| answer.header("retry-after") == "2"));
    assert!(judged.iter().all(|answer| answer.status() == 401) && judged.len() >= 64, "{}", judged.len());
}

#[tokio::test]
async fn passwords_that_are_tried_first_are_refused() {
    let app = TestApp::new().await;
    let register = |password: &str| {
        let body = json!({ "email": "ana@example.org", "password": password, "name": "Ana María" });
        app.post("/api/v1/auth/register").json(body)
    };
    for (password, code) in [
        ("short", "too_short"),
        ("Password123!", "too_easy"),
        ("1234567890", "too_easy"),
        ("anamaria2026", "too_easy"),
        (&"no way ".repeat(40), "too_long"),
    ] {
        assert_eq!(register(password).await.expect(422).field_code("password"), code, "{password}");
    }
    register("گلابی چاند نیلا دریا").await.expect(201);
    login(&app, "ana@example.org", "گلابی چاند نیلا دریا").await.expect(200);
}

#[tokio::test]
async fn asking_for_a_new_password_tells_nothing_and_mails_only_who_is_there() {
    let app = TestApp::new().await;
    let ana = app.newcomer("Ana María").await;
    let (known, unknown) = (forgot(&app, &ana.email).await, forgot(&app, "nobody@example.org").await);
    assert_eq!((known.status(), known.text()), (202, String::new()));
    assert_eq!((unknown.status(), unknown.text()), (202, String::new()));
    assert_eq!(links_to(&app, &ana.email).await.len(), 2, "to confirm, and to reset");
    assert!(links_to(&app, "nobody@example.org").await.is_empty());
    assert_eq!(forgot(&app, "no address").await.expect(422).field_code("email"), "not_an_email");
}

#[tokio::test]
async fn a_mailed_link_sets_a_password_once_and_ends_every_session() {
    let app = TestApp::new().await;
    let ana = app.newcomer("Ana María").await;
    for _ in 0..10 {
        login(&app, &ana.email, WRONG).await.expect(401);
    }
    login(&app, &ana.email, PASSWORD).await.expect(429);
    forgot(&app, &ana.email).await.expect(202);
    let older = links_to(&app, &ana.email).await.remove(0);
    app.clock.advance_seconds(1);
    forgot(&app, &ana.email).await.expect(202);
    let token = links_to(&app, &ana.email).await.remove(0);
    assert_ne!(older, token);

    let refused = reset(&app, &token, "Password123!").await.expect(422);
    assert_eq!(refused.field_code("new_password"), "too_easy");
    reset(&app, &token, NEW).await.expect(204);
    assert_eq!(reset(&app, &token, "a third river of tea").await.expect(410).code(), "link_used_or_expired");
    reset(&app, &older, "a third river of tea").await.expect(410);

    app.get("/api/v1/me").bearer(&ana.token).await.expect(401);
    let refresh = json!({ "refresh_token": ana.refresh_token });
    app.post("/api/v1/auth/refresh").json(refresh).await.expect(401);
    login(&app, &ana.email, PASSWORD).await.expect(401);
    let signed_in = login(&app, &ana.email, NEW).await.expect(200);
    assert_eq!(signed_in["account"]["email_confirmed"], true, "who reads the mail has the address");
}

#[tokio::test]
async fn a_link_that_sets_a_password_is_too_old_after_an_hour() {
    let app = TestApp::new().await;
    let ana = app.newcomer("Ana María").await;
    forgot(&app, &ana.email).await.expect(202);
    let token = links_to(&app, &ana.email).await.remove(0);
    app.clock.advance_seconds(3600);
    reset(&app, &token, NEW).await.expect(410);
    login(&app, &ana.email, PASSWORD).await.expect(200);
}

#[tokio::test]
async fn nobodys_mailbox_is_flooded() {
    let app = TestApp::new().await;
    let ana = app.newcomer("Ana María").await;
    for _ in 0..20 {
        forgot(&app, &ana.email).await.expect(202);
    }
    assert_eq!(links_to(&app, &ana.email).await.len(), 1 + 5);
}

#[tokio::test]
async fn changing_a_password_needs_the_present_one_and_ends_the_other_sessions() {
    let app = TestApp::new().await;
    let ana = app.newcomer("Ana María").await;
    let phone = app.sign_in(&ana.email).await;
    let change = |current: &str, new: &str| {
        let body = json!({ "current_password": current, "new_password": new });
        app.post("/api/v1/auth/password/change").bearer(&ana.token).json(body)
    };
    assert_eq!(change(WRONG, NEW).await.expect(422).field_code("current_password"), "wrong_password");
    assert_eq!(change(PASSWORD, "short").await.expect(422).field_code("new_password"), "too_short");
    change(PASSWORD, NEW).await.expect(204);
    app.get("/api/v1/me").bearer(&ana.token).await.expect(200);
    app.get("/api/v1/me").bearer(&phone.token).await.expect(401);
    login(&app, &ana.email, PASSWORD).await.expect(401);
    login(&app, &ana.email, NEW).await.expect(200);
    for _ in 0..10 {
        change(WRONG, NEW).await.expect(422);
    }
    change(NEW, PASSWORD).await.expect(429);
}

#[tokio::test]
async fn a_hash_of_an_older_time_is_made_anew_at_the_next_sign_in() {
    let app = TestApp::new().await;
    let ana = app.newcomer("Ana María").await;
    let cheap = argon2::Argon2::from(argon2::Params::new(64, 1, 1, None).expect("valid costs"));
    let hash =
        argon2::PasswordHasher::hash_password_with_salt(&cheap, PASSWORD.as_bytes(), b"0123456789abcdef");
    let update = format!("update accounts set password_hash = '{}'", hash.expect("a hash"));
    let tx = app.app.db.begin().await.expect("begun");
    tx.execute_unprepared(&update).await.expect("written");
    tx.commit().await.expect("committed");

    login(&app, &ana.email, WRONG).await.expect(401);
    assert!(kept_hash(&app).await.contains("m=64,"));
    login(&app, &ana.email, PASSWORD).await.expect(200);
    assert!(kept_hash(&app).await.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    login(&app, &ana.email, PASSWORD).await.expect(200);
}

async fn kept_hash(app: &TestApp) -> String {
    super::secrets::texts(app, "select password_hash as kept from accounts").await.remove(0)
}
