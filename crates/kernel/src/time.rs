//! Instants and dates as columns and in JSON. The time-zone arithmetic itself is jiff's.

use jiff::{Timestamp, civil, tz::TimeZone};

pub const MINUTE: i64 = 60;
pub const HOUR: i64 = 60 * MINUTE;
pub const DAY: i64 = 24 * HOUR;

/// An instant as microseconds since 1970-01-01T00:00:00Z: every engine's own timestamp type misbehaves somewhere. So it is
/// in records of our own, too; what surfaces give is RFC 3339.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    sea_orm::DeriveValueType,
    serde::Serialize,
    serde::Deserialize,
)]
pub struct Instant(pub i64);

impl Instant {
    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_microsecond(self.0).unwrap_or(if self.0 < 0 {
            Timestamp::MIN
        } else {
            Timestamp::MAX
        })
    }

    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(1_000_000)))
    }

    pub fn plus_minutes(self, minutes: i64) -> Self {
        self.plus_seconds(minutes.saturating_mul(MINUTE))
    }

    pub fn plus_days(self, days: i64) -> Self {
        self.plus_seconds(days.saturating_mul(DAY))
    }

    /// Whole seconds from `earlier` to `self`; negative when `self` is before it.
    pub fn seconds_since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0) / 1_000_000
    }

    /// RFC 3339 with the zone's offset at that instant, to the second: `2026-11-23T10:30:00+05:00`.
    pub fn rfc3339(self, zone: &TimeZone) -> String {
        self.timestamp().to_zoned(zone.clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }

    pub fn date_in(self, zone: &TimeZone) -> civil::Date {
        self.timestamp().to_zoned(zone.clone()).date()
    }
}

impl From<Timestamp> for Instant {
    fn from(timestamp: Timestamp) -> Self {
        Self(timestamp.as_microsecond())
    }
}

/// Reads an RFC 3339 instant with any offset. A date-time without an offset is not an instant.
pub fn parse_instant(text: &str) -> Option<Instant> {
    text.parse::<Timestamp>().ok().map(Instant::from)
}

/// When a local day begins, and when the next one does; the last instant there is for a date beyond all.
pub fn day_span(date: civil::Date, zone: &TimeZone) -> (Instant, Instant) {
    let midnight = |date: civil::Date| {
        let midnight = date.to_zoned(zone.clone());
        Instant::from(midnight.map_or(Timestamp::MAX, |midnight| midnight.timestamp()))
    };
    (midnight(date), midnight(date.tomorrow().unwrap_or(date)))
}

/// A calendar date as ISO text in a column: sorts and compares alike on every engine.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    sea_orm::DeriveValueType,
    serde::Serialize,
    serde::Deserialize,
)]
#[sea_orm(value_type = "String")]
#[serde(try_from = "String")]
pub struct Date(pub civil::Date);

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for Date {
    type Err = NotADate;

    /// `YYYY-MM-DD` and nothing longer, in years that people count: a date-time is refused rather than cut.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let date = civil::Date::strptime("%Y-%m-%d", text).ok().filter(|date| date.year() > 0);
        date.filter(|_| text.len() == 10).map(Self).ok_or(NotADate)
    }
}

impl TryFrom<String> for Date {
    type Error = NotADate;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

/// A text that is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a date is written like 2026-11-23")]
pub struct NotADate;

impl utoipa::PartialSchema for Date {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .format(Some(utoipa::openapi::SchemaFormat::KnownFormat(utoipa::openapi::KnownFormat::Date)))
            .into()
    }
}

impl utoipa::ToSchema for Date {}

/// A zone of the IANA database by name, or nothing. `Etc/Unknown` and POSIX strings are not names people live in.
pub fn zone(name: &str) -> Option<TimeZone> {
    if name.is_empty() || name.len() > 64 {
        return None;
    }
    TimeZone::get(name).ok().filter(|zone| zone.iana_name().is_some())
}

/// Where the zones are that people live in, as the IANA database names them.
const AREAS: [&str; 10] = [
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
];

/// The names of those zones, in the order of the alphabet; for a list to choose from.
pub fn zones() -> Vec<String> {
    let names = jiff::tz::db().available().map(|name| name.as_str().to_owned());
    let in_area = |name: &String| name.split_once('/').is_some_and(|(area, _)| AREAS.contains(&area));
    let mut names: Vec<String> = names.filter(in_area).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// `HH:MM` → minute of the day, 0..=1439; `24:00` (the end of a day) → 1440.
pub fn parse_minute_of_day(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    if hour.len() != 2 || minute.len() != 2 {
        return None;
    }
    if !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b':') {
        return None;
    }
    let (hour, minute) = (hour.parse::<u16>().ok()?, minute.parse::<u16>().ok()?);
    let in_day = hour < 24 && minute < 60 || hour == 24 && minute == 0;
    in_day.then_some(hour * 60 + minute)
}

/// Minute of the day → `HH:MM`; 1440 → `24:00`.
pub fn minute_of_day_text(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

crate::words! {
    /// A day of the week; ISO numbering by [`Weekday::iso`].
    pub enum Weekday {
        Monday = "monday",
        Tuesday = "tuesday",
        Wednesday = "wednesday",
        Thursday = "thursday",
        Friday = "friday",
        Saturday = "saturday",
        Sunday = "sunday",
    }
}

impl Weekday {
    /// Monday is 1, Sunday is 7 (ISO 8601).
    pub fn iso(self) -> u8 {
        self as u8 + 1
    }

    pub fn of(date: civil::Date) -> Self {
        Self::ALL[(date.weekday().to_monday_one_offset() - 1) as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minute_of_the_day_reads_back() {
        for minute in 0..=1440 {
            assert_eq!(parse_minute_of_day(&minute_of_day_text(minute)), Some(minute));
        }
        for wrong in ["24:01", "25:00", "9:00", "09:60", "0900", "", "+9:00", "٠٩:٠٠"] {
            assert_eq!(parse_minute_of_day(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn an_instant_is_written_with_the_offset_of_its_zone() {
        let instant = parse_instant("2026-11-23T05:30:00Z").unwrap();
        assert_eq!(instant.rfc3339(&zone("Asia/Karachi").unwrap()), "2026-11-23T10:30:00+05:00");
        assert_eq!(parse_instant("2026-11-23T10:30:00+05:00"), Some(instant));
        assert_eq!(parse_instant("2026-11-23T10:30:00"), None);
    }

    #[test]
    fn only_real_zones_are_zones() {
        assert!(zone("Europe/London").is_some());
        for wrong in ["", "Mars/Olympus", "UTC+5", "Etc/Unknown"] {
            assert!(zone(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn weekdays_follow_iso() {
        assert_eq!(Weekday::of("2026-11-23".parse().unwrap()), Weekday::Monday);
        assert_eq!(Weekday::Monday.iso(), 1);
        assert_eq!(Weekday::of("2026-11-22".parse().unwrap()).iso(), 7);
    }
}
