//! Move to another time: the old one is kept until the new one is certain. Payment moves along.

use kernel::{
    id::AppointmentId,
    time::{Instant, parse_instant},
};
use sea_orm::{Condition, entity::prelude::*};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    cancel::who,
    exchange::{Exchange, Instead, exchange},
    expire::expire_where,
    extend_hold::hold_expired,
    fee::within_notice,
    hold::{is_staff, with_alternatives},
    model::{CancelledBy, Status},
    store::{self, Appointment, Column, tried},
    views::AppointmentView,
};
use crate::{
    App,
    access::{Action, Actor, Reach},
    audit::Entry,
    error::{Error, Result},
    outbox::Fact,
    retrying,
    schedule::{self, Ask, Decision, Plan},
};

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RescheduleInput {
    /// RFC 3339 with any offset.
    #[schema(example = "2026-11-23T11:30:00+05:00")]
    pub starts_at: Option<String>,
}

/// Moves a held or confirmed appointment. 409 `time_taken` with alternatives leaves it where it was; so does 412, where
/// it is no longer the `version` that the move was decided on.
pub async fn reschedule(
    app: &App,
    actor: &Actor,
    id: AppointmentId,
    version: Option<i64>,
    input: RescheduleInput,
) -> Result<AppointmentView> {
    let reach = actor.reach(Action::CancelAppointments)?;
    let text = input.starts_at.ok_or_else(|| Error::field("starts_at", "required", "Choose a time."))?;
    let wrong = || Error::field("starts_at", "not_an_instant", "Write it like 2026-11-23T10:30:00+05:00.");
    let at = parse_instant(&text).ok_or_else(wrong)?;
    let moved = tried(|| retrying(|| attempt(app, actor, &reach, id, version, at))).await?;
    moved.ok_or_else(schedule::time_taken)
}

/// One try: nothing when the database found the new time taken.
async fn attempt(
    app: &App,
    actor: &Actor,
    reach: &Reach,
    id: AppointmentId,
    version: Option<i64>,
    at: Instant,
) -> Result<Option<AppointmentView>> {
    let old = store::reachable(app, reach, id).await?;
    if version.is_some_and(|version| version != old.version) {
        return Err(Error::version_mismatch());
    }
    let now = app.now();
    // A hold that is over is the same to its keeper whether somebody has released it yet or not.
    if old.status == Status::Expired || old.status == Status::Held && old.hold_is_over(now) {
        return Err(hold_expired());
    }
    if !old.status.is_open() {
        return Err(old.status.illegal(Status::Confirmed));
    }
    if who(reach, &old) == CancelledBy::Patient {
        within_notice(app, &old).await?;
    }
    refuse_unchanged(&old, at)?;
    let plan = schedule::plan_of(app, old.doctor_id).await?;
    refuse_unavailable(&plan)?;
    let ask = Ask { service_id: old.service_id, by_staff: is_staff(actor, &plan) };
    let decision =
        match schedule::decide_beside(app, old.doctor_id, ask, at, (old.lane(), old.claimed())).await {
            Ok(decision) => decision,
            Err(error) if error.is_code("time_taken") => {
                if expire_where(app, Condition::all().add(Column::DoctorId.eq(old.doctor_id))).await? > 0 {
                    return Ok(None);
                }
                return Err(with_alternatives(app, old.doctor_id, ask, at, error).await);
            }
            Err(error) => return Err(error),
        };
    carry_out(app, actor, &plan, &old, decision, None).await
}

pub(super) fn refuse_unchanged(visit: &Appointment, at: Instant) -> Result<()> {
    match visit.starts_at == at {
        true => Err(Error::field("starts_at", "unchanged", "This is the time it already has.")),
        false => Ok(()),
    }
}

pub(super) fn refuse_unavailable(plan: &Plan) -> Result<()> {
    let detail = "This doctor takes no visits now. The visit can stay as it is, or be cancelled.";
    match plan.doctor.is_public() {
        true => Ok(()),
        false => Err(Error::unacceptable("doctor_unavailable", detail)),
    }
}

/// Moves it, and ends the offer that it answers; nothing when the database found the new time taken.
pub(super) async fn carry_out(
    app: &App,
    actor: &Actor,
    plan: &Plan,
    old: &Appointment,
    decision: Decision,
    instead: Option<Instead>,
) -> Result<Option<AppointmentView>> {
    let (offer, time) = (decision.offer, decision.offer.time);
    let new = Appointment {
        starts_at: time.starts_at,
        ends_at: time.ends_at,
        claimed_from: Instant::from(offer.claimed.from),
        claimed_until: Instant::from(offer.claimed.until),
        lane: i32::from(decision.lane),
        sitting_id: Some(time.sitting_id),
        position: Some(i32::from(time.position)),
        // Its new time is one that was free.
        overbook_reason: None,
        sequence: old.sequence + 1,
        ..old.clone()
    };
    let detail = serde_json::json!({"from": old.starts_at.0, "to": new.starts_at.0});
    let entry = Entry::new("appointment.reschedule", old.id).detail(detail);
    let fact = (old.status == Status::Confirmed).then_some(Fact::AppointmentMoved { appointment_id: old.id });
    exchange(app, actor, Exchange { plan, old, new, entry, fact, instead }).await
}
