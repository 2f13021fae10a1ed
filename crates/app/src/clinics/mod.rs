//! Clinics, their departments with opening hours, and the catalogues that doctors choose from.
//!
//! Owns `clinics`, `departments`, `department_hours`, `resources` (its rooms and devices), `specializations`, `qualifications`. A clinic's time zone and
//! currency hold for everything in it. A department's hours never overlap. Nothing that a doctor or an appointment
//! refers to is ever deleted: the database refuses it, and the refusal is a 409. This room does not know who works
//! where; doctors say so themselves.

mod change_clinic;
mod change_department;
mod change_resource;
mod create_clinic;
mod create_department;
mod create_resource;
mod delete_department;
mod model;
mod qualifications;
mod read;
mod set_specialization_image;
mod specializations;
mod store;
mod views;
mod workplaces;

pub use change_clinic::{ChangeClinic, change_clinic};
pub use change_department::{ChangeDepartment, DepartmentChange, change_department};
pub use change_resource::{ChangeResource, ResourceChange, change_resource};
pub use create_clinic::{CreateClinic, create_clinic};
pub use create_department::{CreateDepartment, create_department};
pub use create_resource::{CreateResource, create_resource};
pub use delete_department::delete_department;
pub use model::{Hours, OpeningHours, ResourceKind};
pub use qualifications::{
    NameQualification, change_qualification, create_qualification, delete_qualification,
};
pub use read::{
    clinic, department, list_clinics, list_departments, list_qualifications, list_resources,
    list_specializations,
};
pub use set_specialization_image::set_specialization_image;
pub use specializations::{
    NameSpecialization, change_specialization, create_specialization, delete_specialization,
};
pub use store::{
    Clinic, Department, OpenDepartment, Qualification, Resource, Specialization, all, by_id, by_ids,
    department_by_id, departments_by_ids, first, one_at_a_time, open_departments, qualifications_by_ids,
    resources_by_ids, resources_of, specializations_by_ids,
};
pub use views::{ClinicView, DepartmentView, Location, QualificationView, ResourceView, SpecializationView};
pub use workplaces::workplaces;
