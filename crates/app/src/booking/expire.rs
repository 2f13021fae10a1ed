//! A hold that ran out gives its time back: by whoever meets it, through one conditional update.

use kernel::id::DoctorId;
use sea_orm::{Condition, entity::prelude::*};

use super::{
    model::Status,
    store::{self, Appointment, Column},
};
use crate::{
    App,
    access::Actor,
    audit::Entry,
    error::{Error, Result},
    outbox::Fact,
    retrying, schedule,
};

/// Holds released at a time.
const BATCH: u64 = 100;

/// Releases every hold that has run out; gives how many. The sweeper's work.
pub async fn expire_due(app: &App) -> Result<usize> {
    let mut total = 0;
    loop {
        let released = expire_where(app, Condition::all()).await?;
        total += released;
        if released < BATCH as usize {
            return Ok(total);
        }
    }
}

/// Releases a doctor's holds that have run out, before somebody reads the doctor's free times.
pub async fn release_expired(app: &App, doctor_id: DoctorId) -> Result<()> {
    if app.holds.take_due(doctor_id, app.now()) {
        expire_where(app, Condition::all().add(Column::DoctorId.eq(doctor_id))).await?;
        if let Some(next) = store::next_hold_end(app.db.read(), doctor_id).await? {
            app.holds.note(doctor_id, next);
        }
    }
    Ok(())
}

/// Releases the holds that have run out among `whose`; gives how many this call released.
pub(super) async fn expire_where(app: &App, whose: Condition) -> Result<usize> {
    let mut released = 0;
    for appointment in store::holds_over(app.db.read(), whose, app.now(), BATCH).await? {
        match retrying(|| expire(app, &appointment)).await {
            Ok(was_ours) => released += usize::from(was_ours),
            // One that cannot be released keeps no other waiting.
            Err(error @ Error::Broken { .. }) => {
                tracing::error!(appointment.id = %appointment.id, error = %error, "a hold could not be released");
            }
            Err(error) => return Err(error),
        }
    }
    Ok(released)
}

/// Gives whether it was this call that expired it: a payment or a cancellation may have been first.
async fn expire(app: &App, appointment: &Appointment) -> Result<bool> {
    let now = app.now();
    let actor = Actor::system();
    let mut work = app.begin(&actor).await?;
    let expiring = store::leaving(appointment, now)
        .col_expr(Column::Status, Expr::value(Status::Expired))
        .col_expr(Column::HoldPlace, Expr::value(None::<i32>))
        // It may have been extended since it was read.
        .filter(Column::HoldExpiresAt.lte(now));
    let Some(expired) = store::change(&work, appointment.id, expiring).await? else {
        work.give_up().await?;
        return Ok(false);
    };
    work.audit(Entry::new("appointment.expire", appointment.id).clinic(appointment.clinic_id));
    work.fact(Fact::AppointmentExpired { appointment_id: appointment.id });
    work.fact(Fact::TimesChanged { doctor_id: appointment.doctor_id });
    work.flush().await?;
    // It may have been moved since it was read.
    schedule::release(&work, &expired.claims()).await?;
    work.commit().await?;
    Ok(true)
}
