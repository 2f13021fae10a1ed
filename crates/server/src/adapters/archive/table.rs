//! A table of the database itself: it keeps the tables of everyday work small, and needs nothing else.

use app::archive::{Archive, ArchiveError, Key, Record};
use async_trait::async_trait;
use database::{Database, insert_if_absent};
use sea_orm::{Set, entity::prelude::*};

mod records {
    use kernel::time::Instant;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "archived_records")]
    pub struct Model {
        pub owner: Uuid,
        pub at: Instant,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub version: i64,
        pub body: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use records::{ActiveModel, Column, Entity};

pub struct TableArchive {
    db: Database,
}

impl TableArchive {
    pub fn new(db: Database) -> Self {
        Self { db }
    }

    async fn put_all(&self, records: &[Record]) -> Result<(), database::Fault> {
        let tx = self.db.begin().await?;
        for Record { key, version, body } in records {
            // An older one gives way, and then this one is absent.
            Entity::delete_many().filter(is(key)).filter(Column::Version.lte(*version)).exec(&*tx).await?;
            let row = ActiveModel {
                owner: Set(key.owner),
                at: Set(key.at),
                id: Set(key.id),
                version: Set(*version),
                body: Set(body.clone()),
            };
            insert_if_absent(&tx, row, [Column::Owner, Column::At, Column::Id]).await?;
        }
        tx.commit().await
    }

    async fn get_all(&self, keys: &[Key]) -> Result<Vec<records::Model>, sea_orm::DbErr> {
        // The key begins with the owner; a list is mostly of one.
        let ids = keys.iter().map(|key| key.id);
        let owners = keys.iter().map(|key| key.owner);
        let rows = Entity::find().filter(Column::Owner.is_in(owners)).filter(Column::Id.is_in(ids));
        rows.all(self.db.read()).await
    }
}

fn is(key: &Key) -> sea_orm::Condition {
    sea_orm::Condition::all()
        .add(Column::Owner.eq(key.owner))
        .add(Column::At.eq(key.at))
        .add(Column::Id.eq(key.id))
}

fn failed(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> ArchiveError {
    ArchiveError(error.into())
}

#[async_trait]
impl Archive for TableArchive {
    async fn put(&self, records: &[Record]) -> Result<(), ArchiveError> {
        self.put_all(records).await.map_err(failed)
    }

    async fn get(&self, keys: &[Key]) -> Result<Vec<Record>, ArchiveError> {
        let rows = self.get_all(keys).await.map_err(failed)?;
        let record = |row: records::Model| {
            let key = Key { owner: row.owner, at: row.at, id: row.id };
            keys.contains(&key).then_some(Record { key, version: row.version, body: row.body })
        };
        Ok(rows.into_iter().filter_map(record).collect())
    }
}
