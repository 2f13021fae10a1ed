//! A doctor's standing, and what a doctor's own words and numbers must be; pure.

use std::ops::RangeInclusive;

use kernel::{
    fields::Complaint,
    money::{Currency, MOST, Money},
    text,
    time::Date,
};

use crate::error::{Error, Kind, Problem};

kernel::words! {
    #[schema(as = DoctorStatus)]
    pub enum Status {
        /// Applied, not yet reviewed.
        Pending = "pending",
        Approved = "approved",
        /// Taken out of the public's sight, or turned down.
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

/// What a review can decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Review {
    Approve,
    Suspend,
    Restore,
}

impl Review {
    /// The status it leads to.
    pub fn to(self) -> Status {
        match self {
            Self::Approve | Self::Restore => Status::Approved,
            Self::Suspend => Status::Suspended,
        }
    }

    /// The whole table of what may follow on what.
    pub fn is_legal_from(self, from: Status) -> bool {
        match (self, from) {
            (Self::Approve, Status::Pending)
            | (Self::Suspend, Status::Pending | Status::Approved)
            | (Self::Restore, Status::Suspended) => true,
            (Self::Approve, Status::Approved | Status::Suspended)
            | (Self::Suspend, Status::Suspended)
            | (Self::Restore, Status::Pending | Status::Approved) => false,
        }
    }

    /// The status after it, or 409 with `from` and `to`.
    pub fn apply(self, from: Status) -> Result<Status, Error> {
        if self.is_legal_from(from) {
            return Ok(self.to());
        }
        let detail = format!("A doctor who is {from} cannot be made {} this way.", self.to());
        let problem = Problem::new(Kind::Conflict, "illegal_transition", detail);
        Err(problem.with("from", from).with("to", self.to()).into())
    }
}

/// Limits, both ends included.
pub const CAPACITY: RangeInclusive<i64> = 1..=20;
pub const HORIZON_DAYS: RangeInclusive<i64> = 1..=365;
/// Up to four weeks.
pub const NOTICE_MINUTES: RangeInclusive<i64> = 0..=40_320;
pub const MOST_LANGUAGES: usize = 12;
pub const MOST_SPECIALIZATIONS: usize = 10;
pub const MOST_QUALIFICATIONS: usize = 20;
pub const MOST_SERVICES: usize = 40;

/// As the register writes it: text, because registers use letters and leading zeros. Upper case, so that one number
/// has one spelling.
pub fn registration_number(raw: &str) -> Result<String, Complaint> {
    let number = text::line(raw, 40)?.to_uppercase();
    let plain = number.chars().all(|c| c.is_alphanumeric() || " -/.".contains(c));
    // Upper case may be longer than what was typed: ß.
    if !plain || !number.chars().any(char::is_alphanumeric) || number.chars().count() > 40 {
        let sentence = "Write the number as the register has it: letters, digits, spaces, - / and .";
        return Err(Complaint::new("not_a_registration_number", sentence));
    }
    Ok(number)
}

/// Between the first registers that still matter and a date that no registration reaches.
pub fn registration_expiry(date: Date) -> Result<Date, Complaint> {
    let year = date.0.year();
    if !(1950..=2150).contains(&year) {
        return Err(Complaint::new("out_of_range", "Choose a date between 1950 and 2150."));
    }
    Ok(date)
}

/// A price in the clinic's currency.
pub fn fee(raw: Money, currency: Currency) -> Result<i64, Complaint> {
    if raw.currency != currency {
        return Err(Complaint::new("wrong_currency", format!("This clinic charges in {currency}.")));
    }
    if !(0..=MOST).contains(&raw.amount) {
        return Err(Complaint::new("out_of_range", "This price cannot be right."));
    }
    Ok(raw.amount)
}

/// ISO 639 codes, each once, as they are kept: separated by spaces.
pub fn languages(raw: Vec<String>) -> Result<String, Complaint> {
    if raw.len() > MOST_LANGUAGES {
        return Err(Complaint::new("too_many", format!("Choose at most {MOST_LANGUAGES} languages.")));
    }
    let mut codes: Vec<String> = Vec::with_capacity(raw.len());
    for code in raw {
        let code = code.trim().to_lowercase();
        if !matches!(code.len(), 2 | 3) || !code.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return Err(Complaint::new("not_a_language", "Write languages as ISO 639 codes: en, ur, ar."));
        }
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    Ok(codes.join(" "))
}

/// At least one way to meet, as they are kept: separated by spaces.
/// A visit takes place as its service says, and as its doctor does.
pub fn mode_among(mode: Mode, offered: &[Mode]) -> Result<Mode, Complaint> {
    match offered.is_empty() || offered.contains(&mode) {
        true => Ok(mode),
        false => Err(Complaint::new("not_offered", "The doctor does not offer this.")),
    }
}

pub fn modes(mut raw: Vec<Mode>) -> Result<String, Complaint> {
    raw.sort();
    raw.dedup();
    if raw.is_empty() {
        return Err(Complaint::new("required", "Choose at least one way to meet."));
    }
    Ok(raw.iter().map(|mode| mode.as_str()).collect::<Vec<_>>().join(" "))
}

/// A year in which somebody who works today may have begun.
pub fn practising_since(year: i64, this_year: i16) -> Result<i32, Complaint> {
    kernel::fields::whole(year, 1940..=i64::from(this_year))
}

/// A length of time on the five-minute grid of calendars.
pub fn on_grid(minutes: i64, limits: RangeInclusive<i64>) -> Result<i32, Complaint> {
    let minutes: i32 = kernel::fields::whole(minutes, limits)?;
    if minutes % 5 != 0 {
        return Err(Complaint::new("not_on_grid", "Choose a multiple of five minutes."));
    }
    Ok(minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_review_follows_the_table_and_names_both_ends_where_it_does_not() {
        let outcome = |review: Review, from: Status| review.apply(from).map_err(|error| error.code());
        assert_eq!(outcome(Review::Approve, Status::Pending), Ok(Status::Approved));
        assert_eq!(outcome(Review::Suspend, Status::Approved), Ok(Status::Suspended));
        assert_eq!(outcome(Review::Restore, Status::Suspended), Ok(Status::Approved));
        for (review, from) in [
            (Review::Approve, Status::Approved),
            (Review::Approve, Status::Suspended),
            (Review::Suspend, Status::Suspended),
            (Review::Restore, Status::Pending),
            (Review::Restore, Status::Approved),
        ] {
            assert_eq!(outcome(review, from), Err(Some("illegal_transition")), "{review:?} from {from}");
        }
    }

    #[test]
    fn a_registration_number_is_text_and_has_one_spelling() {
        assert_eq!(registration_number(" pmc-00123/a ").as_deref(), Ok("PMC-00123/A"));
        assert_eq!(registration_number("007").as_deref(), Ok("007"));
        for wrong in ["", "  ", "---", "a;b", "ß".repeat(21).as_str(), "x".repeat(41).as_str()] {
            assert!(registration_number(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_price_is_in_the_clinics_currency_and_within_reason() {
        let money = |amount, currency| Money { amount, currency };
        assert_eq!(fee(money(0, Currency::Pkr), Currency::Pkr), Ok(0));
        assert_eq!(fee(money(MOST, Currency::Pkr), Currency::Pkr), Ok(MOST));
        for (wrong, code) in [
            (money(1, Currency::Usd), "wrong_currency"),
            (money(-1, Currency::Pkr), "out_of_range"),
            (money(MOST + 1, Currency::Pkr), "out_of_range"),
        ] {
            assert_eq!(fee(wrong, Currency::Pkr).unwrap_err().code, code);
        }
    }

    #[test]
    fn languages_and_modes_are_kept_once_each() {
        assert_eq!(languages(vec!["EN".into(), "ur".into(), "en".into()]).as_deref(), Ok("en ur"));
        assert!(languages(vec!["english".into()]).is_err());
        assert!(languages(vec!["e n".into()]).is_err());
        assert_eq!(modes(vec![Mode::Video, Mode::InPerson, Mode::Video]).as_deref(), Ok("in_person video"));
        assert!(modes(vec![]).is_err());
    }

    #[test]
    fn times_of_a_service_lie_on_the_grid() {
        assert_eq!(on_grid(5, 5..=480), Ok(5));
        assert_eq!(on_grid(480, 5..=480), Ok(480));
        for wrong in [0, 4, 7, 485, -5, i64::MAX] {
            assert!(on_grid(wrong, 5..=480).is_err(), "{wrong}");
        }
    }
}
