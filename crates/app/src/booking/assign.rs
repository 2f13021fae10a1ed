//! Say for whom a held time is, and why: whoever decides in a hurry keeps the time first and tells the rest after.

use kernel::{
    fields::Check,
    id::{AppointmentId, PatientId},
    text,
};
use sea_orm::entity::prelude::*;

use super::{
    cancel::changed_meanwhile,
    expire::expire_where,
    extend_hold::hold_expired,
    for_whom::bookable,
    model::Status,
    store::{self, Appointment, Column},
    views::{AppointmentView, view},
};
use crate::{
    App,
    access::{Action, Actor, Reach},
    audit::Entry,
    error::{Error, Kind, Problem, Result},
    patients::{self, Patient},
    retrying, schedule,
};

/// What is left out stays.
#[derive(Clone, Debug, Default)]
pub struct AssignInput {
    pub patient_id: Option<PatientId>,
    /// At most 500 characters.
    pub reason: Option<String>,
}

/// Changes patient and reason of a hold. The time moves from the one patient's sheet to the other's in the same
/// transaction: 422 `patient_busy` leaves the hold as it was. 410 when the hold has ended.
pub async fn assign(
    app: &App,
    actor: &Actor,
    id: AppointmentId,
    input: AssignInput,
) -> Result<AppointmentView> {
    let reach = actor.reach(Action::Book)?;
    let mut check = Check::new();
    let reason = check.optional("reason", input.reason, |raw| text::paragraph(&raw, 500));
    if !check.is_clean() {
        return Err(Error::fields(check));
    }
    let patient = match input.patient_id {
        Some(patient_id) => {
            let clinic_id = store::reachable(app, &reach, id).await?.clinic_id;
            Some(bookable(app, actor, clinic_id, patient_id).await?)
        }
        None => None,
    };
    let assigned =
        retrying(|| assign_once(app, actor, &reach, id, patient.as_ref(), reason.as_deref())).await?;
    view(app, &assigned).await
}

async fn assign_once(
    app: &App,
    actor: &Actor,
    reach: &Reach,
    id: AppointmentId,
    patient: Option<&Patient>,
    reason: Option<&str>,
) -> Result<Appointment> {
    let held = store::reachable(app, reach, id).await?;
    let now = app.now();
    if held.status == Status::Expired || held.status == Status::Held && held.hold_is_over(now) {
        return Err(hold_expired());
    }
    if held.status != Status::Held {
        return Err(held.status.illegal(Status::Held));
    }
    let assigned = Appointment {
        patient_id: patient.map_or(held.patient_id, |patient| patient.id),
        account_id: patient.map_or(held.account_id, |patient| patient.account_id),
        reason: reason.unwrap_or(&held.reason).to_owned(),
        ..held.clone()
    };
    if assigned == held {
        return Ok(held);
    }
    let mut work = app.begin(actor).await?;
    let assigning = store::leaving(&held, now)
        .col_expr(Column::PatientId, Expr::value(assigned.patient_id))
        .col_expr(Column::AccountId, Expr::value(assigned.account_id))
        .col_expr(Column::Reason, Expr::value(assigned.reason.as_str()))
        .filter(Column::Version.eq(held.version))
        .filter(Column::HoldExpiresAt.gt(now));
    let assigned = store::change(&work, held.id, assigning).await?.ok_or_else(changed_meanwhile)?;
    work.audit(
        Entry::new("appointment.assign", id).clinic(held.clinic_id).patient(assigned.patient_id).detail(
            serde_json::json!({"from": held.patient_id, "reason_changed": assigned.reason != held.reason}),
        ),
    );
    let (before, after) = (held.claim_of_patient(), assigned.claim_of_patient());
    if before != after {
        patients::link(&mut work.draft, assigned.patient_id, held.clinic_id, held.doctor_id)?;
        work.flush().await?;
        schedule::release(&work, &[before]).await?;
        if !schedule::claim(&work, &[after], None).await? {
            work.give_up().await?;
            return Err(busy(app, &assigned).await?);
        }
    }
    work.commit().await?;
    Ok(assigned)
}

/// The patient's time was taken; by a hold that has run out meanwhile, it can be tried again.
async fn busy(app: &App, assigned: &Appointment) -> Result<Error> {
    let of_patient = sea_orm::Condition::all().add(Column::PatientId.eq(assigned.patient_id));
    if expire_where(app, of_patient).await? > 0 {
        return Ok(changed_meanwhile());
    }
    let detail = "This patient already has an appointment at that time.";
    Ok(Problem::new(Kind::Unacceptable, "patient_busy", detail).about("patient_id").into())
}
