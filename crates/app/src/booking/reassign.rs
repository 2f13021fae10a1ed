//! Give a visit to another doctor of its clinic, at the same time or another: it leaves the one's sheets and enters the
//! other's in one transaction.
//!
//! It costs what it did: that is what its patient has agreed to, and perhaps paid, and who is seen instead is not for
//! the patient to pay. What was paid counts for the doctor who has the visit.

use kernel::{id::DoctorId, time::Instant};

use super::{
    colleagues::{same_offer, service_of},
    exchange::{Exchange, exchange},
    expire::expire_where,
    hold::with_alternatives,
    model::Status,
    reschedule::{placed, refuse_unavailable},
    store::{self, Appointment},
    views::AppointmentView,
};
use crate::{
    App,
    access::Actor,
    audit::Entry,
    error::{Error, Result},
    outbox::Fact,
    schedule::{self, Ask},
};

/// One try: nothing when the database found the time taken. That the actor may do so is the caller's question. 409
/// `still_held` · 422 for a doctor who is not one of its [`colleagues`](super::colleagues::colleagues).
pub(super) async fn reassign(
    app: &App,
    actor: &Actor,
    old: &Appointment,
    to: DoctorId,
    at: Instant,
) -> Result<Option<AppointmentView>> {
    if old.status == Status::Held {
        // Somebody is deciding for this doctor at this moment.
        return Err(Error::conflict("still_held", "This visit is not confirmed yet. Confirm it first."));
    }
    let looked_at = schedule::plan_of(app, to).await?;
    if looked_at.clinic.id != old.clinic_id {
        return Err(Error::not_found("doctor"));
    }
    refuse_unavailable(&looked_at)?;
    let own = service_of(app, old).await?;
    let service = same_offer(&looked_at.doctor, &looked_at.services, own.as_ref(), old)?;
    let ask = Ask { service_id: service.map(|service| service.id), by_staff: true };
    let resources = old.resources();
    let (plan, decision) = match schedule::decide_beside(app, to, ask, at, old.own(&resources)).await {
        Ok(decided) => decided,
        Err(error) if schedule::meets_others(&error) => {
            if expire_where(app, store::in_the_way(&looked_at)).await? > 0 {
                return Ok(None);
            }
            return Err(with_alternatives(app, to, ask, at, error).await);
        }
        Err(error) => return Err(error),
    };
    if plan.doctor.schedule_version != looked_at.doctor.schedule_version {
        return Ok(None);
    }
    let new = Appointment { doctor_id: to, service_id: ask.service_id, ..placed(old, decision) };
    let entry = Entry::new("appointment.reschedule", old.id).detail(serde_json::json!({
        "from": old.starts_at.0, "to": new.starts_at.0, "from_doctor": old.doctor_id, "to_doctor": to,
    }));
    let fact = Fact::AppointmentMoved { appointment_id: old.id, from_doctor_id: Some(old.doctor_id) };
    exchange(app, actor, Exchange { plan: &plan, old, new, entry, fact: Some(fact), instead: None }).await
}
