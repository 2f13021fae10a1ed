//! The steps of setting up a clinic, and which of them are done.

use kernel::{
    id::{ClinicId, DoctorId},
    paging::PageRequest,
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    App,
    access::{Action, Actor},
    booking,
    clinics::{self, Clinic},
    doctors::{self, Doctor},
    error::{Error, Result},
    notifications::{self, TestMailView},
    schedule,
};

kernel::words! {
    /// In the order in which they are done.
    pub enum Step {
        /// Where the clinic is, in which time zone, and how it is called.
        Details = "details",
        Department = "department",
        /// Somebody who is approved.
        Doctor = "doctor",
        Hours = "hours",
        /// What a visit costs.
        Price = "price",
        /// How it is paid.
        Payment = "payment",
        /// A test mail was sent.
        Mail = "mail",
        Booking = "booking",
    }
}

/// How far a clinic is.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Setup)]
pub struct SetupView {
    pub steps: Vec<StepView>,
    /// How many of them are done.
    pub done: usize,
    /// IANA name.
    pub time_zone: String,
    /// The first approved doctor: whose hours and prices come next, and who is booked first.
    pub doctor_id: Option<DoctorId>,
    /// The last one that somebody of the clinic asked for.
    pub test_mail: Option<TestMailView>,
}

#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[schema(as = SetupStep)]
pub struct StepView {
    pub step: Step,
    pub is_done: bool,
}

/// For whoever may change the clinic; 404 for another's.
pub async fn setup(app: &App, actor: &Actor, clinic_id: ClinicId) -> Result<SetupView> {
    let reach = actor.reach(Action::WriteClinic)?;
    let db = app.db.read();
    let clinic = clinics::by_id(db, clinic_id).await?;
    let clinic = clinic.filter(|clinic| reach.covers(None, Some(clinic.id), None));
    let clinic = clinic.ok_or_else(|| Error::not_found("clinic"))?;
    let first = PageRequest { limit: 1, cursor: None };
    let departments = clinics::list_departments(app, actor, Some(clinic_id), first).await?;
    let mut doctors: Vec<Doctor> =
        doctors::by_ids(db, doctors::in_clinic(db, clinic_id).await?).await?.into_values().collect();
    doctors.retain(Doctor::is_public);
    doctors.sort_by_key(|doctor| doctor.id);
    let ids: Vec<DoctorId> = doctors.iter().map(|doctor| doctor.id).collect();
    let hours = schedule::hours_of_doctors(db, &ids).await?;
    let has_price = doctors.iter().any(|doctor| doctor.consultation_fee > 0)
        || !doctors::services_of_each(db, &ids).await?.is_empty();
    let mails = notifications::test_mails(app, actor, clinic_id).await?;
    let is_booked = booking::has_any(app, clinic_id).await?;
    let is_done = |step: Step| match step {
        // A clinic cannot be made without its address.
        Step::Details => clinic.phone.is_some(),
        Step::Department => !departments.items.is_empty(),
        Step::Doctor => !doctors.is_empty(),
        Step::Hours => !hours.is_empty(),
        Step::Price => has_price,
        Step::Payment => is_paid(app, &clinic),
        Step::Mail => mails.has_arrived,
        Step::Booking => is_booked,
    };
    let steps = Step::ALL.iter().map(|step| StepView { step: *step, is_done: is_done(*step) });
    let steps: Vec<StepView> = steps.collect();
    Ok(SetupView {
        done: steps.iter().filter(|step| step.is_done).count(),
        steps,
        time_zone: clinic.time_zone,
        doctor_id: ids.first().copied(),
        test_mail: mails.latest,
    })
}

/// The gateway inside the house takes no money.
fn is_paid(app: &App, clinic: &Clinic) -> bool {
    clinic.pay_at_desk || app.ports.gateway.name() != "offline"
}
