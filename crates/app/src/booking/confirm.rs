//! A held time becomes an appointment: at once where nothing is due now, or by a payment.

use kernel::id::AppointmentId;
use sea_orm::{ExprTrait, entity::prelude::*};
use uuid::Uuid;

use super::{
    extend_hold::hold_expired,
    hold::is_staff,
    model::Status,
    store::{self, Appointment, Column},
    views::{AppointmentView, view_by_id},
};
use crate::{
    App, Work,
    access::{Action, Actor},
    audit::Entry,
    error::{Error, Kind, Problem, Result},
    outbox::Fact,
    payments, retrying, schedule,
};

/// Confirms where nothing is due now: nothing to pay, or the clinic takes it at the desk. Otherwise 402.
pub async fn confirm(app: &App, actor: &Actor, id: AppointmentId) -> Result<AppointmentView> {
    let appointment = store::reachable(app.db.read(), &actor.reach(Action::Book)?, id).await?;
    let now = app.now();
    match appointment.status {
        Status::Held if appointment.hold_is_over(now) => return Err(hold_expired()),
        Status::Expired => return Err(hold_expired()),
        Status::Held => {}
        other => return Err(other.illegal(Status::Confirmed)),
    }
    let plan = schedule::plan_of(app, appointment.doctor_id).await?;
    if appointment.total > 0 && !appointment.pay_at_desk && !is_staff(actor, &plan) {
        let detail = "This appointment is confirmed by paying for it.";
        return Err(Problem::new(Kind::PaymentRequired, "payment_required", detail)
            .with("total", appointment.price().total)
            .into());
    }
    let mut work = app.begin(actor).await?;
    if !become_confirmed(app, &mut work, &appointment, true).await? {
        return Err(hold_expired());
    }
    work.commit().await?;
    view_by_id(app, id).await
}

/// The charge for an appointment was paid: confirm it, or give the money back when the hold had ended first.
///
/// Bears being run again; expiry and cancellation race with it on one conditional update, so exactly one wins.
pub async fn confirm_paid(app: &App, payable_id: Uuid) -> Result<()> {
    retrying(|| confirm_paid_once(app, AppointmentId(payable_id))).await
}

async fn confirm_paid_once(app: &App, id: AppointmentId) -> Result<()> {
    let actor = Actor::system();
    let Some(appointment) = store::by_id(app.db.read(), id).await? else {
        return Err(Error::broken("a charge was paid for an appointment that is not there"));
    };
    let mut work = app.begin(&actor).await?;
    match appointment.status {
        Status::Held => {
            if !become_confirmed(app, &mut work, &appointment, false).await? {
                // Somebody was faster; the retry sees what it became.
                drop(work);
                return Box::pin(confirm_paid_once(app, id)).await;
            }
        }
        Status::Cancelled | Status::Expired => {
            payments::refund_rest(&mut work, id.0, "the appointment had ended before the payment came", None)
                .await?;
        }
        Status::Confirmed | Status::CheckedIn | Status::InProgress | Status::Completed | Status::NoShow => {}
    }
    work.commit().await
}

/// Gives whether this call confirmed it. A payment that was made in time may arrive a little late, as long as nobody
/// has expired the hold (`in_time` false).
async fn become_confirmed(
    app: &App,
    work: &mut Work<'_>,
    appointment: &Appointment,
    in_time: bool,
) -> Result<bool> {
    let now = app.now();
    let mut update = store::leaving(appointment, now)
        .col_expr(Column::Status, Expr::value(Status::Confirmed))
        .col_expr(Column::HoldPlace, Expr::value(None::<i32>))
        .col_expr(Column::HoldExpiresAt, Expr::value(None::<kernel::time::Instant>))
        .col_expr(Column::Sequence, Expr::col(Column::Sequence).add(1));
    if in_time {
        update = update.filter(Column::HoldExpiresAt.gt(now));
    }
    if update.exec(&***work).await?.rows_affected == 0 {
        return Ok(false);
    }
    work.audit(
        Entry::new("appointment.confirm", appointment.id)
            .clinic(appointment.clinic_id)
            .patient(appointment.patient_id),
    );
    work.fact(Fact::AppointmentConfirmed { appointment_id: appointment.id });
    Ok(true)
}
