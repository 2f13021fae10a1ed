//! What an operator is told: every metric appears after its act, and the page about running Doctorly names every setting,
//! command and metric that there is, and no other.

use std::{collections::BTreeSet, path::Path};

use clap::CommandFactory;
use serde_json::json;

use crate::support::TestApp;

/// The sum of a metric's lines that contain all of `labels`.
async fn measured(app: &TestApp, name: &str, labels: &[&str]) -> f64 {
    let text = app.get("/metrics").await.expect(200).text();
    let lines = text.lines().filter(|line| {
        let rest = line.strip_prefix(name);
        rest.is_some_and(|rest| rest.starts_with(['{', ' ']))
            && labels.iter().all(|label| line.contains(label))
    });
    lines.map(|line| line.rsplit(' ').next().unwrap().parse::<f64>().unwrap()).sum()
}

/// Other tests of this process count too, so that a number may have grown by more.
macro_rules! grows {
    ($app:ident, $name:literal, [$($label:literal),*], $act:expr) => {
        let before = measured(&$app, $name, &[$($label),*]).await;
        $act;
        let after = measured(&$app, $name, &[$($label),*]).await;
        assert!(after >= before + 1.0, "{} {:?}: {before} and then {after}", $name, [$($label),*] as [&str; _]);
    };
}

#[tokio::test]
async fn appointments_and_payments_are_counted() {
    let app = TestApp::new().await;
    let practice = app.practice().await;
    let (ana, ben) = (app.patient("ana").await, app.patient("ben").await);
    let at = |hour: u8| format!("2026-11-24T{hour:02}:00:00+05:00");
    let doctor = practice.doctor_id;
    let pay = async |id: &str, card: &str| {
        app.act(&ana, id, "payments", json!({ "method": card })).await.expect(201);
        app.clock.advance_seconds(3);
        app.drain().await;
    };
    let mut held = Vec::new();
    for hour in [9, 10, 11] {
        grows!(app, "doctorly_holds_total", ["outcome=\"held\""], {
            held.push(app.hold(&ana, doctor, &at(hour)).await.expect(201).str("id").to_owned());
        });
    }
    grows!(app, "doctorly_holds_total", ["outcome=\"taken\""], {
        app.hold(&ben, doctor, &at(9)).await.expect(409);
    });
    grows!(app, "doctorly_holds_total", ["outcome=\"refused\""], {
        app.hold(&ben, doctor, &at(3)).await.expect(422);
    });
    grows!(
        app,
        "doctorly_payments_total",
        ["outcome=\"failed\""],
        pay(&held[0], "4000 0000 0000 0002").await
    );
    let confirmed = measured(&app, "doctorly_appointments_total", &["confirmed"]).await;
    grows!(app, "doctorly_payments_total", ["outcome=\"paid\""], pay(&held[0], "4242424242424242").await);
    assert!(measured(&app, "doctorly_appointments_total", &["confirmed"]).await > confirmed);
    grows!(app, "doctorly_appointments_total", ["change=\"moved\""], {
        let to = json!({ "starts_at": at(12) });
        app.act(&ana, &held[0], "reschedule", to).await.expect(200);
    });
    let refunded = measured(&app, "doctorly_payments_total", &["refund_settled"]).await;
    grows!(app, "doctorly_appointments_total", ["change=\"cancelled\""], {
        app.act(&ana, &held[0], "cancel", json!({})).await.expect(200);
    });
    for _ in 0..5 {
        app.drain().await;
        app.clock.advance_seconds(5);
    }
    app.drain().await;
    assert!(measured(&app, "doctorly_payments_total", &["refund_settled"]).await > refunded);
    grows!(app, "doctorly_appointments_total", ["change=\"expired\""], {
        app.clock.advance_seconds(11 * 60);
        app.drain().await;
    });
}

#[tokio::test]
async fn requests_queues_and_connections_are_measured() {
    let app = TestApp::new().await;
    let ana = app.patient("ana").await;
    grows!(app, "doctorly_http_request_seconds_count", ["route=\"/api/v1/me\"", "status=\"200\""], {
        app.get("/api/v1/me").bearer(&ana.token).await.expect(200);
    });
    // Gauges are of the process, and so of whichever test asked last: only that they are there can be said.
    app.clock.advance_seconds(90);
    let text = app.get("/metrics").await.expect(200).text();
    for name in [
        "doctorly_facts_waiting ",
        "doctorly_facts_oldest_seconds ",
        "doctorly_jobs_waiting ",
        "doctorly_jobs_oldest_seconds ",
        "doctorly_http_requests_running ",
        "doctorly_build_info{version=",
        "doctorly_database_connections_max{pool=",
        "doctorly_jobs_dead ",
        "doctorly_search_times_unknown ",
        "doctorly_database_up ",
        "doctorly_database_connections{pool=",
    ] {
        assert!(text.contains(&format!("\n{name}")), "{name} is missing in {text}");
    }
    assert!(!text.contains(&ana.account_id.to_string()) && !text.contains("ana@"));
}

#[tokio::test]
async fn sign_ins_and_what_follows_from_facts_are_counted() {
    let app = TestApp::new().await;
    let wrong = json!({ "email": "nobody@example.org", "password": "not the right one" });
    grows!(app, "doctorly_sign_ins_total", ["outcome=\"refused\""], {
        app.post("/api/v1/auth/login").json(wrong).await.expect(401);
    });
    grows!(app, "doctorly_sign_ins_total", ["outcome=\"proven\""], {
        grows!(app, "doctorly_facts_total", ["fact=\"account_registered\""], app.newcomer("Ana").await);
    });
    grows!(app, "doctorly_reaction_lag_seconds_count", ["fact=\"account_registered\""], {
        grows!(app, "doctorly_jobs_total", ["kind=\"mail\"", "outcome=\"done\""], {
            grows!(app, "doctorly_job_seconds_count", ["kind=\"mail\""], app.drain().await);
        });
    });
    // A doctor begins, and searches know it.
    grows!(app, "doctorly_search_lag_seconds_count", [""], {
        app.practice().await;
        app.drain().await;
    });
}

/// Runs a command of the binary on a data folder.
fn doctorly(verb: &str, folder: &Path) -> std::process::Command {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_doctorly"));
    command.arg(verb).env("DOCTORLY_DATA_DIR", folder).env("DOCTORLY_LISTEN", "127.0.0.1:0");
    command
}

#[tokio::test(flavor = "multi_thread")]
async fn a_demo_begins_with_doctors_who_have_seen_people_and_books_that_add_up() {
    use std::io::BufRead;
    let folder = tempfile::tempdir().unwrap();
    let mut demo = doctorly("demo", folder.path())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = std::io::BufReader::new(demo.stdout.take().unwrap()).lines();
    let ready = lines.find_map(|line| line.unwrap().strip_prefix("Doctorly is ready at ").map(str::to_owned));
    let popular = format!("{}/api/v1/doctors?sort=popular", ready.expect("the demo gets ready"));
    let found: serde_json::Value = reqwest::get(popular).await.unwrap().json().await.unwrap();
    demo.kill().unwrap();
    demo.wait().unwrap();
    let seen: Vec<_> =
        found["items"].as_array().unwrap().iter().map(|item| item["patients_seen"].as_i64()).collect();
    assert_eq!(seen[..7], [9, 6, 3, 2, 1, 1, 0].map(Some));
    let check = doctorly("check", folder.path()).output().unwrap();
    assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stdout));
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap()
}

fn page() -> String {
    std::fs::read_to_string(root().join("docs/operations.md")).unwrap()
}

/// The names in the first column of the page's tables that begin with `prefix`.
fn told(prefix: &str) -> BTreeSet<String> {
    let rows = page()
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next().map(str::to_owned))
        .collect::<Vec<_>>();
    rows.into_iter().filter(|name| name.starts_with(prefix)).collect()
}

#[test]
fn the_page_names_every_setting_with_its_default() {
    let source = include_str!("../../src/settings/mod.rs");
    let (_, fields) = source.split_once("pub struct Settings {").unwrap();
    let fields = fields.split_once("\n}").unwrap().0.lines();
    let fields = fields.filter_map(|line| line.trim().strip_prefix("pub ")?.split(':').next());
    let settings: BTreeSet<_> = fields.map(|name| format!("DOCTORLY_{}", name.to_uppercase())).collect();
    assert!(settings.len() > 15);
    assert_eq!(told("DOCTORLY_"), settings);
    let defaults = server::settings::Settings::default();
    for (name, default) in [
        ("DATABASE_CONNECTIONS", defaults.database_connections.to_string()),
        ("DATABASE_WAIT_SECONDS", defaults.database_wait_seconds.to_string()),
        ("MAIL_URL", defaults.mail_url),
        ("LOG_FILTER", defaults.log_filter),
        ("REQUESTS_PER_MINUTE", defaults.requests_per_minute.to_string()),
        ("SIGN_INS_PER_MINUTE", defaults.sign_ins_per_minute.to_string()),
        ("REQUESTS_AT_ONCE", defaults.requests_at_once.to_string()),
        ("REQUEST_SECONDS", defaults.request_seconds.to_string()),
        ("WORKER", defaults.worker.to_string()),
        ("HOLDS_PER_ACCOUNT", defaults.holds_per_account.to_string()),
        ("ACCESS_TOKEN_MINUTES", defaults.access_token_minutes.to_string()),
        ("SESSION_DAYS", defaults.session_days.to_string()),
    ] {
        let row = format!("| `DOCTORLY_{name}` | `{default}` |");
        assert!(page().contains(&row), "{row}");
    }
}

#[test]
fn the_page_names_every_command() {
    let command = server::ops::Command::command();
    let commands: BTreeSet<_> =
        command.get_subcommands().map(|verb| format!("doctorly {}", verb.get_name())).collect();
    let told = told("doctorly ").into_iter();
    // The first two words; what follows are arguments.
    let told: BTreeSet<_> = told.map(|row| row.split(' ').take(2).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(told, commands);
}

/// The sources of the product below a folder.
fn rust(folder: &Path) -> Vec<String> {
    let mut sources = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("tests") {
            sources.extend(rust(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            sources.push(std::fs::read_to_string(&path).unwrap());
        }
    }
    sources
}

#[test]
fn the_page_names_every_metric() {
    let mut metrics = BTreeSet::new();
    for source in rust(&root().join("crates")) {
        for kind in ["counter!(\"", "gauge!(\"", "histogram!(\""] {
            let names = source.split(kind).skip(1).filter_map(|rest| rest.split('"').next());
            metrics.extend(names.filter(|name| name.starts_with("doctorly_")).map(str::to_owned));
        }
    }
    assert!(metrics.len() > 8);
    assert_eq!(told("doctorly_"), metrics);
}
