//! What is asked about a person, alike for doctors and patients.

crate::words! {
    /// As a person says it of themselves; left out where nobody asked.
    pub enum Gender {
        Female = "female",
        Male = "male",
        Other = "other",
    }
}
