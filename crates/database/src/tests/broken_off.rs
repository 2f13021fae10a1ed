//! Callers that go away in the middle of a statement, as a browser does that is closed.

use std::{
    future::{Future, poll_fn},
    pin::pin,
    task::Poll,
    time::Duration,
};

use futures::future::join_all;
use sea_orm::ConnectionTrait;

use super::database;
use crate::{Database, Group, Together, fresh, statement};

#[tokio::test]
async fn a_statement_that_is_broken_off_at_any_point_costs_no_connection() {
    let (_folder, db) = database().await;
    for number in 0..24 {
        let tx = db.begin().await.unwrap();
        // Another text each time, so that an engine which prepares statements prepares it.
        let sql = format!("select count(*) from repeats where status = $1 and {number} = {number}");
        let asked = statement(tx.get_database_backend(), &sql, [number.into()]);
        broken_off(tx.query_one_raw(asked), number % 6).await;
    }
    for answered in join_all((0..8).map(|_| db.ping())).await {
        answered.unwrap();
    }
    tokio::time::timeout(Duration::from_secs(20), db.close()).await.expect("no connection is waited for");
}

#[tokio::test]
async fn a_transaction_whose_beginning_is_broken_off_takes_nothing_along_of_what_comes_after() {
    let folder = tempfile::tempdir().unwrap();
    let url = fresh::url(folder.path()).await;
    let db = Database::open(&url, 1).await.unwrap();
    let backend = db.read().get_database_backend();
    const ROUNDS: i32 = 48;
    for number in 0..ROUNDS {
        // On every connection that there is.
        join_all((0..8).map(|_| broken_off(db.begin(), number % 12))).await;
        join_all((0..8).map(|_| broken_off(db.snapshot(), number % 12))).await;
        let sql = "insert into repeats values ('a', $1, 'f', 200, '{}', 0)";
        let row = statement(backend, sql, [number.to_string().into()]);
        let written = db.write_together(vec![Group::writing([(row, 1)])]).await.unwrap();
        assert!(matches!(written, Together::Written(_)));
    }
    db.close().await;
    let another = Database::open(&url, 1).await.unwrap();
    let all = statement(backend, "select repeat_key from repeats", []);
    let kept = another.read().query_all_raw(all).await.unwrap().len();
    assert_eq!(kept, ROUNDS as usize, "acknowledged, and not there");
}

/// Lets work go on only so many times, and then no more.
async fn broken_off<F: Future>(work: F, mut times: i32) {
    let mut work = pin!(work);
    poll_fn(|context| {
        if times == 0 {
            return Poll::Ready(());
        }
        times -= 1;
        work.as_mut().poll(context).map(|_| ())
    })
    .await;
}

#[tokio::test]
async fn what_is_written_together_is_there_wholly_or_not_at_all_wherever_it_is_broken_off() {
    let (_folder, db) = database().await;
    let backend = db.read().get_database_backend();
    let row = |key: &str| {
        let sql = "insert into repeats values ('a', $1, 'f', 200, '{}', 0)";
        (statement(backend, sql, [key.into()]), 1)
    };
    let (mut whole, mut undone) = (0, 0);
    for number in 0..40 {
        let groups = ["first", "second"].map(|one| Group::writing([row(&format!("{number} {one}"))]));
        broken_off(db.write_together(groups.into()), number).await;
        // Comes after it, whatever became of it; and takes nothing of it along.
        let beside = Group::writing([row(&format!("{number} beside"))]);
        assert!(matches!(db.write_together(vec![beside]).await.unwrap(), Together::Written(_)));
        let like = format!("select 1 from repeats where repeat_key like '{number} %'");
        let there = db.read().query_all_raw(statement(backend, &like, [])).await.unwrap().len();
        match there {
            1 => undone += 1,
            3 => whole += 1,
            _ => panic!("{there} rows after {number} steps"),
        }
    }
    assert!(undone > 0 && whole > 0, "{undone} undone, {whole} whole");
}
