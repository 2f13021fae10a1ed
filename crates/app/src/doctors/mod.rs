//! Doctors: profile, qualifications, specializations, services, photograph, documents, and the way from applying to being
//! seen.
//!
//! Owns `doctors`, `doctor_specializations`, `doctor_qualifications`, `doctor_documents`, `services`. Only an approved
//! doctor exists for the public; an account has at most one doctor; a registration number exists once. A doctor is never
//! deleted. Whatever may change what can be booked raises `schedule_version`. This room knows no hours and no appointments.

mod add_service;
mod bulk;
mod change;
mod change_resource;
mod change_service;
mod documents;
mod enrol;
mod model;
mod needs;
mod pages;
mod profiles;
mod read;
mod registration;
mod review;
mod set_photo;
mod set_qualifications;
mod set_specializations;
mod store;
mod views;

pub use add_service::{AddService, add_service};
pub use bulk::{NewDoctor, bulk};
pub use change::{ChangeDoctor, change};
pub use change_resource::change_resource;
pub use change_service::{ChangeService, change_service};
pub use documents::{
    DocumentKind, DocumentView, MOST_BYTES as MOST_DOCUMENT_BYTES, MediaType, NewDocument, add_document,
    document, document_too_large, documents, forget_documents, remove_document,
};
pub use enrol::{EnrolDoctor, check_enrol, enrol, enrol_with};
pub use model::{Mode, Status};
pub use pages::{Page, Pages, page};
pub use profiles::{profile, profiles};
pub use read::{by_registration_number, doctor, roster, services};
pub use registration::{Registration, near_their_end};
pub use review::{approve, restore, suspend};
pub use set_photo::set_photo;
pub use set_qualifications::{AwardedQualification, SetQualifications, set_qualifications};
pub use set_specializations::{SetSpecializations, SpecializationChoice, set_specializations};
pub use store::{
    Doctor, Service, VisitCounts, after, by_id, by_ids, clinic_changed, count, department_changed, in_clinic,
    in_department, main_specializations, of_account, rated, ratings, schedule_changed, service_by_id,
    services_by_ids, services_of, services_of_each, set_visit_counts, visit_completed, visit_counts,
    visit_let_down,
};
pub use views::{
    ClinicOfDoctor, DepartmentOfDoctor, DoctorProfile, QualificationOfDoctor, Rating, ServiceView,
    SpecializationOfDoctor,
};
