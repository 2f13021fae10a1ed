//! The second factor: set up, asked for, used once, given up; and what somebody without it cannot do.

use app::{
    Clock,
    notifications::{KeptMail, mailbox},
};
use kernel::paging::PageRequest;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use totp_rs::{Builder, Secret};

use crate::support::{Answer, PASSWORD, Person, TestApp};

const TOTP: &str = "/api/v1/me/totp";
const CONFIRM: &str = "/api/v1/me/totp/confirm";
const LOGIN: &str = "/api/v1/auth/login";

/// What an authenticator app does with the secret.
struct Phone(String);

impl Phone {
    fn code(&self, app: &TestApp) -> String {
        self.code_in(app, 0)
    }

    fn code_in(&self, app: &TestApp, seconds: i64) -> String {
        let secret = Secret::try_from_base32(&self.0).unwrap();
        let at = app.clock.now().0 / 1_000_000 + seconds;
        Builder::new().with_secret(secret).build().unwrap().generate(u64::try_from(at).unwrap()).to_string()
    }
}

async fn begin(app: &TestApp, who: &Person) -> (Phone, Answer) {
    let begun = app.post(TOTP).bearer(&who.token).await.expect(200);
    (Phone(begun.str("secret").to_owned()), begun)
}

async fn confirm(app: &TestApp, who: &Person, code: &str) -> Answer {
    app.post(CONFIRM).bearer(&who.token).json(json!({ "password": PASSWORD, "code": code })).await
}

/// Turns it on; gives the phone and the recovery codes.
async fn turn_on(app: &TestApp, who: &Person) -> (Phone, Vec<String>) {
    let (phone, _) = begin(app, who).await;
    let codes = confirm(app, who, &phone.code(app)).await.expect(200);
    let codes = codes["recovery_codes"].as_array().unwrap().iter();
    let codes = codes.map(|code| code.as_str().unwrap().to_owned()).collect();
    app.clock.advance_seconds(30);
    (phone, codes)
}

async fn login(app: &TestApp, who: &Person, code: Option<&str>) -> Answer {
    let mut body = json!({ "email": who.email, "password": PASSWORD });
    if let Some(code) = code {
        body["totp_code"] = json!(code);
    }
    app.post(LOGIN).json(body).await
}

#[tokio::test]
async fn whoever_signed_in_without_the_code_is_out_once_it_is_asked_for() {
    let app = TestApp::new().await;
    let ana = app.patient("ana").await;
    let elsewhere = login(&app, &ana, None).await.expect(200).str("access_token").to_owned();
    app.get("/api/v1/me").bearer(&elsewhere).await.expect(200);
    turn_on(&app, &ana).await;
    app.get("/api/v1/me").bearer(&elsewhere).await.expect(401);
    app.get("/api/v1/me").bearer(&ana.token).await.expect(200);
}

#[tokio::test]
async fn a_session_alone_or_an_address_that_nobody_confirmed_turns_nothing_on() {
    let app = TestApp::new().await;
    let ana = app.patient("ana").await;
    let (phone, _) = begin(&app, &ana).await;
    let body = json!({ "password": "not-the-password", "code": phone.code(&app) });
    let wrong = app.post(CONFIRM).bearer(&ana.token).json(body).await.expect(422);
    assert_eq!(wrong.field_code("password"), "wrong_password");
    login(&app, &ana, None).await.expect(200);

    let bo = app.newcomer("Bo Lindqvist").await;
    let refused = app.post(TOTP).bearer(&bo.token).await.expect(409);
    assert_eq!(refused.code(), "email_not_confirmed");
}

fn refused(answer: &Answer, code: &str) {
    assert_eq!((answer.status(), answer.code()), (401, code), "{}", answer.text());
}

#[tokio::test]
async fn signing_in_asks_for_a_code_once_the_app_has_shown_one() {
    let app = TestApp::new().await;
    let ana = app.patient("ana").await;
    assert_eq!(app.get("/api/v1/me").bearer(&ana.token).await.expect(200)["totp_on"], false);
    let (phone, begun) = begin(&app, &ana).await;
    assert_eq!(begun.header("cache-control"), "no-store");
    let uri = format!("otpauth://totp/Doctorly:ana%40cast.example?secret={}&issuer=Doctorly", phone.0);
    assert_eq!(begun["otpauth_uri"], uri);
    login(&app, &ana, None).await.expect(200);

    let wrong = confirm(&app, &ana, "000000").await.expect(422);
    assert_eq!(wrong.field_code("code"), "totp_invalid");
    let codes = confirm(&app, &ana, &phone.code(&app)).await.expect(200);
    assert_eq!(codes["recovery_codes"].as_array().unwrap().len(), 10);
    assert_eq!(app.get("/api/v1/me").bearer(&ana.token).await.expect(200)["totp_on"], true);
    app.clock.advance_seconds(30);
    refused(&login(&app, &ana, None).await, "totp_required");
    refused(&login(&app, &ana, Some(" ")).await, "totp_required");
    refused(&login(&app, &ana, Some("nonsense")).await, "totp_invalid");
    let signed_in = login(&app, &ana, Some(&phone.code(&app))).await.expect(200);
    app.get("/api/v1/me").bearer(signed_in.str("access_token")).await.expect(200);

    // Neither begun anew nor confirmed again while it is on.
    assert_eq!(app.post(TOTP).bearer(&ana.token).await.expect(409).code(), "totp_on");
    assert_eq!(confirm(&app, &ana, &phone.code(&app)).await.expect(409).code(), "totp_on");
}

#[tokio::test]
async fn who_does_not_know_the_password_learns_nothing_of_the_second_factor() {
    let app = TestApp::new().await;
    let ana = app.patient("ana").await;
    let (phone, _) = turn_on(&app, &ana).await;
    for code in [Value::Null, json!("000000"), json!(phone.code(&app))] {
        let body = json!({ "email": ana.email, "password": "not-the-password", "totp_code": code });
        refused(&app.post(LOGIN).json(body).await, "wrong_credentials");
    }
}

#[tokio::test]
async fn a_code_works_once_and_only_around_its_half_minute() {
    let app = TestApp::new().await;
    let ana = app.patient("ana").await;
    let (phone, _) = turn_on(&app, &ana).await;
    let code = phone.code(&app);
    login(&app, &ana, Some(&code)).await.expect(200);
    refused(&login(&app, &ana, Some(&code)).await, "totp_invalid");
    refused(&login(&app, &ana, Some(&phone.code_in(&app, -30))).await, "totp_invalid");
    // A phone whose clock runs ahead, or behind; further off is no code.
    let ahead = phone.code_in(&app, 30);
    login(&app, &ana, Some(&format!("{} {}", &ahead[..3], &ahead[3..]))).await.expect(200);
    app.clock.advance_seconds(90);
    login(&app, &ana, Some(&phone.code_in(&app, -30))).await.expect(200);
    refused(&login(&app, &ana, Some(&phone.code_in(&app, 90))).await, "totp_invalid");
    // Of two that come at the same moment one goes through.
    app.clock.advance_seconds(90);
    let code = phone.code(&app);
    let (one, other) = tokio::join!(login(&app, &ana, Some(&code)), login(&app, &ana, Some(&code)));
    let mut both = [one.status(), other.status()];
    both.sort_unstable();
    assert_eq!(both, [200, 401]);
}

#[tokio::test]
async fn a_recovery_code_signs_in_once() {
    let app = TestApp::new().await;
    let ana = app.patient("ana").await;
    let (_, codes) = turn_on(&app, &ana).await;
    login(&app, &ana, Some(&codes[3])).await.expect(200);
    refused(&login(&app, &ana, Some(&codes[3])).await, "totp_invalid");
    login(&app, &ana, Some(&codes[4].replace('-', "").to_uppercase())).await.expect(200);
    refused(&login(&app, &ana, Some("aaaa-bbbb-cccc-dddd")).await, "totp_invalid");
}

#[tokio::test]
async fn wrong_codes_count_like_wrong_passwords_and_missing_ones_do_not() {
    let app = TestApp::new().await;
    let ana = app.patient("ana").await;
    let (phone, _) = turn_on(&app, &ana).await;
    for _ in 0..12 {
        refused(&login(&app, &ana, None).await, "totp_required");
    }
    for _ in 0..10 {
        refused(&login(&app, &ana, Some("000000")).await, "totp_invalid");
    }
    let locked = login(&app, &ana, Some(&phone.code(&app))).await.expect(429);
    assert_eq!(locked.code(), "too_many_attempts");
    app.clock.advance_seconds(60);
    login(&app, &ana, Some(&phone.code(&app))).await.expect(200);
}

#[tokio::test]
async fn it_is_turned_off_by_who_has_both_password_and_code() {
    let app = TestApp::new().await;
    let ana = app.patient("ana").await;
    let off = async |password: &str, code: &str| {
        let body = json!({ "password": password, "code": code });
        app.delete(TOTP).bearer(&ana.token).json(body).await
    };
    assert_eq!(off(PASSWORD, "000000").await.expect(409).code(), "totp_off");
    assert_eq!(confirm(&app, &ana, "000000").await.expect(409).code(), "totp_not_begun");
    let (phone, codes) = turn_on(&app, &ana).await;
    let wrong = off("not-the-password", &phone.code(&app)).await.expect(422);
    assert_eq!(wrong.field_code("password"), "wrong_password");
    assert_eq!(off(PASSWORD, "000000").await.expect(422).field_code("code"), "totp_invalid");
    assert_eq!(off(PASSWORD, "").await.expect(422).field_code("code"), "totp_invalid");
    off(PASSWORD, &phone.code(&app)).await.expect(204);
    login(&app, &ana, None).await.expect(200);
    let (again, _) = turn_on(&app, &ana).await;
    assert_ne!(again.0, phone.0, "a new secret every time");
    refused(&login(&app, &ana, Some(&codes[0])).await, "totp_invalid");
}

#[tokio::test]
async fn changes_are_audited_told_by_mail_and_keep_no_secret_in_clear() {
    let app = TestApp::new().await;
    let ana = app.patient("ana").await;
    let (phone, codes) = turn_on(&app, &ana).await;
    app.drain().await;
    let body = json!({ "password": PASSWORD, "code": phone.code(&app) });
    app.delete(TOTP).bearer(&ana.token).json(body).await.expect(204);
    app.drain().await;
    let (phone, more) = turn_on(&app, &ana).await;
    app.drain().await;

    let db = app.app.db.read();
    let text = async |sql: &str| {
        let all = sea_orm::Statement::from_string(db.get_database_backend(), sql);
        let rows = db.query_all_raw(all).await.unwrap().into_iter();
        rows.map(|row| row.try_get_by_index::<String>(0).unwrap()).collect::<Vec<_>>()
    };
    let audited =
        text("select action from audit where action like 'account.%totp' order by at, action").await;
    let of = |action: &str| audited.iter().filter(|audited| *audited == action).count();
    assert_eq!(of("account.enrol_totp"), 2);
    assert_eq!(of("account.turn_on_totp"), 2);
    assert_eq!(of("account.turn_off_totp"), 1);

    let subjects = text("select subject from mails order by subject").await;
    let of = |subject: &str| subjects.iter().filter(|mail| *mail == subject).count();
    assert_eq!(of("Two-step sign-in is on"), 2);
    assert_eq!(of("Two-step sign-in is off"), 1);

    let mut kept = text("select totp_secret from accounts where totp_secret is not null").await;
    kept.extend(text("select code_hash from recovery_codes").await);
    kept.extend(text("select detail from audit").await);
    kept.extend(text("select body from repeats").await);
    assert!(kept.len() > 11);
    for secret in codes.iter().chain(&more).chain([&phone.0]) {
        let plain = secret.replace('-', "");
        assert!(kept.iter().all(|text| !text.contains(secret) && !text.contains(&plain)));
    }
}

#[tokio::test]
async fn a_browser_is_asked_for_the_code_in_a_second_step() {
    let app = TestApp::new().await;
    let ana = app.patient("ana").await;
    let (phone, _) = turn_on(&app, &ana).await;
    let send = async |fields: &[(&str, &str)]| {
        app.post("/sign-in").header("sec-fetch-site", "same-origin").form(fields).await
    };
    let first = send(&[("email", &ana.email), ("password", PASSWORD), ("next", "/people")]).await.expect(422);
    assert!(first.text().contains("name=\"totp_code\""), "{}", first.text());
    assert!(!first.text().contains("type=\"password\"") && !first.text().contains(PASSWORD));
    assert!(!first.text().contains("role=\"alert\""), "nothing is wrong yet");
    assert_eq!(first.header("set-cookie"), "");
    let ticket = first.text().split("name=\"ticket\" value=\"").nth(1).unwrap().to_owned();
    let ticket = ticket.split('"').next().unwrap();

    let wrong = send(&[("ticket", ticket), ("totp_code", "000000"), ("next", "/people")]).await.expect(422);
    assert!(wrong.text().contains("name=\"ticket\""), "the second step goes on: {}", wrong.text());
    assert!(wrong.text().contains("role=\"alert\""));
    for forged in [
        ticket.replace(&ana.account_id.to_string(), &app.patient("ben").await.account_id.to_string()),
        format!("{ticket}x"),
        "x".to_owned(),
    ] {
        let refused = send(&[("ticket", &forged), ("totp_code", &phone.code(&app))]).await.expect(422);
        assert!(refused.text().contains("type=\"password\""), "back to the first step");
    }
    let code = phone.code(&app);
    let right = send(&[("ticket", ticket), ("totp_code", &code), ("next", "/people")]).await.expect(303);
    assert_eq!(right.header("location"), "/people");
    assert!(right.header("set-cookie").starts_with("doctorly_session="));
    app.clock.advance_seconds(301);
    let late = send(&[("ticket", ticket), ("totp_code", &phone.code(&app))]).await.expect(422);
    assert!(late.text().contains("type=\"password\""), "{}", late.text());
}

#[tokio::test]
async fn the_account_page_sets_it_up_and_turns_it_off() {
    let app = TestApp::new().await;
    let ana = app.patient("ana").await;
    let signed_in = app.post("/sign-in").header("sec-fetch-site", "same-origin");
    let signed_in = signed_in.form(&[("email", &ana.email), ("password", PASSWORD)]).await.expect(303);
    let cookie = signed_in.header("set-cookie").split(';').next().unwrap().to_owned();
    let send = async |path: &str, fields: &[(&str, &str)]| {
        let ask = app.post(path).header("sec-fetch-site", "same-origin").header("cookie", &cookie);
        ask.form(fields).await
    };
    let show = async || app.get("/account/two-step").header("cookie", &cookie).await.expect(200).text();
    assert!(show().await.contains("Set it up"));
    let key = send("/account/two-step", &[]).await.expect(200).text();
    assert!(key.contains("<svg class=\"qr\"") && key.contains("otpauth://totp/Doctorly:"));
    let secret = key.split("secret=").nth(1).unwrap().chars().take_while(char::is_ascii_alphanumeric);
    let phone = Phone(secret.collect());
    let wrong = send("/account/two-step/confirm", &[("password", PASSWORD), ("totp_code", "000000")])
        .await
        .expect(422);
    assert!(!wrong.text().contains(&phone.0), "the key is shown once");
    let code = phone.code(&app);
    let codes =
        send("/account/two-step/confirm", &[("password", PASSWORD), ("totp_code", &code)]).await.expect(200);
    assert_eq!(codes.text().matches("<li class=\"strong\">").count(), 10);
    assert!(show().await.contains("Turn off"));
    app.clock.advance_seconds(30);
    let wrong = send("/account/two-step/off", &[("password", PASSWORD), ("totp_code", "0")]).await;
    assert!(wrong.expect(422).text().contains("role=\"alert\""));
    let code = phone.code(&app);
    send("/account/two-step/off", &[("password", PASSWORD), ("totp_code", &code)]).await.expect(303);
    assert!(show().await.contains("Set it up"));
}

#[tokio::test]
async fn whoever_runs_the_machine_helps_somebody_who_lost_the_app_and_the_codes() {
    let app = TestApp::new().await;
    let ana = app.patient("ana").await;
    turn_on(&app, &ana).await;
    app.drain().await;
    assert!(app::access::turn_off_totp_of(&app.app, "nobody@example.org").await.is_err());

    app::access::turn_off_totp_of(&app.app, &ana.email.to_uppercase()).await.unwrap();
    app.get("/api/v1/me").bearer(&ana.token).await.expect(401);
    login(&app, &ana, None).await.expect(200);
    app.drain().await;
    let mails = mailbox(&app.app, PageRequest { limit: 20, cursor: None }).await.unwrap();
    let told = |mail: &&KeptMail| mail.recipient == ana.email && mail.subject == "Two-step sign-in is off";
    assert_eq!(mails.items.iter().filter(told).count(), 1);
    let again = app::access::turn_off_totp_of(&app.app, &ana.email).await.unwrap_err();
    assert!(again.is_code("totp_off"));
}
