//! The log that facts become, and who has read it up to where.
//!
//! Several processes may look for new facts at once. On a database server the row of the reader `reactions` is locked
//! by whose turn it is, and the others pass by; a process that dies loses its turn with its connection. In any case a
//! batch is given once: by the one statement that counts it on from the number its giver had read.

use std::sync::{Mutex, MutexGuard, PoisonError};

use database::{Database, Tx};
use kernel::time::Instant;
use sea_orm::{
    ActiveValue::Set,
    ExprTrait, QueryOrder, QuerySelect,
    entity::prelude::*,
    sea_query::{LockBehavior, LockType},
};

use super::store::{
    Noted,
    entity::{Column, Entity},
};
use crate::{App, error::Result};

mod reader {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "fact_readers")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub name: String,
        pub batch: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The reader that gives the batches.
const REACTIONS: &str = "reactions";

/// New facts, oldest first, and the turn to react to them.
pub struct Fresh {
    pub facts: Vec<Noted>,
    /// The last batch when they were read.
    head: i64,
    /// On a database server; an embedded database has one transaction at a time, which reactions need themselves.
    turn: Option<Tx>,
}

/// At most `most` facts that nobody has reacted to; nothing where none wait, or while another process has the turn.
pub async fn next(app: &App, most: u64) -> Result<Option<Fresh>> {
    let waiting = Entity::find().filter(Column::Batch.is_null()).order_by_asc(Column::Number).limit(most);
    if waiting.clone().limit(1).one(app.db.read()).await?.is_none() {
        return Ok(None);
    }
    let head = come_to(app, REACTIONS, 0).await?;
    if app.db.is_embedded() {
        return Ok(fresh(app, waiting.all(app.db.read()).await?, head, None));
    }
    let tx = app.db.begin().await?;
    let Some(reader) = locked(&tx, REACTIONS).await? else { return Ok(None) };
    let rows = waiting.all(&*tx).await?;
    Ok(fresh(app, rows, reader.batch, Some(tx)))
}

/// Up to which batch the reader `name` has come; one that is new begins at `batch`.
async fn come_to(app: &App, name: &'static str, batch: i64) -> Result<i64> {
    if let Some(reader) = reader::Entity::find_by_id(name).one(app.db.read()).await? {
        return Ok(reader.batch);
    }
    let tx = app.db.begin().await?;
    let row = reader::ActiveModel { name: Set(name.to_owned()), batch: Set(batch) };
    database::insert_if_absent(&tx, row, [reader::Column::Name]).await?;
    tx.commit().await?;
    Ok(batch)
}

/// The reader, and its turn until the transaction ends; nothing while another process has it.
async fn locked(tx: &Tx, name: &str) -> Result<Option<reader::Model>> {
    let reader = reader::Entity::find_by_id(name);
    Ok(reader.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked).one(&**tx).await?)
}

fn fresh(app: &App, rows: Vec<super::store::entity::Model>, head: i64, turn: Option<Tx>) -> Option<Fresh> {
    let facts: Vec<_> = rows.into_iter().map(|row| Noted::of(app, row)).collect();
    (!facts.is_empty()).then_some(Fresh { facts, head, turn })
}

impl Fresh {
    /// Gives the facts the next batch, in a transaction that notes what follows from them and is to be committed by the
    /// caller. Nothing where somebody else was faster after all.
    pub async fn put_in_order(self, db: &Database) -> Result<Option<Tx>> {
        let tx = match self.turn {
            Some(turn) => turn,
            None => db.begin().await?,
        };
        let given = reader::Entity::update_many()
            .col_expr(reader::Column::Batch, Expr::value(self.head + 1))
            .filter(reader::Column::Name.eq(REACTIONS))
            .filter(reader::Column::Batch.eq(self.head))
            .exec(&*tx)
            .await?;
        if given.rows_affected == 0 {
            tx.give_up().await?;
            return Ok(None);
        }
        Entity::update_many()
            .col_expr(Column::Batch, Expr::value(self.head + 1))
            .filter(Column::Number.is_in(self.facts.iter().map(|fact| fact.number)))
            .exec(&*tx)
            .await?;
        Ok(Some(tx))
    }
}

/// The last batch there is.
pub async fn head(db: &Database) -> Result<i64> {
    head_of(db.read()).await
}

/// The last batch that a connection sees.
pub(super) async fn head_of(db: &impl ConnectionTrait) -> Result<i64> {
    let reader = reader::Entity::find_by_id(REACTIONS).one(db).await?;
    Ok(reader.map_or(0, |reader| reader.batch))
}

/// The facts of at most `most` batches after `batch`, in their order, each with its batch.
pub async fn after(app: &App, batch: i64, most: i64) -> Result<Vec<(i64, Noted)>> {
    let rows = Entity::find()
        .filter(Column::Batch.gt(batch).and(Column::Batch.lte(batch + most)))
        .order_by_asc(Column::Batch)
        .order_by_asc(Column::Number)
        .all(app.db.read())
        .await?;
    Ok(rows.into_iter().filter_map(|row| row.batch.map(|batch| (batch, Noted::of(app, row)))).collect())
}

/// A part of the log that a reader takes in.
pub struct Reading {
    /// In their order.
    pub facts: Vec<Noted>,
    name: &'static str,
    from: i64,
    to: i64,
    turn: Option<Tx>,
}

/// What the reader `name` has not read, at most so many batches of it; nothing where it has read all, or while another
/// process has the turn to read for it. A reader that is new begins with what happens from now on.
pub async fn read(app: &App, name: &'static str, most: i64) -> Result<Option<Reading>> {
    let head = head(&app.db).await?;
    let come = come_to(app, name, head).await?;
    if come >= head {
        return Ok(None);
    }
    let (from, turn) = if app.db.is_embedded() {
        (come, None)
    } else {
        let tx = app.db.begin().await?;
        let Some(reader) = locked(&tx, name).await? else { return Ok(None) };
        (reader.batch, Some(tx))
    };
    let to = Ord::min(head, from + most);
    let facts = after(app, from, most).await?.into_iter().map(|(_, noted)| noted).collect();
    Ok((from < to).then_some(Reading { facts, name, from, to, turn }))
}

impl Reading {
    /// The reader has taken it in, and goes on behind it.
    pub async fn done(self, db: &Database) -> Result<()> {
        let tx = match self.turn {
            Some(turn) => turn,
            None => db.begin().await?,
        };
        reader::Entity::update_many()
            .col_expr(reader::Column::Batch, Expr::value(self.to))
            .filter(reader::Column::Name.eq(self.name))
            .filter(reader::Column::Batch.eq(self.from))
            .exec(&*tx)
            .await?;
        Ok(tx.commit().await?)
    }
}

/// For how long the log is kept at least: a process that was out of touch for longer begins anew.
const KEPT_SECONDS: i64 = 120;

/// The head of the log at an instant, from which on it grows old.
#[derive(Default)]
pub struct Aging(Mutex<Option<(i64, Instant)>>);

/// Deletes what is old enough and what every reader has read; what a process did not see grow old it keeps.
pub async fn forget_old(app: &App) -> Result<()> {
    let (mark, now) = (*app.aging.lock(), app.now());
    let old = mark.filter(|(_, at)| now.seconds_since(*at) >= KEPT_SECONDS);
    if mark.is_none() || old.is_some() {
        *app.aging.lock() = Some((head(&app.db).await?, now));
    }
    let Some((batch, _)) = old else { return Ok(()) };
    let readers = reader::Entity::find().all(app.db.read()).await?;
    let read = readers.iter().map(|reader| reader.batch).fold(batch, Ord::min);
    let tx = app.db.begin().await?;
    Entity::delete_many().filter(Column::Batch.lte(read)).exec(&*tx).await?;
    Ok(tx.commit().await?)
}

impl Aging {
    fn lock(&self) -> MutexGuard<'_, Option<(i64, Instant)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
