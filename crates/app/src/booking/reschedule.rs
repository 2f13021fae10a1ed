//! Move to another time, or to another doctor: the old time is kept until the new one is certain. Payment moves along.

use kernel::{
    fields::{Check, Complaint},
    id::{AppointmentId, DoctorId},
    time::{Instant, parse_instant},
};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    cancel::who,
    colleagues::may_give,
    exchange::{Exchange, Instead, exchange},
    expire::expire_where,
    extend_hold::hold_expired,
    fee::within_notice,
    for_whom::is_staff,
    hold::with_alternatives,
    model::{CancelledBy, Status},
    reassign::reassign,
    store::{self, Appointment, tried},
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

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RescheduleInput {
    /// RFC 3339 with any offset. Left out beside a `doctor_id`: the time it has.
    #[schema(example = "2026-11-23T11:30:00+05:00")]
    pub starts_at: Option<String>,
    /// Another doctor of the clinic, who offers what the visit is for. For the clinic's people, once it is confirmed; it
    /// costs what it did.
    pub doctor_id: Option<DoctorId>,
}

/// What is wanted, once parsed; what is left out stays.
#[derive(Clone, Copy)]
struct Wanted {
    at: Option<Instant>,
    doctor_id: Option<DoctorId>,
}

/// Moves a held or confirmed appointment. 409 `time_taken` with alternatives leaves it where it was; so does 412, where
/// it is no longer the `version` that the move was decided on. See `reassign` for what another doctor asks besides.
pub async fn reschedule(
    app: &App,
    actor: &Actor,
    id: AppointmentId,
    version: Option<i64>,
    input: RescheduleInput,
) -> Result<AppointmentView> {
    let reach = actor.reach(Action::CancelAppointments)?;
    let wanted = parse(&input)?;
    let moved = tried(|| retrying(|| attempt(app, actor, &reach, id, version, wanted))).await?;
    moved.ok_or_else(schedule::time_taken)
}

/// One try: nothing when the database found the new time taken.
async fn attempt(
    app: &App,
    actor: &Actor,
    reach: &Reach,
    id: AppointmentId,
    version: Option<i64>,
    wanted: Wanted,
) -> Result<Option<AppointmentView>> {
    let old = store::reachable(app, reach, id).await?;
    let other = wanted.doctor_id.filter(|id| *id != old.doctor_id);
    if other.is_some() && !may_give(actor, &old) {
        return Err(Error::forbidden());
    }
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
    let at = wanted.at.unwrap_or(old.starts_at);
    if let Some(doctor_id) = other {
        return reassign(app, actor, &old, doctor_id, at).await;
    }
    refuse_unchanged(&old, at)?;
    let plan = schedule::plan_of(app, old.doctor_id).await?;
    refuse_unavailable(&plan)?;
    let ask = Ask { service_id: old.service_id, by_staff: is_staff(actor, &plan) };
    let resources = old.resources();
    let decided = schedule::decide_beside(app, old.doctor_id, ask, at, old.own(&resources)).await;
    match decided {
        // By the plan that was looked at, or another that it has become: the claim holds only for the one decided on.
        Ok((plan, decision)) => carry_out(app, actor, &plan, &old, decision, None).await,
        Err(error) if schedule::meets_others(&error) => {
            if expire_where(app, store::in_the_way(&plan)).await? > 0 {
                return Ok(None);
            }
            Err(with_alternatives(app, old.doctor_id, ask, at, error).await)
        }
        Err(error) => Err(error),
    }
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
    let new = placed(old, decision);
    let detail = serde_json::json!({"from": old.starts_at.0, "to": new.starts_at.0});
    let entry = Entry::new("appointment.reschedule", old.id).detail(detail);
    let moved = Fact::AppointmentMoved { appointment_id: old.id, from_doctor_id: None };
    let fact = (old.status == Status::Confirmed).then_some(moved);
    exchange(app, actor, Exchange { plan, old, new, entry, fact, instead }).await
}

/// The visit at its new time. It costs what its patient has agreed to, whatever is asked for that time.
pub(super) fn placed(old: &Appointment, decision: Decision) -> Appointment {
    let (offer, time) = (decision.offer, decision.offer.time);
    Appointment {
        starts_at: time.starts_at,
        ends_at: time.ends_at,
        claimed_from: Instant::from(offer.claimed.from),
        claimed_until: Instant::from(offer.claimed.until),
        lane: i32::from(decision.lane),
        resource_ids: store::written_resources(&decision.resources),
        sitting_id: Some(time.sitting_id),
        position: Some(i32::from(time.position)),
        department_id: offer.department_id,
        // Its new time is one that was free.
        overbook_reason: None,
        sequence: old.sequence + 1,
        ..old.clone()
    }
}

fn parse(input: &RescheduleInput) -> Result<Wanted> {
    let mut check = Check::new();
    let wrong = || Complaint::new("not_an_instant", "Write it like 2026-11-23T10:30:00+05:00.");
    let at = match (&input.starts_at, input.doctor_id) {
        (Some(text), _) => check.field("starts_at", parse_instant(text).ok_or_else(wrong)),
        (None, Some(_)) => None,
        (None, None) => check.field("starts_at", Err(Complaint::new("required", "Choose a time."))),
    };
    if check.is_clean() { Ok(Wanted { at, doctor_id: input.doctor_id }) } else { Err(Error::fields(check)) }
}
