//! The calendar against slow and obvious versions of itself.

mod free;
mod hours;
mod pattern;
mod sheets;
mod zones;

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::*;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn span(from: &str, until: &str) -> Span {
    Span::new(at(from), at(until))
}

/// A zone of the data that is compiled in, whatever the machine has.
fn zone(name: &str) -> TimeZone {
    jiff::tz::TimeZoneDatabase::bundled().get(name).unwrap()
}

fn minute(hour: u16, minute: u16) -> u16 {
    hour * 60 + minute
}

/// The tick `ticks` after the first of 2026 in UTC.
fn tick(ticks: i64) -> Timestamp {
    at("2026-01-01T00:00Z") + jiff::SignedDuration::from_mins(ticks * TICK_MINUTES)
}

fn ticks(from: i64, until: i64) -> Span {
    Span::new(tick(from), tick(until))
}
