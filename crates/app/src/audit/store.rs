//! The table `audit`.

use database::Database;
use kernel::{
    id::{AccountId, AuditId, ClinicId, PatientId},
    time::Instant,
};
use sea_orm::{
    ActiveValue::Set, Condition, DbBackend, QueryOrder, QuerySelect, QueryTrait, Statement,
    entity::prelude::*,
};

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

use entity::Column;
pub use entity::{Column as LineColumn, Model as Line};

/// Inserts the lines of one operation.
pub fn inserting(
    app: &App,
    backend: DbBackend,
    actor: &Actor,
    now: Instant,
    entries: Vec<Entry>,
) -> Statement {
    let (account_id, kind) = actor.answerable();
    let rows = entries.into_iter().map(|entry| entity::ActiveModel {
        id: Set(app.new_id::<AuditId>()),
        at: Set(now),
        actor_account_id: Set(account_id),
        actor_kind: Set(kind.to_string()),
        action: Set(entry.action.to_owned()),
        subject: Set(entry.subject),
        clinic_id: Set(entry.clinic_id),
        patient_id: Set(entry.patient_id),
        detail: Set(entry.detail.to_string()),
        request_id: Set(actor.request_id.clone()),
    });
    entity::Entity::insert_many(rows).build(backend)
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

/// The lines of one verb about several things, oldest first.
pub async fn of_subjects(db: &Database, action: &str, subjects: &[String]) -> Result<Vec<Line>> {
    let lines = entity::Entity::find()
        .filter(entity::Column::Subject.is_in(subjects))
        .filter(entity::Column::Action.eq(action))
        .order_by_asc(entity::Column::At)
        .order_by_asc(entity::Column::Id)
        .all(db.read())
        .await?;
    Ok(lines)
}

/// Which lines are asked for; everything that is given combines.
#[derive(Clone, Debug, Default)]
pub struct LinesWanted {
    /// What it happened at.
    pub clinic_id: Option<ClinicId>,
    pub account_id: Option<AccountId>,
    pub patient_id: Option<PatientId>,
    pub subject: Option<String>,
    pub action: Option<String>,
    pub from: Option<Instant>,
    /// Before this.
    pub to: Option<Instant>,
    /// Behind this one, in the order given.
    pub after: Option<(Instant, AuditId)>,
}

/// At most `most` of the lines within `scope`, latest first.
pub async fn lines(db: &Database, scope: Condition, wanted: &LinesWanted, most: u64) -> Result<Vec<Line>> {
    let among = Condition::all()
        .add(scope)
        .add_option(wanted.clinic_id.map(|id| Column::ClinicId.eq(id)))
        .add_option(wanted.account_id.map(|id| Column::ActorAccountId.eq(id)))
        .add_option(wanted.patient_id.map(|id| Column::PatientId.eq(id)))
        .add_option(wanted.subject.as_ref().map(|subject| Column::Subject.eq(subject)))
        .add_option(wanted.action.as_ref().map(|action| Column::Action.eq(action)))
        .add_option(wanted.from.map(|from| Column::At.gte(from)))
        .add_option(wanted.to.map(|to| Column::At.lt(to)))
        .add_option(wanted.after.map(|(at, id)| {
            let same = Condition::all().add(Column::At.eq(at)).add(Column::Id.lt(id));
            Condition::any().add(Column::At.lt(at)).add(same)
        }));
    let latest = entity::Entity::find().filter(among).order_by_desc(Column::At).order_by_desc(Column::Id);
    Ok(latest.limit(most).all(db.read()).await?)
}
