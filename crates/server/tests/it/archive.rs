//! Appointments that are long over go into the archive, and nobody who reads sees a difference.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use app::{
    archive::{Archive, ArchiveError, Key, Record},
    booking::{check, check_archive, check_seen},
};
use async_trait::async_trait;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};
use server::adapters::archive::TableArchive;

use crate::{
    seen::visit,
    support::{Person, TestApp},
};

const DAY: i64 = 24 * 3600;

/// Where people look back over months without signing in again.
async fn app_for_months() -> TestApp {
    let app = TestApp::new().await;
    let table = Arc::new(TableArchive::new(app.app.db.clone()));
    app.with_archive_in(table)
}

async fn count(app: &TestApp, table: &str) -> i64 {
    let db = app.app.db.read();
    let counted = Statement::from_string(db.get_database_backend(), format!("select count(*) from {table}"));
    db.query_one_raw(counted).await.unwrap().unwrap().try_get_by_index(0).unwrap()
}

async fn clean(app: &TestApp) {
    assert_eq!(check(&app.app).await.unwrap(), []);
    assert_eq!(check_seen(&app.app).await.unwrap(), []);
    assert_eq!(check_archive(&app.app).await.unwrap(), Vec::<String>::new());
    assert_eq!(app::payments::balance(&app.app).await.unwrap().differences, Vec::<String>::new());
}

/// Every page of a list, a few at a time.
async fn pages(app: &TestApp, person: &Person, query: &str) -> Vec<Value> {
    let (mut items, mut cursor) = (Vec::new(), String::new());
    loop {
        let path = format!("/api/v1/appointments?limit=2{query}{cursor}");
        let page = app.get(&path).bearer(&person.token).await.expect(200);
        items.extend(page["items"].as_array().unwrap().iter().cloned());
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return items,
        }
    }
}

/// All that the people of a story see of it.
async fn seen_by_all(app: &TestApp, people: &[&Person]) -> Vec<Value> {
    let mut all = Vec::new();
    for person in people {
        for query in ["", "&order=asc", "&status=completed", "&to=2026-11-23T11:30:00%2B05:00"] {
            all.extend(pages(app, person, query).await);
        }
        let money = app.get("/api/v1/transactions").bearer(&person.token).await;
        all.push(money.json().clone());
    }
    all
}

/// Four visits, one of each end, and one to come; looked at by everybody, before and after they went into the archive.
pub async fn history_reads_as_before(app: TestApp) {
    let (ana, ben) = (app.patient("ana").await, app.patient("ben").await);
    let (sana, desk, admin) = (app.doctor("sana").await, app.desk().await, app.admin().await);
    let at = |time: &str| format!("2026-11-23T{time}:00+05:00");
    let first = visit(&app, &ana, &sana, "10:00").await;
    visit(&app, &ben, &sana, "11:00").await;
    let cancelled = app.hold(&ana, sana.doctor_id(), &at("12:00")).await.expect(201).str("id").to_owned();
    app.act(&ana, &cancelled, "cancel", json!({})).await.expect(200);
    app.hold(&ana, sana.doctor_id(), &at("13:00")).await.expect(201);
    app.clock.advance_seconds(DAY);
    app.drain().await;

    app.clock.advance_seconds(28 * DAY);
    let to_come = app.hold(&ben, sana.doctor_id(), "2026-12-31T10:00:00+05:00").await.expect(201);
    app.act(&ben, to_come.str("id"), "payments", json!({ "method": "4242424242424242" })).await.expect(201);
    app.drain().await;
    let people = [&ana, &ben, &sana, &desk, &admin];
    assert_eq!((count(&app, "appointments").await, count(&app, "archived_appointments").await), (5, 0));
    let before = seen_by_all(&app, &people).await;
    let shown = app.get(&format!("/api/v1/appointments/{first}")).bearer(&ana.token).await.expect(200);

    app.clock.advance_seconds(2 * DAY + 3600);
    app.drain().await;
    assert_eq!((count(&app, "appointments").await, count(&app, "archived_appointments").await), (1, 4));
    let sheets = "day_sheets where w0 + w1 + w2 + w3 + w4 + w5 > 0 and utc_day < 20790";
    assert_eq!(count(&app, sheets).await, 0, "past days keep no ticks");
    clean(&app).await;
    assert_eq!(before, seen_by_all(&app, &people).await);

    // One by itself: the same to whom it belongs, not there for others.
    let path = format!("/api/v1/appointments/{first}");
    assert_eq!(*app.get(&path).bearer(&ana.token).await.expect(200).json(), *shown.json());
    app.get(&path).bearer(&ben.token).await.expect(404);
    app.get(&path).bearer(&app.other_manager().await.token).await.expect(404);
    // Nothing changes what is over.
    for act in ["cancel", "check_in", "complete"] {
        let refused = app.act(&admin, &first, act, json!({})).await.expect(409);
        assert_eq!(refused.str("code"), "illegal_transition", "{act}");
    }
}

#[tokio::test]
async fn history_reads_the_same_before_and_after_it_is_archived() {
    history_reads_as_before(app_for_months().await).await;
}

#[tokio::test]
async fn a_patient_is_told_of_a_change_though_the_visit_was_archived_before_anybody_heard_of_it() {
    let app = app_for_months().await;
    let (ana, sana, manager) = (app.patient("ana").await, app.doctor("sana").await, app.manager().await);
    let held = app.hold(&ana, sana.doctor_id(), "2026-11-23T12:00:00+05:00").await.expect(201);
    app.act(&ana, held.str("id"), "payments", json!({ "method": "4242424242424242" })).await.expect(201);
    app.drain().await;
    app.act(&manager, held.str("id"), "cancel", json!({})).await.expect(200);
    // No worker runs for two months; the first thing it does then is to archive.
    app.clock.advance_seconds(60 * DAY);
    app.drain().await;
    app.clock.advance_seconds(DAY);
    app.drain().await;
    assert_eq!(count(&app, "archived_appointments").await, 1);
    assert_eq!(app.letters("appointment_cancelled").await.len(), 1);
}

#[tokio::test]
async fn money_that_comes_back_long_after_a_visit_is_booked_as_ever() {
    let app = app_for_months().await;
    let (ana, sana, manager) = (app.patient("ana").await, app.doctor("sana").await, app.manager().await);
    let id = visit(&app, &ana, &sana, "10:00").await;
    app.clock.advance_seconds(31 * DAY);
    app.drain().await;
    assert_eq!(count(&app, "archived_appointments").await, 1);
    let shown = app.get(&format!("/api/v1/appointments/{id}")).bearer(&ana.token).await.expect(200);
    let charge = shown["payment"]["transaction_id"].as_str().unwrap();
    let refund = app.post(&format!("/api/v1/transactions/{charge}/refunds")).bearer(&manager.token);
    let part = json!({ "amount": 500, "currency": "PKR" });
    refund.json(json!({ "amount": part, "reason": "late goodwill" })).await.expect(201);
    for _ in 0..5 {
        app.drain().await;
        app.clock.advance_seconds(5);
    }
    let shown = app.get(&format!("/api/v1/appointments/{id}")).bearer(&ana.token).await.expect(200);
    assert_eq!(shown["payment"]["status"], "partly_refunded");
    clean(&app).await;
}

/// An archive that breaks off after so many calls.
struct Failing {
    table: TableArchive,
    calls_left: AtomicUsize,
}

impl Failing {
    fn call(&self) -> Result<&TableArchive, ArchiveError> {
        let left = self.calls_left.load(Ordering::SeqCst);
        self.calls_left.store(left.saturating_sub(1), Ordering::SeqCst);
        if left == 0 { Err(ArchiveError("it is away".into())) } else { Ok(&self.table) }
    }
}

#[async_trait]
impl Archive for Failing {
    async fn put(&self, records: &[Record]) -> Result<(), ArchiveError> {
        self.call()?.put(records).await
    }

    async fn get(&self, keys: &[Key]) -> Result<Vec<Record>, ArchiveError> {
        self.call()?.get(keys).await
    }
}

#[tokio::test]
async fn an_archive_that_breaks_off_anywhere_loses_nothing_and_is_filled_later() {
    let plain = TestApp::new().await;
    let table = TableArchive::new(plain.app.db.clone());
    let failing = Arc::new(Failing { table, calls_left: AtomicUsize::new(0) });
    let app = plain.with_archive_in(failing.clone());
    let (ana, sana) = (app.patient("ana").await, app.doctor("sana").await);
    let id = visit(&app, &ana, &sana, "10:00").await;
    app.clock.advance_seconds(31 * DAY);
    // Away before the copy, then between the copy and its reading again: the visit stays where it is.
    for calls in 0..2 {
        failing.calls_left.store(calls, Ordering::SeqCst);
        app.drain().await;
        assert_eq!((count(&app, "appointments").await, count(&app, "archived_appointments").await), (1, 0));
        let path = format!("/api/v1/appointments/{id}");
        app.get(&path).bearer(&ana.token).await.expect(200);
        clean(&app).await;
        app.clock.advance_seconds(120);
    }
    failing.calls_left.store(1000, Ordering::SeqCst);
    app.drain().await;
    assert_eq!((count(&app, "appointments").await, count(&app, "archived_appointments").await), (0, 1));
    clean(&app).await;

    // Away for readers: what is over cannot be read for a while, everything else can.
    failing.calls_left.store(0, Ordering::SeqCst);
    let list = app.get("/api/v1/appointments").bearer(&ana.token).await.expect(503);
    assert_eq!(list.str("code"), "archive_unavailable");
    assert!(!list.header("retry-after").is_empty());
    app.get("/api/v1/appointments?status=confirmed").bearer(&ana.token).await.expect(200);
    app.hold(&ana, sana.doctor_id(), "2026-12-31T10:00:00+05:00").await.expect(201);
}

#[tokio::test]
async fn a_record_that_is_lost_or_changed_is_found_by_the_check() {
    let app = app_for_months().await;
    let (ana, sana) = (app.patient("ana").await, app.doctor("sana").await);
    for time in ["10:00", "11:00"] {
        visit(&app, &ana, &sana, time).await;
    }
    app.clock.advance_seconds(31 * DAY);
    app.drain().await;
    clean(&app).await;
    let meddle = async |sql: &str| {
        let tx = app.app.db.begin().await.unwrap();
        tx.execute_unprepared(sql).await.unwrap();
        tx.commit().await.unwrap();
    };
    meddle("update archived_appointments set total = total + 1 where starts_at = (select min(at) from archived_records)").await;
    let found = check_archive(&app.app).await.unwrap();
    assert!(found.len() == 1 && found[0].contains("another"), "{found:?}");
    meddle("delete from archived_records").await;
    let found = check_archive(&app.app).await.unwrap();
    assert!(found.len() == 2 && found[0].contains("not in the archive"), "{found:?}");
}
