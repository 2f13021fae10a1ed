//! Who looked at a patient's record.

use kernel::{
    id::PatientId,
    paging::{Page, PageRequest},
};

use super::store;
use crate::{
    App,
    access::{self, Action, Actor, RecordRead},
    error::{Error, Result},
};

/// For the patient's own account, latest first; 404 for anybody else, whatever their roles.
pub async fn readers(app: &App, actor: &Actor, id: PatientId, page: PageRequest) -> Result<Page<RecordRead>> {
    let account_id = actor.signed_in()?;
    let patient = store::reachable(app, &actor.reach(Action::ReadPatients)?, id).await?;
    if patient.account_id != Some(account_id) {
        return Err(Error::not_found("patient"));
    }
    access::reads_of(app, id, page).await
}
