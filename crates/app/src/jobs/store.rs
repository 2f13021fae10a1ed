//! The table `jobs`.

use database::{Database, Tx};
use kernel::{id::JobId, time::Instant};
use sea_orm::{ActiveValue::Set, Condition, ExprTrait, QueryOrder, QuerySelect, entity::prelude::*};

use super::{Job, MOST_ATTEMPTS, next_try};
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
    pub job: Job,
    pub attempts: i32,
}

/// Queues work, unless work with that key is there already. Gives whether it is new.
pub async fn queue(app: &App, tx: &Tx, job: &Job, dedup_key: &str, run_at: Instant) -> Result<bool> {
    let payload =
        serde_json::to_string(job).map_err(|e| Error::broken_by("a job could not be written", e))?;
    let row = entity::ActiveModel {
        id: Set(app.new_id::<JobId>()),
        kind: Set(job.kind().to_owned()),
        payload: Set(payload),
        dedup_key: Set(dedup_key.to_owned()),
        run_at: Set(run_at),
        attempts: Set(0),
        leased_until: Set(Instant(0)),
        state: Set(State::Waiting),
        last_error: Set(None),
        created_at: Set(app.now()),
        finished_at: Set(None),
    };
    Ok(database::insert_if_absent(tx, row, [entity::Column::DedupKey]).await?)
}

/// Whether work with one of these keys was ever queued.
pub async fn any_queued(db: &Database, dedup_keys: &[String]) -> Result<bool> {
    let found =
        entity::Entity::find().filter(entity::Column::DedupKey.is_in(dedup_keys)).one(db.read()).await?;
    Ok(found.is_some())
}

/// Takes up to `most` due jobs for `lease_seconds`; another worker gets none of them meanwhile.
pub async fn lease_due(db: &Database, now: Instant, lease_seconds: i64, most: u64) -> Result<Vec<Leased>> {
    let due = entity::Entity::find()
        .filter(entity::Column::State.eq(State::Waiting))
        .filter(entity::Column::RunAt.lte(now))
        .filter(entity::Column::LeasedUntil.lte(now))
        .order_by_asc(entity::Column::RunAt)
        .limit(most)
        .all(db.read())
        .await?;
    let mut leased = Vec::with_capacity(due.len());
    for row in due {
        let won = entity::Entity::update_many()
            .col_expr(entity::Column::LeasedUntil, Expr::value(now.plus_seconds(lease_seconds)))
            .col_expr(entity::Column::Attempts, Expr::col(entity::Column::Attempts).add(1))
            .filter(entity::Column::Id.eq(row.id))
            .filter(entity::Column::State.eq(State::Waiting))
            .filter(entity::Column::LeasedUntil.eq(row.leased_until))
            .exec(db.write())
            .await?;
        if won.rows_affected == 1 {
            let job =
                serde_json::from_str(&row.payload).map_err(|e| Error::broken_by("a job is unreadable", e))?;
            leased.push(Leased { id: row.id, job, attempts: row.attempts + 1 });
        }
    }
    Ok(leased)
}

/// The work is done.
pub async fn finish(db: &Database, id: JobId, now: Instant) -> Result<()> {
    entity::Entity::update_many()
        .col_expr(entity::Column::State, Expr::value(State::Done))
        .col_expr(entity::Column::FinishedAt, Expr::value(now))
        .filter(entity::Column::Id.eq(id))
        .exec(db.write())
        .await?;
    Ok(())
}

/// The attempt failed: later again, or dead after [`MOST_ATTEMPTS`].
pub async fn postpone(db: &Database, leased: &Leased, now: Instant, error: &str) -> Result<()> {
    let state = if leased.attempts >= MOST_ATTEMPTS { State::Dead } else { State::Waiting };
    entity::Entity::update_many()
        .col_expr(entity::Column::State, Expr::value(state))
        .col_expr(entity::Column::RunAt, Expr::value(next_try(now, leased.attempts)))
        .col_expr(entity::Column::LeasedUntil, Expr::value(Instant(0)))
        .col_expr(entity::Column::LastError, Expr::value(error.chars().take(500).collect::<String>()))
        .filter(entity::Column::Id.eq(leased.id))
        .exec(db.write())
        .await?;
    Ok(())
}

/// How many jobs wait and how many are dead.
pub async fn counts(db: &Database) -> Result<(u64, u64)> {
    use sea_orm::PaginatorTrait;
    let of =
        |state: State| entity::Entity::find().filter(Condition::all().add(entity::Column::State.eq(state)));
    Ok((of(State::Waiting).count(db.read()).await?, of(State::Dead).count(db.read()).await?))
}
