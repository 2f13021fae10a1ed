//! The day of the visit: checked in, in progress, completed; or the patient did not come. A step that names the version it
//! was decided on is refused with 412 when somebody has changed the visit since.

use kernel::id::AppointmentId;
use sea_orm::entity::prelude::*;

use super::{
    cancel::changed_meanwhile,
    fee,
    model::Status,
    store::{self, Column},
    views::{AppointmentView, Around},
};
use crate::{
    App,
    access::{Action, Actor},
    audit::Entry,
    doctors,
    error::{Error, Kind, Problem, Result},
    outbox::Fact,
    patients, payments, retrying, schedule,
};

/// The patient is here. Only on the day of the visit.
pub async fn check_in(
    app: &App,
    actor: &Actor,
    id: AppointmentId,
    version: Option<i64>,
) -> Result<AppointmentView> {
    step(app, actor, id, version, Action::RunDesk, Status::CheckedIn).await
}

/// The visit begins. Only on its day.
pub async fn start(
    app: &App,
    actor: &Actor,
    id: AppointmentId,
    version: Option<i64>,
) -> Result<AppointmentView> {
    step(app, actor, id, version, Action::RunVisit, Status::InProgress).await
}

/// The visit is over.
pub async fn complete(
    app: &App,
    actor: &Actor,
    id: AppointmentId,
    version: Option<i64>,
) -> Result<AppointmentView> {
    step(app, actor, id, version, Action::RunVisit, Status::Completed).await
}

/// The patient did not come: what was paid goes back without the clinic's fee. Only once the visit should have begun.
pub async fn no_show(
    app: &App,
    actor: &Actor,
    id: AppointmentId,
    version: Option<i64>,
) -> Result<AppointmentView> {
    step(app, actor, id, version, Action::RunDesk, Status::NoShow).await
}

async fn step(
    app: &App,
    actor: &Actor,
    id: AppointmentId,
    version: Option<i64>,
    action: Action,
    to: Status,
) -> Result<AppointmentView> {
    retrying(|| step_once(app, actor, id, version, action, to)).await
}

async fn step_once(
    app: &App,
    actor: &Actor,
    id: AppointmentId,
    version: Option<i64>,
    action: Action,
    to: Status,
) -> Result<AppointmentView> {
    let appointment = store::reachable(app, &actor.reach(action)?, id).await?;
    if version.is_some_and(|version| version != appointment.version) {
        return Err(Error::version_mismatch());
    }
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
    let missed = (to == Status::NoShow).then(|| plan.clinic.no_show_fee(appointment.total));
    let around = Around::of(app, std::slice::from_ref(&appointment)).await?;
    let mut work = app.begin(actor).await?;
    let mut step = store::leaving(&appointment, now)
        .col_expr(Column::Status, Expr::value(to))
        // What was decided on: moved to another day, it would be said of a visit that is still to come.
        .filter(Column::Version.eq(appointment.version));
    match to {
        Status::CheckedIn => step = step.col_expr(Column::ArrivedAt, Expr::value(Some(now))),
        Status::InProgress => step = step.col_expr(Column::BegunAt, Expr::value(Some(now))),
        Status::NoShow => step = step.col_expr(Column::KeptFee, Expr::value(missed)),
        _ => {}
    }
    let changed = store::change(&work, appointment.id, step).await?.ok_or_else(changed_meanwhile)?;
    work.audit(
        Entry::new("appointment.progress", id)
            .clinic(appointment.clinic_id)
            .patient(appointment.patient_id)
            .detail(serde_json::json!({"from": appointment.status, "to": to, "kept_fee": missed})),
    );
    if let Some(fee) = missed {
        payments::refund_rest(&mut work, id.0, fee::MISSED_REASON, Some(fee)).await?;
    }
    work.fact(Fact::AppointmentProgressed { appointment_id: id });
    if to == Status::Completed {
        let first = patients::seen(&work, appointment.patient_id, appointment.doctor_id).await?;
        doctors::visit_completed(&work, appointment.doctor_id, first).await?;
        work.fact(Fact::DoctorChanged { doctor_id: appointment.doctor_id });
    }
    let view = around.view(&changed)?;
    work.answer(200, &view)?;
    work.commit().await?;
    Ok(view)
}
