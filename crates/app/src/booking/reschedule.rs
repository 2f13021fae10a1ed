//! Move to another time: the old one is kept until the new one is certain. Payment moves along.

use kernel::{
    id::AppointmentId,
    time::{Instant, parse_instant},
};
use sea_orm::{Condition, ExprTrait, entity::prelude::*};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    cancel::{changed_meanwhile, who},
    expire::expire_where,
    extend_hold::hold_expired,
    fee::within_notice,
    hold::{is_staff, with_alternatives},
    model::{CancelledBy, Status},
    replacement::{Offered, Replacement},
    store::{self, Appointment, Column, tried},
    views::{AppointmentView, Around},
};
use crate::{
    App,
    access::{Action, Actor, Reach},
    audit::Entry,
    error::{Error, Kind, Problem, Result},
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

/// The offer that a move answers, and the times that are kept for it.
pub(super) struct Instead {
    pub row: Replacement,
    pub kept: Vec<Offered>,
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
    let (id, now) = (old.id, app.now());
    let (offer, time) = (decision.offer, decision.offer.time);
    let moved = Appointment {
        starts_at: time.starts_at,
        ends_at: time.ends_at,
        claimed_from: Instant::from(offer.claimed.from),
        claimed_until: Instant::from(offer.claimed.until),
        lane: i32::from(decision.lane),
        sitting_id: Some(time.sitting_id),
        position: Some(i32::from(time.position)),
        // Its new time is one that was free.
        overbook_reason: None,
        ..old.clone()
    };
    let around = Around::of(app, std::slice::from_ref(old)).await?;
    let mut work = app.begin(actor).await?;
    let moving = store::leaving(old, now)
        .col_expr(Column::StartsAt, Expr::value(moved.starts_at))
        .col_expr(Column::EndsAt, Expr::value(moved.ends_at))
        .col_expr(Column::ClaimedFrom, Expr::value(moved.claimed_from))
        .col_expr(Column::ClaimedUntil, Expr::value(moved.claimed_until))
        .col_expr(Column::Lane, Expr::value(moved.lane))
        .col_expr(Column::OverbookReason, Expr::value(moved.overbook_reason.clone()))
        .col_expr(Column::SittingId, Expr::value(moved.sitting_id))
        .col_expr(Column::Position, Expr::value(moved.position))
        .col_expr(Column::Sequence, Expr::col(Column::Sequence).add(1))
        .filter(Column::Version.eq(old.version));
    let moved = store::change(&work, old.id, moving).await?.ok_or_else(changed_meanwhile)?;
    let mut given_back = old.claims().to_vec();
    if let Some(instead) = instead {
        if !instead.is_answered_by(&work).await? {
            return Err(changed_meanwhile());
        }
        given_back.extend(instead.kept.iter().map(|time| time.claim(old.doctor_id)));
    }
    work.audit(
        Entry::new("appointment.reschedule", id)
            .clinic(old.clinic_id)
            .patient(old.patient_id)
            .detail(serde_json::json!({"from": old.starts_at.0, "to": moved.starts_at.0})),
    );
    if old.status == Status::Confirmed {
        work.fact(Fact::AppointmentMoved { appointment_id: id });
    }
    work.fact(Fact::TimesChanged { doctor_id: old.doctor_id });
    let view = around.view(&moved)?;
    work.answer(200, &view)?;
    work.flush().await?;
    // Giving the old ticks back first, in the same transaction, lets a visit move by fifteen minutes onto itself.
    schedule::release(&work, &given_back).await?;
    let decided_on = Some((plan.doctor.id, plan.doctor.schedule_version));
    if !schedule::claim(&work, &moved.claims(), decided_on).await? {
        work.give_up().await?;
        return lost_claim(app, old, &moved).await;
    }
    work.commit().await?;
    Ok(Some(view))
}

async fn lost_claim(app: &App, old: &Appointment, moved: &Appointment) -> Result<Option<AppointmentView>> {
    expire_where(app, Condition::all().add(Column::PatientId.eq(old.patient_id))).await?;
    let (was, will) = (old.claims()[1].span, moved.claims()[1].span);
    if schedule::is_taken_beside(app, old.patient_id.0, will, was).await? {
        let detail = "This patient already has an appointment at that time.";
        return Err(Problem::new(Kind::Unacceptable, "patient_busy", detail).about("starts_at").into());
    }
    app.schedules.schedule_changed(old.doctor_id);
    Ok(None)
}
