//! The claim on a real database: many want the same ticks, exactly one gets them.

use database::{Database, fresh};
use jiff::Timestamp;
use kernel::{
    calendar::{Span, UtcDay},
    id::DoctorId,
};
use uuid::Uuid;

use super::{Claim, claim, release, store};

async fn database() -> (tempfile::TempDir, Database) {
    let folder = tempfile::tempdir().unwrap();
    let db = Database::open(&fresh::url(folder.path()).await, 8).await.unwrap();
    (folder, db)
}

fn span(from: &str, until: &str) -> Span {
    let instant = |text: &str| format!("2026-11-{text}:00Z").parse::<Timestamp>().unwrap();
    Span::new(instant(from), instant(until))
}

fn of(resource: u128, lane: u16, span: Span) -> Claim {
    Claim { resource: Uuid::from_u128(resource), lane, span }
}

async fn take(db: &Database, claims: &[Claim]) -> bool {
    let tx = db.begin().await.unwrap();
    let taken = claim(&tx, claims, None).await.unwrap();
    if taken {
        tx.commit().await.unwrap();
    }
    taken
}

async fn give_back(db: &Database, claims: &[Claim]) -> bool {
    let tx = db.begin().await.unwrap();
    let given = release(&tx, claims).await.is_ok();
    if given {
        tx.commit().await.unwrap();
    }
    given
}

#[tokio::test(flavor = "multi_thread")]
async fn of_fifty_who_want_the_same_ticks_one_gets_them() {
    let (_folder, db) = database().await;
    let racers = (0..50).map(|_| {
        let db = db.clone();
        tokio::spawn(async move { take(&db, &[of(1, 0, span("23T10:00", "23T10:15"))]).await })
    });
    let mut winners = 0;
    for racer in racers.collect::<Vec<_>>() {
        winners += u32::from(racer.await.unwrap());
    }
    assert_eq!(winners, 1);
}

#[tokio::test]
async fn overlapping_spans_are_refused_and_touching_ones_are_not() {
    let (_folder, db) = database().await;
    assert!(take(&db, &[of(1, 0, span("23T10:00", "23T10:30"))]).await);
    assert!(!take(&db, &[of(1, 0, span("23T10:25", "23T10:55"))]).await);
    assert!(!take(&db, &[of(1, 0, span("23T09:00", "23T12:00"))]).await);
    assert!(take(&db, &[of(1, 0, span("23T10:30", "23T11:00"))]).await);
    assert!(take(&db, &[of(1, 1, span("23T10:00", "23T10:30"))]).await, "another lane");
    assert!(take(&db, &[of(2, 0, span("23T10:00", "23T10:30"))]).await, "another resource");
}

#[tokio::test]
async fn a_claim_across_midnight_takes_both_days_or_neither() {
    let (_folder, db) = database().await;
    assert!(take(&db, &[of(1, 0, span("24T00:00", "24T00:10"))]).await);
    assert!(!take(&db, &[of(1, 0, span("23T23:50", "24T00:10"))]).await);
    let (day, resource) = (UtcDay::of(span("23T00:00", "23T00:05").from), Uuid::from_u128(1));
    let lanes = store::taken(db.read(), resource, 1, day, day).await.unwrap();
    assert!(lanes[0].is_empty(), "the first day was given back with the second");
    assert!(take(&db, &[of(1, 0, span("23T23:50", "24T00:00"))]).await);
}

#[tokio::test]
async fn a_claim_on_several_resources_takes_all_or_none() {
    let (_folder, db) = database().await;
    let time = span("23T10:00", "23T10:15");
    assert!(take(&db, &[of(2, 0, time)]).await);
    assert!(!take(&db, &[of(1, 0, time), of(2, 0, time)]).await);
    assert!(take(&db, &[of(1, 0, time)]).await);
}

#[tokio::test]
async fn only_what_is_claimed_can_be_released() {
    let (_folder, db) = database().await;
    let (whole, half) = (span("23T10:00", "23T10:30"), span("23T10:00", "23T10:15"));
    assert!(take(&db, &[of(1, 0, half)]).await);
    assert!(!give_back(&db, &[of(1, 0, whole)]).await);
    assert!(give_back(&db, &[of(1, 0, half)]).await);
    assert!(!give_back(&db, &[of(1, 0, half)]).await);
    assert!(take(&db, &[of(1, 0, whole)]).await);
}

#[tokio::test]
async fn a_claim_decided_on_a_schedule_that_is_gone_takes_nothing() {
    let (_folder, db) = database().await;
    let tx = db.begin().await.unwrap();
    let nobody = Some((DoctorId(Uuid::from_u128(9)), 1));
    assert!(!claim(&tx, &[of(1, 0, span("23T10:00", "23T10:15"))], nobody).await.unwrap());
}
