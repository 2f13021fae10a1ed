//! The table `jobs`.

mod dead;
mod handed;
mod outcome;

use database::{Database, Group, Together, Tx};
use kernel::{id::JobId, time::Instant};
use sea_orm::{
    ActiveValue::Set, Condition, ExprTrait, QueryOrder, QuerySelect, QueryTrait, UpdateMany,
    entity::prelude::*,
};

pub use self::{
    dead::{Dead, dead, queue_again, replay},
    handed::{Begun, begin, set_aside_due, set_aside_longer, take_back, take_back_all},
    outcome::{Outcome, outcomes},
};
use super::{Asked, Job, MOST_ATTEMPTS, next_try};
use crate::{
    App,
    error::{Error, Result},
};

kernel::words! {
    pub enum State {
        Waiting = "waiting",
        Done = "done",
        Dead = "dead",
    }
}

mod entity {
    use kernel::{id::JobId, time::Instant};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "jobs")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: JobId,
        pub kind: String,
        pub payload: String,
        pub dedup_key: String,
        pub run_at: Instant,
        pub attempts: i32,
        pub leased_until: Instant,
        pub state: super::State,
        pub last_error: Option<String>,
        pub created_at: Instant,
        pub finished_at: Option<Instant>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A job that this worker holds until its lease ends.
#[derive(Debug)]
pub struct Leased {
    pub id: JobId,
    pub kind: String,
    pub attempts: i32,
    payload: String,
}

impl Leased {
    /// What is to be done. One that nobody can read fails as any other job does, and is dead in the end.
    pub fn job(&self) -> Result<Job> {
        serde_json::from_str(&self.payload).map_err(|e| Error::broken_by("a job is unreadable", e))
    }
}

impl From<entity::Model> for Leased {
    /// The lease has counted the attempt.
    fn from(row: entity::Model) -> Self {
        Self { id: row.id, kind: row.kind, attempts: row.attempts + 1, payload: row.payload }
    }
}

/// Queues what is asked for, to be done now or later; work whose key is there already is left as it is.
pub async fn queue(app: &App, tx: &Tx, asked: Vec<Asked>) -> Result<()> {
    let now = app.now();
    let mut rows = Vec::with_capacity(asked.len());
    for Asked { job, dedup_key, due_at } in asked {
        let payload =
            serde_json::to_string(&job).map_err(|e| Error::broken_by("a job could not be written", e))?;
        rows.push(entity::ActiveModel {
            id: Set(app.new_id::<JobId>()),
            kind: Set(job.kind().to_owned()),
            payload: Set(payload),
            dedup_key: Set(dedup_key),
            run_at: Set(due_at.unwrap_or(now)),
            attempts: Set(0),
            leased_until: Set(Instant(0)),
            state: Set(State::Waiting),
            last_error: Set(None),
            created_at: Set(now),
            finished_at: Set(None),
        });
    }
    database::insert_absent(tx, rows, [entity::Column::DedupKey]).await?;
    Ok(())
}

/// Whether work with one of these keys was ever queued.
pub async fn any_queued(db: &Database, dedup_keys: &[String]) -> Result<bool> {
    let found =
        entity::Entity::find().filter(entity::Column::DedupKey.is_in(dedup_keys)).one(db.read()).await?;
    Ok(found.is_some())
}

/// Takes up to `most` due jobs for `lease_seconds`; another worker gets none of them meanwhile. Those of the kinds
/// `carried` come by another way.
pub async fn lease_due(
    db: &Database,
    now: Instant,
    lease_seconds: i64,
    most: u64,
    carried: &[&str],
) -> Result<Vec<Leased>> {
    let ours = entity::Column::Kind.is_not_in(carried.iter().copied());
    let due = due(now, most).filter(ours).all(db.read()).await?;
    if due.is_empty() {
        return Ok(Vec::new());
    }
    let until = now.plus_seconds(lease_seconds);
    if lease(db, &due, now, until).await? {
        return Ok(due.into_iter().map(Leased::from).collect());
    }
    // Another worker has some of them.
    let mut won = Vec::with_capacity(due.len());
    for row in due {
        if lease(db, std::slice::from_ref(&row), now, until).await? {
            won.push(row.into());
        }
    }
    Ok(won)
}

/// The jobs that are due and nobody has, the one that has waited longest first.
fn due(now: Instant, most: u64) -> Select<entity::Entity> {
    entity::Entity::find().filter(is_due(now)).order_by_asc(entity::Column::RunAt).limit(most)
}

/// Said again where such a job is taken: another worker may have taken it, or tried it and put it off, since it was read.
fn is_due(now: Instant) -> Condition {
    Condition::all()
        .add(entity::Column::State.eq(State::Waiting))
        .add(entity::Column::RunAt.lte(now))
        .add(entity::Column::LeasedUntil.lte(now))
}

/// Takes all of them or none.
async fn lease(db: &Database, due: &[entity::Model], now: Instant, until: Instant) -> Result<bool> {
    let update = entity::Entity::update_many()
        .col_expr(entity::Column::LeasedUntil, Expr::value(until))
        .col_expr(entity::Column::Attempts, Expr::col(entity::Column::Attempts).add(1))
        .filter(entity::Column::Id.is_in(due.iter().map(|row| row.id)))
        .filter(is_due(now));
    all_or_none(db, update, due.len()).await
}

/// Whether the update changed as many rows as it must; otherwise it changed none.
async fn all_or_none(db: &Database, update: UpdateMany<entity::Entity>, rows: usize) -> Result<bool> {
    let update = Group::writing([(update.build(db.read().get_database_backend()), rows as u64)]);
    Ok(matches!(db.write_together(vec![update]).await?, Together::Written(_)))
}

/// The work is done.
pub async fn finish(app: &App, id: JobId) -> Result<()> {
    let note = |ids: Vec<JobId>| async move {
        let (done, db) = (vec![(); ids.len()], &app.db);
        let update = entity::Entity::update_many()
            .col_expr(entity::Column::State, Expr::value(State::Done))
            .col_expr(entity::Column::FinishedAt, Expr::value(app.now()))
            .filter(entity::Column::Id.is_in(ids));
        let update = Group::any(update.build(db.read().get_database_backend()));
        db.write_together(vec![update]).await.map_err(|fault| fault.source)?;
        Ok(done)
    };
    app.done_jobs.value(id, note).await
}

/// The attempt failed: later again, or dead after [`MOST_ATTEMPTS`]; gives whether it is dead. A worker whose lease ended
/// long ago changes nothing any more.
pub async fn postpone(db: &Database, leased: &Leased, now: Instant, error: &str) -> Result<bool> {
    let is_dead = leased.attempts >= MOST_ATTEMPTS;
    let state = if is_dead { State::Dead } else { State::Waiting };
    let tx = db.begin().await?;
    entity::Entity::update_many()
        .col_expr(entity::Column::State, Expr::value(state))
        .col_expr(entity::Column::RunAt, Expr::value(next_try(now, leased.attempts)))
        .col_expr(entity::Column::LeasedUntil, Expr::value(Instant(0)))
        .col_expr(entity::Column::LastError, Expr::value(error.chars().take(500).collect::<String>()))
        .filter(entity::Column::Id.eq(leased.id))
        .filter(entity::Column::State.eq(State::Waiting))
        .filter(entity::Column::Attempts.eq(leased.attempts))
        .exec(&*tx)
        .await?;
    tx.commit().await?;
    Ok(is_dead)
}

/// Deletes up to `most` of those that were done and were due before `instant`; gives how many. Their keys may come again.
pub async fn forget_done(db: &Database, instant: Instant, most: u64) -> Result<u64> {
    let old: Vec<JobId> = entity::Entity::find()
        .select_only()
        .column(entity::Column::Id)
        .filter(entity::Column::State.eq(State::Done))
        .filter(entity::Column::RunAt.lt(instant))
        .order_by_asc(entity::Column::RunAt)
        .limit(most)
        .into_tuple()
        .all(db.read())
        .await?;
    if old.is_empty() {
        return Ok(0);
    }
    let tx = db.begin().await?;
    let gone = entity::Entity::delete_many().filter(entity::Column::Id.is_in(old)).exec(&*tx).await?;
    tx.commit().await?;
    Ok(gone.rows_affected)
}

/// Since when the job that has waited longest could have been done; none where nothing is due.
pub async fn oldest_due(db: &Database, now: Instant) -> Result<Option<Instant>> {
    let oldest = entity::Entity::find()
        .filter(entity::Column::State.eq(State::Waiting))
        .filter(entity::Column::RunAt.lte(now))
        .order_by_asc(entity::Column::RunAt)
        .limit(1)
        .one(db.read())
        .await?;
    Ok(oldest.map(|row| row.run_at))
}

/// How many jobs wait and how many are dead. Work that is planned for later does not wait yet.
pub async fn counts(db: &Database, now: Instant) -> Result<(u64, u64)> {
    use sea_orm::PaginatorTrait;
    let of = |state: State| entity::Entity::find().filter(entity::Column::State.eq(state));
    let has_begun = Condition::any().add(entity::Column::RunAt.lte(now)).add(entity::Column::Attempts.gt(0));
    let waiting = of(State::Waiting).filter(has_begun).count(db.read()).await?;
    Ok((waiting, of(State::Dead).count(db.read()).await?))
}
