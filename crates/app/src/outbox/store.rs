//! The table `outbox`.

use database::Database;
use kernel::time::Instant;
use sea_orm::{
    ActiveValue::Set, DbBackend, PaginatorTrait, QueryOrder, QuerySelect, QueryTrait, Statement,
    entity::prelude::*,
};

use super::Fact;
use crate::{
    App,
    error::{Error, Result},
};

pub(super) mod entity {
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
        /// Nothing before the reactions to it are done.
        pub batch: Option<i64>,
        pub process: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A fact as it is written down.
#[derive(Clone, Debug)]
pub struct Noted {
    /// Rises with each, and names it. Facts of one thing whose changes wait for each other, as those of an appointment,
    /// have rising numbers in the order in which they became true; two times of one doctor may be taken at once.
    pub number: i64,
    pub kind: String,
    /// The id of what it is about; empty for what is about everything.
    pub aggregate: String,
    /// JSON; its fields are those of [`Fact`].
    pub payload: String,
    pub happened_at: Instant,
    /// Whether this process wrote it.
    pub is_own: bool,
}

impl Noted {
    pub(super) fn of(app: &App, row: entity::Model) -> Self {
        Self {
            number: row.number,
            kind: row.kind,
            aggregate: row.aggregate,
            payload: row.payload,
            happened_at: row.happened_at,
            is_own: row.process == app.process,
        }
    }

    /// What it says. One that a newer release wrote may be unreadable here.
    pub fn fact(&self) -> Result<Fact> {
        Fact::read(&self.payload)
    }
}

/// Appends facts, within the transaction that made them true.
pub fn appending(app: &App, backend: DbBackend, now: Instant, facts: Vec<Fact>) -> Result<Statement> {
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
            process: Set(app.process.clone()),
            ..Default::default()
        });
    }
    Ok(entity::Entity::insert_many(rows).build(backend))
}

/// How many facts wait to be reacted to.
pub async fn waiting_count(db: &Database) -> Result<u64> {
    Ok(entity::Entity::find().filter(entity::Column::Batch.is_null()).count(db.read()).await?)
}

/// When the oldest fact that waits was written; none where nothing waits.
pub async fn oldest_waiting(db: &Database) -> Result<Option<Instant>> {
    let waiting = entity::Entity::find().filter(entity::Column::Batch.is_null());
    let oldest = waiting.order_by_asc(entity::Column::Number).limit(1).one(db.read()).await?;
    Ok(oldest.map(|row| row.happened_at))
}
