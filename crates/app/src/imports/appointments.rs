//! A visit still to come, booked as the front desk would: held and confirmed, to be paid there.

use kernel::{calendar::Span, id::ServiceId, text::folded, time::Instant};

use super::{
    import::Import,
    model::{Column, Outcome, may, must},
    sheet::Row,
    visit::{self, Visit},
};
use crate::{
    booking::{self, HoldInput},
    error::{Error, Kind, Problem, Result},
    patients::{self, Patient},
    schedule::{self, Ask, Decision, Plan},
};

/// The day of the example, in place of which a file to begin with has one that is still to come.
pub(super) const EXAMPLE_DAY: &str = "2026-11-30";

pub(super) static COLUMNS: [Column; 9] = [
    must("doctor", "PMC-10432"),
    must("start", "2026-11-30 10:30"),
    may("minutes", ""),
    may("service", ""),
    must("name", "Amina Yusuf"),
    may("birth_date", "1990-04-23"),
    may("gender", "female"),
    may("phone", "+92 300 1234567"),
    may("reason", "Follow-up"),
];

/// A visit that a file would bring, against which those behind it in the file are held.
pub(super) struct Planned {
    doctor: kernel::id::DoctorId,
    claimed: Span,
    person: String,
    visit: Span,
}

pub(super) async fn bring(import: &mut Import<'_>, row: &Row) -> Result<Outcome> {
    let visit = visit::read(import, row)?;
    let patient = known(import, &visit).await?;
    if let Some(patient) = &patient
        && booking::had(import.app, visit.doctor.id, patient.id, visit.starts_at).await?
    {
        return Ok(Outcome::Known);
    }
    let (service_id, plan, decision) = decided(import, &visit).await?;
    if import.dry_run {
        return plan_for(import, &visit, patient.as_ref(), &plan, &decision).await;
    }
    let patient = match patient {
        Some(patient) => patient,
        None => {
            let (app, clinic_id) = (import.app, import.clinic.id);
            patients::create_once(app, &import.actor, clinic_id, visit.person.clone()).await?.0
        }
    };
    let input = HoldInput {
        doctor_id: Some(visit.doctor.id),
        starts_at: Some(visit.starts_at.rfc3339(&import.zone)),
        service_id,
        patient_id: Some(patient.id),
        reason: Some(visit.reason),
        ..HoldInput::default()
    };
    let held = booking::hold(import.app, &import.actor, input).await?;
    booking::confirm(import.app, &import.actor, held.id).await?;
    Ok(Outcome::New)
}

/// Who the row is about, if they are here already. A name alone is nobody's: somebody else may have it.
async fn known(import: &Import<'_>, visit: &Visit) -> Result<Option<Patient>> {
    let Patient { name, birth_date, phone, .. } = &visit.patient;
    let (app, clinic_id) = (import.app, import.clinic.id);
    let mut alike = patients::alike(app, clinic_id, name, *birth_date, phone.as_deref()).await?;
    if alike.len() > 1 {
        let sentence = "Several people here could be meant. Write both the date of birth and the phone.";
        return Err(Error::field("name", "ambiguous_patient", sentence));
    }
    Ok(alike.pop())
}

/// The service and the time of it in the doctor's calendar. A length that the file says must be that of the visit: the
/// doctor's plain consultation, or a service that takes as long.
async fn decided(
    import: &Import<'_>,
    visit: &Visit,
) -> Result<(Option<ServiceId>, std::sync::Arc<Plan>, Decision)> {
    let plan = schedule::plan_of(import.app, visit.doctor.id).await?;
    if !plan.doctor.is_public() {
        let sentence = "This doctor cannot be booked: the record is not approved.";
        return Err(Error::field("doctor", "doctor_unavailable", sentence));
    }
    let active = || plan.services.iter().filter(|service| service.active);
    let named = match &visit.service {
        Some(name) => {
            let found = active().find(|service| folded(&service.name) == folded(name));
            let unknown =
                || Error::field("service", "unknown_service", "The doctor has no service of that name.");
            Some(found.ok_or_else(unknown)?.id)
        }
        None => None,
    };
    let as_long = |minutes| active().find(|service| i64::from(service.duration_minutes) == minutes);
    let mut asked = vec![named];
    if named.is_none() {
        asked.extend(visit.minutes.and_then(as_long).map(|service| Some(service.id)));
    }
    let mut refusal = None;
    for service_id in asked {
        match decide(import, visit, service_id).await {
            Ok((plan, decision)) => return Ok((service_id, plan, decision)),
            Err(error @ Error::Problem(_)) => refusal = refusal.or(Some(error)),
            Err(error) => return Err(error),
        }
    }
    Err(refusal.unwrap_or_else(|| Error::broken("nothing was asked of a calendar")))
}

async fn decide(
    import: &Import<'_>,
    visit: &Visit,
    service_id: Option<ServiceId>,
) -> Result<(std::sync::Arc<Plan>, Decision)> {
    let ask = Ask { service_id, by_staff: true };
    let (plan, decision) = schedule::decide(import.app, visit.doctor.id, ask, visit.starts_at).await?;
    let time = &decision.offer.time;
    let minutes = time.ends_at.seconds_since(time.starts_at) / 60;
    if visit.minutes.is_some_and(|said| said != minutes) {
        let sentence = format!("This visit would take {minutes} minutes. Name a service that takes as long.");
        return Err(Error::field("minutes", "other_length", sentence));
    }
    Ok((plan, decision))
}

/// Whether it would go in: beside what is booked, and beside what stands before it in the file.
async fn plan_for(
    import: &mut Import<'_>,
    visit: &Visit,
    patient: Option<&Patient>,
    plan: &Plan,
    decision: &Decision,
) -> Result<Outcome> {
    let time = &decision.offer.time;
    let span = |from: Instant, until: Instant| Span::new(from.timestamp(), until.timestamp());
    let here = Planned {
        doctor: visit.doctor.id,
        claimed: decision.offer.claimed,
        person: match patient {
            Some(patient) => patient.id.to_string(),
            None => {
                let Patient { folded_name, birth_date, phone, .. } = &visit.patient;
                format!("{folded_name} {birth_date:?} {phone:?}")
            }
        },
        visit: span(time.starts_at, time.ends_at),
    };
    let meets = |a: Span, b: Span| a.from < b.until && b.from < a.until;
    let mine = |other: &&Planned| other.person == here.person && meets(other.visit, here.visit);
    if let Some(other) = import.planned.iter().find(mine) {
        let is_same = other.doctor == here.doctor && other.visit == here.visit;
        return if is_same { Ok(Outcome::Known) } else { Err(patient_busy()) };
    }
    if let Some(patient) = patient
        && schedule::is_taken(import.app, patient.id.0, here.visit).await?
    {
        return Err(patient_busy());
    }
    let beside = import
        .planned
        .iter()
        .filter(|other| other.doctor == here.doctor && meets(other.claimed, here.claimed));
    if beside.count() >= usize::from(plan.lanes().saturating_sub(decision.lane)) {
        return Err(schedule::time_taken());
    }
    import.planned.push(here);
    Ok(Outcome::New)
}

fn patient_busy() -> Error {
    let detail = "This patient already has an appointment at that time.";
    Problem::new(Kind::Unacceptable, "patient_busy", detail).about("start").into()
}
