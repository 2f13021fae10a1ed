//! What whoever wants a time is told where it cannot be.

use kernel::calendar::Reason;

use crate::error::{Error, Kind, Problem};

/// Somebody has the time: 409, so that a caller can tell a lost race from a wrong question.
pub fn time_taken() -> Error {
    refusal(Reason::Taken)
}

/// Whether this refuses a time because of who else is there: another moment, or another time, may do.
pub fn meets_others(error: &Error) -> bool {
    [Reason::Taken, Reason::ResourceTaken].iter().any(|reason| error.is_code(reason.code()))
}

/// The refusal that a closed time meets: by the field `starts_at`, with the reason's code; 409 where somebody else has it.
pub fn refusal(reason: Reason) -> Error {
    match reason {
        Reason::Taken | Reason::ResourceTaken => Error::conflict(reason.code(), sentence(reason)),
        other => Problem::new(Kind::Unacceptable, other.code(), sentence(other)).about("starts_at").into(),
    }
}

pub fn sentence(reason: Reason) -> &'static str {
    match reason {
        Reason::InThePast => "This time has passed.",
        Reason::TooSoon => "This time is too soon to be booked; the clinic asks for more notice.",
        Reason::BeyondHorizon => "This time is too far ahead to be booked yet.",
        Reason::RegistrationExpired => "The doctor's registration ends before this time.",
        Reason::OutsideHours => "The doctor does not work at this time.",
        Reason::NotOnGrid => "Visits do not start at this minute; choose one of the offered times.",
        Reason::OutsideDepartmentHours => "The department is closed at this time.",
        Reason::OnHoliday => "The clinic is closed on this day.",
        Reason::OnLeave => "The doctor is on leave at this time.",
        Reason::Taken => "Somebody else has just taken this time.",
        Reason::ResourceTaken => "A room or device that this visit needs is in use at this time.",
    }
}
