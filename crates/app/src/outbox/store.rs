//! The table `outbox`.

use database::{Database, Tx};
use kernel::time::Instant;
use sea_orm::{ActiveValue::Set, ExprTrait, PaginatorTrait, QueryOrder, QuerySelect, entity::prelude::*};

use super::Fact;
use crate::error::{Error, Result};

mod entity {
    use kernel::time::Instant;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "outbox")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub number: i64,
        pub kind: String,
        pub aggregate: String,
        pub payload: String,
        pub happened_at: Instant,
        pub attempts: i32,
        pub retry_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A fact that waits to be reacted to.
#[derive(Debug)]
pub struct Waiting {
    pub number: i64,
    pub fact: Fact,
    pub attempts: i32,
}

/// Writes facts into the transaction that made them true.
pub async fn append(tx: &Tx, now: Instant, facts: Vec<Fact>) -> Result<()> {
    let mut rows = Vec::with_capacity(facts.len());
    for fact in facts {
        let (kind, aggregate) = fact.columns();
        let payload =
            serde_json::to_string(&fact).map_err(|e| Error::broken_by("a fact could not be written", e))?;
        rows.push(entity::ActiveModel {
            kind: Set(kind.to_owned()),
            aggregate: Set(aggregate),
            payload: Set(payload),
            happened_at: Set(now),
            ..Default::default()
        });
    }
    entity::Entity::insert_many(rows).exec_without_returning(&**tx).await?;
    Ok(())
}

/// The oldest `most` facts that are due.
pub async fn waiting(db: &Database, now: Instant, most: u64) -> Result<Vec<Waiting>> {
    let rows = entity::Entity::find()
        .filter(entity::Column::RetryAt.lte(now))
        .order_by_asc(entity::Column::Number)
        .limit(most)
        .all(db.read())
        .await?;
    rows.into_iter()
        .map(|row| {
            let fact = serde_json::from_str(&row.payload)
                .map_err(|e| Error::broken_by("a fact is unreadable", e))?;
            Ok(Waiting { number: row.number, fact, attempts: row.attempts })
        })
        .collect()
}

/// How many facts wait, due or not.
pub async fn waiting_count(db: &Database) -> Result<u64> {
    Ok(entity::Entity::find().count(db.read()).await?)
}

/// Every reaction to these facts is done.
pub async fn done(db: &Database, numbers: &[i64]) -> Result<()> {
    if !numbers.is_empty() {
        entity::Entity::delete_many()
            .filter(entity::Column::Number.is_in(numbers.iter().copied()))
            .exec(db.write())
            .await?;
    }
    Ok(())
}

/// A reaction failed: try again at `retry_at`.
pub async fn postpone(db: &Database, number: i64, retry_at: Instant) -> Result<()> {
    entity::Entity::update_many()
        .col_expr(entity::Column::Attempts, Expr::col(entity::Column::Attempts).add(1))
        .col_expr(entity::Column::RetryAt, Expr::value(retry_at))
        .filter(entity::Column::Number.eq(number))
        .exec(db.write())
        .await?;
    Ok(())
}
