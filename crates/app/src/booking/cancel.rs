//! The patient, the doctor or the clinic calls it off: the time is free again and the money goes back by the rule.

use kernel::{fields::Check, id::AppointmentId, text};
use sea_orm::{ExprTrait, entity::prelude::*};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    fee,
    let_down::Ending,
    model::{CancelledBy, Status},
    store::{self, Appointment, Column},
    views::{AppointmentView, Around},
};
use crate::{
    App,
    access::{Action, Actor, Reach},
    audit::Entry,
    doctors,
    error::{Error, Result},
    outbox::Fact,
    payments, retrying, schedule,
};

/// Why the money of a cancelled appointment goes back, as the books say it.
pub const REFUND_REASON: &str = "the appointment was cancelled";

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CancelInput {
    /// At most 500 characters.
    pub reason: Option<String>,
    /// For the clinic's people: the patient called too late, so the clinic's fee is kept. A patient's own late
    /// cancellation costs it without being asked for.
    #[serde(default)]
    pub keep_fee: bool,
}

/// Cancels and gives back what was paid; without the clinic's fee, where a patient cancels later than the clinic's
/// notice before the visit. 422 `too_late_to_change` where the clinic has none; 412 where it is not of `version` any more.
pub async fn cancel(
    app: &App,
    actor: &Actor,
    id: AppointmentId,
    version: Option<i64>,
    input: CancelInput,
) -> Result<AppointmentView> {
    let reach = actor.reach(Action::CancelAppointments)?;
    let mut check = Check::new();
    let reason = check.field("reason", text::paragraph(input.reason.as_deref().unwrap_or_default(), 500));
    let Some(reason) = reason else { return Err(Error::fields(check)) };
    retrying(|| cancel_once(app, actor, &reach, id, version, &reason, input.keep_fee)).await
}

/// Cancels a visit that the clinic cannot keep, whoever says so, and whatever its notice is.
pub(super) async fn call_off(
    app: &App,
    actor: &Actor,
    visit: &Appointment,
    reason: &str,
) -> Result<AppointmentView> {
    let by = match actor.is_system() {
        true => CancelledBy::Clinic,
        false => who(&actor.reach(Action::CancelAppointments)?, visit),
    };
    retrying(|| end(app, actor, visit, by, reason, None)).await
}

async fn cancel_once(
    app: &App,
    actor: &Actor,
    reach: &Reach,
    id: AppointmentId,
    version: Option<i64>,
    reason: &str,
    keep_fee: bool,
) -> Result<AppointmentView> {
    let appointment = store::reachable(app, reach, id).await?;
    if version.is_some_and(|version| version != appointment.version) {
        return Err(Error::version_mismatch());
    }
    let by = who(reach, &appointment);
    if !appointment.status.may_become(Status::Cancelled) {
        return Err(appointment.status.illegal(Status::Cancelled));
    }
    let fee = fee::of_cancellation(app, &appointment, by, keep_fee).await?;
    end(app, actor, &appointment, by, reason, fee).await
}

async fn end(
    app: &App,
    actor: &Actor,
    appointment: &Appointment,
    by: CancelledBy,
    reason: &str,
    fee: Option<i64>,
) -> Result<AppointmentView> {
    let id = appointment.id;
    let around = Around::of(app, std::slice::from_ref(appointment)).await?;
    let mut work = app.begin(actor).await?;
    let cancelling = store::leaving(appointment, app.now())
        .col_expr(Column::Status, Expr::value(Status::Cancelled))
        .col_expr(Column::CancelledBy, Expr::value(Some(by)))
        .col_expr(Column::CancelReason, Expr::value(reason))
        .col_expr(Column::KeptFee, Expr::value(fee))
        .col_expr(Column::HoldPlace, Expr::value(None::<i32>))
        .col_expr(Column::HoldExpiresAt, Expr::value(None::<kernel::time::Instant>))
        .col_expr(Column::Sequence, Expr::col(Column::Sequence).add(1))
        .filter(Column::Version.eq(appointment.version));
    let cancelled = store::change(&work, id, cancelling).await?.ok_or_else(changed_meanwhile)?;
    payments::refund_rest(&mut work, id.0, REFUND_REASON, fee).await?;
    work.audit(
        Entry::new("appointment.cancel", id)
            .clinic(appointment.clinic_id)
            .patient(appointment.patient_id)
            .detail(serde_json::json!({"from": appointment.status, "by": by, "kept_fee": fee})),
    );
    work.fact(Fact::AppointmentCancelled { appointment_id: id });
    work.fact(Fact::TimesChanged { doctor_id: appointment.doctor_id });
    if (Ending { by, reason, kept_fee: fee }).lets_down(appointment) {
        doctors::visit_let_down(&work, appointment.doctor_id).await?;
        work.fact(Fact::DoctorChanged { doctor_id: appointment.doctor_id });
    }
    let view = around.view(&cancelled)?;
    work.answer(200, &view)?;
    work.flush().await?;
    schedule::release(&work, &appointment.claims()).await?;
    work.commit().await?;
    Ok(view)
}

/// In what capacity: the patient's own account first, so that a doctor cancelling an own visit is a patient.
pub(super) fn who(reach: &Reach, appointment: &Appointment) -> CancelledBy {
    if appointment.account_id.is_some() && reach.account_id == appointment.account_id {
        CancelledBy::Patient
    } else if reach.doctor_id == Some(appointment.doctor_id) {
        CancelledBy::Doctor
    } else {
        CancelledBy::Clinic
    }
}

pub(super) fn changed_meanwhile() -> Error {
    Error::conflict("changed_meanwhile", "This appointment has just been changed. Look at it again.")
}
