//! Whether a patient comes to a doctor again.

use kernel::{
    id::{AppointmentId, DoctorId, PatientId},
    time::Instant,
};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};

use super::{
    archived,
    model::Status,
    store::{Column, Entity},
};
use crate::{App, error::Result};

/// What counts as coming: a time that is only held may be gone in a minute, and who did not come was not there.
const COMES: [Status; 4] = [Status::Confirmed, Status::CheckedIn, Status::InProgress, Status::Completed];

/// The patient's next visit of a doctor that begins after `after`: booked, under way or over.
pub async fn visit_after(
    app: &App,
    patient_id: PatientId,
    doctor_id: DoctorId,
    after: Instant,
) -> Result<Option<(AppointmentId, Instant)>> {
    let db = app.db.read();
    let live = Entity::find()
        .select_only()
        .columns([Column::Id, Column::StartsAt])
        .filter(Column::PatientId.eq(patient_id))
        .filter(Column::DoctorId.eq(doctor_id))
        .filter(Column::Status.is_in(COMES))
        .filter(Column::StartsAt.gt(after))
        .order_by_asc(Column::StartsAt)
        .limit(1);
    let long_over = archived::Entity::find()
        .select_only()
        .columns([archived::Column::Id, archived::Column::StartsAt])
        .filter(archived::Column::PatientId.eq(patient_id))
        .filter(archived::Column::DoctorId.eq(doctor_id))
        .filter(archived::Column::Status.is_in(COMES))
        .filter(archived::Column::StartsAt.gt(after))
        .order_by_asc(archived::Column::StartsAt)
        .limit(1);
    // This one first: what is archived meanwhile is found there.
    match live.into_tuple().one(db).await? {
        None => Ok(long_over.into_tuple().one(db).await?),
        found => Ok(found),
    }
}
