//! The usual specializations and qualifications.

use std::collections::HashMap;

use app::{
    App, Result,
    access::Actor,
    clinics::{self, NameQualification, NameSpecialization},
};
use kernel::id::{QualificationId, SpecializationId};

pub const SPECIALIZATIONS: [&str; 36] = [
    "Allergy and Immunology",
    "Anesthesiology",
    "Cardiac Surgery",
    "Cardiology",
    "Dentistry",
    "Dermatology",
    "Emergency Medicine",
    "Endocrinology",
    "Family Medicine",
    "Gastroenterology",
    "General Medicine",
    "General Surgery",
    "Geriatrics",
    "Gynecology and Obstetrics",
    "Hematology",
    "Infectious Diseases",
    "Neonatology",
    "Nephrology",
    "Neurology",
    "Neurosurgery",
    "Nutrition and Dietetics",
    "Oncology",
    "Ophthalmology",
    "Orthopedics",
    "Otolaryngology (ENT)",
    "Pathology",
    "Pediatric Surgery",
    "Pediatrics",
    "Physiotherapy",
    "Plastic Surgery",
    "Psychiatry",
    "Psychology",
    "Pulmonology",
    "Radiology",
    "Rheumatology",
    "Urology",
];

pub const QUALIFICATIONS: [&str; 12] =
    ["MBBS", "MD", "FCPS", "MCPS", "MRCP", "FRCS", "MS", "DCH", "DGO", "BDS", "DPT", "PhD"];

/// The catalogues by name.
pub struct Catalogue {
    pub specializations: HashMap<String, SpecializationId>,
    pub qualifications: HashMap<String, QualificationId>,
}

/// Adds what is missing and gives all of it.
pub async fn fill(app: &App) -> Result<Catalogue> {
    let system = Actor::system();
    let known = clinics::list_specializations(app, &system).await?;
    let mut specializations: HashMap<_, _> = known.into_iter().map(|row| (row.name, row.id)).collect();
    for name in SPECIALIZATIONS {
        if !specializations.contains_key(name) {
            let input = NameSpecialization { name: Some(name.to_owned()) };
            let made = clinics::create_specialization(app, &system, input).await?;
            specializations.insert(made.name, made.id);
        }
    }
    let known = clinics::list_qualifications(app, &system).await?;
    let mut qualifications: HashMap<_, _> = known.into_iter().map(|row| (row.name, row.id)).collect();
    for name in QUALIFICATIONS {
        if !qualifications.contains_key(name) {
            let input = NameQualification { name: Some(name.to_owned()) };
            let made = clinics::create_qualification(app, &system, input).await?;
            qualifications.insert(made.name, made.id);
        }
    }
    Ok(Catalogue { specializations, qualifications })
}
