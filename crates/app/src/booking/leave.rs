//! Leave and the visits in it: whom it would affect, taking it, taking it back.

use kernel::{
    id::{AppointmentId, DoctorId, LeaveId},
    time::Instant,
};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};

use super::{
    model::Status,
    replacement::{absences_are_over, absences_cross_out},
    store::{self, Appointment, Column, Entity},
    views::{AppointmentView, Around},
};
use crate::{
    App, Work,
    access::Actor,
    error::{Error, Kind, Problem, Result},
    schedule::{self, Absence, Away, LeaveInput, LeaveView},
};

/// What becomes of the visits in a leave or a holiday.
#[derive(Clone, Debug)]
pub struct Affected {
    pub known: Known,
    /// They are crossed out, and each patient is offered other times. Otherwise they stay as they are.
    pub are_offered_times: bool,
}

/// Which of the visits in it the caller has seen.
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

/// The visits in an absence are crossed out, and come back with it.
pub(super) struct CrossedOut(Affected);

impl CrossedOut {
    pub fn new(visits: Affected) -> Self {
        Self(visits)
    }
}

impl schedule::Beside for CrossedOut {
    async fn taken(&self, work: &Work<'_>, absences: &[Absence]) -> Result<()> {
        // They are of one span: all who are away because of the same thing.
        let Some(Absence { starts_at, ends_at, .. }) = absences.first() else { return Ok(()) };
        let doctor_ids: Vec<DoctorId> = absences.iter().map(|absence| absence.doctor_id).collect();
        // One may have been booked since they were looked at; none is from here on.
        let visits = open_within(&***work, &doctor_ids, *starts_at, *ends_at).await?;
        if !visits.iter().all(|visit| self.0.known.has(visit)) {
            return Err(Error::conflict("appointments_affected", AFFECTED));
        }
        match self.0.are_offered_times {
            true => absences_cross_out(work, absences).await,
            false => Ok(()),
        }
    }

    async fn removed(&self, work: &Work<'_>, why: Away) -> Result<()> {
        absences_are_over(work, why).await
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
    let beside = CrossedOut::new(visits);
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
    let beside = CrossedOut::new(Affected { known: Known::Unasked, are_offered_times: false });
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
    views_within(app, actor, &[doctor_id], from, until).await
}

/// As [`open_within`], to be looked at; noted as read.
pub(super) async fn views_within(
    app: &App,
    actor: &Actor,
    doctor_ids: &[DoctorId],
    from: Instant,
    until: Instant,
) -> Result<Vec<AppointmentView>> {
    let rows = open_within(app.db.read(), doctor_ids, from, until).await?;
    store::note_read(app, actor, &rows).await?;
    let around = Around::of(app, &rows).await?;
    rows.iter().map(|row| around.view(row)).collect()
}

/// More than somebody looks at before they decide.
const MOST: u64 = 500;

/// The open appointments of these doctors that meet a span. 422 where they are too many to be looked at.
async fn open_within(
    db: &impl ConnectionTrait,
    doctor_ids: &[DoctorId],
    from: Instant,
    until: Instant,
) -> Result<Vec<Appointment>> {
    let rows = Entity::find()
        .filter(Column::DoctorId.is_in(doctor_ids.iter().copied()))
        .filter(Column::Status.is_in([Status::Held, Status::Confirmed, Status::CheckedIn]))
        .filter(Column::StartsAt.lt(until))
        .filter(Column::EndsAt.gt(from))
        .order_by_asc(Column::StartsAt)
        .limit(MOST + 1)
        .all(db)
        .await?;
    if rows.len() as u64 > MOST {
        let detail = format!("More than {MOST} appointments lie in this time. Enter it in parts.");
        return Err(Problem::new(Kind::Unacceptable, "too_many_appointments", detail).into());
    }
    Ok(rows)
}
