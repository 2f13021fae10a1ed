//! What a clinic's own words and numbers must be, and hours that do not overlap; pure.

use std::ops::RangeInclusive;

use kernel::{
    fields::{Check, Complaint},
    text,
    time::{Weekday, minute_of_day_text, parse_minute_of_day},
};

/// Hours of one weekday, as in the API. `closes` at or before `opens` is on the next day; equal is round the clock.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpeningHours {
    pub day: Weekday,
    /// `HH:MM`, 00:00 to 23:59.
    #[schema(example = "09:00")]
    pub opens: String,
    /// `HH:MM`, 00:00 to 24:00.
    #[schema(example = "17:00")]
    pub closes: String,
}

kernel::words! {
    pub enum ResourceKind {
        Room = "room",
        Device = "device",
    }
}

/// Parsed [`OpeningHours`]: ISO weekday and minutes of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    pub day: Weekday,
    pub opens: u16,
    pub closes: u16,
}

/// Limits of a clinic's terms, both ends included.
pub const TAX_RATE_BP: RangeInclusive<i64> = 0..=10_000;
pub const FEE_BP: RangeInclusive<i64> = 0..=10_000;
pub const HOLD_MINUTES: RangeInclusive<i64> = 1..=60;
/// Up to two weeks.
pub const CANCEL_NOTICE_MINUTES: RangeInclusive<i64> = 0..=20_160;

const DAY: u32 = 1440;
const WEEK: u32 = 7 * DAY;

/// More rows than anybody needs: four stretches a day.
const MOST_HOURS: usize = 28;

impl Hours {
    pub fn written(self) -> OpeningHours {
        OpeningHours {
            day: self.day,
            opens: minute_of_day_text(self.opens),
            closes: minute_of_day_text(self.closes),
        }
    }

    /// Minutes of the week, the second may be past its end (a Sunday night).
    fn stretch(self) -> (u32, u32) {
        let midnight = u32::from(self.day.iso() - 1) * DAY;
        let (opens, closes) = (u32::from(self.opens), u32::from(self.closes));
        let length = if closes > opens { closes - opens } else { closes + DAY - opens };
        (midnight + opens, midnight + opens + length)
    }

    /// Whether both are open at some minute of the week, which is a circle.
    fn overlaps(self, other: Self) -> bool {
        let ((a_opens, a_closes), (b_opens, b_closes)) = (self.stretch(), other.stretch());
        let meets = |a: (u32, u32), b: (u32, u32)| a.0 < b.1 && b.0 < a.1;
        let (a, b) = ((a_opens, a_closes), (b_opens, b_closes));
        meets(a, b) || meets((a.0 + WEEK, a.1 + WEEK), b) || meets(a, (b.0 + WEEK, b.1 + WEEK))
    }
}

/// Reads a department's hours, in the order of the week. Notes what is wrong as `hours.<place>.<member>`.
pub fn parse_hours(check: &mut Check, raw: &[OpeningHours]) -> Vec<Hours> {
    let mut parsed: Vec<(usize, Hours)> = Vec::with_capacity(raw.len());
    check.require("hours", raw.len() <= MOST_HOURS, "too_many", "Write at most 28 stretches of hours.");
    for (place, row) in raw.iter().enumerate().take(MOST_HOURS) {
        let opens = check.field(&format!("hours.{place}.opens"), minute(&row.opens, DAY - 1));
        let closes = check.field(&format!("hours.{place}.closes"), minute(&row.closes, DAY));
        if let (Some(opens), Some(closes)) = (opens, closes) {
            parsed.push((place, Hours { day: row.day, opens, closes }));
        }
    }
    for (index, (place, hours)) in parsed.iter().enumerate() {
        let overlaps = parsed[..index].iter().any(|(_, earlier)| earlier.overlaps(*hours));
        let sentence = "These hours overlap others of the same week.";
        check.require(&format!("hours.{place}"), !overlaps, "overlap", sentence);
    }
    let mut hours: Vec<Hours> = parsed.into_iter().map(|(_, hours)| hours).collect();
    hours.sort_by_key(|hours| hours.stretch());
    hours
}

fn minute(raw: &str, most: u32) -> Result<u16, Complaint> {
    let wrong = || Complaint::new("not_a_time", "Write a time of the day as HH:MM.");
    parse_minute_of_day(raw).filter(|minute| u32::from(*minute) <= most).ok_or_else(wrong)
}

pub fn time_zone(raw: String) -> Result<String, Complaint> {
    let known = kernel::time::zone(&raw).is_some();
    known
        .then_some(raw)
        .ok_or_else(|| Complaint::new("unknown_time_zone", "Choose a zone like Asia/Karachi."))
}

/// A name and the form in which it is compared.
pub fn name_and_fold(raw: &str, most: usize) -> Result<(String, String), Complaint> {
    let name = text::line(raw, most)?;
    let folded = text::folded(&name);
    if folded.is_empty() {
        return Err(Complaint::new("not_a_name", "A name has at least one letter or digit."));
    }
    Ok((name, folded))
}

pub fn latitude(degrees: f64) -> Result<f64, Complaint> {
    let wrong = || Complaint::new("out_of_range", "A latitude is from -90 to 90 degrees.");
    (-90.0..=90.0).contains(&degrees).then_some(degrees).ok_or_else(wrong)
}

pub fn longitude(degrees: f64) -> Result<f64, Complaint> {
    let wrong = || Complaint::new("out_of_range", "A longitude is from -180 to 180 degrees.");
    (-180.0..=180.0).contains(&degrees).then_some(degrees).ok_or_else(wrong)
}

/// A place on the map has both its degrees or neither.
pub fn place(check: &mut Check, latitude: Option<f64>, longitude: Option<f64>) {
    let (field, both) = if latitude.is_none() { ("latitude", longitude) } else { ("longitude", latitude) };
    let complete = both.is_none() || latitude.is_some() && longitude.is_some();
    check.require(field, complete, "required", "Write both degrees of the place, or neither.");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(rows: &[(Weekday, &str, &str)]) -> Result<Vec<Hours>, Vec<kernel::fields::FieldError>> {
        let rows: Vec<OpeningHours> = rows
            .iter()
            .map(|(day, opens, closes)| OpeningHours {
                day: *day,
                opens: (*opens).to_owned(),
                closes: (*closes).to_owned(),
            })
            .collect();
        let mut check = Check::new();
        let hours = parse_hours(&mut check, &rows);
        if check.is_clean() { Ok(hours) } else { Err(check.errors()) }
    }

    #[test]
    fn nights_and_days_round_the_clock_fit_beside_each_other() {
        let every_day = Weekday::ALL.iter().map(|day| (*day, "08:00", "08:00")).collect::<Vec<_>>();
        assert_eq!(read(&every_day).map(|hours| hours.len()), Ok(7));
        let nights = Weekday::ALL.iter().map(|day| (*day, "20:00", "04:00")).collect::<Vec<_>>();
        assert_eq!(read(&nights).map(|hours| hours.len()), Ok(7));
        assert!(read(&[(Weekday::Monday, "09:00", "13:00"), (Weekday::Monday, "13:00", "24:00")]).is_ok());
    }

    #[test]
    fn hours_that_overlap_are_refused_also_over_midnight_and_over_the_week_end() {
        for rows in [
            [(Weekday::Monday, "09:00", "13:00"), (Weekday::Monday, "12:59", "17:00")],
            [(Weekday::Monday, "22:00", "06:00"), (Weekday::Tuesday, "05:00", "09:00")],
            [(Weekday::Monday, "05:00", "09:00"), (Weekday::Sunday, "22:00", "06:00")],
            [(Weekday::Sunday, "22:00", "06:00"), (Weekday::Monday, "05:00", "09:00")],
            [(Weekday::Friday, "08:00", "08:00"), (Weekday::Saturday, "07:00", "09:00")],
        ] {
            let errors = read(&rows).unwrap_err();
            assert_eq!(
                (errors[0].field.as_str(), errors[0].code.as_str()),
                ("hours.1", "overlap"),
                "{rows:?}"
            );
        }
    }

    #[test]
    fn a_time_that_is_none_is_refused_by_its_field() {
        for (opens, closes, field) in [
            ("24:00", "10:00", "hours.0.opens"),
            ("9", "10:00", "hours.0.opens"),
            ("09:00", "25:00", "hours.0.closes"),
        ] {
            assert_eq!(read(&[(Weekday::Monday, opens, closes)]).unwrap_err()[0].field, field);
        }
    }
}
