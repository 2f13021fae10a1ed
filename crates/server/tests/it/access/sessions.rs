use app::access::{self, Actor, SignIn};
use serde_json::{Value, json};

use crate::support::{Answer, Newcomer, PASSWORD, TestApp};

async fn status_of_me(app: &TestApp, token: &str) -> u16 {
    app.get("/api/v1/me").bearer(token).await.status()
}

async fn refresh(app: &TestApp, token: &str) -> Answer {
    app.post("/api/v1/auth/refresh").json(json!({ "refresh_token": token })).await
}

async fn devices(app: &TestApp, person: &Newcomer) -> Vec<Value> {
    let list = app.get("/api/v1/me/sessions").bearer(&person.token).await.expect(200);
    list["items"].as_array().expect("a list").clone()
}

/// W-A3, W-C15: an access token ends by itself, warm or not, and its successor is asked for.
#[tokio::test]
async fn an_access_token_works_for_a_quarter_of_an_hour_and_is_followed_by_the_next() {
    let app = TestApp::new().await;
    let ana = app.newcomer("Ana María").await;
    app.clock.advance_seconds(15 * 60 - 1);
    assert_eq!(status_of_me(&app, &ana.token).await, 200);
    app.clock.advance_seconds(1);
    let ended = app.get("/api/v1/me").bearer(&ana.token).await.expect(401);
    assert_eq!((ended.code(), ended.header("www-authenticate")), ("invalid_token", "Bearer"));

    let next = refresh(&app, &ana.refresh_token).await.expect(200);
    assert_eq!((&next["token_type"], &next["expires_in"]), (&json!("Bearer"), &json!(900)));
    assert_eq!(next.header("cache-control"), "no-store");
    assert_ne!(next.str("access_token"), ana.token);
    assert_ne!(next.str("refresh_token"), ana.refresh_token);
    assert_eq!(status_of_me(&app, next.str("access_token")).await, 200);
}

/// A database server is asked for many tokens at once.
#[tokio::test(flavor = "multi_thread")]
async fn whoever_asks_at_the_same_moment_as_others_is_answered_as_themselves() {
    let app = TestApp::new().await;
    let mut people = Vec::new();
    for number in 0..5 {
        people.push(app.newcomer(&format!("Person {number}")).await);
    }
    let gone = people.pop().expect("somebody");
    app.post("/api/v1/auth/logout").bearer(&gone.token).await.expect(204);
    let asked = (0..60).map(|number| {
        let (app, gone, person) = (&app, &gone, people.get(number % 5));
        async move {
            let Some(person) = person else { return assert_eq!(status_of_me(app, &gone.token).await, 401) };
            let me = app.get("/api/v1/me").bearer(&person.token).await.expect(200);
            assert_eq!(me.str("email"), person.email);
        }
    });
    futures::future::join_all(asked).await;
}

#[tokio::test]
async fn a_refresh_ends_the_access_token_before_it() {
    let app = TestApp::new().await;
    let ana = app.newcomer("Ana María").await;
    assert_eq!(status_of_me(&app, &ana.token).await, 200);
    refresh(&app, &ana.refresh_token).await.expect(200);
    assert_eq!(status_of_me(&app, &ana.token).await, 401);
}

#[tokio::test]
async fn a_refresh_token_that_comes_back_ends_its_session_and_no_other() {
    let app = TestApp::new().await;
    let ana = app.newcomer("Ana María").await;
    let phone = app.sign_in(&ana.email).await;
    let next = refresh(&app, &ana.refresh_token).await.expect(200);
    assert_eq!(refresh(&app, &ana.refresh_token).await.expect(401).code(), "invalid_token");
    assert_eq!(status_of_me(&app, next.str("access_token")).await, 401);
    refresh(&app, next.str("refresh_token")).await.expect(401);
    assert_eq!(status_of_me(&app, &phone.token).await, 200);
}

#[tokio::test]
async fn of_many_who_refresh_with_one_token_at_most_one_gets_through_and_the_session_ends() {
    let app = TestApp::new().await;
    let ana = app.newcomer("Ana María").await;
    let racers = [0; 10].map(|_| refresh(&app, &ana.refresh_token));
    let answers = futures::future::join_all(racers).await;
    let (through, refused): (Vec<_>, Vec<_>) = answers.iter().partition(|answer| answer.status() == 200);
    assert_eq!((through.len(), refused.len()), (1, 9));
    assert!(refused.iter().all(|answer| answer.code() == "invalid_token"));
    assert_eq!(status_of_me(&app, through[0].str("access_token")).await, 401);
}

#[tokio::test]
async fn a_session_that_is_not_refreshed_for_a_month_is_over() {
    let app = TestApp::new().await;
    let ana = app.newcomer("Ana María").await;
    app.clock.advance_seconds(20 * 24 * 3600);
    let next = refresh(&app, &ana.refresh_token).await.expect(200);
    app.clock.advance_seconds(30 * 24 * 3600);
    refresh(&app, next.str("refresh_token")).await.expect(401);
}

#[tokio::test]
async fn signing_out_ends_this_device_or_all() {
    let app = TestApp::new().await;
    let ana = app.newcomer("Ana María").await;
    let (phone, tablet) = (app.sign_in(&ana.email).await, app.sign_in(&ana.email).await);
    app.post("/api/v1/auth/logout").bearer(&ana.token).await.expect(204);
    assert_eq!(status_of_me(&app, &ana.token).await, 401);
    refresh(&app, &ana.refresh_token).await.expect(401);
    assert_eq!(status_of_me(&app, &phone.token).await, 200);

    app.post("/api/v1/auth/logout").bearer(&phone.token).json(json!({ "all": true })).await.expect(204);
    for person in [&phone, &tablet] {
        assert_eq!(status_of_me(&app, &person.token).await, 401);
        refresh(&app, &person.refresh_token).await.expect(401);
    }
    app.post("/api/v1/auth/logout").bearer(&phone.token).await.expect(401);
}

#[tokio::test]
async fn devices_are_listed_by_name_and_signed_out_from_afar() {
    let app = TestApp::new().await;
    let (ana, bo) = (app.newcomer("Ana María").await, app.newcomer("Bo Lindqvist").await);
    app.clock.advance_seconds(60);
    let login = json!({ "email": ana.email, "password": PASSWORD });
    let firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0";
    let laptop = app.post("/api/v1/auth/login").header("user-agent", firefox).json(login).await.expect(200);

    let listed = devices(&app, &ana).await;
    assert_eq!(listed.len(), 2);
    assert_eq!(listed[0]["device"], "Firefox on Windows");
    assert_eq!((&listed[0]["is_current"], &listed[1]["is_current"]), (&json!(false), &json!(true)));
    let path = format!("/api/v1/me/sessions/{}", listed[0]["id"].as_str().expect("an id"));
    app.delete(&path).bearer(&bo.token).await.expect(404);
    assert_eq!(status_of_me(&app, laptop.str("access_token")).await, 200);
    app.delete(&path).bearer(&ana.token).await.expect(204);
    assert_eq!(status_of_me(&app, laptop.str("access_token")).await, 401);
    assert_eq!(devices(&app, &ana).await.len(), 1);
    app.delete(&path).bearer(&ana.token).await.expect(404);
}

#[tokio::test]
async fn a_browser_stays_signed_in_while_it_is_used() {
    let app = TestApp::new().await;
    let ana = app.newcomer("Ana María").await;
    let input = SignIn { email: Some(ana.email.clone()), password: Some(PASSWORD.into()), totp_code: None };
    let session = access::sign_in_web(&app.app, &Actor::visitor(), input, None).await.expect("a session");
    for _ in 0..3 {
        app.clock.advance_seconds(25 * 24 * 3600);
        let actor = access::authenticate(&app.app, &session.token).await.expect("still signed in");
        assert_eq!(actor.account_id(), Some(ana.account_id));
    }
    app.clock.advance_seconds(30 * 24 * 3600);
    assert!(access::authenticate(&app.app, &session.token).await.is_err());
}

#[tokio::test]
async fn what_is_no_token_is_refused_where_one_is_needed_and_ignored_elsewhere() {
    let app = TestApp::new().await;
    for value in [
        "Bearer",
        "Bearer ",
        "Bearer x",
        "Basic YTpi",
        "bearer  a b",
        &format!("Bearer {}", "y".repeat(4096)),
    ] {
        let refused = app.get("/api/v1/me").header("authorization", value).await.expect(401);
        assert_eq!(refused.code(), "invalid_token", "{value}");
        let body = json!({ "email": "nobody@example.org" });
        let open = app.post("/api/v1/auth/password/forgot").header("authorization", value).json(body);
        open.await.expect(202);
    }
    assert_eq!(app.get("/api/v1/me").await.expect(401).code(), "unauthenticated");
}

#[tokio::test]
async fn what_is_long_over_is_forgotten() {
    let app = TestApp::new().await;
    let ana = app.newcomer("Ana María").await;
    refresh(&app, &ana.refresh_token).await.expect(200);
    app.drain().await;
    let wrong = json!({ "email": ana.email, "password": "not the password" });
    app.post("/api/v1/auth/login").json(wrong).await.expect(401);
    assert_eq!(access::forget_old(&app.app).await.expect("a sweep"), 0);
    app.clock.advance_seconds(200 * 24 * 3600);
    app.drain().await;
    assert_eq!(access::forget_old(&app.app).await.expect("a sweep"), 0, "the worker forgets by itself");
    let left = "select token_hash as kept from sessions union all select token_hash from spent_refresh_tokens \
        union all select token_hash from one_time_links union all select email_hash from sign_in_failures";
    assert_eq!(super::secrets::texts(&app, left).await, [""; 0]);
}
