//! Leave and the visits in it: whom it would affect, taking it, taking it back.

use kernel::{
    id::{ClinicId, DoctorId, LeaveId},
    time::Instant,
};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};

use super::{
    model::Status,
    replacement::{leave_crosses_out, leave_is_over},
    store::{self, Appointment, Column, Entity},
    views::{AppointmentView, Around},
};
use crate::{
    App, Work,
    access::Actor,
    error::Result,
    schedule::{self, Leave, LeaveInput, LeaveView},
};

/// What becomes of the visits in a leave.
#[derive(Clone, Copy, Debug, Default)]
pub struct Affected {
    /// The caller has seen them.
    pub are_known: bool,
    /// They are crossed out, and each patient is offered other times. Otherwise they stay as they are.
    pub are_offered_times: bool,
}

/// The visits in a leave are crossed out, and come back with it.
struct CrossedOut {
    wanted: bool,
}

impl schedule::Beside for CrossedOut {
    async fn leave_taken(&self, work: &Work<'_>, clinic_id: ClinicId, leave: &Leave) -> Result<()> {
        match self.wanted {
            true => leave_crosses_out(work, clinic_id, leave).await,
            false => Ok(()),
        }
    }

    async fn leave_removed(&self, work: &Work<'_>, leave_id: LeaveId) -> Result<()> {
        leave_is_over(work, leave_id).await
    }
}

/// Takes leave. While appointments lie in it, 409 `appointments_affected` with `appointments`, unless the caller has
/// seen them and says so.
pub async fn take_leave(
    app: &App,
    actor: &Actor,
    doctor_id: DoctorId,
    input: LeaveInput,
    visits: Affected,
) -> Result<LeaveView> {
    let affected = affected_by_leave(app, actor, doctor_id, &input).await?;
    if !affected.is_empty() && !visits.are_known {
        let detail = "Patients have appointments in this time. Look at them, then confirm the leave.";
        return Err(crate::Problem::new(crate::Kind::Conflict, "appointments_affected", detail)
            .with("appointments", affected)
            .into());
    }
    let beside = CrossedOut { wanted: visits.are_offered_times };
    schedule::add_leave(app, actor, doctor_id, input, &beside).await
}

/// Takes leave back: the time is open again, and visits in it stay, except those whose patients have chosen other times.
pub async fn remove_leave(app: &App, actor: &Actor, doctor_id: DoctorId, leave_id: LeaveId) -> Result<()> {
    schedule::remove_leave(app, actor, doctor_id, leave_id, &CrossedOut { wanted: false }).await
}

/// The appointments that a leave would meet, for those who may enter it.
pub async fn affected_by_leave(
    app: &App,
    actor: &Actor,
    doctor_id: DoctorId,
    input: &LeaveInput,
) -> Result<Vec<AppointmentView>> {
    schedule::leave_of(app, actor, doctor_id).await?;
    let (from, until) = schedule::parse_span(app, input)?;
    let rows = open_within(app, doctor_id, from, until).await?;
    store::note_read(app, actor, &rows).await?;
    let around = Around::of(app, &rows).await?;
    rows.iter().map(|row| around.view(row)).collect()
}

/// The open appointments of a doctor that meet a span.
async fn open_within(
    app: &App,
    doctor_id: DoctorId,
    from: Instant,
    until: Instant,
) -> Result<Vec<Appointment>> {
    Ok(Entity::find()
        .filter(Column::DoctorId.eq(doctor_id))
        .filter(Column::Status.is_in([Status::Held, Status::Confirmed, Status::CheckedIn]))
        .filter(Column::StartsAt.lt(until))
        .filter(Column::EndsAt.gt(from))
        .order_by_asc(Column::StartsAt)
        .limit(500)
        .all(app.db.read())
        .await?)
}
