//! The patient, or the desk for them, chooses another time: one that is kept, or any other that is free.

use kernel::{id::ReplacementId, time::parse_instant};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    model::ReplacementStatus,
    store::{self, Offered, Replacement},
};
use crate::{
    App,
    access::{Action, Actor, Reach},
    booking::{
        exchange::Instead,
        expire::expire_where,
        hold::with_alternatives,
        model::Status,
        reschedule::{carry_out, refuse_unavailable, refuse_unchanged},
        store::{self as visits, Appointment, tried},
        views::AppointmentView,
    },
    error::{Error, Result},
    retrying,
    schedule::{self, Ask, Own},
};

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AcceptInput {
    /// RFC 3339: one of the times that are kept, or any other that is free.
    #[schema(required = true, example = "2026-11-23T11:30:00+05:00")]
    pub starts_at: Option<String>,
}

/// Moves the visit to the chosen time and gives the others back. No notice is asked of a patient whom the clinic cannot
/// see. 409 `already_answered`; 409 `time_taken` with alternatives leaves everything as it was.
pub async fn accept(
    app: &App,
    actor: &Actor,
    id: ReplacementId,
    input: AcceptInput,
) -> Result<AppointmentView> {
    let reach = actor.reach(Action::CancelAppointments)?;
    let text = input.starts_at.ok_or_else(|| Error::field("starts_at", "required", "Choose a time."))?;
    let wrong = || Error::field("starts_at", "not_an_instant", "Write it like 2026-11-23T10:30:00+05:00.");
    let at = parse_instant(&text).ok_or_else(wrong)?;
    let moved = tried(|| retrying(|| attempt(app, actor, &reach, id, at))).await?;
    moved.ok_or_else(schedule::time_taken)
}

/// One try: nothing when the database found the new time taken.
async fn attempt(
    app: &App,
    actor: &Actor,
    reach: &Reach,
    id: ReplacementId,
    at: kernel::time::Instant,
) -> Result<Option<AppointmentView>> {
    let (row, old) = unanswered(app, reach, id).await?;
    let kept = store::offered(app.db.read(), [id]).await?;
    refuse_unchanged(&old, at)?;
    let plan = schedule::plan_of(app, old.doctor_id).await?;
    refuse_unavailable(&plan)?;
    // What was offered may be nearer by now than the notice that others must give.
    let ask = Ask { service_id: old.service_id, by_staff: true };
    let offered = kept.iter().find(|time| time.starts_at == at);
    let resources = offered.map_or_else(|| old.resources(), Offered::resources);
    let own = old.own(&resources);
    let own = offered.map_or(own, |time| Own { lane: time.lane(), claimed: time.claimed(), ..own });
    match schedule::decide_beside(app, old.doctor_id, ask, at, own).await {
        Ok((plan, decision)) => {
            carry_out(app, actor, &plan, &old, decision, Some(Instead { row, kept })).await
        }
        Err(error) if schedule::meets_others(&error) => {
            if expire_where(app, visits::in_the_way(&plan)).await? > 0 {
                return Ok(None);
            }
            Err(with_alternatives(app, old.doctor_id, ask, at, error).await)
        }
        Err(error) => Err(error),
    }
}

/// An offer within reach that waits for its answer, and the visit it is for.
pub(super) async fn unanswered(
    app: &App,
    reach: &Reach,
    id: ReplacementId,
) -> Result<(Replacement, Appointment)> {
    let row = store::by_id(app.db.read(), id).await?;
    let visit = match visits::reachable(app, reach, row.appointment_id).await {
        Err(error) if error.is_code("not_found") => return Err(Error::not_found("replacement")),
        found => found?,
    };
    if !row.status.is_open() || visit.status != Status::Confirmed || !row.is_about(&visit) {
        return Err(already_answered());
    }
    Ok((row, visit))
}

pub(super) fn already_answered() -> Error {
    let detail = "This has been answered already, or the visit has changed. Look at it again.";
    Error::conflict("already_answered", detail)
}

impl Instead {
    /// Ends the offer within the transaction of the move. False when somebody else has answered it meanwhile.
    pub async fn is_answered_by(&self, work: &crate::Work<'_>) -> Result<bool> {
        super::end::leaves(work, &self.row, ReplacementStatus::Moved, work.app().now()).await
    }
}
