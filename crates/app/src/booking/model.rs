//! The states of an appointment and the steps between them: pure.

use crate::error::Error;

kernel::words! {
    #[schema(as = AppointmentStatus)]
    pub enum Status {
        /// The time is kept while somebody decides and pays.
        Held = "held",
        Confirmed = "confirmed",
        /// The patient is here.
        CheckedIn = "checked_in",
        InProgress = "in_progress",
        Completed = "completed",
        NoShow = "no_show",
        Cancelled = "cancelled",
        /// The hold ran out.
        Expired = "expired",
    }
}

kernel::words! {
    pub enum CancelledBy {
        Patient = "patient",
        Doctor = "doctor",
        Clinic = "clinic",
    }
}

/// Every legal step; anything else is `illegal_transition`.
pub const TRANSITIONS: &[(Status, Status)] = &[
    (Status::Held, Status::Confirmed),
    (Status::Held, Status::Expired),
    (Status::Held, Status::Cancelled),
    (Status::Confirmed, Status::CheckedIn),
    // A doctor without a desk starts straight away.
    (Status::Confirmed, Status::InProgress),
    (Status::Confirmed, Status::NoShow),
    (Status::Confirmed, Status::Cancelled),
    (Status::CheckedIn, Status::InProgress),
    // The patient left before being seen.
    (Status::CheckedIn, Status::Cancelled),
    (Status::InProgress, Status::Completed),
];

impl Status {
    /// Whether its ticks are set in the sheets. What has taken place keeps its time.
    pub fn occupies(self) -> bool {
        !matches!(self, Self::Cancelled | Self::Expired)
    }

    /// Still to come: may be moved or cancelled.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Held | Self::Confirmed)
    }

    pub fn may_become(self, to: Self) -> bool {
        TRANSITIONS.contains(&(self, to))
    }

    /// The statuses from which `to` can be reached.
    pub fn leading_to(to: Self) -> impl Iterator<Item = Self> {
        TRANSITIONS.iter().filter(move |(_, end)| *end == to).map(|(start, _)| *start)
    }

    /// The refusal of a step that is not in the table.
    pub fn illegal(self, to: Self) -> Error {
        let detail = format!("An appointment that is {self} cannot become {to}.");
        crate::Problem::new(crate::Kind::Conflict, "illegal_transition", detail)
            .with("from", self)
            .with("to", to)
            .into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ended_appointment_never_lives_again() {
        for ended in [Status::Completed, Status::NoShow, Status::Cancelled, Status::Expired] {
            assert!(Status::ALL.iter().all(|to| !ended.may_become(*to)), "{ended}");
        }
    }

    #[test]
    fn every_status_can_be_reached_from_held() {
        let mut reached = vec![Status::Held];
        while let Some((_, to)) =
            TRANSITIONS.iter().find(|(from, to)| reached.contains(from) && !reached.contains(to))
        {
            reached.push(*to);
        }
        assert_eq!(reached.len(), Status::ALL.len());
    }
}
