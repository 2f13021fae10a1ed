//! The visits of a clinic's days, for whoever looks at them as a whole.

use std::collections::BTreeSet;

use kernel::{
    id::{AppointmentId, ClinicId, DoctorId},
    time::Instant,
};
use sea_orm::{Condition, QueryOrder, entity::prelude::*};

use super::{
    archive_due::may_be_archived,
    archived,
    model::Status,
    store::{self, Appointment, Column, Entity},
};
use crate::{
    App,
    access::Reach,
    doctors,
    error::{Error, Result},
};

/// The doctors of a clinic whose days the actor may see: all, or the one asked for. 404 for a clinic or doctor out of
/// reach.
pub async fn doctors_within(
    app: &App,
    reach: &Reach,
    clinic_id: ClinicId,
    doctor_id: Option<DoctorId>,
) -> Result<BTreeSet<DoctorId>> {
    let mut ids: BTreeSet<DoctorId> =
        doctors::in_clinic(app.db.read(), clinic_id).await?.into_iter().collect();
    ids.retain(|id| reach.covers(None, Some(clinic_id), Some(*id)));
    if ids.is_empty() && !reach.covers(None, Some(clinic_id), None) {
        return Err(Error::not_found("clinic"));
    }
    if let Some(doctor_id) = doctor_id {
        ids.retain(|id| *id == doctor_id);
        if ids.is_empty() {
            return Err(Error::not_found("doctor"));
        }
    }
    Ok(ids)
}

/// The visits of these doctors that meet a span, by their start: archived ones too; none that was cancelled or whose hold
/// is over.
pub async fn visits(
    app: &App,
    reach: &Reach,
    clinic_id: ClinicId,
    doctor_ids: &[DoctorId],
    (from, until): (Instant, Instant),
) -> Result<Vec<Appointment>> {
    let now = app.now();
    let doctors = || doctor_ids.iter().copied();
    // A hold that is over is the same to everybody whether somebody has released it yet or not.
    let live = Condition::any()
        .add(Column::Status.ne(Status::Held))
        .add(Column::HoldExpiresAt.is_null())
        .add(Column::HoldExpiresAt.gt(now));
    let mut visits = Entity::find()
        .filter(store::within(reach))
        .filter(Column::ClinicId.eq(clinic_id))
        .filter(Column::DoctorId.is_in(doctors()))
        .filter(Column::Status.is_not_in([Status::Cancelled, Status::Expired]))
        .filter(live)
        // No visit is longer than a day, and the index is by the start.
        .filter(Column::StartsAt.gte(from.plus_days(-1)))
        .filter(Column::StartsAt.lt(until))
        .filter(Column::EndsAt.gt(from))
        .order_by_asc(Column::StartsAt)
        .order_by_asc(Column::Id)
        .all(app.db.read())
        .await?;
    if may_be_archived(app, Some(from)) {
        let long_over = archived::Entity::find()
            .filter(archived::within(reach))
            .filter(archived::Column::ClinicId.eq(clinic_id))
            .filter(archived::Column::DoctorId.is_in(doctors()))
            .filter(archived::Column::Status.is_not_in([Status::Cancelled, Status::Expired]))
            .filter(archived::Column::StartsAt.gte(from))
            .filter(archived::Column::StartsAt.lt(until))
            .all(app.db.read())
            .await?;
        // Archived between the two looks, it would stand here twice.
        let known: BTreeSet<AppointmentId> = visits.iter().map(|visit| visit.id).collect();
        let whole = archived::whole(app, &long_over).await?;
        visits.extend(whole.into_values().filter(|visit| !known.contains(&visit.id)));
        visits.sort_by_key(|visit| (visit.starts_at, visit.id));
    }
    Ok(visits)
}
