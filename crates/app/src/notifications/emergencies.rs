//! Whoever oversees a doctor or runs a clinic of the patient is told at once that a record was opened in an emergency.

use kernel::id::EmergencyId;

use super::{Letter, tell};
use crate::{App, access, error::Result, jobs, retrying};

/// Asks for the letters, each once.
pub async fn tell_of_emergency(app: &App, id: EmergencyId) -> Result<()> {
    let Some(emergency) = access::emergency(app, id).await? else { return Ok(()) };
    let to = access::overseers_of_emergency(app, &emergency).await?;
    let asked: Vec<_> = to
        .into_iter()
        .map(|account_id| tell(Letter::EmergencyOpened, &format!("{id}/{account_id}")))
        .collect();
    // Another worker may be reacting to the same fact.
    retrying(|| async {
        let tx = app.db.begin().await?;
        jobs::queue(app, &tx, asked.clone()).await?;
        Ok(tx.commit().await?)
    })
    .await
}
