//! Doctors: profile, qualifications, specializations, services, photograph, and the way from applying to being seen.
//!
//! Owns `doctors`, `doctor_specializations`, `doctor_qualifications`, `services`. Only an approved doctor exists for
//! the public; an account has at most one doctor; a registration number exists once. A doctor is never deleted.
//! Whatever may change what can be booked raises `schedule_version`. This room knows no hours and no appointments.

mod model;
mod profiles;
mod store;
mod views;

pub use model::{Mode, Status};
pub use profiles::profiles;
pub use store::{
    Doctor, Service, after, by_id, by_ids, in_clinic, in_department, schedule_changed, service_by_id,
    services_by_ids, services_of,
};
pub use views::{
    ClinicOfDoctor, DepartmentOfDoctor, DoctorProfile, QualificationOfDoctor, Rating, ServiceView,
    SpecializationOfDoctor,
};
