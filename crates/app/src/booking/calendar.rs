//! A clinic's calendar: its doctors as columns, with their visits, hours, leave and free parts.

use std::collections::BTreeSet;

use jiff::{civil, tz::TimeZone};
use kernel::{
    calendar::Span,
    id::{AppointmentId, ClinicId, DoctorId, PatientId, ResourceId},
    time::{Date, Instant, day_span},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    day,
    kept::{self, CalendarKept},
    model::Status,
    store::{self, Appointment},
    views::{NamedPatient, NamedResource, NamedService, Standing, standing},
};
use crate::{
    App,
    access::{Action, Actor},
    clinics,
    doctors::{self, Mode},
    error::{Error, Result},
    outbox, patients, payments,
    schedule::{self, DoctorDays, HolidayView, Part},
};

/// Days that may be asked of all doctors at once, and of one.
const MOST_DAYS_OF_ALL: i32 = 7;
const MOST_DAYS_OF_ONE: i32 = 42;

#[derive(Clone, Copy, Debug)]
pub struct CalendarInput {
    pub clinic_id: ClinicId,
    /// Only this doctor's column.
    pub doctor_id: Option<DoctorId>,
    /// Local dates, both included; today where left out.
    pub from: Option<civil::Date>,
    pub to: Option<civil::Date>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CalendarView {
    pub clinic_id: ClinicId,
    /// IANA name; dates and offsets below are of this zone.
    pub time_zone: String,
    pub from: Date,
    pub to: Date,
    /// When this was read.
    pub now: String,
    /// Where `GET /events` goes on from, so that nothing after this answer is missed.
    pub last_event_id: String,
    /// By name: those who can be booked, and those who have visits or hours in these days.
    pub doctors: Vec<CalendarDoctor>,
    /// By kind and name: the clinic's rooms and devices that are in use, or that one of these visits has.
    pub resources: Vec<NamedResource>,
    /// By their start; what was cancelled or has expired is not among them.
    pub appointments: Vec<CalendarVisit>,
    /// The days on which the clinic is closed, in order.
    pub holidays: Vec<HolidayView>,
    /// By their start: times that are kept for patients who were offered them instead of a visit that is crossed out.
    pub kept: Vec<CalendarKept>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CalendarDoctor {
    pub id: DoctorId,
    pub full_name: String,
    /// How many visits each time takes.
    pub capacity: i32,
    /// Working hours, within the department's.
    pub hours: Vec<CalendarPart>,
    pub leave: Vec<CalendarSpan>,
    /// What the clinic's people may book: a visit may begin every `slot_minutes` from the start.
    pub free: Vec<CalendarPart>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct CalendarPart {
    pub starts_at: String,
    pub ends_at: String,
    pub slot_minutes: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct CalendarSpan {
    pub starts_at: String,
    pub ends_at: String,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CalendarVisit {
    pub id: AppointmentId,
    pub doctor_id: DoctorId,
    pub patient: NamedPatient,
    pub service: Option<NamedService>,
    /// Rooms and devices that are claimed with the doctor.
    pub resources: Vec<NamedResource>,
    pub status: Status,
    pub starts_at: String,
    pub ends_at: String,
    pub mode: Mode,
    /// Why the patient comes, in the patient's words.
    pub reason: String,
    pub payment: Standing,
    /// Why it was booked over a time that was taken.
    pub overbook_reason: Option<String>,
    /// While held: when the time is given back.
    pub hold_expires_at: Option<String>,
    /// To be named by a change that was decided on this.
    pub version: i64,
}

/// Reads the calendar as far as the actor may see it. The number of statements does not depend on how many doctors or
/// visits there are. 404 for a clinic or doctor out of reach; 422 for a range that is backwards or too long.
pub async fn calendar(app: &App, actor: &Actor, input: CalendarInput) -> Result<CalendarView> {
    let reach = actor.reach(Action::ReadCalendar)?;
    let db = app.db.read();
    // Before anything else: what happens from here on is told as an event, perhaps of something that is shown already.
    let last_event_id = outbox::head(&app.db).await?.to_string();
    let clinic = clinics::by_id(db, input.clinic_id).await?.ok_or_else(|| Error::not_found("clinic"))?;
    let ids = day::doctors_within(app, &reach, input.clinic_id, input.doctor_id).await?;
    let zone = clinic.zone()?;
    let today = app.now().date_in(&zone);
    let (first, last) = range(&input, today)?;
    let days = schedule::days_of(app, ids, first, last).await?;
    let whose: Vec<DoctorId> = days.iter().map(|days| days.plan.doctor.id).collect();
    let span = (day_span(first, &zone).0, day_span(last, &zone).1);
    let visits = day::visits(app, &reach, input.clinic_id, &whose, span).await?;
    let kept = kept::kept_of(app, &whose, span).await?;
    let holidays = schedule::closed_days(app, clinic.id, first, last).await?;
    let crossed_out: Vec<Appointment> = kept.iter().map(|kept| kept.visit.clone()).collect();
    store::note_read(app, actor, &visits).await?;
    store::note_read(app, actor, &crossed_out).await?;
    let patient_ids: Vec<PatientId> =
        visits.iter().chain(&crossed_out).map(|visit| visit.patient_id).collect();
    let patients = patients::by_ids(db, patient_ids).await?;
    let services = doctors::services_by_ids(db, visits.iter().filter_map(|visit| visit.service_id)).await?;
    let charges = payments::standings(db, visits.iter().map(|visit| visit.id.0)).await?;
    let resources = clinics::resources_of(db, &[clinic.id]).await?;
    let view = |visit: &Appointment| -> Result<CalendarVisit> {
        let gone = || Error::broken("an appointment's patient is gone");
        let patient = patients.get(&visit.patient_id).ok_or_else(gone)?;
        let service = visit.service_id.and_then(|id| services.get(&id));
        let claimed = visit.resources();
        let claimed = resources.iter().filter(|resource| claimed.contains(&resource.id));
        Ok(CalendarVisit {
            id: visit.id,
            doctor_id: visit.doctor_id,
            patient: NamedPatient { id: patient.id, name: patient.name.clone() },
            service: service.map(|service| NamedService { id: service.id, name: service.name.clone() }),
            resources: claimed.map(NamedResource::from).collect(),
            status: visit.status,
            starts_at: visit.starts_at.rfc3339(&zone),
            ends_at: visit.ends_at.rfc3339(&zone),
            mode: visit.mode,
            reason: visit.reason.clone(),
            overbook_reason: visit.overbook_reason.clone(),
            payment: standing(visit, charges.get(&visit.id.0).copied()),
            hold_expires_at: visit.hold_expires_at.map(|at| at.rfc3339(&zone)),
            version: visit.version,
        })
    };
    let appointments = visits.iter().map(view).collect::<Result<Vec<_>>>()?;
    let visited: BTreeSet<DoctorId> = visits.iter().map(|visit| visit.doctor_id).collect();
    let had: BTreeSet<ResourceId> = visits.iter().flat_map(Appointment::resources).collect();
    let is_shown = |resource: &&clinics::Resource| resource.active || had.contains(&resource.id);
    let has_a_column = |days: &&DoctorDays| {
        let doctor = &days.plan.doctor;
        doctor.is_public() || visited.contains(&doctor.id) || input.doctor_id == Some(doctor.id)
    };
    Ok(CalendarView {
        clinic_id: clinic.id,
        time_zone: clinic.time_zone.clone(),
        from: Date(first),
        to: Date(last),
        now: app.now().rfc3339(&zone),
        last_event_id,
        resources: resources.iter().filter(is_shown).map(NamedResource::from).collect(),
        doctors: days.iter().filter(has_a_column).map(|days| column(days, &zone)).collect(),
        appointments,
        holidays,
        kept: kept.iter().filter_map(|kept| kept.view(&patients, &zone)).collect(),
    })
}

fn range(input: &CalendarInput, today: civil::Date) -> Result<(civil::Date, civil::Date)> {
    let first = input.from.unwrap_or(today);
    let last = input.to.unwrap_or(first);
    let (days, one) = ((last - first).get_days() + 1, input.doctor_id.is_some());
    if last < first {
        return Err(Error::field("to", "before_from", "The last day comes before the first."));
    }
    if days > if one { MOST_DAYS_OF_ONE } else { MOST_DAYS_OF_ALL } {
        let most = "Ask for at most 7 days of all doctors, or 42 of one.";
        return Err(Error::field("to", "too_many_days", most));
    }
    Ok((first, last))
}

fn column(days: &DoctorDays, zone: &TimeZone) -> CalendarDoctor {
    let text = |instant: jiff::Timestamp| Instant::from(instant).rfc3339(zone);
    let part = |part: &Part| CalendarPart {
        starts_at: text(part.span.from),
        ends_at: text(part.span.until),
        slot_minutes: part.slot_minutes,
    };
    let span = |span: &Span| CalendarSpan { starts_at: text(span.from), ends_at: text(span.until) };
    CalendarDoctor {
        id: days.plan.doctor.id,
        full_name: days.plan.doctor.full_name.clone(),
        capacity: days.plan.doctor.capacity,
        hours: days.hours.iter().map(part).collect(),
        leave: days.leave.iter().map(span).collect(),
        free: days.free.iter().map(part).collect(),
    }
}
