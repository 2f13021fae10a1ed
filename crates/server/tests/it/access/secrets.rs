//! Secrets are in no answer, no log and no table.

use std::{
    collections::BTreeSet,
    io,
    sync::{Arc, Mutex},
};

use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};

use super::links_to;
use crate::support::{PASSWORD, TestApp};

const NEW: &str = "another river of tea";

/// Signs up, in, on and out, forgets and changes the password; gives every secret that was in play.
async fn a_life_of_secrets(app: &TestApp) -> Vec<String> {
    let ana = app.newcomer("Ana María").await;
    let refresh = json!({ "refresh_token": ana.refresh_token });
    let next = app.post("/api/v1/auth/refresh").json(refresh.clone()).await.expect(200);
    app.post("/api/v1/auth/refresh").json(refresh).await.expect(401);
    let mut links = links_to(app, &ana.email).await;
    app.post("/api/v1/auth/email/confirm").json(json!({ "token": links[0] })).await.expect(204);
    app.clock.advance_seconds(1);
    let email = json!({ "email": ana.email });
    app.post("/api/v1/auth/password/forgot").json(email).await.expect(202);
    links.insert(0, links_to(app, &ana.email).await.remove(0));
    let reset = json!({ "token": links[0], "new_password": NEW });
    app.post("/api/v1/auth/password/reset").json(reset).await.expect(204);
    let wrong = json!({ "email": ana.email, "password": PASSWORD });
    app.post("/api/v1/auth/login").json(wrong).await.expect(401);
    let right = json!({ "email": ana.email, "password": NEW });
    let last = app.post("/api/v1/auth/login").json(right).await.expect(200);
    let change = json!({ "current_password": NEW, "new_password": PASSWORD });
    let change = app.post("/api/v1/auth/password/change").idempotency("once").json(change);
    change.bearer(last.str("access_token")).await.expect(204);
    let tokens = [&next, &last]
        .into_iter()
        .flat_map(|answer| ["access_token", "refresh_token"].map(|name| answer.str(name).to_owned()));
    let known = [PASSWORD.to_owned(), NEW.to_owned(), ana.token, ana.refresh_token];
    known.into_iter().chain(tokens).chain(links).collect()
}

/// W-A6: no secret is logged, at any level.
#[tokio::test]
async fn no_secret_is_in_the_log() {
    let log = Arc::new(Mutex::new(Vec::new()));
    let kept = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(move || Kept(kept.clone()))
        .finish();
    let listening = tracing::subscriber::set_default(subscriber);
    // With one listener, a line that another test reaches first is taken to be heard by nobody; with two it is asked.
    let _second = tracing::Dispatch::new(tracing_subscriber::registry());
    let app = TestApp::new().await;
    let secrets = a_life_of_secrets(&app).await;
    drop(listening);
    let log = String::from_utf8_lossy(&log.lock().expect("nobody panics here")).into_owned();
    assert!(log.contains("refresh token came back"), "the log was listened to: {log}");
    for secret in secrets {
        assert!(!log.contains(&secret), "the log holds {secret}");
    }
}

/// W-A3: a stolen copy of the database signs nobody in.
#[tokio::test]
async fn no_secret_is_kept_as_it_is() {
    let app = TestApp::new().await;
    let secrets = a_life_of_secrets(&app).await;
    let everything = "select password_hash as kept from accounts \
        union all select token_hash from sessions union all select coalesce(refresh_hash, '') from sessions \
        union all select device from sessions union all select token_hash from spent_refresh_tokens \
        union all select token_hash from one_time_links union all select email_hash from sign_in_failures \
        union all select payload from outbox union all select payload from jobs union all select dedup_key from jobs \
        union all select detail from audit union all select subject from audit \
        union all select body from repeats union all select fingerprint from repeats";
    let kept = texts(&app, everything).await;
    assert!(kept.len() > 20, "{kept:?}");
    for secret in secrets {
        assert!(!kept.iter().any(|text| text.contains(&secret)), "{secret} is kept");
    }
    assert!(
        !kept.iter().any(|text| text.contains("ana.maria")),
        "a typed address is kept where no account is"
    );
}

/// W-A2, W-B2, W-A30: no answer can hold a secret, because none of its shapes has a place for one.
#[tokio::test]
async fn no_answer_has_a_place_for_a_secret() {
    let app = TestApp::new().await;
    let document = app.get("/api/openapi.json").await.expect(200).json().clone();
    let mut names = BTreeSet::new();
    for operation in document["paths"].as_object().expect("paths").values() {
        for method in operation.as_object().expect("methods").values() {
            collect(&document, &method["responses"], &mut BTreeSet::new(), &mut names);
        }
    }
    assert!(names.contains("email_confirmed") && names.contains("birth_date"), "{names:?}");
    let telling = ["password", "hash", "secret", "salt", "key"];
    let secret: Vec<_> = names
        .iter()
        .filter(|name| telling.iter().any(|word| name.split('_').any(|part| part == *word)))
        .collect();
    assert_eq!(secret, ["secret"], "only an authenticator app is given one, by whom it is for");
    let tokens: Vec<_> = names.iter().filter(|name| name.contains("token")).collect();
    assert_eq!(tokens, ["access_token", "refresh_token", "token_type"], "only a sign-in gives tokens");
}

/// W-A30: whoever sees a person sees no address of an account.
#[tokio::test]
async fn patients_and_doctors_are_shown_without_an_address() {
    let app = TestApp::new().await;
    let document = app.get("/api/openapi.json").await.expect(200).json().clone();
    for shape in ["Patient", "DoctorProfile"] {
        let properties = document["components"]["schemas"][shape]["properties"].as_object();
        let names: Vec<_> = properties.into_iter().flatten().map(|(name, _)| name.as_str()).collect();
        assert!(!names.iter().any(|name| name.contains("email")), "{shape}: {names:?}");
    }
}

/// Every property name that an answer may have, through all its parts.
fn collect(document: &Value, node: &Value, seen: &mut BTreeSet<String>, names: &mut BTreeSet<String>) {
    match node {
        Value::Object(members) => {
            if let Some(Value::String(reference)) = members.get("$ref")
                && seen.insert(reference.clone())
            {
                let target = document.pointer(reference.trim_start_matches('#')).expect("a known shape");
                collect(document, target, seen, names);
            }
            if let Some(Value::Object(properties)) = members.get("properties") {
                names.extend(properties.keys().cloned());
            }
            members.values().for_each(|member| collect(document, member, seen, names));
        }
        Value::Array(items) => items.iter().for_each(|item| collect(document, item, seen, names)),
        _ => {}
    }
}

/// The column `kept` of a query.
pub async fn texts(app: &TestApp, query: &str) -> Vec<String> {
    let db = app.app.db.read();
    let statement = Statement::from_string(db.get_database_backend(), query);
    let rows = db.query_all_raw(statement).await.expect("a sound query");
    rows.iter().map(|row| row.try_get("", "kept").expect("a text")).collect()
}

struct Kept(Arc<Mutex<Vec<u8>>>);

impl io::Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("nobody panics here").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
