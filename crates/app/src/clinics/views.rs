//! What is shown of clinics, departments and the catalogues.

use jiff::tz::TimeZone;
use kernel::{
    id::{ClinicId, DepartmentId, QualificationId, ResourceId, SpecializationId},
    money::Currency,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    model::{Hours, OpeningHours, ResourceKind},
    store::{Clinic, Department, Qualification, Resource, Specialization},
};
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ClinicView {
    pub id: ClinicId,
    pub name: String,
    /// IANA name: everything of this clinic is shown in it.
    #[schema(example = "Asia/Karachi")]
    pub time_zone: String,
    pub currency: Currency,
    /// Basis points: 1000 is 10 %.
    pub tax_rate_bp: i32,
    pub phone: Option<String>,
    pub address: String,
    pub city: String,
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    /// How long a chosen time is kept while the patient decides and pays.
    pub hold_minutes: i32,
    /// Visits may be confirmed now and paid at the desk.
    pub pay_at_desk: bool,
    /// Patients may cancel or move a visit themselves until so long before it.
    pub cancel_notice_minutes: i32,
    /// What is kept when a patient cancels later than that, in basis points of the price; `null`: only the clinic may
    /// cancel then.
    pub late_cancel_fee_bp: Option<i32>,
    /// What is kept when a patient does not come, in basis points of the price.
    pub no_show_fee_bp: i32,
    /// Printed on invoices.
    pub tax_number: Option<String>,
    pub version: i64,
}

impl From<Clinic> for ClinicView {
    fn from(clinic: Clinic) -> Self {
        Self {
            id: clinic.id,
            name: clinic.name,
            time_zone: clinic.time_zone,
            currency: clinic.currency,
            tax_rate_bp: clinic.tax_rate_bp,
            phone: clinic.phone,
            address: clinic.address,
            city: clinic.city,
            latitude: clinic.latitude,
            longitude: clinic.longitude,
            hold_minutes: clinic.hold_minutes,
            pay_at_desk: clinic.pay_at_desk,
            cancel_notice_minutes: clinic.cancel_notice_minutes,
            late_cancel_fee_bp: clinic.late_cancel_fee_bp,
            no_show_fee_bp: clinic.no_show_fee_bp,
            tax_number: clinic.tax_number,
            version: clinic.version,
        }
    }
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DepartmentView {
    pub id: DepartmentId,
    pub clinic_id: ClinicId,
    pub name: String,
    /// Null where it is at the clinic's address.
    pub address: Option<String>,
    /// Null where it is in the clinic's city.
    pub city: Option<String>,
    /// In the order of the week. None at all means that the doctors' own hours are the only rule.
    pub hours: Vec<OpeningHours>,
    /// When the department was made, in the clinic's zone.
    pub created_at: String,
    pub updated_at: String,
    pub version: i64,
}

impl DepartmentView {
    pub fn new(department: Department, hours: &[Hours], zone: &TimeZone) -> Self {
        Self {
            id: department.id,
            clinic_id: department.clinic_id,
            name: department.name,
            address: department.address,
            city: department.city,
            hours: hours.iter().map(|hours| hours.written()).collect(),
            created_at: department.created_at.rfc3339(zone),
            updated_at: department.updated_at.rfc3339(zone),
            version: department.version,
        }
    }
}

/// Where somebody comes to: a department with its own address, or the clinic's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Location {
    /// The department's name, where the visit belongs to one.
    pub department: Option<String>,
    pub address: String,
    pub city: String,
}

impl Location {
    pub fn of(department: Option<&Department>, clinic: &Clinic) -> Self {
        let own = |of: fn(&Department) -> &Option<String>| department.and_then(|d| of(d).clone());
        Self {
            department: department.map(|department| department.name.clone()),
            address: own(|department| &department.address).unwrap_or_else(|| clinic.address.clone()),
            city: own(|department| &department.city).unwrap_or_else(|| clinic.city.clone()),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SpecializationView {
    pub id: SpecializationId,
    pub name: String,
    /// Path of the picture, where there is one.
    pub image: Option<String>,
    pub version: i64,
}

impl From<Specialization> for SpecializationView {
    fn from(row: Specialization) -> Self {
        Self {
            id: row.id,
            name: row.name,
            image: row.image_key.as_deref().map(crate::picture::path),
            version: row.version,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct QualificationView {
    pub id: QualificationId,
    pub name: String,
    pub version: i64,
}

impl From<Qualification> for QualificationView {
    fn from(row: Qualification) -> Self {
        Self { id: row.id, name: row.name, version: row.version }
    }
}

/// A room or device that visits may need.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ResourceView {
    pub id: ResourceId,
    pub clinic_id: ClinicId,
    pub kind: ResourceKind,
    pub name: String,
    /// Whether it can be booked.
    pub active: bool,
    pub version: i64,
}

impl From<Resource> for ResourceView {
    fn from(resource: Resource) -> Self {
        Self {
            id: resource.id,
            clinic_id: resource.clinic_id,
            kind: resource.kind,
            name: resource.name,
            active: resource.active,
            version: resource.version,
        }
    }
}
