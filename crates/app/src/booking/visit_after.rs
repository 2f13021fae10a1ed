//! Whether a patient comes to a doctor again.

use kernel::{
    id::{AppointmentId, DoctorId, PatientId},
    time::Instant,
};
use sea_orm::{FromQueryResult, QuerySelect, entity::prelude::*};

use super::{
    archived,
    counted::given_away,
    model::Status,
    store::Entity,
    wanted::{ARCHIVED, Columns, LIVE},
};
use crate::{App, error::Result};

/// What counts as coming: a time that is only held may be gone in a minute, and who did not come was not there.
const COMES: [Status; 4] = [Status::Confirmed, Status::CheckedIn, Status::InProgress, Status::Completed];

#[derive(FromQueryResult)]
struct Visit {
    id: AppointmentId,
    doctor_id: DoctorId,
    starts_at: Instant,
}

/// The patient's next visit of a doctor that begins after `after`: booked, under way or over. One that the clinic gave to a
/// colleague counts where there is none with the doctor.
pub async fn visit_after(
    app: &App,
    patient_id: PatientId,
    doctor_id: DoctorId,
    after: Instant,
) -> Result<Option<(AppointmentId, Instant)>> {
    // Live ones first: what is archived meanwhile is found there.
    let mut visits = coming::<Entity>(app, &LIVE, patient_id, after).await?;
    visits.extend(coming::<archived::Entity>(app, &ARCHIVED, patient_id, after).await?);
    visits.sort_by_key(|visit| visit.starts_at);
    let mut own = visits.iter().find(|visit| visit.doctor_id == doctor_id);
    if own.is_none() && !visits.is_empty() {
        let given = given_away(app, doctor_id, visits.iter().map(|visit| visit.id)).await?;
        own = visits.iter().find(|visit| given.contains(&visit.id));
    }
    Ok(own.map(|visit| (visit.id, visit.starts_at)))
}

/// The patient's visits from then on, as one table has them.
async fn coming<E: EntityTrait>(
    app: &App,
    columns: &Columns<E::Column>,
    patient_id: PatientId,
    after: Instant,
) -> Result<Vec<Visit>> {
    let visits = E::find()
        .select_only()
        .columns([columns.id, columns.doctor_id, columns.starts_at])
        .filter(columns.patient_id.eq(patient_id))
        .filter(columns.status.is_in(COMES))
        .filter(columns.starts_at.gt(after));
    Ok(visits.into_model().all(app.db.read()).await?)
}
