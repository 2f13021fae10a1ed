//! A clinic's day as it flows: who is booked, who is here, who is seen, who is done, and who is expected when.

use std::collections::{BTreeMap, HashMap};

use jiff::civil;
use kernel::{
    id::{AppointmentId, ClinicId, DoctorId},
    queue::{self, Begun, Expected, Waiting},
    time::{Date, Instant, MINUTE, day_span},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    day,
    model::Status,
    store::{self, Appointment},
    views::{NamedDoctor, NamedPatient, NamedService, Standing, standing},
};
use crate::{
    App,
    access::{Action, Actor},
    clinics,
    doctors::{self, Mode},
    error::{Error, Result},
    outbox, patients, payments,
};

#[derive(Clone, Copy, Debug)]
pub struct FlowInput {
    pub clinic_id: ClinicId,
    pub doctor_id: Option<DoctorId>,
    /// Local date; today where left out.
    pub date: Option<civil::Date>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FlowView {
    pub clinic_id: ClinicId,
    /// IANA name; offsets below are of this zone.
    pub time_zone: String,
    pub date: Date,
    /// When this was read.
    pub now: String,
    /// Where `GET /events` goes on from, so that nothing after this answer is missed.
    pub last_event_id: String,
    /// By the booked time: those confirmed, here, being seen, completed and missed.
    pub visits: Vec<FlowVisit>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FlowVisit {
    pub id: AppointmentId,
    pub status: Status,
    pub doctor: NamedDoctor,
    pub patient: NamedPatient,
    pub service: Option<NamedService>,
    pub starts_at: String,
    pub ends_at: String,
    /// The number in the queue: place in the sitting, from 1.
    pub position: Option<i32>,
    pub mode: Mode,
    /// Why the patient comes, in the patient's words.
    pub reason: String,
    pub payment: Standing,
    /// Why it was booked over a time that was taken.
    pub overbook_reason: Option<String>,
    /// When the patient came.
    pub arrived_at: Option<String>,
    /// When the visit began.
    pub begun_at: Option<String>,
    /// From arriving until being seen, or until now.
    pub waited_minutes: Option<i64>,
    /// Of that, what lies behind the booked time.
    pub late_minutes: Option<i64>,
    /// How many the doctor sees before; of those who are still to be seen.
    pub ahead: Option<usize>,
    /// When the patient is expected to be seen, as the day goes; of those who are still to be seen.
    pub expected_time: Option<String>,
    /// To be named by a step that was decided on this.
    pub version: i64,
}

/// Reads a day of a clinic as far as the actor may see it, in as many statements however many visits there are. 404 for a
/// clinic or doctor out of reach.
pub async fn flow(app: &App, actor: &Actor, input: FlowInput) -> Result<FlowView> {
    let reach = actor.reach(Action::ReadCalendar)?;
    let db = app.db.read();
    // Before anything else: what happens from here on is told as an event, perhaps of something that is shown already.
    let last_event_id = outbox::head(&app.db).await?.to_string();
    let clinic = clinics::by_id(db, input.clinic_id).await?.ok_or_else(|| Error::not_found("clinic"))?;
    let ids = day::doctors_within(app, &reach, input.clinic_id, input.doctor_id).await?;
    let ids: Vec<DoctorId> = ids.into_iter().collect();
    let (zone, now) = (clinic.zone()?, app.now());
    let date = input.date.unwrap_or_else(|| now.date_in(&zone));
    let span = day_span(date, &zone);
    let mut visits = day::visits(app, &reach, input.clinic_id, &ids, span).await?;
    // A time that is only held may be gone in a minute.
    visits.retain(|visit| visit.status != Status::Held);
    store::note_read(app, actor, &visits).await?;
    let doctors = doctors::by_ids(db, visits.iter().map(|visit| visit.doctor_id)).await?;
    let patients = patients::by_ids(db, visits.iter().map(|visit| visit.patient_id)).await?;
    let services = doctors::services_by_ids(db, visits.iter().filter_map(|visit| visit.service_id)).await?;
    let charges = payments::standings(db, visits.iter().map(|visit| visit.id.0)).await?;
    // Nobody is expected on a day that is over.
    let is_over = span.1 <= now;
    let expected = if is_over { HashMap::new() } else { estimate(&visits, &doctors, now) };
    let text = |at: Instant| at.rfc3339(&zone);
    let view = |visit: &Appointment| -> Result<FlowVisit> {
        let gone = || Error::broken("an appointment's doctor or patient is gone");
        let patient = patients.get(&visit.patient_id).ok_or_else(gone)?;
        let doctor = doctors.get(&visit.doctor_id).ok_or_else(gone)?;
        let service = visit.service_id.and_then(|id| services.get(&id));
        let expected = expected.get(&visit.id);
        let waited = waited(visit, if is_over { visit.updated_at } else { now });
        Ok(FlowVisit {
            id: visit.id,
            status: visit.status,
            doctor: NamedDoctor { id: doctor.id, full_name: doctor.full_name.clone() },
            patient: NamedPatient { id: patient.id, name: patient.name.clone() },
            service: service.map(|service| NamedService { id: service.id, name: service.name.clone() }),
            starts_at: text(visit.starts_at),
            ends_at: text(visit.ends_at),
            position: visit.position,
            mode: visit.mode,
            reason: visit.reason.clone(),
            payment: standing(visit, charges.get(&visit.id.0).copied()),
            overbook_reason: visit.overbook_reason.clone(),
            arrived_at: visit.arrived_at.map(text),
            begun_at: visit.begun_at.map(text),
            waited_minutes: waited.map(|(since_arrival, _)| since_arrival),
            late_minutes: waited.map(|(_, since_booked)| since_booked),
            ahead: expected.map(|expected| expected.ahead),
            expected_time: expected.map(|expected| text(expected.at)),
            version: visit.version,
        })
    };
    Ok(FlowView {
        clinic_id: clinic.id,
        time_zone: clinic.time_zone.clone(),
        date: Date(date),
        now: text(now),
        last_event_id,
        visits: visits.iter().map(view).collect::<Result<Vec<_>>>()?,
    })
}

/// When those of a day who are still to be seen are expected to be, by the rule of [`queue::expected`]: each doctor for
/// themselves.
pub(super) fn estimate(
    visits: &[Appointment],
    doctors: &HashMap<DoctorId, doctors::Doctor>,
    now: Instant,
) -> HashMap<AppointmentId, Expected> {
    let mut by_doctor: BTreeMap<DoctorId, Vec<&Appointment>> = BTreeMap::new();
    for visit in visits {
        by_doctor.entry(visit.doctor_id).or_default().push(visit);
    }
    let mut answers = HashMap::new();
    for (doctor_id, visits) in by_doctor {
        let places = doctors.get(&doctor_id).map_or(1, |doctor| doctor.capacity);
        let begun = visits.iter().filter(|visit| visit.status == Status::InProgress);
        let begun: Vec<Begun> = begun.map(|visit| begun_of(visit)).collect();
        let waits = |visit: &&&Appointment| matches!(visit.status, Status::Confirmed | Status::CheckedIn);
        let waiting: Vec<&&Appointment> = visits.iter().filter(waits).collect();
        let turns: Vec<Waiting> = waiting
            .iter()
            .map(|visit| Waiting {
                starts_at: visit.starts_at,
                ends_at: visit.ends_at,
                is_here: visit.status == Status::CheckedIn,
            })
            .collect();
        let places = usize::try_from(places).unwrap_or(1);
        let told = queue::expected(now, places, &begun, &turns);
        answers.extend(waiting.iter().map(|visit| visit.id).zip(told));
    }
    answers
}

fn begun_of(visit: &Appointment) -> Begun {
    // A visit that was begun before this was noted.
    let at = visit.begun_at.unwrap_or(visit.updated_at);
    Begun { at, seconds: visit.ends_at.seconds_since(visit.starts_at) }
}

/// Minutes from arriving until being seen or `now`, and those of them behind the booked time.
fn waited(visit: &Appointment, now: Instant) -> Option<(i64, i64)> {
    let arrived_at = visit.arrived_at?;
    let until = visit.begun_at.unwrap_or(now);
    let minutes = |since: Instant| (until.seconds_since(since) / MINUTE).max(0);
    Some((minutes(arrived_at), minutes(arrived_at.max(visit.starts_at))))
}
