use sea_orm::{ConnectionTrait, Statement};

use crate::{Database, FaultKind, Migrator, fresh};

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
    let id =
        if db.engine() == crate::Engine::Sqlite { "x'00'" } else { "'00000000-0000-0000-0000-000000000000'" };
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
