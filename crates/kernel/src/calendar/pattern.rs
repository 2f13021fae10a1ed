//! A doctor's weekly hours with the grid of start times they offer, in both forms: hours with a slot length,
//! and the sitting of so many places.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::hours::{HoursError, LocalHours, MINUTES_PER_DAY};
use super::tick::{SECONDS_PER_TICK, TICK_MINUTES, instant_at};
use super::zone::Offsets;

/// A doctor's weekly hours with their grid of start times, within one day on the wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Pattern {
    hours: LocalHours,
    slot_minutes: u16,
    places: Option<u16>,
}

/// A start time of a pattern on a date; `position` counts from 1 in the order of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Start {
    pub at: Timestamp,
    pub position: u16,
}

impl Pattern {
    /// Weekly hours with a start time every `slot_minutes`.
    ///
    /// # Errors
    /// A time off the five-minute grid, hours past midnight, a slot longer than the hours.
    pub fn new(hours: LocalHours, slot_minutes: u16) -> Result<Self, HoursError> {
        if !is_multiple_of_tick(hours.starts_minute()) {
            return Err(HoursError::StartOffGrid);
        }
        if hours.is_overnight() {
            return Err(HoursError::EndNotAfterStart);
        }
        if !is_multiple_of_tick(hours.ends_minute()) {
            return Err(HoursError::EndOffGrid);
        }
        if slot_minutes == 0 || !is_multiple_of_tick(slot_minutes) {
            return Err(HoursError::SlotOffGrid);
        }
        if slot_minutes > hours.ends_minute() - hours.starts_minute() {
            return Err(HoursError::SlotTooLong);
        }
        Ok(Self { hours, slot_minutes, places: None })
    }

    /// A sitting: from `starts_minute`, `places` appointments of `appointment_duration` minutes each.
    ///
    /// # Errors
    /// A time off the five-minute grid, no places, an end after midnight.
    pub fn sitting(
        weekday: u8,
        starts_minute: u16,
        appointment_duration: u16,
        places: u16,
    ) -> Result<Self, HoursError> {
        LocalHours::new(weekday, starts_minute, starts_minute)?;
        if appointment_duration == 0 || !is_multiple_of_tick(appointment_duration) {
            return Err(HoursError::DurationOffGrid);
        }
        if places == 0 {
            return Err(HoursError::NoPlaces);
        }
        let ends = u32::from(starts_minute) + u32::from(appointment_duration) * u32::from(places);
        let ends_minute = u16::try_from(ends).ok().filter(|minute| *minute <= MINUTES_PER_DAY);
        let hours = LocalHours::new(weekday, starts_minute, ends_minute.ok_or(HoursError::PastMidnight)?)?;
        Ok(Self { places: Some(places), ..Self::new(hours, appointment_duration)? })
    }

    /// The same pattern from `from` to `until` only, both included; `None` is without end.
    ///
    /// # Errors
    /// [`HoursError::ValidityBackwards`].
    pub fn valid(self, from: Option<Date>, until: Option<Date>) -> Result<Self, HoursError> {
        Ok(Self { hours: self.hours.valid(from, until)?, ..self })
    }

    pub fn hours(&self) -> &LocalHours {
        &self.hours
    }

    pub fn slot_minutes(&self) -> u16 {
        self.slot_minutes
    }

    /// How many appointments a sitting has; `None` for hours without a number.
    pub fn places(&self) -> Option<u16> {
        self.places
    }

    /// The start times on `date`: the open instants whose local time is a whole number of slots after the
    /// start of the hours. Around a clock change two such instants may be closer than a slot; then the
    /// later one is left out, so that consecutive visits never overlap and positions stay a queue. A
    /// sitting has at most its number of places, also on a day whose hours are open twice.
    pub fn starts_on(&self, date: Date, tz: &TimeZone) -> Vec<Start> {
        if !self.hours.applies_on(date) {
            return Vec::new();
        }
        let start = |(second, position)| Start { at: instant_at(second), position };
        self.starts(date, &Offsets::around(date, date, tz)).map(start).collect()
    }

    /// [`Pattern::starts_on`] in seconds, whether or not the hours apply on the date.
    pub(super) fn starts<'a>(
        &self,
        date: Date,
        offsets: &'a Offsets,
    ) -> impl Iterator<Item = (i64, u16)> + use<'a> {
        let (open, close) = self.hours.wall_seconds(date);
        let slot = i64::from(self.slot_minutes) * 60;
        let mut earliest = i64::MIN;
        let in_piece = move |(begin, end, offset): (i64, i64, i64)| {
            let first_slot = -(open - (begin + offset)).div_euclid(slot);
            (open - offset + first_slot * slot..end).step_by(slot as usize)
        };
        let on_grid = move |second: &i64| {
            let fits = *second >= earliest && second % SECONDS_PER_TICK == 0;
            if fits {
                earliest = *second + slot;
            }
            fits
        };
        let places = self.places.unwrap_or(MINUTES_PER_DAY);
        offsets.pieces(open, close).flat_map(in_piece).filter(on_grid).zip(1..=places)
    }

    /// True when both would ever be open at one local time: same weekday, times that meet, dates that meet.
    pub fn overlaps(&self, other: &Pattern) -> bool {
        let (a, b) = (&self.hours, &other.hours);
        a.weekday() == b.weekday()
            && a.starts_minute() < b.ends_minute()
            && b.starts_minute() < a.ends_minute()
            && a.is_valid_with(b)
    }
}

fn is_multiple_of_tick(minutes: u16) -> bool {
    i64::from(minutes) % TICK_MINUTES == 0
}
