//! A doctor's standing, pure.

kernel::words! {
    pub enum Status {
        /// Applied, not yet reviewed.
        Pending = "pending",
        Approved = "approved",
        Suspended = "suspended",
    }
}

kernel::words! {
    /// How a visit takes place.
    pub enum Mode {
        InPerson = "in_person",
        Video = "video",
    }
}
