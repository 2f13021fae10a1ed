//! The clinic's side: front desk, managers, administrators.

pub mod answers;
pub mod appointment;
pub mod appointments;
pub mod audit;
pub mod calendar;
pub mod clinics;
pub mod departments;
pub mod desk;
pub mod doctor_profile;
pub mod doctors;
pub mod emergencies;
pub mod flow;
pub mod hours;
pub mod import;
pub mod leave;
pub mod ledger;
pub mod overview;
pub mod patients;
pub mod reports;
pub mod reviews;
pub mod settings;
pub mod setup;
pub mod staff;
pub mod transactions;
pub mod walk_in;
