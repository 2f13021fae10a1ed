//! Weekly hours as people write them, on the wall clock, and what they open on a date.

use jiff::{civil::Date, tz::TimeZone};

use super::tick::{SECONDS_PER_DAY, SECONDS_PER_TICK, Span, instant_at};
use super::tick_set::TickSet;
use super::zone::{Offsets, day_number};

pub const MINUTES_PER_DAY: u16 = 1440;

/// Hours of one weekday, valid over some dates. An end at or before the start means the next day; an end
/// equal to the start is therefore open round the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct LocalHours {
    weekday: u8,
    starts_minute: u16,
    ends_minute: u16,
    valid_from: Option<Date>,
    valid_until: Option<Date>,
}

/// What is wrong with hours; see [`HoursError::field`] for where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HoursError {
    #[error("the weekday must be between 1 (Monday) and 7 (Sunday)")]
    WeekdayOutOfRange,
    #[error("the start must be between 00:00 and 23:59")]
    StartOutOfRange,
    #[error("the start must be a multiple of five minutes")]
    StartOffGrid,
    #[error("the end must be between 00:00 and 24:00")]
    EndOutOfRange,
    #[error("the end must be a multiple of five minutes")]
    EndOffGrid,
    #[error("the end must be after the start, on the same day")]
    EndNotAfterStart,
    #[error("the length of a slot must be a multiple of five minutes, at least five")]
    SlotOffGrid,
    #[error("a slot must not be longer than the hours it is in")]
    SlotTooLong,
    #[error("the length of an appointment must be a multiple of five minutes, at least five")]
    DurationOffGrid,
    #[error("a sitting must have at least one place")]
    NoPlaces,
    #[error("the sitting must end by midnight")]
    PastMidnight,
    #[error("the last date must not be before the first")]
    ValidityBackwards,
}

impl HoursError {
    /// The field of the API at fault.
    pub fn field(self) -> &'static str {
        match self {
            Self::WeekdayOutOfRange => "day",
            Self::StartOutOfRange | Self::StartOffGrid => "start",
            Self::EndOutOfRange | Self::EndOffGrid | Self::EndNotAfterStart => "end",
            Self::SlotOffGrid | Self::SlotTooLong => "slot_minutes",
            Self::DurationOffGrid => "appointment_duration",
            Self::NoPlaces | Self::PastMidnight => "num_slots",
            Self::ValidityBackwards => "valid_until",
        }
    }

    /// The stable word for programs.
    pub fn code(self) -> &'static str {
        match self {
            Self::WeekdayOutOfRange | Self::StartOutOfRange | Self::EndOutOfRange => "out_of_range",
            Self::StartOffGrid | Self::EndOffGrid | Self::SlotOffGrid | Self::DurationOffGrid => {
                "not_on_grid"
            }
            Self::EndNotAfterStart => "end_not_after_start",
            Self::SlotTooLong => "slot_too_long",
            Self::NoPlaces => "no_places",
            Self::PastMidnight => "past_midnight",
            Self::ValidityBackwards => "validity_backwards",
        }
    }
}

impl LocalHours {
    /// `weekday` as in ISO 8601 (Monday is 1), minutes since local midnight, 1440 for midnight at the end.
    /// Any minute will do here: what is offered is rounded inwards to the grid.
    ///
    /// # Errors
    /// A value out of its range.
    pub fn new(weekday: u8, starts_minute: u16, ends_minute: u16) -> Result<Self, HoursError> {
        if !(1..=7).contains(&weekday) {
            return Err(HoursError::WeekdayOutOfRange);
        }
        if starts_minute >= MINUTES_PER_DAY {
            return Err(HoursError::StartOutOfRange);
        }
        if ends_minute > MINUTES_PER_DAY {
            return Err(HoursError::EndOutOfRange);
        }
        Ok(Self { weekday, starts_minute, ends_minute, valid_from: None, valid_until: None })
    }

    /// The same hours from `from` to `until` only, both included; `None` is without end.
    ///
    /// # Errors
    /// [`HoursError::ValidityBackwards`].
    pub fn valid(self, from: Option<Date>, until: Option<Date>) -> Result<Self, HoursError> {
        if let (Some(from), Some(until)) = (from, until)
            && until < from
        {
            return Err(HoursError::ValidityBackwards);
        }
        Ok(Self { valid_from: from, valid_until: until, ..self })
    }

    pub fn weekday(&self) -> u8 {
        self.weekday
    }

    pub fn starts_minute(&self) -> u16 {
        self.starts_minute
    }

    pub fn ends_minute(&self) -> u16 {
        self.ends_minute
    }

    pub fn valid_from(&self) -> Option<Date> {
        self.valid_from
    }

    pub fn valid_until(&self) -> Option<Date> {
        self.valid_until
    }

    /// True when the hours run into the next day.
    pub fn is_overnight(&self) -> bool {
        self.ends_minute <= self.starts_minute
    }

    /// True when the hours begin on `date`.
    pub fn applies_on(&self, date: Date) -> bool {
        i8::try_from(self.weekday) == Ok(date.weekday().to_monday_one_offset())
            && self.valid_from.is_none_or(|from| from <= date)
            && self.valid_until.is_none_or(|until| date <= until)
    }

    /// When the hours that begin on `date` are open: every instant whose local wall time is within them,
    /// rounded inwards to the grid. Usually one span; none on another weekday or when the clocks skip it all;
    /// two when the clocks go back over one of its ends.
    pub fn open_spans(&self, date: Date, tz: &TimeZone) -> Vec<Span> {
        if !self.applies_on(date) {
            return Vec::new();
        }
        let mut spans = Vec::new();
        self.expand(date, &Offsets::around(date, date, tz), &mut spans);
        spans.into_iter().map(|(from, until)| Span::new(instant_at(from), instant_at(until))).collect()
    }

    /// [`LocalHours::open_spans`] in seconds, into a buffer, whether or not the hours apply on the date.
    pub(super) fn expand(&self, date: Date, offsets: &Offsets, spans: &mut Vec<(i64, i64)>) {
        spans.clear();
        let (from, until) = self.wall_seconds(date);
        for (begin, end, _) in offsets.pieces(from, until) {
            match spans.last_mut() {
                // The wall jumped but the hours did not close.
                Some(last) if last.1 == begin => last.1 = end,
                _ => spans.push((begin, end)),
            }
        }
        spans.retain_mut(|(begin, end)| {
            *begin = -(-*begin).div_euclid(SECONDS_PER_TICK) * SECONDS_PER_TICK;
            *end = end.div_euclid(SECONDS_PER_TICK) * SECONDS_PER_TICK;
            begin < end
        });
    }

    pub(super) fn wall_seconds(&self, date: Date) -> (i64, i64) {
        let midnight = day_number(date) * SECONDS_PER_DAY;
        let end_day = if self.is_overnight() { SECONDS_PER_DAY } else { 0 };
        (midnight + i64::from(self.starts_minute) * 60, midnight + end_day + i64::from(self.ends_minute) * 60)
    }

    /// True when both are valid on some date.
    pub(super) fn is_valid_with(&self, other: &Self) -> bool {
        let begins_by_end_of = |a: &Self, b: &Self| match (a.valid_from, b.valid_until) {
            (Some(from), Some(until)) => from <= until,
            _ => true,
        };
        begins_by_end_of(self, other) && begins_by_end_of(other, self)
    }
}

/// The ticks at which any of these hours is open on the local dates `first..=last`, with the night that
/// began on the day before: what a department gives to [`super::Query::open`].
pub fn open_ticks(hours: &[LocalHours], first: Date, last: Date, tz: &TimeZone) -> TickSet {
    let eve = first.yesterday().unwrap_or(first);
    let offsets = Offsets::around(eve, last, tz);
    let (mut open, mut spans) = (Vec::new(), Vec::new());
    for date in dates(eve, last) {
        for rule in hours.iter().filter(|rule| rule.applies_on(date)) {
            rule.expand(date, &offsets, &mut spans);
            open.extend(spans.iter().map(|(from, until)| Span::new(instant_at(*from), instant_at(*until))));
        }
    }
    TickSet::from_spans(&open)
}

/// The dates from `first` to `last`, both included.
pub(super) fn dates(first: Date, last: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(first), |date| date.tomorrow().ok()).take_while(move |date| *date <= last)
}
