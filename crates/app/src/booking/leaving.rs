//! Patients and accounts that leave: the room above does it, this one says whether a visit is still ahead.

use kernel::id::PatientId;
use sea_orm::{Condition, entity::prelude::*};

use super::{expire::expire_where, store};
use crate::{App, Work, access::Actor, error::Result, patients};

/// The appointments that are still to come.
struct Upcoming;

impl patients::Ahead for Upcoming {
    async fn is_expected(&self, work: &Work<'_>, ids: &[PatientId]) -> Result<bool> {
        store::has_open(&***work, ids, work.app().now()).await
    }
}

/// Removes a patient nobody expects any more; see [`patients::remove`].
pub async fn remove_patient(app: &App, actor: &Actor, id: PatientId) -> Result<()> {
    // A hold that has run out is nobody's visit.
    expire_where(app, Condition::all().add(store::Column::PatientId.eq(id))).await?;
    patients::remove(app, actor, id, &Upcoming).await
}

/// Closes the caller's account when nobody it cares for is expected any more; see [`patients::close_account`].
pub async fn close_account(app: &App, actor: &Actor) -> Result<()> {
    let account_id = actor.signed_in()?;
    expire_where(app, Condition::all().add(store::Column::AccountId.eq(account_id))).await?;
    patients::close_account(app, actor, &Upcoming).await
}
