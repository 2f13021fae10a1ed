//! The day of the visit: checked in, in progress, completed; or the patient did not come.

use kernel::id::AppointmentId;
use sea_orm::entity::prelude::*;

use super::{
    cancel::changed_meanwhile,
    model::Status,
    store::{self, Column},
    views::{AppointmentView, view_by_id},
};
use crate::{
    App,
    access::{Action, Actor},
    audit::Entry,
    error::{Kind, Problem, Result},
    outbox::Fact,
    schedule,
};

/// The patient is here. Only on the day of the visit.
pub async fn check_in(app: &App, actor: &Actor, id: AppointmentId) -> Result<AppointmentView> {
    step(app, actor, id, Action::RunDesk, Status::CheckedIn).await
}

/// The visit begins. Only on its day.
pub async fn start(app: &App, actor: &Actor, id: AppointmentId) -> Result<AppointmentView> {
    step(app, actor, id, Action::RunVisit, Status::InProgress).await
}

/// The visit is over.
pub async fn complete(app: &App, actor: &Actor, id: AppointmentId) -> Result<AppointmentView> {
    step(app, actor, id, Action::RunVisit, Status::Completed).await
}

/// The patient did not come. Only once the visit should have begun.
pub async fn no_show(app: &App, actor: &Actor, id: AppointmentId) -> Result<AppointmentView> {
    step(app, actor, id, Action::RunDesk, Status::NoShow).await
}

async fn step(
    app: &App,
    actor: &Actor,
    id: AppointmentId,
    action: Action,
    to: Status,
) -> Result<AppointmentView> {
    let appointment = store::reachable(app.db.read(), &actor.reach(action)?, id).await?;
    if !appointment.status.may_become(to) {
        return Err(appointment.status.illegal(to));
    }
    let now = app.now();
    let plan = schedule::plan_of(app, appointment.doctor_id).await?;
    let today = now.date_in(&plan.tz) == appointment.starts_at.date_in(&plan.tz);
    let early = match to {
        Status::CheckedIn | Status::InProgress => !today,
        Status::NoShow => now < appointment.starts_at,
        _ => false,
    };
    if early {
        let detail = "This can be said on the day of the visit only.";
        return Err(Problem::new(Kind::Unacceptable, "not_yet", detail).into());
    }
    let mut work = app.begin(actor).await?;
    let changed =
        store::leaving(&appointment, now).col_expr(Column::Status, Expr::value(to)).exec(&**work).await?;
    if changed.rows_affected == 0 {
        return Err(changed_meanwhile());
    }
    work.audit(
        Entry::new("appointment.progress", id)
            .clinic(appointment.clinic_id)
            .patient(appointment.patient_id)
            .detail(serde_json::json!({"from": appointment.status, "to": to})),
    );
    work.fact(Fact::AppointmentProgressed { appointment_id: id });
    work.commit().await?;
    view_by_id(app, id).await
}
