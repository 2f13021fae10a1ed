//! When somebody wishes to come: days of the week, dates, times of the day, instants. Pure.

use jiff::{civil::Date, tz::TimeZone};
use kernel::time::{Instant, Weekday};

use crate::schedule::OfferedTime;

kernel::words! {
    /// A part of the day on the wall clock of the place.
    pub enum TimeOfDay {
        /// Until noon.
        Morning = "morning",
        /// From noon to five.
        Afternoon = "afternoon",
        /// From five on.
        Evening = "evening",
    }
}

impl TimeOfDay {
    /// Minutes of the day, the second not included.
    pub const fn minutes(self) -> (u16, u16) {
        match self {
            Self::Morning => (0, 12 * 60),
            Self::Afternoon => (12 * 60, 17 * 60),
            Self::Evening => (17 * 60, 24 * 60),
        }
    }

    pub const fn hours(self) -> u32 {
        let (from, until) = self.minutes();
        hours_between(from, until)
    }
}

/// The hours of the day, one bit each, that a range of minutes touches.
pub const fn hours_between(from: u16, until: u16) -> u32 {
    if until <= from {
        return 0;
    }
    let (first, last) = (from / 60, (until - 1) / 60);
    // 24 bits at most, so the shifts stay inside 32.
    ((1 << (last + 1)) - 1) & !((1 << first) - 1)
}

/// In which hours of each day of the week somebody works: Monday first, one bit an hour of the wall clock.
pub type WeekHours = [u32; 7];

/// Every field narrows; left empty it does not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Wish {
    pub days: Vec<Weekday>,
    pub times_of_day: Vec<TimeOfDay>,
    /// Local dates, both included.
    pub first: Option<Date>,
    pub last: Option<Date>,
    /// Local minutes of the day in which a visit starts, the second not included.
    pub from_minute: Option<u16>,
    pub until_minute: Option<u16>,
    /// The instants between which a visit starts, the second not included.
    pub not_before: Option<Instant>,
    pub before: Option<Instant>,
}

impl Wish {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether only really free times can answer it. A day of the week alone asks when the doctor works.
    pub fn asks_for_free_times(&self) -> bool {
        *self != Self { days: self.days.clone(), ..Self::default() }
    }

    /// Whether a visit may start then. `minute` and `time.date` are on the wall clock of the place; the minute counts
    /// from the time's own date, because a sitting may run past midnight.
    pub fn keeps(&self, time: &OfferedTime, zone: &TimeZone) -> bool {
        let local = time.starts_at.timestamp().to_zoned(zone.clone());
        let minute = u16::try_from(i32::from(local.hour()) * 60 + i32::from(local.minute())).unwrap_or(0);
        let date = local.date();
        (self.days.is_empty() || self.days.contains(&Weekday::of(date)))
            && self.first.is_none_or(|first| first <= date)
            && self.last.is_none_or(|last| date <= last)
            && self.from_minute.is_none_or(|from| from <= minute)
            && self.until_minute.is_none_or(|until| minute < until)
            && (self.times_of_day.is_empty()
                || self.times_of_day.iter().any(|part| {
                    let (from, until) = part.minutes();
                    from <= minute && minute < until
                }))
            && self.not_before.is_none_or(|from| from <= time.starts_at)
            && self.before.is_none_or(|until| time.starts_at < until)
    }

    /// No time before this can be kept, in a zone.
    pub fn earliest(&self, now: Instant, zone: &TimeZone) -> Instant {
        let first = self.first.and_then(|date| midnight(date, zone));
        [first, self.not_before].into_iter().flatten().fold(now, Instant::max)
    }

    /// No time from this on can be kept, in a zone.
    pub fn over(&self, zone: &TimeZone) -> Option<Instant> {
        let last = self.last.and_then(|date| midnight(date.tomorrow().ok()?, zone));
        [last, self.before].into_iter().flatten().min()
    }

    /// The days of the week it can fall on, Monday first.
    pub fn weekdays(&self) -> [bool; 7] {
        let mut possible = [true; 7];
        if let (Some(first), Some(last)) = (self.first, self.last)
            && (last - first).get_days() < 6
        {
            possible = [false; 7];
            let mut date = first;
            while date <= last {
                possible[Weekday::of(date) as usize] = true;
                let Ok(next) = date.tomorrow() else { break };
                date = next;
            }
        }
        for day in Weekday::ALL {
            possible[*day as usize] &= self.days.is_empty() || self.days.contains(day);
        }
        possible
    }

    /// The hours of the day it can fall in, without the part of the day.
    pub fn window(&self) -> u32 {
        hours_between(self.from_minute.unwrap_or(0), self.until_minute.unwrap_or(24 * 60))
    }

    /// The hours of the week in which it can come true.
    pub fn week(&self) -> WeekHours {
        let hours = self.window() & self.hours_of_parts();
        self.weekdays().map(|possible| if possible { hours } else { 0 })
    }

    /// The hours of the day that the chosen parts of the day have.
    pub fn hours_of_parts(&self) -> u32 {
        if self.times_of_day.is_empty() {
            return TimeOfDay::ALL.iter().fold(0, |hours, part| hours | part.hours());
        }
        self.times_of_day.iter().fold(0, |hours, part| hours | part.hours())
    }
}

fn midnight(date: Date, zone: &TimeZone) -> Option<Instant> {
    date.to_zoned(zone.clone()).ok().map(|midnight| Instant::from(midnight.timestamp()))
}

/// The hours of the week that rows of weekly hours open between two dates.
pub fn week_hours(rows: &[kernel::calendar::LocalHours], today: Date, horizon: Date) -> WeekHours {
    let mut week = [0; 7];
    for row in rows {
        let over = row.valid_until().is_some_and(|until| until < today);
        let not_yet = row.valid_from().is_some_and(|from| horizon < from);
        if over || not_yet {
            continue;
        }
        let day = usize::from(row.weekday() - 1) % 7;
        if row.is_overnight() {
            week[day] |= hours_between(row.starts_minute(), 24 * 60);
            week[(day + 1) % 7] |= hours_between(0, row.ends_minute());
        } else {
            week[day] |= hours_between(row.starts_minute(), row.ends_minute());
        }
    }
    week
}
