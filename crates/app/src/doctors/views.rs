//! What is shown of doctors. Never anything of the account behind one.

use kernel::{
    id::{ClinicId, DepartmentId, DoctorId, QualificationId, ResourceId, ServiceId, SpecializationId},
    money::{Currency, Money},
    person::Gender,
    time::Date,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    model::{Mode, Status},
    store::{Doctor, Service},
};
use crate::clinics::{Clinic, Department};

/// A doctor as the public sees one.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DoctorProfile {
    pub id: DoctorId,
    pub full_name: String,
    /// `approved`, for whom the public sees.
    pub status: Status,
    pub clinic: ClinicOfDoctor,
    pub department: Option<DepartmentOfDoctor>,
    pub registration_number: String,
    /// From this date on the registration no longer holds and nothing can be booked.
    pub registration_expiry: Date,
    pub consultation_fee: Money,
    pub description: String,
    pub gender: Option<Gender>,
    /// ISO 639 codes.
    pub languages: Vec<String>,
    pub modes: Vec<Mode>,
    pub accepts_new: bool,
    pub practising_since: Option<i32>,
    pub experience_years: Option<i32>,
    /// Path of the photograph, where there is one.
    pub photo: Option<String>,
    /// How many visits each time takes.
    pub capacity: i32,
    pub rating: Rating,
    /// Different patients with a completed visit; a patient who comes again counts once.
    pub patients_seen: i64,
    /// In the doctor's own order.
    pub specializations: Vec<SpecializationOfDoctor>,
    /// In the doctor's own order.
    pub qualifications: Vec<QualificationOfDoctor>,
    /// The services that can be booked.
    pub services: Vec<ServiceView>,
    pub version: i64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ClinicOfDoctor {
    pub id: ClinicId,
    pub name: String,
    pub time_zone: String,
    pub address: String,
    pub city: String,
    pub phone: Option<String>,
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
}

impl From<&Clinic> for ClinicOfDoctor {
    fn from(clinic: &Clinic) -> Self {
        Self {
            id: clinic.id,
            name: clinic.name.clone(),
            time_zone: clinic.time_zone.clone(),
            address: clinic.address.clone(),
            city: clinic.city.clone(),
            phone: clinic.phone.clone(),
            latitude: clinic.latitude,
            longitude: clinic.longitude,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DepartmentOfDoctor {
    pub id: DepartmentId,
    pub name: String,
}

impl From<&Department> for DepartmentOfDoctor {
    fn from(department: &Department) -> Self {
        Self { id: department.id, name: department.name.clone() }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Rating {
    /// 1 to 5, to one decimal; null while nobody has rated.
    pub average: Option<f64>,
    pub count: i64,
}

impl Rating {
    /// Rounded half up to one decimal in whole numbers: a mean of 4.25 is shown as 4.3 everywhere.
    pub fn of(sum: i64, count: i64) -> Self {
        let average = (count > 0).then(|| {
            let tenths = (sum * 20 + count).div_euclid(count * 2);
            // At most 50: exact as a floating point number.
            f64::from(i32::try_from(tenths).unwrap_or(0)) / 10.0
        });
        Self { average, count }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SpecializationOfDoctor {
    pub id: SpecializationId,
    pub name: String,
    pub image: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct QualificationOfDoctor {
    pub qualification_id: QualificationId,
    /// Its name in the catalogue.
    pub qualification: String,
    pub institute: String,
    pub awarded_on: Date,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ServiceView {
    pub id: ServiceId,
    pub name: String,
    pub duration_minutes: i32,
    /// What it costs before tax: its own price, or the doctor's consultation fee.
    pub fee: Money,
    /// Whether the price is the service's own.
    pub has_own_fee: bool,
    pub buffer_before_minutes: i32,
    pub buffer_after_minutes: i32,
    /// How long before its start a visit must be booked.
    pub notice_minutes: i32,
    /// How many days ahead it can be booked.
    pub horizon_days: i32,
    pub mode: Mode,
    pub active: bool,
    /// What is claimed with the doctor: of each need one of these rooms or devices, which do as well as each other.
    pub needs: Vec<Vec<ResourceId>>,
    pub version: i64,
}

impl ServiceView {
    pub fn new(service: &Service, doctor: &Doctor, currency: Currency) -> Self {
        let amount = service.fee.unwrap_or(doctor.consultation_fee);
        Self {
            id: service.id,
            name: service.name.clone(),
            duration_minutes: service.duration_minutes,
            fee: Money { amount, currency },
            has_own_fee: service.fee.is_some(),
            buffer_before_minutes: service.buffer_before_minutes,
            buffer_after_minutes: service.buffer_after_minutes,
            notice_minutes: service.notice_minutes,
            horizon_days: service.horizon_days,
            mode: service.mode,
            active: service.active,
            needs: service.needs(),
            version: service.version,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rating_is_the_mean_to_one_decimal_and_nothing_without_votes() {
        for (sum, count, average) in
            [(0, 0, None), (5, 1, Some(5.0)), (17, 4, Some(4.3)), (13, 3, Some(4.3)), (14, 3, Some(4.7))]
        {
            assert_eq!(Rating::of(sum, count).average, average, "{sum} of {count}");
        }
    }
}
