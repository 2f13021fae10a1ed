//! One patient as those see it who may, and everything of one account.

use kernel::id::PatientId;
use sea_orm::{QueryOrder, entity::prelude::*};

use super::{
    store::{self, patient},
    views::{Export, PatientView},
};
use crate::{
    App,
    access::{self, Action, Actor},
    audit::{Entry, Looked, note_reads},
    error::Result,
};

/// 404 for one that is another's.
pub async fn patient(app: &App, actor: &Actor, id: PatientId) -> Result<PatientView> {
    let reach = actor.reach(Action::ReadPatients)?;
    let patient = store::reachable(app.db.read(), &reach, id).await?;
    if !actor.owns(patient.account_id) {
        let met = store::met_at(app.db.read(), &reach, &[&patient]).await?;
        note_reads(app, actor, Looked::Record, met).await?;
    }
    Ok(patient.into())
}

/// Everything that is kept about the caller's account and its people.
pub async fn export(app: &App, actor: &Actor) -> Result<Export> {
    let account = access::me(app, actor).await?;
    let sessions = access::list_sessions(app, actor).await?;
    let patients = patient::Entity::find()
        .filter(patient::Column::AccountId.eq(account.id))
        .filter(patient::Column::RemovedAt.is_null())
        .order_by_asc(patient::Column::Id)
        .all(app.db.read())
        .await?;
    let mut work = app.begin(actor).await?;
    work.audit(Entry::new("account.export", account.id));
    work.commit().await?;
    let zone = kernel::time::zone(&account.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
    Ok(Export {
        exported_at: app.now().rfc3339(&zone),
        account,
        sessions,
        patients: patients.into_iter().map(PatientView::from).collect(),
    })
}
