//! Times that are kept for a patient who was offered them, as a calendar shows them.

use std::collections::HashMap;

use jiff::tz::TimeZone;
use kernel::{
    id::{AppointmentId, DoctorId, PatientId},
    time::Instant,
};
use sea_orm::entity::prelude::*;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    replacement::{self, Offered, Replacement},
    store::{Appointment, Column, Entity},
    views::NamedPatient,
};
use crate::{App, error::Result, patients::Patient};

/// A time that nobody else gets until its patient has answered.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CalendarKept {
    pub doctor_id: DoctorId,
    pub patient: NamedPatient,
    /// The visit that is crossed out, and that it would be instead of.
    pub appointment_id: AppointmentId,
    pub starts_at: String,
    pub ends_at: String,
    pub answer_by: String,
}

pub(super) struct Kept {
    time: Offered,
    offer: Replacement,
    /// As it stands until there is an answer.
    pub visit: Appointment,
}

/// What is kept of these doctors' times in a span, by its start.
pub(super) async fn kept_of(
    app: &App,
    doctor_ids: &[DoctorId],
    span: (Instant, Instant),
) -> Result<Vec<Kept>> {
    let db = app.db.read();
    let times = replacement::kept_of(db, doctor_ids, span).await?;
    if times.is_empty() {
        return Ok(Vec::new());
    }
    let ids = times.iter().map(|(_, offer)| offer.appointment_id);
    let visits = Entity::find().filter(Column::Id.is_in(ids)).all(db).await?;
    let visits: HashMap<AppointmentId, Appointment> =
        visits.into_iter().map(|visit| (visit.id, visit)).collect();
    let kept = |(time, offer): (Offered, Replacement)| {
        let visit = visits.get(&offer.appointment_id)?.clone();
        Some(Kept { time, offer, visit })
    };
    Ok(times.into_iter().filter_map(kept).collect())
}

impl Kept {
    /// Nothing for a patient who was removed meanwhile.
    pub fn view(&self, patients: &HashMap<PatientId, Patient>, zone: &TimeZone) -> Option<CalendarKept> {
        let patient = patients.get(&self.visit.patient_id)?;
        Some(CalendarKept {
            doctor_id: self.offer.doctor_id,
            patient: NamedPatient { id: patient.id, name: patient.name.clone() },
            appointment_id: self.visit.id,
            starts_at: self.time.starts_at.rfc3339(zone),
            ends_at: self.time.ends_at.rfc3339(zone),
            answer_by: self.offer.answer_by.rfc3339(zone),
        })
    }
}
