//! Who did what, when, to which thing. Written in the transaction of the change; never changed, never deleted
//! (triggers refuse it).
//!
//! And who read what of whose record, noted before it is shown.
//!
//! Owns the tables `audit` and `record_reads`. Details hold ids, states and amounts; never names, contacts, notes or secrets.

mod reads;
mod store;

use kernel::id::{ClinicId, PatientId};
pub use reads::{Looked, Manner, Noted, Read, ReadColumn, ReadsWanted, note_reads, reads};
pub use store::{Line, LineColumn, LinesWanted, inserting, lines, of_subject, of_subjects};

/// One line to be written.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The verb: `appointment.confirm`.
    pub action: &'static str,
    /// The id of the thing, in its outside form.
    pub subject: String,
    pub clinic_id: Option<ClinicId>,
    /// Whose record it touched, where it did.
    pub patient_id: Option<PatientId>,
    pub detail: serde_json::Value,
}

impl Entry {
    pub fn new(action: &'static str, subject: impl std::fmt::Display) -> Self {
        Self {
            action,
            subject: subject.to_string(),
            clinic_id: None,
            patient_id: None,
            detail: serde_json::Value::Object(serde_json::Map::new()),
        }
    }

    pub fn clinic(mut self, clinic_id: ClinicId) -> Self {
        self.clinic_id = Some(clinic_id);
        self
    }

    pub fn patient(mut self, patient_id: PatientId) -> Self {
        self.patient_id = Some(patient_id);
        self
    }

    pub fn detail(mut self, detail: serde_json::Value) -> Self {
        self.detail = detail;
        self
    }
}
