//! What the clinic keeps of a visit that its patient called off too late or missed, by the clinic's rule: a share of the
//! price. Nothing is asked for anew; what was paid goes back without it.

use super::{
    model::{CancelledBy, Status},
    replacement,
    store::Appointment,
};
use crate::{
    App,
    error::{Error, Kind, Problem, Result},
    schedule::{self, Plan},
};

/// Why the money of a missed visit goes back without the fee, as the books say it.
pub const MISSED_REASON: &str = "the patient did not come; the clinic's fee is kept";

/// What is kept when the visit is cancelled now, in minor units; nothing where no fee applies.
///
/// A patient pays the fee after the clinic's notice, until the visit begins, but not for a visit whose doctor is away; staff
/// keep it where they say so, for whoever called late.
/// 422 `too_late_to_change` where a patient may no longer cancel · 422 `keep_fee` (`not_late`, `no_fee`).
pub(super) async fn of_cancellation(
    app: &App,
    appointment: &Appointment,
    by: CancelledBy,
    keep_fee: bool,
) -> Result<Option<i64>> {
    if by != CancelledBy::Patient && !keep_fee {
        return Ok(None);
    }
    let plan = schedule::plan_of(app, appointment.doctor_id).await?;
    let fee = plan.clinic.late_cancel_fee(appointment.total);
    let late = is_late(app, &plan, appointment);
    if by == CancelledBy::Patient && late && is_crossed_out(app, appointment).await? {
        return Ok(None);
    }
    // Whoever did not come has missed it, and does not call it off afterwards for less.
    if by == CancelledBy::Patient && late && app.now() > appointment.starts_at {
        return Err(too_late(&plan, appointment));
    }
    match (by, late, fee) {
        (CancelledBy::Patient, false, _) => Ok(None),
        (CancelledBy::Patient, true, None) => Err(too_late(&plan, appointment)),
        (_, false, _) => Err(Error::field("keep_fee", "not_late", "The patient is in time: no fee is kept.")),
        (_, true, None) => {
            Err(Error::field("keep_fee", "no_fee", "This clinic has no fee for late cancellations."))
        }
        (_, true, Some(fee)) => Ok(Some(fee)),
    }
}

/// A patient may move a confirmed visit until the clinic's notice; a hold at any time, and so a visit whose doctor is away.
/// 422 `too_late_to_change`.
pub(super) async fn within_notice(app: &App, appointment: &Appointment) -> Result<()> {
    let plan = schedule::plan_of(app, appointment.doctor_id).await?;
    match is_late(app, &plan, appointment) && !is_crossed_out(app, appointment).await? {
        true => Err(too_late(&plan, appointment)),
        false => Ok(()),
    }
}

/// Whether the clinic cannot keep the visit, and its patient is offered other times instead.
async fn is_crossed_out(app: &App, appointment: &Appointment) -> Result<bool> {
    Ok(replacement::open_for(app, appointment.id).await?.is_some())
}

fn is_late(app: &App, plan: &Plan, appointment: &Appointment) -> bool {
    appointment.status != Status::Held && app.now() > appointment.changeable_until(&plan.clinic)
}

fn too_late(plan: &Plan, appointment: &Appointment) -> Error {
    let detail = "It is too late to change this visit here. Please call the clinic.";
    let latest = appointment.changeable_until(&plan.clinic).rfc3339(&plan.tz);
    Problem::new(Kind::Unacceptable, "too_late_to_change", detail).with("latest", latest).into()
}
