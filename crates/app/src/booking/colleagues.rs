//! Which other doctors of the clinic could have a visit instead of its own.

use kernel::{
    id::{AppointmentId, DoctorId, ServiceId},
    text::folded,
};

use super::{
    model::Status,
    store::{self, Appointment},
};
use crate::{
    App,
    access::{Action, Actor},
    doctors::{self, Doctor, Service},
    error::{Error, Result},
};

/// Somebody who sees patients as the visit asks for.
#[derive(Clone, Debug)]
pub struct Colleague {
    pub id: DoctorId,
    pub full_name: String,
    /// Their own service that the visit would be for.
    pub service_id: Option<ServiceId>,
}

/// By name; nobody for whoever may not give a visit to others, or while it is not certain. Whether a time is free is not
/// looked at.
pub async fn colleagues(app: &App, actor: &Actor, id: AppointmentId) -> Result<Vec<Colleague>> {
    let visit = store::reachable(app, &actor.reach(Action::CancelAppointments)?, id).await?;
    if visit.status != Status::Confirmed || !may_give(actor, &visit) {
        return Ok(Vec::new());
    }
    let db = app.db.read();
    let own = service_of(app, &visit).await?;
    let ids = doctors::in_clinic(db, visit.clinic_id).await?;
    let services = doctors::services_of_each(db, &ids).await?;
    let others = doctors::by_ids(db, ids).await?;
    let others = others.into_values().filter(|doctor| doctor.is_public() && doctor.id != visit.doctor_id);
    let colleague = |doctor: Doctor| {
        let service = same_offer(&doctor, &services, own.as_ref(), &visit).ok()?;
        Some(Colleague {
            id: doctor.id,
            service_id: service.map(|service| service.id),
            full_name: doctor.full_name,
        })
    };
    let mut colleagues: Vec<Colleague> = others.filter_map(colleague).collect();
    colleagues.sort_by(|one, other| one.full_name.cmp(&other.full_name));
    Ok(colleagues)
}

/// Whether the actor books at the visit's clinic for others.
pub(super) fn may_give(actor: &Actor, visit: &Appointment) -> bool {
    let reach = actor.reach(Action::BookForOthers);
    reach.is_ok_and(|reach| reach.covers(None, Some(visit.clinic_id), None))
}

pub(super) async fn service_of(app: &App, visit: &Appointment) -> Result<Option<Service>> {
    match visit.service_id {
        Some(id) => doctors::service_by_id(app.db.read(), id).await,
        None => Ok(None),
    }
}

/// Services belong to doctors. The same one of another doctor goes by the same name and takes place the same way; of
/// several, the one that takes most nearly as long. 422 by `doctor_id`: `service_not_offered`, `mode_not_offered`.
pub(super) fn same_offer<'a>(
    doctor: &Doctor,
    services: &'a [Service],
    own: Option<&Service>,
    visit: &Appointment,
) -> Result<Option<&'a Service>> {
    let modes = doctor.modes();
    if !modes.is_empty() && !modes.contains(&visit.mode) {
        let detail = "This doctor does not see patients in this way.";
        return Err(Error::field("doctor_id", "mode_not_offered", detail));
    }
    let Some(own) = own else { return Ok(None) };
    let is_same = |other: &&Service| {
        let is_offered = other.doctor_id == doctor.id && other.active && other.mode == visit.mode;
        is_offered && folded(&other.name) == folded(&own.name)
    };
    let same = services.iter().filter(is_same);
    let nearest = same.min_by_key(|other| (other.duration_minutes - own.duration_minutes).abs());
    let detail = "This doctor does not offer what the visit is for.";
    nearest.map(Some).ok_or_else(|| Error::field("doctor_id", "service_not_offered", detail))
}
