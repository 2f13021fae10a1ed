//! What every change of a visit's time or doctor does: the row, its audit line and facts, the ticks it gives back and those
//! it takes, in one transaction. The old time is kept until the new one is certain.

use sea_orm::{Condition, entity::prelude::*};

use super::{
    cancel::changed_meanwhile,
    expire::expire_where,
    replacement::{Offered, Replacement},
    store::{self, Appointment, Column},
    views::{AppointmentView, Around},
};
use crate::{
    App,
    access::Actor,
    audit::Entry,
    error::{Kind, Problem, Result},
    outbox::Fact,
    patients,
    schedule::{self, Plan},
};

pub(super) struct Exchange<'a> {
    /// What the new time was decided on: the plan of the doctor who has the visit then.
    pub plan: &'a Plan,
    pub old: &'a Appointment,
    /// As it is to be; its version and the moment of the change are not looked at.
    pub new: Appointment,
    pub entry: Entry,
    pub fact: Option<Fact>,
    pub instead: Option<Instead>,
}

/// The offer that a move answers, and the times that are kept for it.
pub(super) struct Instead {
    pub row: Replacement,
    pub kept: Vec<Offered>,
}

/// Changes it, and ends the offer that it answers; nothing when the database found the new time taken.
pub(super) async fn exchange(
    app: &App,
    actor: &Actor,
    exchange: Exchange<'_>,
) -> Result<Option<AppointmentView>> {
    let Exchange { plan, old, new, entry, fact, instead } = exchange;
    let around = Around::of(app, std::slice::from_ref(&new)).await?;
    let mut work = app.begin(actor).await?;
    let changing = store::leaving(old, app.now())
        .col_expr(Column::DoctorId, Expr::value(new.doctor_id))
        .col_expr(Column::ServiceId, Expr::value(new.service_id))
        .col_expr(Column::DepartmentId, Expr::value(new.department_id))
        .col_expr(Column::StartsAt, Expr::value(new.starts_at))
        .col_expr(Column::EndsAt, Expr::value(new.ends_at))
        .col_expr(Column::ClaimedFrom, Expr::value(new.claimed_from))
        .col_expr(Column::ClaimedUntil, Expr::value(new.claimed_until))
        .col_expr(Column::Lane, Expr::value(new.lane))
        .col_expr(Column::ResourceIds, Expr::value(new.resource_ids.clone()))
        .col_expr(Column::OverbookReason, Expr::value(new.overbook_reason.clone()))
        .col_expr(Column::SittingId, Expr::value(new.sitting_id))
        .col_expr(Column::Position, Expr::value(new.position))
        .col_expr(Column::Sequence, Expr::value(new.sequence))
        .filter(Column::Version.eq(old.version));
    let changed = store::change(&work, old.id, changing).await?.ok_or_else(changed_meanwhile)?;
    let mut given_back = old.claims();
    if let Some(instead) = instead {
        if !instead.is_answered_by(&work).await? {
            return Err(changed_meanwhile());
        }
        given_back.extend(instead.kept.iter().flat_map(|time| time.claims(old.doctor_id)));
    }
    work.audit(entry.clinic(old.clinic_id).patient(old.patient_id));
    if let Some(fact) = fact {
        work.fact(fact);
    }
    work.fact(Fact::TimesChanged { doctor_id: old.doctor_id });
    if new.doctor_id != old.doctor_id {
        work.fact(Fact::TimesChanged { doctor_id: new.doctor_id });
        patients::link(&mut work.draft, new.patient_id, new.clinic_id, new.doctor_id)?;
    }
    let view = around.view(&changed)?;
    work.answer(200, &view)?;
    work.flush().await?;
    // Giving the old ticks back first, in the same transaction, lets a visit move by fifteen minutes onto itself. Two
    // doctors who exchange visits may wait for each other's sheet: the database ends one, which is tried again.
    schedule::release(&work, &given_back).await?;
    let decided_on = Some((plan.doctor.id, plan.doctor.schedule_version));
    if !schedule::claim(&work, &changed.claims(), decided_on).await? {
        work.give_up().await?;
        return lost_claim(app, old, &changed).await;
    }
    work.commit().await?;
    Ok(Some(view))
}

async fn lost_claim(app: &App, old: &Appointment, new: &Appointment) -> Result<Option<AppointmentView>> {
    expire_where(app, Condition::all().add(Column::PatientId.eq(old.patient_id))).await?;
    let (was, will) = (old.claim_of_patient(), new.claim_of_patient());
    if schedule::is_taken_beside(app, will.resource, will.span, was.span).await? {
        let detail = "This patient already has an appointment at that time.";
        return Err(Problem::new(Kind::Unacceptable, "patient_busy", detail).about("starts_at").into());
    }
    app.schedules.schedule_changed(new.doctor_id);
    Ok(None)
}
