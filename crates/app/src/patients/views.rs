//! What is shown of patients: the same to everybody who reaches one, and never the account's address.

use kernel::{id::PatientId, person::Gender, time::Date};
use serde::Serialize;
use utoipa::ToSchema;

use super::store::Patient;

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Patient)]
pub struct PatientView {
    pub id: PatientId,
    pub name: String,
    pub birth_date: Option<Date>,
    pub gender: Option<Gender>,
    pub phone: Option<String>,
    /// What every visit should know: allergies, medicines, help that is needed.
    pub notes: String,
    /// The account's own profile; the others are people it cares for.
    pub is_self: bool,
    /// Made by a clinic's desk for somebody without an account.
    pub is_walk_in: bool,
    pub version: i64,
}

impl From<Patient> for PatientView {
    fn from(patient: Patient) -> Self {
        Self {
            id: patient.id,
            is_self: patient.is_self(),
            is_walk_in: patient.account_id.is_none(),
            name: patient.name,
            birth_date: patient.birth_date,
            gender: patient.gender,
            phone: patient.phone,
            notes: patient.notes,
            version: patient.version,
        }
    }
}
