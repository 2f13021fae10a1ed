//! The table `repeats`.

use database::Database;
use kernel::time::Instant;
use sea_orm::{ActiveValue::Set, entity::prelude::*};

use super::RepeatKey;
use crate::error::Result;

mod entity {
    use kernel::time::Instant;
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
        pub created_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The first answer to a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remembered {
    pub fingerprint: String,
    pub status: u16,
    pub body: String,
}

pub async fn find(db: &Database, key: &RepeatKey) -> Result<Option<Remembered>> {
    let row = entity::Entity::find_by_id((key.caller.clone(), key.key.clone())).one(db.read()).await?;
    Ok(row.map(|row| Remembered {
        fingerprint: row.fingerprint,
        status: u16::try_from(row.status).unwrap_or(500),
        body: row.body,
    }))
}

/// Remembers a refusal, unless an answer is already there.
pub async fn remember_refusal(
    db: &Database,
    key: &RepeatKey,
    status: u16,
    body: &str,
    now: Instant,
) -> Result<()> {
    let tx = db.begin().await?;
    let key_columns = [entity::Column::Caller, entity::Column::RepeatKey];
    database::insert_if_absent(&tx, row(key, status, body, now), key_columns).await?;
    Ok(tx.commit().await?)
}

/// Forgets answers older than a day; gives how many.
pub async fn forget_before(db: &Database, instant: Instant) -> Result<u64> {
    let old = entity::Entity::find().filter(entity::Column::CreatedAt.lt(instant));
    if old.one(db.read()).await?.is_none() {
        // Asked every second: nothing is written for nothing.
        return Ok(0);
    }
    let tx = db.begin().await?;
    let gone = entity::Entity::delete_many().filter(entity::Column::CreatedAt.lt(instant)).exec(&*tx).await?;
    tx.commit().await?;
    Ok(gone.rows_affected)
}

/// An answer to be remembered in the transaction of its effect. A second effect under one key fails on the unique key.
pub fn row(key: &RepeatKey, status: u16, body: &str, now: Instant) -> entity::ActiveModel {
    entity::ActiveModel {
        caller: Set(key.caller.clone()),
        repeat_key: Set(key.key.clone()),
        fingerprint: Set(key.fingerprint.clone()),
        status: Set(i32::from(status)),
        body: Set(body.to_owned()),
        created_at: Set(now),
    }
}
