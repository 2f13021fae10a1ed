//! The rules of a patient's fields.

use kernel::{
    fields::Complaint,
    text,
    time::{Date, Instant},
};

/// The people an account may care for, besides itself.
pub const MOST_DEPENDANTS: u64 = 20;

pub const LONGEST_NOTES: usize = 2000;

/// A date of birth: not in the future anywhere on earth, and not before 1900.
pub fn birth_date(raw: &str, now: Instant) -> Result<Date, Complaint> {
    let wrong = || Complaint::new("not_a_date", "Write a date like 1990-04-23.");
    let date: Date = raw.trim().parse().map_err(|_| wrong())?;
    // It is tomorrow already where the day begins, at UTC+14.
    let latest = now.plus_minutes(14 * 60).date_in(&jiff::tz::TimeZone::UTC);
    if date.0 > latest {
        return Err(Complaint::new("in_the_future", "A date of birth cannot be in the future."));
    }
    if date.0.year() < 1900 {
        return Err(Complaint::new("too_long_ago", "Write a date of birth from 1900 on."));
    }
    Ok(date)
}

pub fn notes(raw: &str) -> Result<String, Complaint> {
    text::paragraph(raw, LONGEST_NOTES)
}

#[cfg(test)]
mod tests {
    use kernel::time::parse_instant;

    use super::*;

    #[test]
    fn a_date_of_birth_is_a_past_date_of_our_time() {
        let now = parse_instant("2026-11-23T12:00:00Z").unwrap();
        let code = |raw: &str| birth_date(raw, now).err().map(|complaint| complaint.code);
        for good in ["1900-01-01", "2024-02-29", "2026-11-23", "2026-11-24"] {
            assert_eq!(code(good), None, "{good}");
        }
        assert_eq!(code("2026-11-25"), Some("in_the_future"));
        assert_eq!(code("2038-01-19"), Some("in_the_future"));
        assert_eq!(code("1899-12-31"), Some("too_long_ago"));
        for wrong in ["", "2023-02-29", "23/04/1990", "1990-04-23T00:00:00Z", "-000001-01-01", "99999-01-01"]
        {
            assert_eq!(code(wrong), Some("not_a_date"), "{wrong}");
        }
    }
}
