//! "I need more time": once.

use kernel::id::AppointmentId;
use sea_orm::entity::prelude::*;

use super::{
    model::Status,
    store::{self, Column},
    views::{AppointmentView, view_by_id},
};
use crate::{
    App,
    access::{Action, Actor},
    audit::Entry,
    error::{Error, Kind, Problem, Result},
};

/// Gives the hold its full length again. 409 the second time, 410 when it has run out.
pub async fn extend_hold(app: &App, actor: &Actor, id: AppointmentId) -> Result<AppointmentView> {
    let appointment = store::reachable(app.db.read(), &actor.reach(Action::Book)?, id).await?;
    let now = app.now();
    if appointment.status == Status::Expired
        || appointment.status == Status::Held && appointment.hold_is_over(now)
    {
        return Err(hold_expired());
    }
    if appointment.status != Status::Held {
        return Err(appointment.status.illegal(Status::Held));
    }
    let plan = crate::schedule::plan_of(app, appointment.doctor_id).await?;
    let expires_at = now.plus_minutes(i64::from(plan.clinic.hold_minutes));
    let mut work = app.begin(actor).await?;
    let changed = store::leaving(&appointment, now)
        .col_expr(Column::HoldExpiresAt, Expr::value(expires_at))
        .col_expr(Column::HoldExtended, Expr::value(true))
        .filter(Column::HoldExtended.eq(false))
        .filter(Column::HoldExpiresAt.gt(now))
        .exec(&**work)
        .await?;
    if changed.rows_affected == 0 {
        return Err(Error::conflict("already_extended", "This hold has already been extended once."));
    }
    work.audit(Entry::new("appointment.extend_hold", id).clinic(appointment.clinic_id));
    work.commit().await?;
    app.holds.note(appointment.doctor_id, expires_at);
    view_by_id(app, id).await
}

/// 410: the hold ended before this came.
pub(super) fn hold_expired() -> Error {
    let detail = "The hold on this time has ended. Choose a time again; nothing was charged.";
    Problem::new(Kind::Gone, "hold_expired", detail).into()
}
