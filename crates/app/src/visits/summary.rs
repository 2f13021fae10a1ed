//! What the doctor wrote of a visit.

use kernel::id::AppointmentId;

use super::{store, views::SummaryView};
use crate::{
    App,
    access::{Action, Actor},
    audit::{Looked, note_reads},
    booking, clinics,
    error::{Error, Result},
};

/// The summary, for the patient's account and the doctor of the visit. 404 while there is none.
pub async fn summary(app: &App, actor: &Actor, id: AppointmentId) -> Result<SummaryView> {
    let visit = booking::visit(app, &actor.reach(Action::ReadSummaries)?, id).await?;
    let written = store::latest(app.db.read(), id).await?;
    if !actor.owns(visit.account_id) {
        note_reads(app, actor, Looked::Summary, [(visit.patient_id, Some(visit.clinic_id))]).await?;
    }
    let (summary, items) = written.ok_or_else(|| Error::not_found("summary"))?;
    let clinic = clinics::by_id(app.db.read(), visit.clinic_id).await?;
    let clinic = clinic.ok_or_else(|| Error::broken("an appointment's clinic is gone"))?;
    Ok(SummaryView::of(summary, items, &clinic.zone()?))
}
