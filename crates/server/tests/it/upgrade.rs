//! Two releases side by side, for the time of a rolling upgrade.

use kernel::time::Instant;
use reqwest::Client;
use sea_orm::ConnectionTrait;
use serde_json::json;

use crate::{
    backup::{doctorly, refused},
    support::{Process, TestApp},
};

/// As `doctorly migrate` of a newer release: a step that adds, as steps do, and the first fact of a kind of its own.
async fn is_brought_further(app: &TestApp) {
    let tx = app.app.db.begin().await.unwrap();
    let Instant(now) = app.app.now();
    for statement in [
        "alter table appointments add column room varchar(40)",
        "create table rooms (name varchar(40) primary key)",
        "insert into seaql_migrations (version, applied_at) values ('9999_rooms', 0)",
        &format!(
            "insert into outbox (kind, aggregate, payload, happened_at) \
             values ('room_changed', '', '{{\"kind\":\"room_changed\"}}', {now})"
        ),
    ] {
        tx.execute_unprepared(statement).await.unwrap();
    }
    tx.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_goes_on_beside_newer_ones_and_none_of_its_release_begins_any_more() {
    let (app, folder) = (TestApp::new().await, tempfile::tempdir().unwrap());
    let practice = app.practice().await;
    let people = app.patients(2).await;
    let (_process, server) = Process::start(&app.url, folder.path());
    let client = Client::new();
    let hold = async |person: usize, starts_at: &str| {
        let body = json!({ "doctor_id": practice.doctor_id, "starts_at": starts_at });
        let asked = client.post(format!("{server}/api/v1/appointments")).bearer_auth(&people[person].token);
        let answer = asked.json(&body).send().await.unwrap();
        assert_eq!(answer.status(), 201, "{}", answer.text().await.unwrap());
    };
    hold(0, "2026-11-24T09:00:00+05:00").await;

    is_brought_further(&app).await;
    hold(1, "2026-11-24T10:00:00+05:00").await;
    let find = || async { client.get(format!("{server}/readyz")).send().await.unwrap() };
    let ready = tokio::time::timeout(std::time::Duration::from_secs(20), async {
        while find().await.status() != 200 {
            tokio::task::yield_now().await;
        }
    });
    assert!(ready.await.is_ok(), "{}", find().await.text().await.unwrap());
    refused(&doctorly(folder.path(), Some(&app.url), &["serve"]), "newer Doctorly");
}
