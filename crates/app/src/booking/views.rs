//! What surfaces are given of appointments.

use std::collections::{BTreeSet, HashMap};

use jiff::tz::TimeZone;
use kernel::{
    id::{
        AccountId, AppointmentId, ClinicId, DepartmentId, DoctorId, PatientId, ResourceId, ServiceId,
        SittingId, TransactionId,
    },
    money::{Money, Price},
    time::Instant,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    model::{CancelledBy, Status},
    store::Appointment,
};
use crate::{
    App,
    clinics::{self, Location, ResourceKind},
    doctors::{self, Mode},
    error::{Error, Result},
    patients, payments,
    schedule::{self, Plan},
};

kernel::words! {
    /// How an appointment stands with money.
    pub enum Standing {
        /// Nothing is due.
        Nothing = "nothing_due",
        /// To be paid before it is confirmed.
        Due = "due",
        /// To be paid at the clinic.
        AtDesk = "due_at_desk",
        /// The gateway has not answered yet.
        Pending = "pending",
        Paid = "paid",
        PartlyRefunded = "partly_refunded",
        Refunded = "refunded",
    }
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PaymentView {
    pub status: Standing,
    /// The charge that is pending or paid, or was given back.
    pub transaction_id: Option<TransactionId>,
    /// How it was paid, or is being paid.
    pub method: Option<payments::Method>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NamedDoctor {
    pub id: DoctorId,
    pub full_name: String,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NamedPatient {
    pub id: PatientId,
    pub name: String,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NamedClinic {
    pub id: ClinicId,
    pub name: String,
    pub address: String,
    pub city: String,
    pub phone: Option<String>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NamedService {
    pub id: ServiceId,
    pub name: String,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NamedResource {
    pub id: ResourceId,
    pub kind: ResourceKind,
    pub name: String,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AppointmentView {
    pub id: AppointmentId,
    pub status: Status,
    pub doctor: NamedDoctor,
    pub patient: NamedPatient,
    pub clinic: NamedClinic,
    pub department_id: Option<DepartmentId>,
    pub location: Location,
    pub service: Option<NamedService>,
    /// RFC 3339 with the clinic's offset, as all instants here.
    pub starts_at: String,
    pub ends_at: String,
    /// When the patient is expected to be seen.
    pub expected_time: String,
    /// IANA name of the clinic's zone.
    pub time_zone: String,
    pub sitting_id: Option<SittingId>,
    /// Place in the sitting, from 1.
    pub position: Option<i32>,
    /// Rooms and devices that are claimed with the doctor.
    pub resources: Vec<NamedResource>,
    pub mode: Mode,
    /// Why the patient comes, in the patient's words.
    pub reason: String,
    /// While held: when the time is given back.
    pub hold_expires_at: Option<String>,
    pub hold_extended: bool,
    /// The snapshot taken when the time was held.
    pub price: Price,
    pub payment: PaymentView,
    pub cancelled_by: Option<CancelledBy>,
    pub cancel_reason: Option<String>,
    /// Until when the patient may move it, or cancel it without a fee.
    pub changeable_until: String,
    /// What is kept of what was paid when the patient cancels later, until it begins; `null`: only the clinic may cancel then.
    pub late_cancel_fee: Option<Money>,
    /// What is kept of what was paid, where the patient cancelled too late or did not come.
    pub kept_fee: Option<Money>,
    /// iCalendar SEQUENCE: rises with every change.
    pub sequence: i32,
    pub created_at: String,
    pub updated_at: String,
    pub version: i64,
}

/// What a letter about a visit needs to know.
#[derive(Clone, Debug)]
pub struct LetterVisit {
    pub appointment_id: AppointmentId,
    pub status: Status,
    /// Rises with every change that a letter tells of.
    pub sequence: i32,
    /// iCalendar SEQUENCE.
    pub calendar_sequence: i32,
    pub account_id: Option<AccountId>,
    pub patient_name: String,
    pub doctor_name: String,
    pub service_name: Option<String>,
    pub clinic: clinics::Clinic,
    pub location: Location,
    pub zone: TimeZone,
    pub starts_at: Instant,
    pub ends_at: Instant,
    pub mode: Mode,
    pub price: Price,
    pub standing: Standing,
    pub cancelled_by: Option<CancelledBy>,
    /// What the clinic keeps of a visit that was called off too late or missed.
    pub kept_fee: Option<Money>,
    pub updated_at: Instant,
}

/// The neighbours of some appointments, read in one query each; of a lone one, what is kept of its doctor serves.
pub(super) struct Around {
    doctors: HashMap<DoctorId, doctors::Doctor>,
    clinics: HashMap<ClinicId, clinics::Clinic>,
    services: HashMap<ServiceId, doctors::Service>,
    patients: HashMap<PatientId, patients::Patient>,
    charges: HashMap<uuid::Uuid, payments::Latest>,
    resources: HashMap<ResourceId, clinics::Resource>,
    departments: HashMap<DepartmentId, clinics::Department>,
}

impl Around {
    pub async fn of(app: &App, appointments: &[Appointment]) -> Result<Self> {
        let db = app.db.read();
        let resources = clinics::resources_by_ids(db, appointments.iter().flat_map(Appointment::resources));
        let resources = resources.await?;
        if let [one] = appointments {
            let plan = schedule::plan_of(app, one.doctor_id).await?;
            if plan.clinic.id == one.clinic_id {
                let patient = patients::even_removed(app, one.patient_id);
                let departments = departments_around(app, &plan, one.department_id);
                let (patient, charge, departments) =
                    tokio::try_join!(patient, payments::latest(app, one.id.0), departments)?;
                return Ok(Self {
                    doctors: HashMap::from([(plan.doctor.id, plan.doctor.clone())]),
                    clinics: HashMap::from([(plan.clinic.id, plan.clinic.clone())]),
                    services: plan.services.iter().map(|service| (service.id, service.clone())).collect(),
                    patients: patient.map(|patient| (patient.id, patient)).into_iter().collect(),
                    charges: charge.map(|charge| (one.id.0, charge)).into_iter().collect(),
                    resources,
                    departments,
                });
            }
        }
        let patients = patients::by_ids(db, appointments.iter().map(|a| a.patient_id)).await?;
        let charges = payments::standings(db, appointments.iter().map(|a| a.id.0)).await?;
        let doctors = doctors::by_ids(db, appointments.iter().map(|a| a.doctor_id)).await?;
        let clinic_ids: BTreeSet<ClinicId> = appointments.iter().map(|a| a.clinic_id).collect();
        let clinics = clinics::by_ids(db, &clinic_ids.into_iter().collect::<Vec<_>>()).await?;
        let clinics = clinics.into_iter().map(|clinic| (clinic.id, clinic)).collect();
        let services = doctors::services_by_ids(db, appointments.iter().filter_map(|a| a.service_id)).await?;
        let departments: BTreeSet<DepartmentId> =
            appointments.iter().filter_map(|a| a.department_id).collect();
        let departments: Vec<_> = departments.into_iter().collect();
        let departments = clinics::departments_by_ids(db, &departments).await?;
        let departments = departments.into_iter().map(|department| (department.id, department)).collect();
        Ok(Self { doctors, clinics, services, patients, charges, resources, departments })
    }

    fn location(&self, appointment: &Appointment, clinic: &clinics::Clinic) -> Location {
        Location::of(appointment.department_id.and_then(|id| self.departments.get(&id)), clinic)
    }

    pub fn view(&self, appointment: &Appointment) -> Result<AppointmentView> {
        let gone = || Error::broken("an appointment's doctor, clinic or patient is gone");
        let doctor = self.doctors.get(&appointment.doctor_id).ok_or_else(gone)?;
        let clinic = self.clinics.get(&appointment.clinic_id).ok_or_else(gone)?;
        let patient = self.patients.get(&appointment.patient_id).ok_or_else(gone)?;
        let service = appointment.service_id.and_then(|id| self.services.get(&id));
        let charge = self.charges.get(&appointment.id.0).copied();
        let resources = self.resources_of(appointment);
        let location = self.location(appointment, clinic);
        let parts =
            Parts { doctor, clinic, location, service, patient_name: &patient.name, charge, resources };
        assemble(appointment, parts)
    }

    fn resources_of(&self, appointment: &Appointment) -> Vec<NamedResource> {
        let resources = appointment.resources();
        resources.iter().filter_map(|id| self.resources.get(id)).map(NamedResource::from).collect()
    }

    pub fn letter(&self, appointment: &Appointment) -> Result<LetterVisit> {
        let gone = || Error::broken("an appointment's doctor, clinic or patient is gone");
        let clinic = self.clinics.get(&appointment.clinic_id).ok_or_else(gone)?;
        Ok(LetterVisit {
            appointment_id: appointment.id,
            status: appointment.status,
            sequence: appointment.sequence,
            calendar_sequence: appointment.calendar_sequence(),
            account_id: appointment.account_id,
            patient_name: self.patients.get(&appointment.patient_id).ok_or_else(gone)?.name.clone(),
            doctor_name: self.doctors.get(&appointment.doctor_id).ok_or_else(gone)?.full_name.clone(),
            service_name: appointment
                .service_id
                .and_then(|id| self.services.get(&id))
                .map(|s| s.name.clone()),
            zone: clinic.zone()?,
            clinic: clinic.clone(),
            location: self.location(appointment, clinic),
            starts_at: appointment.starts_at,
            ends_at: appointment.ends_at,
            mode: appointment.mode,
            price: appointment.price(),
            standing: standing(appointment, self.charges.get(&appointment.id.0).copied()),
            cancelled_by: appointment.cancelled_by,
            kept_fee: appointment.kept_fee.map(|amount| Money { amount, ..appointment.price().total }),
            updated_at: appointment.updated_at,
        })
    }
}

/// The department of a visit: of the plan, unless the hours have changed since.
async fn departments_around(
    app: &App,
    plan: &Plan,
    id: Option<DepartmentId>,
) -> Result<HashMap<DepartmentId, clinics::Department>> {
    let Some(id) = id else { return Ok(HashMap::new()) };
    if let Some(known) = plan.departments.get(&id) {
        return Ok(HashMap::from([(id, known.department.clone())]));
    }
    let found = clinics::departments_by_ids(app.db.read(), &[id]).await?;
    Ok(found.into_iter().map(|department| (id, department)).collect())
}

/// An appointment that was just read or changed.
pub(super) async fn view(app: &App, appointment: &Appointment) -> Result<AppointmentView> {
    Around::of(app, std::slice::from_ref(appointment)).await?.view(appointment)
}

/// One appointment whose neighbours are already known.
pub(super) fn view_of(appointment: &Appointment, plan: &Plan, patient_name: &str) -> Result<AppointmentView> {
    let service = appointment.service_id.and_then(|id| plan.service(id));
    let resources = appointment.resources();
    let resources = plan.resources.iter().filter(|resource| resources.contains(&resource.id));
    let department = appointment.department_id.and_then(|id| plan.departments.get(&id));
    let parts = Parts {
        doctor: &plan.doctor,
        clinic: &plan.clinic,
        location: Location::of(department.map(|open| &open.department), &plan.clinic),
        service,
        patient_name,
        charge: None,
        resources: resources.map(NamedResource::from).collect(),
    };
    assemble(appointment, parts)
}

struct Parts<'a> {
    doctor: &'a doctors::Doctor,
    clinic: &'a clinics::Clinic,
    location: Location,
    service: Option<&'a doctors::Service>,
    patient_name: &'a str,
    charge: Option<payments::Latest>,
    resources: Vec<NamedResource>,
}

impl From<&clinics::Resource> for NamedResource {
    fn from(resource: &clinics::Resource) -> Self {
        Self { id: resource.id, kind: resource.kind, name: resource.name.clone() }
    }
}

fn assemble(appointment: &Appointment, parts: Parts<'_>) -> Result<AppointmentView> {
    let Parts { doctor, clinic, location, service, patient_name, charge, resources } = parts;
    let zone = clinic.zone()?;
    let text = |instant: Instant| instant.rfc3339(&zone);
    let money = |amount| Money { amount, currency: appointment.currency };
    Ok(AppointmentView {
        id: appointment.id,
        status: appointment.status,
        doctor: NamedDoctor { id: doctor.id, full_name: doctor.full_name.clone() },
        patient: NamedPatient { id: appointment.patient_id, name: patient_name.to_owned() },
        clinic: NamedClinic {
            id: clinic.id,
            name: clinic.name.clone(),
            address: clinic.address.clone(),
            city: clinic.city.clone(),
            phone: clinic.phone.clone(),
        },
        department_id: appointment.department_id,
        location,
        service: service.map(|service| NamedService { id: service.id, name: service.name.clone() }),
        starts_at: text(appointment.starts_at),
        ends_at: text(appointment.ends_at),
        expected_time: text(appointment.starts_at),
        time_zone: clinic.time_zone.clone(),
        sitting_id: appointment.sitting_id,
        position: appointment.position,
        resources,
        mode: appointment.mode,
        reason: appointment.reason.clone(),
        hold_expires_at: appointment.hold_expires_at.map(text),
        hold_extended: appointment.hold_extended,
        price: appointment.price(),
        payment: PaymentView {
            status: standing(appointment, charge),
            transaction_id: charge.map(|charge| charge.id),
            method: charge
                .filter(|charge| charge.status != payments::Status::Failed)
                .map(|charge| charge.method),
        },
        cancelled_by: appointment.cancelled_by,
        cancel_reason: appointment.cancel_reason.clone(),
        changeable_until: text(appointment.changeable_until(clinic)),
        late_cancel_fee: clinic.late_cancel_fee(appointment.total).map(money),
        kept_fee: appointment.kept_fee.map(money),
        sequence: appointment.calendar_sequence(),
        created_at: text(appointment.created_at),
        updated_at: text(appointment.updated_at),
        version: appointment.version,
    })
}

pub(super) fn standing(appointment: &Appointment, charge: Option<payments::Latest>) -> Standing {
    match charge.map(|charge| charge.status) {
        Some(payments::Status::Pending) => Standing::Pending,
        Some(payments::Status::Paid) => Standing::Paid,
        Some(payments::Status::PartlyRefunded) => Standing::PartlyRefunded,
        Some(payments::Status::Refunded) => Standing::Refunded,
        Some(payments::Status::Failed) | None => match appointment.status {
            _ if appointment.total == 0 => Standing::Nothing,
            Status::Cancelled | Status::Expired => Standing::Nothing,
            Status::Held if !appointment.pay_at_desk => Standing::Due,
            _ => Standing::AtDesk,
        },
    }
}
