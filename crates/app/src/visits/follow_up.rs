//! The day on which the patient should come again.

use jiff::civil::Date;
use kernel::id::{AppointmentId, ClinicId, DoctorId, PatientId};

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
