//! One patient as those see it who may, and everything of one account.

use kernel::id::{AccountId, PatientId};
use sea_orm::{QueryOrder, entity::prelude::*};

use super::{
    store::{self, patient},
    views::PatientView,
};
use crate::{
    App,
    access::{Action, Actor},
    audit::{Looked, note_reads},
    error::Result,
};

/// 404 for one that is another's.
pub async fn patient(app: &App, actor: &Actor, id: PatientId) -> Result<PatientView> {
    let reach = actor.reach(Action::ReadPatients)?;
    let patient = store::reachable(app, &reach, id).await?;
    if !actor.owns(patient.account_id) {
        let met = store::met_at(app.db.read(), &reach, &[&patient]).await?;
        note_reads(app, actor, Looked::Record, met).await?;
    }
    Ok(patient.into())
}

/// The people of an account, itself first.
pub async fn of_account(db: &impl ConnectionTrait, id: AccountId) -> Result<Vec<PatientView>> {
    let patients = patient::Entity::find()
        .filter(patient::Column::AccountId.eq(id))
        .filter(patient::Column::RemovedAt.is_null())
        .order_by_asc(patient::Column::Id)
        .all(db)
        .await?;
    Ok(patients.into_iter().map(PatientView::from).collect())
}
