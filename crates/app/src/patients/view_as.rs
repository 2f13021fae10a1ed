//! Whoever looks at the pages as somebody else sees them is among those who looked at that person's record.

use super::store;
use crate::{
    App,
    access::{self, Action, Actor, ViewAs},
    audit::{Looked, note_reads},
    error::Result,
};

/// See [`access::view_as`].
pub async fn view_as(app: &App, actor: &Actor, input: ViewAs) -> Result<()> {
    let seen = access::view_as(app, actor, input).await?;
    let own = seen.reach(Action::ReadPatients).ok().and_then(|reach| reach.account_id);
    if let Some(account_id) = own
        && let Some(patient) = store::self_of(app.db.read(), account_id).await?
    {
        note_reads(app, &seen, Looked::Record, [(patient.id, None)]).await?;
    }
    Ok(())
}
