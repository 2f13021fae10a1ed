//! What is asked about a person, alike for doctors and patients.

crate::words! {
    /// As a person says it of themselves (FHIR R4 administrative-gender); left out where nobody asked.
    pub enum Gender {
        Female = "female",
        Male = "male",
        Other = "other",
        /// Asked, and not told.
        Unknown = "unknown",
    }
}
