//! Statement forms: each does the same on every engine.

use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryFilter, Value, entity::prelude::*};

use super::{count, database};
use crate::{Bits, Database, Together, change_one, insert_absent, insert_if_absent, statement};

mod repeats {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "repeats")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub caller: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub repeat_key: String,
        pub fingerprint: String,
        pub status: i32,
        pub body: String,
        pub created_at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use repeats::{ActiveModel, Column, Entity};

const KEY: [Column; 2] = [Column::Caller, Column::RepeatKey];

fn row(key: &str, status: i32) -> ActiveModel {
    ActiveModel {
        caller: Set("a".to_owned()),
        repeat_key: Set(key.to_owned()),
        fingerprint: Set("f".to_owned()),
        status: Set(status),
        body: Set("{}".to_owned()),
        created_at: Set(0),
    }
}

#[tokio::test]
async fn values_of_a_statement_by_hand_may_come_twice_and_in_any_order() {
    let (_folder, db) = database().await;
    let tx = db.begin().await.unwrap();
    let sql = "insert into repeats values ($2, $1, $3, $4, $3, 0)";
    let values: [Value; 4] = ["key".into(), "caller".into(), "both".into(), 7.into()];
    tx.execute_raw(statement(tx.get_database_backend(), sql, values)).await.unwrap();
    let row = Entity::find_by_id(("caller".to_owned(), "key".to_owned())).one(&*tx).await.unwrap().unwrap();
    assert_eq!((row.fingerprint.as_str(), row.body.as_str(), row.status), ("both", "both", 7));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_who_insert_the_same_row_one_does_and_the_others_go_on() {
    let (_folder, db) = database().await;
    let asked = (0..8).map(|number| {
        let db = db.clone();
        tokio::spawn(async move {
            let tx = db.begin().await.unwrap();
            let first = insert_if_absent(&tx, row("k", number), KEY).await.unwrap();
            assert!(insert_if_absent(&tx, row(&format!("own-{number}"), number), KEY).await.unwrap());
            tx.commit().await.unwrap();
            first
        })
    });
    let mut first = 0;
    for one in asked.collect::<Vec<_>>() {
        first += usize::from(one.await.unwrap());
    }
    assert_eq!((first, count(&db).await), (1, 9));
}

#[tokio::test]
async fn rows_that_are_there_stay_as_they_are_and_those_beside_them_are_inserted() {
    let (_folder, db) = database().await;
    let tx = db.begin().await.unwrap();
    insert_absent(&tx, [row("b", 1)], KEY).await.unwrap();
    insert_absent(&tx, [row("a", 2), row("b", 2), row("c", 2), row("c", 3)], KEY).await.unwrap();
    let mut rows = Entity::find().all(&*tx).await.unwrap();
    rows.sort_by(|a, b| a.repeat_key.cmp(&b.repeat_key));
    assert_eq!(rows.iter().map(|row| row.status).collect::<Vec<_>>(), [2, 1, 2]);
}

#[tokio::test]
async fn keys_differ_by_case_by_accents_and_by_a_space_at_the_end() {
    let (_folder, db) = database().await;
    let tx = db.begin().await.unwrap();
    for key in ["k", "K", "k ", "\u{e9}", "e"] {
        assert!(insert_if_absent(&tx, row(key, 1), KEY).await.unwrap(), "{key:?}");
    }
}

#[tokio::test]
async fn a_changed_row_is_given_as_it_became_and_none_where_it_was_not_to_be_changed() {
    let (_folder, db) = database().await;
    let tx = db.begin().await.unwrap();
    insert_absent(&tx, [row("k", 1)], KEY).await.unwrap();
    let find = || Entity::find_by_id(("a".to_owned(), "k".to_owned()));
    let to_two = || {
        let change = Entity::update_many().col_expr(Column::Status, Expr::value(2));
        change.filter(Column::RepeatKey.eq("k")).filter(Column::Status.eq(1))
    };
    let changed = change_one(&tx, to_two(), find()).await.unwrap().unwrap();
    assert_eq!(changed.status, 2);
    assert_eq!(change_one(&tx, to_two(), find()).await.unwrap(), None);
}

const SHEETS: Bits = Bits {
    table: "day_sheets",
    key: &["resource_id", "utc_day", "lane"],
    words: &["w0", "w1", "w2", "w3", "w4", "w5"],
};

/// Sets bits of the first two words of some days of one resource.
async fn set(db: &Database, days: &[(i32, i64, i64)], guard: Option<(&str, Vec<Value>)>) -> bool {
    let rows = days.iter().map(|(day, first, second)| {
        let mut row: Vec<Value> = vec![Uuid::from_u128(7).into(), (*day).into(), 0.into()];
        row.extend([*first, *second, 0, 0, 0, 0].map(Value::from));
        row
    });
    let group = SHEETS.setting(db.read().get_database_backend(), rows, guard);
    matches!(db.write_together(vec![group]).await.unwrap(), Together::Written(_))
}

#[tokio::test(flavor = "multi_thread")]
async fn bits_are_set_where_all_of_them_are_free_and_else_none_is() {
    let (_folder, db) = database().await;
    assert!(set(&db, &[(1, 0b0011, 0), (2, 0, 1 << 47)], None).await);
    assert!(set(&db, &[(1, 0b1100, 0), (2, 1, 0), (3, 1, 1)], None).await, "some rows are there, one is not");
    assert!(!set(&db, &[(4, 1, 1), (2, 0, 1 << 47)], None).await, "the last one is taken");
    assert!(set(&db, &[(4, 1, 1)], None).await, "and so the first was left alone");

    let guard = |key: &str| Some(("exists (select 1 from repeats where repeat_key = $1)", vec![key.into()]));
    assert!(!set(&db, &[(5, 1, 0), (6, 1, 0)], guard("k")).await);
    let tx = db.begin().await.unwrap();
    insert_absent(&tx, [row("k", 1)], KEY).await.unwrap();
    tx.commit().await.unwrap();
    assert!(set(&db, &[(5, 1, 0), (6, 1, 0)], guard("k")).await);

    let asked = (0..16).map(|_| {
        let db = db.clone();
        tokio::spawn(async move { set(&db, &[(7, 0b0110, 0), (8, 0, 0b0110)], None).await })
    });
    let mut won = 0;
    for one in asked.collect::<Vec<_>>() {
        won += usize::from(one.await.unwrap());
    }
    assert_eq!(won, 1);
}
