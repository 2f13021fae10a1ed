//! What a row of a table of visits, or an event of a calendar, says.

use jiff::{
    civil::DateTime,
    tz::{AmbiguousOffset, TimeZone},
};
use kernel::{
    fields::{Check, Complaint},
    text::{self, folded},
    time::{Instant, parse_instant},
};

use super::{import::Import, patients::read as person, sheet::Row};
use crate::{
    doctors::Doctor,
    error::{Error, Result},
    patients::{self, CreatePatient, Patient},
};

pub(super) struct Visit {
    pub doctor: Doctor,
    pub starts_at: Instant,
    pub minutes: Option<i64>,
    pub service: Option<String>,
    pub reason: String,
    /// Whom to write down where they are not here yet, as said and as it would be kept.
    pub person: CreatePatient,
    pub patient: Patient,
}

/// Everything that can be known without looking at the doctor's calendar, or all complaints.
pub(super) fn read(import: &Import<'_>, row: &Row) -> Result<Visit> {
    let mut check = Check::new();
    let doctor = check.field("doctor", doctor(import, row));
    let starts_at = check.required("start", row.given("start"), |text| starts_at(&text, &import.zone));
    let minutes = check.optional("minutes", row.given("minutes"), |text| {
        text.parse().map_err(|_| Complaint::new("not_a_number", "Write a number of minutes."))
    });
    let reason = check.field("reason", text::paragraph(&row.given("reason").unwrap_or_default(), 500));
    let person = person(row, import.clinic.id).and_then(|person| {
        let patient = patients::new_patient(import.app, &import.actor, person.clone())?;
        Ok((person, patient))
    });
    let person = match person {
        Ok(person) => Some(person),
        Err(Error::Problem(problem)) => {
            let complaints = problem.fields;
            return Err(with(check, complaints));
        }
        Err(error) => return Err(error),
    };
    let visit = || {
        let (person, patient) = person?;
        let (doctor, starts_at, reason) = (doctor?.clone(), starts_at?, reason?);
        Some(Visit { doctor, starts_at, minutes, service: row.given("service"), reason, person, patient })
    };
    check.build(visit).map_err(Error::fields)
}

fn with(check: Check, more: Vec<kernel::fields::FieldError>) -> Error {
    let Error::Problem(mut problem) = Error::fields(check) else {
        return Error::broken("complaints are a problem");
    };
    problem.fields.extend(more);
    Error::Problem(problem)
}

/// The one that was chosen for the whole file; else by registration number, or by name where nobody else has it.
fn doctor<'a>(import: &'a Import<'_>, row: &Row) -> Result<&'a Doctor, Complaint> {
    if let Some(chosen) = import.doctor_id {
        let unknown = || Complaint::new("no_such_doctor", "This clinic has no such doctor.");
        return import.doctors.iter().find(|doctor| doctor.id == chosen).ok_or_else(unknown);
    }
    let said = row.given("doctor").ok_or_else(|| Complaint::new("required", "Fill this in."))?;
    let is_number = |doctor: &&Doctor| folded(&doctor.registration_number) == folded(&said);
    if let Some(found) = import.doctors.iter().find(is_number) {
        return Ok(found);
    }
    let mut named = import.doctors.iter().filter(|doctor| folded(&doctor.full_name) == folded(&said));
    match (named.next(), named.next()) {
        (Some(only), None) => Ok(only),
        (Some(_), Some(_)) => {
            let sentence = "Several doctors have this name. Write the registration number.";
            Err(Complaint::new("ambiguous_doctor", sentence))
        }
        (None, _) => {
            let sentence = "This clinic has no doctor of that registration number or name.";
            Err(Complaint::new("no_such_doctor", sentence))
        }
    }
}

/// An instant with its offset, or a time on the clinic's clock.
fn starts_at(text: &str, zone: &TimeZone) -> Result<Instant, Complaint> {
    let text = text.replacen(' ', "T", 1);
    if let Some(instant) = parse_instant(&text) {
        return Ok(instant);
    }
    let wrong = || Complaint::new("not_an_instant", "Write date and time like 2026-11-30 10:30.");
    // A day alone is not its midnight.
    let local: DateTime =
        Some(&text).filter(|text| text.contains(':')).and_then(|text| text.parse().ok()).ok_or_else(wrong)?;
    let at = zone.to_ambiguous_timestamp(local);
    if matches!(at.offset(), AmbiguousOffset::Gap { .. }) {
        let sentence = "The clocks go forward over this time: it does not exist on that day.";
        return Err(Complaint::new("no_such_time", sentence));
    }
    at.compatible().map(Instant::from).map_err(|_| wrong())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_start_is_read_on_the_clinics_clock_unless_it_says_its_offset() {
        let zone = TimeZone::get("Europe/Paris").unwrap();
        let read =
            |text: &str| starts_at(text, &zone).map(|at| at.rfc3339(&TimeZone::UTC)).map_err(|no| no.code);
        for text in
            ["2026-11-30 10:30", "2026-11-30T10:30:00", "2026-11-30T14:30:00+05:00", "2026-11-30T09:30:00Z"]
        {
            assert_eq!(read(text).as_deref(), Ok("2026-11-30T09:30:00+00:00"), "{text}");
        }
        for text in ["2026-11-30", "10:30", "30/11/2026 10:30", "soon", ""] {
            assert_eq!(read(text), Err("not_an_instant"), "{text}");
        }
        assert_eq!(read("2027-03-28 02:30"), Err("no_such_time"));
    }
}
