//! How an offer stands: pure.

kernel::words! {
    pub enum ReplacementStatus {
        /// The times are kept for the patient's answer.
        Offered = "offered",
        /// Nobody answered in time. The times are free again; the patient may still choose what is free, or cancel.
        Lapsed = "lapsed",
        /// The visit takes place at another time.
        Moved = "moved",
        /// The visit was called off.
        Cancelled = "cancelled",
        /// The visit stays as it was: the leave was taken back, or the doctor saw the patient all the same.
        Withdrawn = "withdrawn",
    }
}

impl ReplacementStatus {
    /// Whether the patient may still answer.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Offered | Self::Lapsed)
    }
}
