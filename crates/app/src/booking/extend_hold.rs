//! "I need more time": once.

use kernel::id::AppointmentId;
use sea_orm::entity::prelude::*;

use super::{
    cancel::changed_meanwhile,
    hold::hold_ends,
    model::Status,
    store::{self, Appointment, Column, tried},
    views::{AppointmentView, view},
};
use crate::{
    App,
    access::{Action, Actor},
    audit::Entry,
    error::{Error, Kind, Problem, Result},
    retrying,
};

/// Gives the hold its full length again. 409 the second time, 410 when it has run out.
pub async fn extend_hold(app: &App, actor: &Actor, id: AppointmentId) -> Result<AppointmentView> {
    tried(|| retrying(|| attempt(app, actor, id))).await?.ok_or_else(changed_meanwhile)
}

/// One try: nothing when the appointment was changed meanwhile.
async fn attempt(app: &App, actor: &Actor, id: AppointmentId) -> Result<Option<AppointmentView>> {
    let appointment = store::reachable(app, &actor.reach(Action::Book)?, id).await?;
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
    let expires_at = hold_ends(&plan, appointment.starts_at, now);
    if appointment.hold_extended {
        return Err(Error::conflict("already_extended", "This hold has already been extended once."));
    }
    let extended =
        Appointment { hold_expires_at: Some(expires_at), hold_extended: true, ..appointment.changed(now) };
    let extending = store::leaving(&appointment, now)
        .col_expr(Column::HoldExpiresAt, Expr::value(extended.hold_expires_at))
        .col_expr(Column::HoldExtended, Expr::value(extended.hold_extended))
        .filter(Column::HoldExpiresAt.gt(now))
        .filter(Column::Version.eq(appointment.version));
    let view = view(app, &extended).await?;
    let mut draft = app.draft(actor);
    draft.audit(Entry::new("appointment.extend_hold", id).clinic(appointment.clinic_id));
    draft.answer(200, &view)?;
    let written = draft.write_changing(extending, store::Entity::find_by_id(id)).await?;
    if written.is_some() {
        app.holds.note(appointment.doctor_id, expires_at);
    }
    Ok(written.map(|_| view))
}

/// 410: the hold ended before this came.
pub(super) fn hold_expired() -> Error {
    let detail = "The hold on this time has ended. Choose a time again; nothing was charged.";
    Problem::new(Kind::Gone, "hold_expired", detail).into()
}
