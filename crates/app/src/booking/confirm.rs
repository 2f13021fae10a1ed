//! A held time becomes an appointment: at once where nothing is due now, or by a payment.

use kernel::{id::AppointmentId, time::Instant};
use sea_orm::{ExprTrait, UpdateMany, entity::prelude::*};
use uuid::Uuid;

use super::{
    cancel::changed_meanwhile,
    extend_hold::hold_expired,
    fee,
    for_whom::is_staff,
    model::Status,
    store::{self, Appointment, Column, tried},
    views::{AppointmentView, view},
};
use crate::{
    App, Draft,
    access::{Action, Actor},
    audit::Entry,
    error::{Error, Kind, Problem, Result},
    outbox::Fact,
    payments, retrying, schedule,
};

/// Confirms where nothing is due now: nothing to pay, or the clinic takes it at the desk. Otherwise 402.
pub async fn confirm(app: &App, actor: &Actor, id: AppointmentId) -> Result<AppointmentView> {
    tried(|| retrying(|| attempt(app, actor, id))).await?.ok_or_else(changed_meanwhile)
}

/// One try: nothing when the appointment was changed meanwhile.
async fn attempt(app: &App, actor: &Actor, id: AppointmentId) -> Result<Option<AppointmentView>> {
    let appointment = store::reachable(app, &actor.reach(Action::Book)?, id).await?;
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
    let confirmed = Appointment {
        status: Status::Confirmed,
        hold_place: None,
        hold_expires_at: None,
        sequence: appointment.sequence + 1,
        ..appointment.changed(now)
    };
    let view = view(app, &confirmed).await?;
    let in_time = confirming(&appointment, now)
        .filter(Column::HoldExpiresAt.gt(now))
        .filter(Column::Version.eq(appointment.version));
    let mut draft = confirmed_by(app, actor, &appointment);
    draft.answer(200, &view)?;
    let written = draft.write_changing(in_time, store::Entity::find_by_id(id)).await?;
    Ok(written.map(|_| view))
}

/// The charge for an appointment was paid: confirm it, or give the money back when the hold had ended first.
///
/// Bears being run again; expiry and cancellation race with it on one conditional update, so exactly one wins.
pub async fn confirm_paid(app: &App, payable_id: Uuid) -> Result<()> {
    retrying(|| confirm_paid_once(app, AppointmentId(payable_id))).await
}

async fn confirm_paid_once(app: &App, id: AppointmentId) -> Result<()> {
    let actor = Actor::system();
    let Some(appointment) = store::by_id(app, id).await? else {
        return Err(Error::broken("a charge was paid for an appointment that is not there"));
    };
    match appointment.status {
        Status::Held => {
            // It was made in time and may arrive a little late, as long as nobody has expired the hold.
            let change = confirming(&appointment, app.now());
            let draft = confirmed_by(app, &actor, &appointment);
            if draft.write_changing(change, store::Entity::find_by_id(id)).await?.is_none() {
                // Somebody was faster; the retry sees what it became.
                return Box::pin(confirm_paid_once(app, id)).await;
            }
        }
        Status::Cancelled | Status::Expired => {
            let mut work = app.begin(&actor).await?;
            let why = "the appointment had ended before the payment came";
            payments::refund_rest(&mut work, id.0, why, appointment.kept_fee).await?;
            work.commit().await?;
        }
        Status::NoShow if appointment.kept_fee.is_some() => {
            let mut work = app.begin(&actor).await?;
            payments::refund_rest(&mut work, id.0, fee::MISSED_REASON, appointment.kept_fee).await?;
            work.commit().await?;
        }
        Status::Confirmed | Status::CheckedIn if is_being_ended(app, &actor, &appointment).await? => {
            return Box::pin(confirm_paid_once(app, id)).await;
        }
        Status::Confirmed | Status::CheckedIn | Status::InProgress | Status::Completed | Status::NoShow => {}
    }
    Ok(())
}

/// Whoever cancels at this moment may have looked for payments before this one was there. Waits for them, and tells
/// whether the visit is another since it was read; where there is one writer at a time, that was before.
async fn is_being_ended(app: &App, actor: &Actor, read: &Appointment) -> Result<bool> {
    if app.db.is_embedded() {
        return Ok(false);
    }
    let work = app.begin(actor).await?;
    let is_as_read = store::is_still(&work, read).await?;
    work.give_up().await?;
    // One that is in the archive has no row, and nobody ends it any more.
    Ok(!is_as_read && store::by_id(app, read.id).await?.is_some_and(|now| now.version != read.version))
}

fn confirming(appointment: &Appointment, now: Instant) -> UpdateMany<store::Entity> {
    store::leaving(appointment, now)
        .col_expr(Column::Status, Expr::value(Status::Confirmed))
        .col_expr(Column::HoldPlace, Expr::value(None::<i32>))
        .col_expr(Column::HoldExpiresAt, Expr::value(None::<Instant>))
        .col_expr(Column::Sequence, Expr::col(Column::Sequence).add(1))
}

fn confirmed_by<'a>(app: &'a App, actor: &'a Actor, appointment: &Appointment) -> Draft<'a> {
    let mut draft = app.draft(actor);
    draft.audit(
        Entry::new("appointment.confirm", appointment.id)
            .clinic(appointment.clinic_id)
            .patient(appointment.patient_id),
    );
    draft.fact(Fact::AppointmentConfirmed { appointment_id: appointment.id });
    draft
}
