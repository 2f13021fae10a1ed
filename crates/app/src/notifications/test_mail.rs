//! A mail to oneself, to see whether mail works.
//!
//! Owns the table `test_mails`. It goes the way of every letter, so that what holds one up holds up the other; what
//! became of it is asked of its job.

use jiff::tz::TimeZone;
use kernel::{
    id::{AccountId, ClinicId, TestMailId},
    time::Instant,
};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};
use serde::Serialize;
use utoipa::ToSchema;

use super::{Letter, tell};
use crate::{
    App,
    access::{Action, Actor, Role},
    audit::Entry,
    error::{Error, Kind, Problem, Result},
    jobs::{self, Outcome},
};

/// One a minute: a clinic mails nobody else by it, and its mail server not too often.
const APART_SECONDS: i64 = 60;

/// In microseconds.
const MINUTE: i64 = 60_000_000;

/// How many are looked at.
const LATEST: u64 = 10;

mod entity {
    use kernel::{
        id::{AccountId, ClinicId, TestMailId},
        time::Instant,
    };
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "test_mails")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: TestMailId,
        pub clinic_id: ClinicId,
        pub account_id: AccountId,
        pub asked_at: Instant,
        /// The minute it was asked for in, in which there is no other.
        pub minute_of: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use entity::{Column, Model};

/// What became of a test mail.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = TestMail)]
pub struct TestMailView {
    pub id: TestMailId,
    /// In UTC, as the other.
    #[schema(format = DateTime)]
    pub asked_at: String,
    /// When the mail server took it; nothing until then.
    #[schema(format = DateTime)]
    pub sent_at: Option<String>,
    /// It did not, the last time that was tried.
    pub is_failing: bool,
    /// What the mail server said then, for administrators.
    pub fault: Option<String>,
    /// It is not tried again.
    pub is_given_up: bool,
}

/// The clinic's test mails, as far as anybody looks.
pub struct TestMails {
    pub latest: Option<TestMailView>,
    /// One of them was sent.
    pub has_arrived: bool,
}

/// Asks for a mail to the actor's own address. 429 `test_mail_waits` within a minute of the last.
pub async fn send_test_mail(app: &App, actor: &Actor, clinic_id: ClinicId) -> Result<TestMailView> {
    if !actor.reach(Action::WriteClinic)?.covers(None, Some(clinic_id), None) {
        return Err(Error::not_found("clinic"));
    }
    let now = app.now();
    let last = latest(app, clinic_id, 1).await?.pop();
    let apart = last.map_or(APART_SECONDS, |last| now.seconds_since(last.asked_at));
    if let Some(seconds) = u32::try_from(APART_SECONDS - apart).ok().filter(|seconds| *seconds > 0) {
        return Err(waits(seconds));
    }
    let row = Model {
        id: app.new_id::<TestMailId>(),
        clinic_id,
        account_id: actor.signed_in()?,
        asked_at: now,
        minute_of: Instant(now.0 - now.0.rem_euclid(MINUTE)),
    };
    let mut work = app.begin(actor).await?;
    let inserted =
        entity::Entity::insert(entity::ActiveModel::from(row.clone())).exec_without_returning(&**work).await;
    inserted.map_err(|error| match database::Fault::from(error) {
        // An administrator named one that is not there.
        fault if fault.kind == database::FaultKind::Reference => Error::not_found("clinic"),
        // Somebody else at the same moment.
        fault if fault.is_duplicate() => waits(APART_SECONDS as u32),
        fault => fault.into(),
    })?;
    jobs::queue(app, &work, vec![tell(Letter::TestMail, &row.id.to_string())]).await?;
    work.audit(Entry::new("clinic.test_mail", clinic_id).clinic(clinic_id));
    let view = view(&row, None, actor);
    work.answer(201, &view)?;
    work.commit().await?;
    Ok(view)
}

fn waits(seconds: u32) -> Error {
    let detail = "A test mail was asked for just now. Look whether it has come, and try again in a minute.";
    Problem::new(Kind::TooMany, "test_mail_waits", detail).retry_after(seconds).into()
}

/// The last test mail of a clinic, and whether one of the last was sent.
pub async fn test_mails(app: &App, actor: &Actor, clinic_id: ClinicId) -> Result<TestMails> {
    let rows = latest(app, clinic_id, LATEST).await?;
    let keys: Vec<String> = rows.iter().map(key).collect();
    let outcomes = jobs::outcomes(&app.db, &keys).await?;
    let views: Vec<TestMailView> = rows.iter().map(|row| view(row, outcomes.get(&key(row)), actor)).collect();
    let has_arrived = views.iter().any(|view| view.sent_at.is_some());
    Ok(TestMails { latest: views.into_iter().next(), has_arrived })
}

/// Who asked for it, and where; for the letter.
pub(super) async fn asked_for(app: &App, id: TestMailId) -> Result<Option<(AccountId, ClinicId)>> {
    let row = entity::Entity::find_by_id(id).one(app.db.read()).await?;
    Ok(row.map(|row| (row.account_id, row.clinic_id)))
}

async fn latest(app: &App, clinic_id: ClinicId, most: u64) -> Result<Vec<Model>> {
    let latest = entity::Entity::find()
        .filter(Column::ClinicId.eq(clinic_id))
        .order_by_desc(Column::AskedAt)
        .order_by_desc(Column::Id)
        .limit(most);
    Ok(latest.all(app.db.read()).await?)
}

fn key(row: &Model) -> String {
    tell(Letter::TestMail, &row.id.to_string()).dedup_key
}

fn view(row: &Model, outcome: Option<&Outcome>, actor: &Actor) -> TestMailView {
    let utc = |instant: Instant| instant.rfc3339(&TimeZone::UTC);
    let sent_at = outcome.and_then(|outcome| outcome.finished_at);
    let said = outcome.and_then(|outcome| outcome.last_error.as_ref());
    TestMailView {
        id: row.id,
        asked_at: utc(row.asked_at),
        sent_at: sent_at.map(utc),
        is_failing: sent_at.is_none() && said.is_some(),
        fault: said.filter(|_| sent_at.is_none() && actor.holds(Role::Administrator)).cloned(),
        is_given_up: outcome.is_some_and(|outcome| outcome.is_dead),
    }
}
