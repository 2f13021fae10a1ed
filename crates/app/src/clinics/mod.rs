//! Clinics, their departments with opening hours, and the catalogues that doctors choose from.
//!
//! Owns `clinics`, `departments`, `department_hours`, `specializations`, `qualifications`. A clinic's time zone and
//! currency hold for everything in it. A department's hours never overlap. Nothing that a doctor or an appointment
//! refers to is ever deleted: the database refuses it, and the refusal is a 409. This room does not know who works
//! where; doctors say so themselves.

mod store;

pub use store::{
    Clinic, Department, Qualification, Specialization, by_id, by_ids, department_by_id, department_hours,
};
