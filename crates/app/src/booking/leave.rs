//! Leave and the visits in it: whom it would affect, taking it, taking it back.

use kernel::{
    id::{AppointmentId, ClinicId, DoctorId, LeaveId},
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
    error::{Error, Kind, Problem, Result},
    schedule::{self, Leave, LeaveInput, LeaveView},
};

/// What becomes of the visits in a leave.
#[derive(Clone, Debug)]
pub struct Affected {
    pub known: Known,
    /// They are crossed out, and each patient is offered other times. Otherwise they stay as they are.
    pub are_offered_times: bool,
}

/// Which of the visits in a leave the caller has seen.
#[derive(Clone, Debug)]
pub enum Known {
    /// No others.
    Only(Vec<AppointmentId>),
    /// Whichever there are.
    Unasked,
}

impl Known {
    fn has(&self, visit: &Appointment) -> bool {
        match self {
            Self::Only(ids) => ids.contains(&visit.id),
            Self::Unasked => true,
        }
    }
}

/// The visits in a leave are crossed out, and come back with it.
struct CrossedOut {
    wanted: bool,
    known: Known,
}

impl schedule::Beside for CrossedOut {
    async fn leave_taken(&self, work: &Work<'_>, clinic_id: ClinicId, leave: &Leave) -> Result<()> {
        // One may have been booked since they were looked at; none is from here on.
        let visits = open_within(&***work, leave.doctor_id, leave.starts_at, leave.ends_at).await?;
        if !visits.iter().all(|visit| self.known.has(visit)) {
            return Err(Error::conflict("appointments_affected", AFFECTED));
        }
        match self.wanted {
            true => leave_crosses_out(work, clinic_id, leave).await,
            false => Ok(()),
        }
    }

    async fn leave_removed(&self, work: &Work<'_>, leave_id: LeaveId) -> Result<()> {
        leave_is_over(work, leave_id).await
    }
}

const AFFECTED: &str = "Patients have appointments in this time. Look at them, then confirm the leave.";

/// Takes leave. While appointments lie in it that the caller has not seen, 409 `appointments_affected` with `appointments`.
pub async fn take_leave(
    app: &App,
    actor: &Actor,
    doctor_id: DoctorId,
    input: LeaveInput,
    visits: Affected,
) -> Result<LeaveView> {
    let (wanted, known) = (visits.are_offered_times, visits.known);
    let beside = CrossedOut { wanted, known };
    match schedule::add_leave(app, actor, doctor_id, input.clone(), &beside).await {
        Err(error) if error.is_code("appointments_affected") => {
            let affected = affected_by_leave(app, actor, doctor_id, &input).await?;
            let problem = Problem::new(Kind::Conflict, "appointments_affected", AFFECTED);
            Err(problem.with("appointments", affected).into())
        }
        taken => taken,
    }
}

/// Takes leave back: the time is open again, and visits in it stay, except those whose patients have chosen other times.
pub async fn remove_leave(app: &App, actor: &Actor, doctor_id: DoctorId, leave_id: LeaveId) -> Result<()> {
    let beside = CrossedOut { wanted: false, known: Known::Unasked };
    schedule::remove_leave(app, actor, doctor_id, leave_id, &beside).await
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
    let rows = open_within(app.db.read(), doctor_id, from, until).await?;
    store::note_read(app, actor, &rows).await?;
    let around = Around::of(app, &rows).await?;
    rows.iter().map(|row| around.view(row)).collect()
}

/// More than somebody looks at before they decide.
const MOST: u64 = 500;

/// The open appointments of a doctor that meet a span. 422 where they are too many to be looked at.
async fn open_within(
    db: &impl ConnectionTrait,
    doctor_id: DoctorId,
    from: Instant,
    until: Instant,
) -> Result<Vec<Appointment>> {
    let rows = Entity::find()
        .filter(Column::DoctorId.eq(doctor_id))
        .filter(Column::Status.is_in([Status::Held, Status::Confirmed, Status::CheckedIn]))
        .filter(Column::StartsAt.lt(until))
        .filter(Column::EndsAt.gt(from))
        .order_by_asc(Column::StartsAt)
        .limit(MOST + 1)
        .all(db)
        .await?;
    if rows.len() as u64 > MOST {
        let detail = format!("More than {MOST} appointments lie in this time. Enter the leave in parts.");
        return Err(Error::field("ends_at", "too_many_appointments", detail));
    }
    Ok(rows)
}
