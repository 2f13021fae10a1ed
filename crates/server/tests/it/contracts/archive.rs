//! What is long over, and where it is kept.

use std::sync::atomic::{AtomicU64, Ordering};

use app::archive::{Archive, Key, MOST, Record};
use kernel::time::Instant;
use server::adapters::archive;
use uuid::Uuid;

use crate::support::TestApp;

pub async fn holds(archive: &dyn Archive) {
    gives_back_what_was_put(archive).await;
    gives_only_what_is_asked_for_and_there(archive).await;
    keeps_the_higher_version(archive).await;
    takes_as_much_as_it_is_ever_given(archive).await;
    bears_two_who_put_the_same(archive).await;
}

/// The server may be shared, but not these ids.
fn fresh_id() -> Uuid {
    static COUNT: AtomicU64 = AtomicU64::new(1);
    Uuid::from_u64_pair(std::process::id().into(), COUNT.fetch_add(1, Ordering::Relaxed))
}

fn record(owner: Uuid, at: i64, version: i64, body: &str) -> Record {
    let key = Key { owner, at: Instant(at), id: fresh_id() };
    Record { key, version, body: body.to_owned() }
}

async fn get(archive: &dyn Archive, keys: &[Key]) -> Vec<Record> {
    let mut found = archive.get(keys).await.unwrap();
    found.sort_by_key(|record| record.key);
    found
}

async fn gives_back_what_was_put(archive: &dyn Archive) {
    let owner = fresh_id();
    let mut records = vec![
        record(owner, 1_700_000_000_000_000, 3, "{\"reason\":\"a \\\"line\\\"\\n\u{a0}\u{1f9b7}\"}"),
        record(owner, 1_700_000_000_000_001, 1, "{}"),
        record(fresh_id(), 1, 1, &"x".repeat(20_000)),
    ];
    archive.put(&records).await.unwrap();
    records.sort_by_key(|record| record.key);
    let keys: Vec<Key> = records.iter().map(|record| record.key).collect();
    assert_eq!(get(archive, &keys).await, records);
}

async fn gives_only_what_is_asked_for_and_there(archive: &dyn Archive) {
    let owner = fresh_id();
    let (one, other) = (record(owner, 1, 1, "one"), record(owner, 2, 1, "other"));
    archive.put(&[one.clone(), other.clone()]).await.unwrap();
    let never = Key { id: fresh_id(), ..one.key };
    let elsewhere = Key { owner: fresh_id(), ..one.key };
    let another_time = Key { at: Instant(9), ..one.key };
    assert_eq!(get(archive, &[never, one.key, elsewhere, another_time]).await, [one]);
    assert_eq!(get(archive, &[]).await, []);
    archive.put(&[]).await.unwrap();
}

async fn keeps_the_higher_version(archive: &dyn Archive) {
    let first = record(fresh_id(), 1, 5, "five");
    let of = |version, body: &str| Record { version, body: body.to_owned(), ..first.clone() };
    let is = async |expected: &Record| {
        assert_eq!(get(archive, &[first.key]).await, *std::slice::from_ref(expected))
    };
    archive.put(std::slice::from_ref(&first)).await.unwrap();
    archive.put(&[of(4, "four, late")]).await.unwrap();
    is(&first).await;
    archive.put(&[of(5, "five again")]).await.unwrap();
    is(&of(5, "five again")).await;
    archive.put(&[of(7, "seven")]).await.unwrap();
    is(&of(7, "seven")).await;
}

async fn takes_as_much_as_it_is_ever_given(archive: &dyn Archive) {
    let owner = fresh_id();
    let body = "y".repeat(2_000);
    let records: Vec<Record> = (0..MOST as i64).map(|at| record(owner, at, 1, &body)).collect();
    archive.put(&records).await.unwrap();
    let keys: Vec<Key> = records.iter().map(|record| record.key).collect();
    assert_eq!(get(archive, &keys).await, records);
}

async fn bears_two_who_put_the_same(archive: &dyn Archive) {
    let owner = fresh_id();
    let records: Vec<Record> = (0..20).map(|at| record(owner, at, 1, "same")).collect();
    let (one, other) = tokio::join!(archive.put(&records), archive.put(&records));
    // Whoever is told to try again does so.
    if one.and(other).is_err() {
        archive.put(&records).await.unwrap();
    }
    let keys: Vec<Key> = records.iter().map(|record| record.key).collect();
    assert_eq!(get(archive, &keys).await, records);
}

#[tokio::test]
async fn a_table_of_the_database_keeps_what_is_over_as_every_archive_must() {
    let app = TestApp::new().await;
    holds(&*archive::open("table:", &app.app.db).await.unwrap()).await;
}

#[tokio::test]
async fn an_address_of_no_archive_is_refused_with_the_fix() {
    let app = TestApp::new().await;
    for wrong in ["", "table", "table:x", "s3://bucket", "dynamodb:x"] {
        let refusal = archive::open(wrong, &app.app.db).await.err().unwrap().to_string();
        assert!(refusal.contains("DOCTORLY_ARCHIVE_URL"), "{wrong}: {refusal}");
    }
}
