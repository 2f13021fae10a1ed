//! The question as it is typed, and what it means once it is read. Pure.

use jiff::civil::Date;
use kernel::{
    fields::{Check, Complaint},
    paging::{self, PageRequest},
    person::Gender,
    text::line,
    time::{Instant, Weekday, parse_instant, parse_minute_of_day},
};
use serde::{Deserialize, Serialize};
use utoipa::IntoParams;
use uuid::Uuid;

use super::{
    affinity::Affinity,
    languages,
    order::{Sort, minute},
    recommend,
    wish::{TimeOfDay, Wish},
};
use crate::{
    doctors::Mode,
    error::{Error, Result},
};

/// The longest text that may be asked for.
const MOST_LETTERS: usize = 200;

/// Values one parameter may have.
const MOST_VALUES: usize = 50;

/// As far as a place may lie, in kilometres: half around the earth.
const FARTHEST_KM: f64 = 20_100.0;

/// Everything narrows the answer; everything combines. A parameter that lists values may be repeated or take them
/// separated by commas, and then keeps doctors that have any of them.
#[derive(Clone, Debug, Default, Deserialize, Serialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct Query {
    /// What is looked for, in any words: name, specialty, complaint, service, qualification, department, place.
    /// Typos and other spellings are forgiven; the last word may be unfinished.
    #[param(max_length = 200, example = "ayesa sidiqui")]
    pub q: Option<String>,
    /// Words of the doctor's name only.
    #[param(max_length = 200)]
    pub name: Option<String>,
    /// Ids or names of specializations.
    pub specialization: Vec<String>,
    /// Ids or names of qualifications.
    pub qualification: Vec<String>,
    /// Ids or names of departments.
    pub department: Vec<String>,
    /// Ids or names of clinics.
    pub clinic: Vec<String>,
    pub city: Vec<String>,
    /// Days of the week on which the doctor works, `monday` to `sunday`.
    #[param(value_type = Vec<Weekday>)]
    pub day: Vec<String>,
    /// A date with a free time, `YYYY-MM-DD` where the clinic is.
    #[param(value_type = Option<kernel::time::Date>)]
    pub date: Option<String>,
    /// The earliest start of a free time: `HH:MM` on any day, `YYYY-MM-DD` from a date on, or an RFC 3339 instant.
    pub from: Option<String>,
    /// Until when a free time starts: before `HH:MM`, on or before `YYYY-MM-DD`, or before an RFC 3339 instant.
    pub to: Option<String>,
    /// Parts of the day with a free time: `morning` (before 12:00), `afternoon` (12:00–17:00), `evening` (from 17:00).
    #[param(inline, value_type = Vec<TimeOfDay>)]
    pub time_of_day: Vec<String>,
    /// `in_person`, `video`.
    #[param(value_type = Vec<Mode>)]
    pub mode: Vec<String>,
    /// ISO 639 codes or English names of languages.
    pub language: Vec<String>,
    /// `female`, `male`, `other`.
    #[param(value_type = Vec<Gender>)]
    pub gender: Vec<String>,
    /// In minor units of the clinic's currency.
    #[param(value_type = Option<i64>, minimum = 0, maximum = 100_000_000_000i64)]
    pub min_fee: Option<String>,
    /// In minor units of the clinic's currency.
    #[param(value_type = Option<i64>, minimum = 0, maximum = 100_000_000_000i64)]
    pub max_fee: Option<String>,
    /// An average of 0 to 5; doctors without a rating are left out.
    #[param(value_type = Option<f64>, minimum = 0, maximum = 5)]
    pub min_rating: Option<String>,
    /// `lat,lon` in degrees: distances are from here.
    #[param(pattern = r"^-?[0-9]{1,2}(\.[0-9]+)?,-?[0-9]{1,3}(\.[0-9]+)?$", example = "31.5204,74.3587")]
    pub near: Option<String>,
    /// At most so far from `near`.
    #[param(value_type = Option<f64>, minimum = 0, maximum = 20_100)]
    pub radius_km: Option<String>,
    /// `true` for doctors who take new patients.
    #[param(value_type = Option<bool>)]
    pub accepts_new: Option<String>,
    /// `relevance`, `soonest`, `rating`, `fee`, `distance`, `popular` or `recommended`.
    #[param(value_type = Option<Sort>)]
    pub sort: Option<String>,
    /// `true` to have the filters that are left counted.
    #[param(value_type = Option<bool>)]
    pub facets: Option<String>,
    /// How many doctors, 1 to 100; 20 when left out.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 100)]
    pub limit: Option<String>,
    /// Where the page before ended.
    pub cursor: Option<String>,
}

/// A question that can be answered.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub q: String,
    pub name: String,
    pub specialization: Vec<String>,
    pub qualification: Vec<String>,
    pub department: Vec<String>,
    pub clinic: Vec<String>,
    pub city: Vec<String>,
    pub wish: Wish,
    pub modes: Vec<Mode>,
    pub languages: Vec<String>,
    pub genders: Vec<Gender>,
    pub min_fee: Option<i64>,
    pub max_fee: Option<i64>,
    /// Thousandths.
    pub min_rating: Option<i64>,
    /// Degrees.
    pub near: Option<(f64, f64)>,
    pub radius_km: Option<f64>,
    pub accepts_new: Option<bool>,
    pub sort: Sort,
    pub facets: bool,
    pub limit: usize,
    pub after: Option<(i64, Uuid)>,
    /// Of the one who asks, where the order knows about it.
    pub affinity: Affinity,
}

impl Wanted {
    /// The minute in which the list was opened: now, or when the first of its pages was asked for.
    pub fn opened(&self, now: Instant) -> u64 {
        let now = minute(Some(now));
        self.after.map_or(now, |(key, _)| recommend::opened(key).min(now))
    }
}

impl Query {
    /// Reads the question. 422 with every field that cannot be read.
    pub fn parse(self) -> Result<Wanted> {
        let mut check = Check::new();
        let wish = self.wish(&mut check);
        let near = check.optional("near", self.near.as_deref().and_then(given), place);
        let radius = |text: &str| number(text, 0.0, FARTHEST_KM);
        let radius_km = check.optional("radius_km", self.radius_km.as_deref().and_then(given), radius);
        let sort = check.optional("sort", self.sort.as_deref().and_then(given), word::<Sort>);
        if near.is_none() && (radius_km.is_some() || sort == Some(Sort::Distance)) && check.is_clean() {
            let message = "Say where from, as lat,lon.";
            check.note("near", Complaint::new("required", message));
        }
        let min_fee = check.optional("min_fee", self.min_fee.as_deref().and_then(given), amount);
        let max_fee = check.optional("max_fee", self.max_fee.as_deref().and_then(given), amount);
        if let (Some(min), Some(max)) = (min_fee, max_fee) {
            check.require(
                "max_fee",
                min <= max,
                "below_minimum",
                "The most must not be less than the least.",
            );
        }
        let rating = |text: &str| number(text, 0.0, 5.0);
        let min_rating = check.optional("min_rating", self.min_rating.as_deref().and_then(given), rating);
        let wanted = Wanted {
            q: text(&mut check, "q", self.q.as_deref()),
            name: text(&mut check, "name", self.name.as_deref()),
            specialization: texts(&mut check, "specialization", &self.specialization),
            qualification: texts(&mut check, "qualification", &self.qualification),
            department: texts(&mut check, "department", &self.department),
            clinic: texts(&mut check, "clinic", &self.clinic),
            city: texts(&mut check, "city", &self.city),
            wish,
            modes: each(&mut check, "mode", &self.mode, word),
            languages: each(&mut check, "language", &self.language, languages::code),
            genders: each(&mut check, "gender", &self.gender, word),
            min_fee,
            max_fee,
            min_rating: min_rating.map(|rating| (rating * 1000.0).round() as i64),
            near,
            radius_km,
            accepts_new: check.optional("accepts_new", self.accepts_new.as_deref().and_then(given), truth),
            sort: sort.unwrap_or_default(),
            facets: check.optional("facets", self.facets.as_deref().and_then(given), truth).unwrap_or(false),
            limit: check
                .optional("limit", self.limit.as_deref().and_then(given), limit)
                .unwrap_or(PageRequest::default().limit as usize),
            after: check.optional("cursor", self.cursor.as_deref().and_then(given), cursor),
            affinity: Affinity::default(),
        };
        if check.is_clean() { Ok(wanted) } else { Err(Error::fields(check)) }
    }

    fn wish(&self, check: &mut Check) -> Wish {
        let mut wish = Wish {
            days: each(check, "day", &self.day, word::<Weekday>),
            times_of_day: each(check, "time_of_day", &self.time_of_day, word::<TimeOfDay>),
            ..Wish::default()
        };
        if let Some(date) = check.optional("date", self.date.as_deref().and_then(given), date) {
            (wish.first, wish.last) = (Some(date), Some(date));
        }
        match check.optional("from", self.from.as_deref().and_then(given), bound) {
            Some(Bound::Date(date)) => wish.first = wish.first.max(Some(date)),
            Some(Bound::Minute(minute)) => wish.from_minute = Some(minute),
            Some(Bound::Instant(instant)) => wish.not_before = Some(instant),
            None => {}
        }
        match check.optional("to", self.to.as_deref().and_then(given), bound) {
            Some(Bound::Date(date)) => wish.last = Some(wish.last.map_or(date, |last| last.min(date))),
            Some(Bound::Minute(minute)) => wish.until_minute = Some(minute),
            Some(Bound::Instant(instant)) => wish.before = Some(instant),
            None => {}
        }
        let dates = wish.first.zip(wish.last).is_none_or(|(first, last)| first <= last);
        let minutes = wish.from_minute.zip(wish.until_minute).is_none_or(|(from, until)| from < until);
        let instants = wish.not_before.zip(wish.before).is_none_or(|(from, until)| from < until);
        check.require("to", dates && minutes && instants, "before_from", "The end comes before the start.");
        // A question answered by an empty page is no use, and neither is one that walks through centuries.
        wish.days.sort_unstable();
        wish.times_of_day.sort_unstable();
        wish
    }
}

enum Bound {
    Date(Date),
    Minute(u16),
    Instant(Instant),
}

/// Nothing where nothing was filled in: a form sends its empty fields too.
fn given(text: &str) -> Option<&str> {
    let text = text.trim();
    (!text.is_empty()).then_some(text)
}

fn text(check: &mut Check, field: &str, raw: Option<&str>) -> String {
    let parse = |raw: &str| readable(raw, MOST_LETTERS);
    check.optional(field, raw.and_then(given), parse).unwrap_or_default()
}

/// Any text is a question; what cannot be in a name is only not looked for.
fn readable(raw: &str, most: usize) -> Result<String, Complaint> {
    let visible: String = raw.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    match line(&visible, most) {
        Err(complaint) if complaint.code == "bad_characters" => Ok(kernel::text::folded(&visible)),
        Err(complaint) if complaint.code == "required" => Ok(String::new()),
        other => other,
    }
}

fn texts(check: &mut Check, field: &str, raw: &[String]) -> Vec<String> {
    each(check, field, raw, |raw| readable(raw, MOST_LETTERS))
}

fn each<T: PartialEq>(
    check: &mut Check,
    field: &str,
    raw: &[String],
    parse: impl Fn(&str) -> Result<T, Complaint>,
) -> Vec<T> {
    let mut values = Vec::new();
    for text in raw.iter().flat_map(|raw| raw.split(',')).filter_map(given).take(MOST_VALUES + 1) {
        if values.len() == MOST_VALUES {
            check.note(field, Complaint::new("too_many", format!("Choose at most {MOST_VALUES}.")));
            break;
        }
        match check.field(field, parse(text)) {
            Some(value) if !values.contains(&value) => values.push(value),
            Some(_) => {}
            None => break,
        }
    }
    values
}

fn word<T: std::str::FromStr>(text: &str) -> Result<T, Complaint> {
    let unknown = |_| Complaint::new("unknown_word", "This is none of the words that can be chosen here.");
    text.to_lowercase().parse().map_err(unknown)
}

fn truth(text: &str) -> Result<bool, Complaint> {
    match text {
        "true" | "1" | "yes" | "on" => Ok(true),
        "false" | "0" | "no" | "off" => Ok(false),
        _ => Err(Complaint::new("not_true_or_false", "Write true or false.")),
    }
}

fn date(text: &str) -> Result<Date, Complaint> {
    let wrong = || Complaint::new("not_a_date", "Write a date like 2026-11-23.");
    let date = text.parse::<kernel::time::Date>().map_err(|_| wrong())?.0;
    if (1900..=2200).contains(&date.year()) { Ok(date) } else { Err(wrong()) }
}

fn bound(text: &str) -> Result<Bound, Complaint> {
    if let Ok(date) = date(text) {
        return Ok(Bound::Date(date));
    }
    if let Some(minute) = parse_minute_of_day(text) {
        return Ok(Bound::Minute(minute));
    }
    // A plus sign in a query string arrives as a space.
    let instant = parse_instant(text).or_else(|| parse_instant(&text.replace(' ', "+")));
    let message = "Write a time like 09:30, a date like 2026-11-23, or both with an offset.";
    instant.map(Bound::Instant).ok_or_else(|| Complaint::new("not_a_time", message))
}

fn number(text: &str, least: f64, most: f64) -> Result<f64, Complaint> {
    let wrong = || Complaint::new("out_of_range", format!("Write a number from {least} to {most}."));
    let value: f64 = text.parse().map_err(|_| wrong())?;
    if (least..=most).contains(&value) { Ok(value) } else { Err(wrong()) }
}

fn amount(text: &str) -> Result<i64, Complaint> {
    let wrong = || Complaint::new("not_an_amount", "Write an amount in minor units: 150000 is 1,500.00.");
    text.parse().ok().filter(|amount| (0..=kernel::money::MOST).contains(amount)).ok_or_else(wrong)
}

fn place(text: &str) -> Result<(f64, f64), Complaint> {
    let wrong = || Complaint::new("not_a_place", "Write a place as lat,lon in degrees: 31.5204,74.3587.");
    let (latitude, longitude) = text.split_once(',').ok_or_else(wrong)?;
    let degrees = |text: &str, most: f64| {
        text.trim().parse::<f64>().ok().filter(|degrees| degrees.abs() <= most).ok_or_else(wrong)
    };
    Ok((degrees(latitude, 90.0)?, degrees(longitude, 180.0)?))
}

fn limit(text: &str) -> Result<usize, Complaint> {
    let message = format!("Ask for 1 to {} at a time.", paging::MOST);
    let asked: Option<usize> = text.parse().ok();
    let allowed = asked.filter(|limit| (1..=paging::MOST as usize).contains(limit));
    allowed.ok_or_else(|| Complaint::new("out_of_range", message))
}

fn cursor(text: &str) -> Result<(i64, Uuid), Complaint> {
    let message = "This is no cursor that a page gave.";
    paging::parse_cursor(text).ok_or_else(|| Complaint::new("unknown_cursor", message))
}
