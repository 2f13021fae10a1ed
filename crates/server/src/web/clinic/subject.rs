//! The doctor a page is about, with the clinic.

use app::Error;
use app::access::Action;
use app::clinics::{self, Clinic};
use app::doctors::{self, Doctor, Status};
use kernel::id::DoctorId;

use crate::api::Refused;
use crate::web::door::Reader;
use crate::web::pages::clinic::doctor_profile::DoctorHead;
use crate::web::pages::shown::{self, Face};

pub struct Subject {
    pub doctor: Doctor,
    pub clinic: Clinic,
    pub head: DoctorHead,
}

/// 404 unless the reader may do `action` on the doctor.
pub async fn subject(reader: &mut Reader, id: DoctorId, action: Action) -> Result<Subject, Refused> {
    reader.signed_in()?;
    let reach = reader.caller.reach(action)?;
    let db = reader.app.db.read();
    let doctor = doctors::by_id(db, id).await?;
    let doctor = doctor.filter(|doctor| reach.covers(None, Some(doctor.clinic_id), Some(doctor.id)));
    let doctor = doctor.ok_or_else(|| Error::not_found("doctor"))?;
    let clinic = clinics::by_id(db, doctor.clinic_id).await?;
    let clinic = clinic.ok_or_else(|| Error::broken("a doctor's clinic is gone"))?;
    let may_review = reader.caller.reach(Action::ReviewDoctors);
    let head = DoctorHead {
        id: id.to_string(),
        face: Face::new(&doctor.full_name),
        status: shown::Status::doctor(doctor.status.as_str()),
        is_pending: doctor.status == Status::Pending,
        is_suspended: doctor.status == Status::Suspended,
        may_review: may_review.is_ok_and(|reach| reach.covers(None, Some(clinic.id), None)),
        is_own: reader.caller.doctor_id() == Some(id) && !reader.ui.is_staff(),
        version: doctor.version,
    };
    let zone = clinic.zone()?;
    reader.in_zone(&zone);
    Ok(Subject { doctor, clinic, head })
}
