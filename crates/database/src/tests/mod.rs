//! Against the engine that the environment asks for.

mod broken_off;
mod forms;

use sea_orm::{ConnectionTrait, Statement};

use crate::{Database, FaultKind, Group, Migrator, Together, fresh};

async fn database() -> (tempfile::TempDir, Database) {
    let folder = tempfile::tempdir().unwrap();
    let url = fresh::url(folder.path()).await;
    let db = Database::open(&url, 4).await.unwrap();
    (folder, db)
}

async fn run(db: &Database, sql: &str) -> Result<(), crate::Fault> {
    let tx = db.begin().await?;
    tx.execute_unprepared(sql).await?;
    tx.commit().await
}

#[tokio::test]
async fn migrating_twice_changes_nothing() {
    let (_folder, db) = database().await;
    Migrator::migrate(&db).await.unwrap();
    db.ping().await.unwrap();
}

#[tokio::test]
async fn a_dropped_transaction_leaves_nothing() {
    let (_folder, db) = database().await;
    let insert = "insert into repeats values ('a', 'k', 'f', 200, '{}', 0)";
    {
        let tx = db.begin().await.unwrap();
        tx.execute_unprepared(insert).await.unwrap();
    }
    run(&db, insert).await.unwrap();
    let twice = run(&db, insert).await.unwrap_err();
    assert!(twice.is_duplicate(), "{twice:?}");
}

#[tokio::test]
async fn audit_rows_can_be_neither_changed_nor_deleted() {
    let (_folder, db) = database().await;
    let id = match db.engine() {
        crate::Engine::Postgres => "'00000000-0000-0000-0000-000000000000'",
        _ => "x'00000000000000000000000000000000'",
    };
    let columns = "id, at, actor_kind, action, subject, detail";
    run(&db, &format!("insert into audit ({columns}) values ({id}, 0, 'system', 'a', 's', '{{}}')"))
        .await
        .unwrap();
    for forbidden in ["update audit set action = 'b'", "delete from audit"] {
        assert_eq!(run(&db, forbidden).await.unwrap_err().kind, FaultKind::Broken);
    }
}

#[tokio::test]
async fn readers_cannot_write_to_the_embedded_database() {
    let (_folder, db) = database().await;
    let backend = db.read().get_database_backend();
    if db.engine() == crate::Engine::Sqlite {
        let write = Statement::from_string(backend, "delete from repeats");
        assert!(db.read().execute_raw(write).await.is_err());
    }
}

#[tokio::test]
async fn the_statements_of_a_piece_of_work_are_counted() {
    let (_folder, db) = database().await;
    let backend = db.read().get_database_backend();
    let ((), statements) = crate::counting(async {
        let tx = db.begin().await.unwrap();
        tx.execute_raw(Statement::from_string(backend, "delete from repeats")).await.unwrap();
        tx.commit().await.unwrap();
        db.read().query_one_raw(Statement::from_string(backend, "select 1")).await.unwrap();
    })
    .await;
    assert_eq!(statements, ["delete from repeats", "select 1"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn transactions_that_wait_together_all_become_true() {
    let (_folder, db) = database().await;
    let writers = (0..50).map(|number| {
        let db = db.clone();
        tokio::spawn(async move {
            run(&db, &format!("insert into repeats values ('a', '{number}', 'f', 200, '{{}}', 0)")).await
        })
    });
    for writer in writers.collect::<Vec<_>>() {
        writer.await.unwrap().unwrap();
    }
    assert_eq!(count(&db).await, 50);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_came_second_can_read_what_the_first_did() {
    let (_folder, db) = database().await;
    let backend = db.read().get_database_backend();
    for round in 0..30 {
        let asked = (0..8).map(|_| {
            let db = db.clone();
            tokio::spawn(async move {
                let values = format!("into repeats values ('a', 'k{round}', 'f', 200, '{{}}', 0)");
                let insert = match db.engine() {
                    crate::Engine::MariaDb => format!("insert ignore {values}"),
                    _ => format!("insert {values} on conflict do nothing"),
                };
                let group = Group::writing([(Statement::from_string(backend, insert), 1)]);
                let written = db.write_together(vec![group]).await.unwrap();
                assert_eq!(count(&db).await, round + 1, "what stood in the way is there");
                matches!(written, Together::Written(_))
            })
        });
        let mut won = 0;
        for one in asked.collect::<Vec<_>>() {
            won += i64::from(one.await.unwrap());
        }
        assert_eq!(won, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_transaction_that_fails_takes_none_of_those_beside_it_along() {
    let (_folder, db) = database().await;
    let insert = |number: usize| format!("insert into repeats values ('a', '{number}', 'f', 200, '{{}}', 0)");
    // Every third comes twice; of those, one of each pair must fail.
    let numbers = (0..60).chain((0..60).step_by(3));
    let writers = numbers.map(|number| {
        let (db, sql) = (db.clone(), insert(number));
        tokio::spawn(async move { run(&db, &sql).await })
    });
    let mut refused = 0;
    for writer in writers.collect::<Vec<_>>() {
        if let Err(fault) = writer.await.unwrap() {
            assert!(fault.is_duplicate(), "{fault:?}");
            refused += 1;
        }
    }
    assert_eq!((refused, count(&db).await), (20, 60));
}

#[tokio::test]
async fn a_full_database_refuses_and_recovers() {
    let (_folder, db) = database().await;
    if db.engine() != crate::Engine::Sqlite {
        return;
    }
    run(&db, "insert into repeats values ('a', 'before', 'f', 200, '{}', 0)").await.unwrap();
    let large =
        format!("insert into repeats values ('a', 'large', 'f', 200, '{}', 0)", "x".repeat(1_000_000));
    run(&db, "pragma max_page_count = 200").await.unwrap();
    assert_eq!(run(&db, &large).await.unwrap_err().kind, FaultKind::Unavailable);
    run(&db, "insert into repeats values ('a', 'after', 'f', 200, '{}', 0)").await.unwrap();

    run(&db, "pragma max_page_count = 1000000").await.unwrap();
    run(&db, &large).await.unwrap();
    assert_eq!(count(&db).await, 3);
}

/// Rows of the table that these tests write to.
async fn count(db: &Database) -> i64 {
    let backend = db.read().get_database_backend();
    let count = Statement::from_string(backend, "select count(*) as many from repeats");
    db.read().query_one_raw(count).await.unwrap().unwrap().try_get("", "many").unwrap()
}

#[tokio::test]
async fn the_schemas_text_describes_every_table_and_column_that_there_is() {
    let (_folder, db) = database().await;
    let backend = db.read().get_database_backend();
    let names = async |sql: &str| -> Vec<String> {
        let rows = db.read().query_all_raw(Statement::from_string(backend, sql)).await.unwrap();
        rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
    };
    let embedded = db.is_embedded();
    let own = if backend == sea_orm::DbBackend::Postgres { "current_schema()" } else { "database()" };
    let mut there = names(&match embedded {
        true => "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'".to_owned(),
        false => format!("select table_name from information_schema.tables where table_schema = {own}"),
    })
    .await;
    there.retain(|name| name != "seaql_migrations");
    let tables = Migrator::tables();
    let mut described: Vec<_> = tables.iter().map(|table| table.name.clone()).collect();
    there.sort();
    described.sort();
    assert_eq!(there, described);
    for table in &tables {
        let mut columns = names(&match embedded {
            true => format!("select name from pragma_table_info('{}')", table.name),
            false => format!(
                "select column_name from information_schema.columns \
                 where table_schema = {own} and table_name = '{}'",
                table.name
            ),
        })
        .await;
        let mut described: Vec<_> = table.columns.iter().map(|column| column.name.clone()).collect();
        columns.sort();
        described.sort();
        assert_eq!(columns, described, "{}", table.name);
    }
}

#[tokio::test]
async fn numbers_that_were_given_out_are_not_given_out_again_in_a_copy() {
    let (_folder, db) = database().await;
    let tables = Migrator::tables();
    let outbox = tables.iter().find(|table| table.name == "outbox").unwrap();
    let tx = db.begin().await.unwrap();
    assert_eq!(crate::tables::last_number(&*tx, outbox).await.unwrap(), Some(0));
    crate::tables::go_on_from(&*tx, outbox, 41).await.unwrap();
    tx.commit().await.unwrap();
    let columns = "kind, aggregate, payload, happened_at";
    run(&db, &format!("insert into outbox ({columns}) values ('a', 'b', 'c', 0)")).await.unwrap();
    let snapshot = db.snapshot().await.unwrap();
    assert_eq!(crate::tables::last_number(&*snapshot, outbox).await.unwrap(), Some(42));
}

#[tokio::test]
async fn while_a_database_stands_still_others_read_and_are_told_to_write_later() {
    let folder = tempfile::tempdir().unwrap();
    let url = fresh::url(folder.path()).await;
    let (db, other) = (
        Database::open(&url, 4).await.unwrap(),
        Database::open_within(&url, 4, std::time::Duration::from_millis(300)).await.unwrap(),
    );
    if !db.can_hold_still() {
        return;
    }
    let insert = "insert into repeats values ('a', 'k', 'f', 200, '{}', 0)";
    let tables = Migrator::tables();
    let still = db.hold_still(&tables).await.unwrap();
    assert_eq!(run(&other, insert).await.unwrap_err().kind, FaultKind::Unavailable);
    let repeats = tables.iter().find(|table| table.name == "repeats").unwrap();
    assert!(!crate::tables::has_rows(other.read(), repeats).await.unwrap());
    drop(still);
    run(&other, insert).await.unwrap();
}

#[tokio::test]
async fn a_database_that_was_moved_away_is_read_and_refuses_writes_as_one_that_is_away_for_a_while() {
    let (_folder, db) = database().await;
    if !db.can_hold_still() {
        return;
    }
    run(&db, "insert into repeats values ('a', 'k', 'f', 200, '{}', 0)").await.unwrap();
    assert!(!db.is_moved_away().await.unwrap());
    let tables = Migrator::tables();
    db.hold_still(&tables).await.unwrap().move_away(&tables, 7).await.unwrap();
    assert!(db.is_moved_away().await.unwrap());
    for write in [
        "insert into repeats values ('b', 'k', 'f', 200, '{}', 0)",
        "update repeats set status = 201",
        "delete from repeats",
    ] {
        assert_eq!(run(&db, write).await.unwrap_err().kind, FaultKind::Unavailable, "{write}");
    }
    let repeats = tables.iter().find(|table| table.name == "repeats").unwrap();
    assert!(crate::tables::has_rows(db.read(), repeats).await.unwrap());
}
