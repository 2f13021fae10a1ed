//! The table `audit`.

use database::{Database, Tx};
use kernel::{id::AuditId, time::Instant};
use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*};

use super::Entry;
use crate::{Actor, App, error::Result};

mod entity {
    use kernel::{
        id::{AccountId, AuditId, ClinicId, PatientId},
        time::Instant,
    };
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "audit")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AuditId,
        pub at: Instant,
        pub actor_account_id: Option<AccountId>,
        pub actor_kind: String,
        pub action: String,
        pub subject: String,
        pub clinic_id: Option<ClinicId>,
        pub patient_id: Option<PatientId>,
        pub detail: String,
        pub request_id: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub use entity::Model as Line;

/// Writes the lines of one operation.
pub async fn write(app: &App, tx: &Tx, actor: &Actor, now: Instant, entries: Vec<Entry>) -> Result<()> {
    let rows = entries.into_iter().map(|entry| entity::ActiveModel {
        id: Set(app.new_id::<AuditId>()),
        at: Set(now),
        actor_account_id: Set(actor.account_id()),
        actor_kind: Set(actor.kind().to_string()),
        action: Set(entry.action.to_owned()),
        subject: Set(entry.subject),
        clinic_id: Set(entry.clinic_id),
        patient_id: Set(entry.patient_id),
        detail: Set(entry.detail.to_string()),
        request_id: Set(actor.request_id.clone()),
    });
    entity::Entity::insert_many(rows).exec_without_returning(&**tx).await?;
    Ok(())
}

/// The lines about one thing, oldest first.
pub async fn of_subject(db: &Database, subject: &str) -> Result<Vec<Line>> {
    let lines = entity::Entity::find()
        .filter(entity::Column::Subject.eq(subject))
        .order_by_asc(entity::Column::At)
        .order_by_asc(entity::Column::Id)
        .all(db.read())
        .await?;
    Ok(lines)
}
