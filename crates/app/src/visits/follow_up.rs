//! The day on which the patient should come again.

use jiff::{ToSpan, civil::Date, tz::TimeZone};
use kernel::{
    id::{AppointmentId, ClinicId, DoctorId, PatientId},
    time::Instant,
};

use super::store;
use crate::{
    App,
    error::{Error, Result},
};

/// What the doctor asked for in the newest summary of a visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    pub appointment_id: AppointmentId,
    /// Of the summary that says so.
    pub version: i64,
    pub clinic_id: ClinicId,
    pub doctor_id: DoctorId,
    pub patient_id: PatientId,
    pub on: Date,
}

/// After which instant a visit is the one that was asked for when the patient was seen: in the second half of the days until
/// then, so that what was booked for another reason meanwhile does not pass for it, and never on the same day.
pub fn counts_after(seen: Date, on: Date, zone: &TimeZone) -> Result<Instant> {
    let days = i64::from((on - seen).get_days());
    let first = seen.checked_add((days.max(1) + 1).div_euclid(2).days());
    let midnight = first.and_then(|day| day.to_zoned(zone.clone()));
    let midnight = midnight.map_err(|error| Error::broken_by("a day of a summary is out of range", error))?;
    Ok(Instant::from(midnight.timestamp()).plus_seconds(-1))
}

/// The follow-up of a visit, for the house itself; nothing where the newest summary names no day.
pub async fn follow_up(app: &App, id: AppointmentId) -> Result<Option<FollowUp>> {
    let Some(summary) = store::newest(app.db.read(), id).await? else { return Ok(None) };
    let Some(on) = summary.follow_up_on else { return Ok(None) };
    let on = on.parse().map_err(|error| Error::broken_by("a day of a summary cannot be read", error))?;
    Ok(Some(FollowUp {
        appointment_id: id,
        version: summary.version,
        clinic_id: summary.clinic_id,
        doctor_id: summary.doctor_id,
        patient_id: summary.patient_id,
        on,
    }))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_visit_in_the_second_half_of_the_days_until_then_is_the_one_that_was_asked_for() {
        for (on, first) in [
            (date(2026, 11, 24), date(2026, 11, 25)),
            (date(2026, 11, 25), date(2026, 11, 25)),
            (date(2026, 12, 1), date(2026, 11, 28)),
            (date(2026, 12, 8), date(2026, 12, 1)),
        ] {
            let after = counts_after(date(2026, 11, 24), on, &TimeZone::UTC).unwrap();
            assert_eq!(after.plus_seconds(1).date_in(&TimeZone::UTC), first, "{on}");
            assert_eq!(after.date_in(&TimeZone::UTC), first.yesterday().unwrap(), "{on}");
        }
    }
}
