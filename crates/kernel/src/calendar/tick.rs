//! Ticks and days of UTC, and spans of instants.

use jiff::Timestamp;

use super::sheet::SheetWords;

/// Minutes in a tick. Every UTC offset in use since 1972 is a multiple of it, so a local time on the
/// five-minute grid is also an instant on the grid.
pub const TICK_MINUTES: i64 = 5;
/// Ticks in a UTC day.
pub const TICKS_PER_DAY: usize = 288;
/// Words in a sheet.
pub const WORDS: usize = 6;
/// Ticks in a word: four hours. 48 bits keep every word a positive 64-bit integer on every engine.
pub const TICKS_PER_WORD: usize = 48;

pub(super) const SECONDS_PER_TICK: i64 = TICK_MINUTES * 60;
pub(super) const SECONDS_PER_DAY: i64 = 86_400;
const TICKS: i64 = TICKS_PER_DAY as i64;

/// A day of UTC, counted from 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UtcDay(pub i32);

impl UtcDay {
    /// The day that holds `instant`.
    pub fn of(instant: Timestamp) -> Self {
        Self::of_tick(tick_at_or_before(instant))
    }

    /// Midnight UTC, the first instant of the day.
    pub fn start(self) -> Timestamp {
        instant_of(self.first_tick())
    }

    pub fn next(self) -> Self {
        self.plus(1)
    }

    pub fn previous(self) -> Self {
        self.plus(-1)
    }

    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    pub(super) fn of_tick(tick: i64) -> Self {
        // An instant lies within ±10,000 years, which is four million days.
        Self(tick.div_euclid(TICKS) as i32)
    }

    pub(super) fn first_tick(self) -> i64 {
        i64::from(self.0) * TICKS
    }
}

/// A stretch of time: `from` is in it, `until` is the first instant after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub from: Timestamp,
    pub until: Timestamp,
}

/// Why a span cannot be written on sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SpanError {
    #[error("the span is empty or ends before it begins")]
    Empty,
    #[error("the span does not begin and end on a five-minute mark")]
    OffGrid,
}

impl Span {
    pub fn new(from: Timestamp, until: Timestamp) -> Self {
        Self { from, until }
    }

    /// True when no instant is within.
    pub fn is_empty(&self) -> bool {
        self.until <= self.from
    }

    /// True when both ends are on a five-minute mark of UTC.
    pub fn on_grid(&self) -> bool {
        is_on_grid(self.from) && is_on_grid(self.until)
    }

    pub fn contains(&self, instant: Timestamp) -> bool {
        self.from <= instant && instant < self.until
    }

    pub fn contains_span(&self, inner: Span) -> bool {
        self.from <= inner.from && inner.until <= self.until
    }

    /// True when some instant is in both; an empty span meets nothing.
    pub fn intersects(&self, other: Span) -> bool {
        !self.is_empty() && !other.is_empty() && self.from < other.until && other.from < self.until
    }

    /// The ticks of the span, by UTC day: what a claim writes. A visit gives one row, across midnight UTC two.
    ///
    /// # Errors
    /// [`SpanError::Empty`] and [`SpanError::OffGrid`]: a claim is never rounded, since rounding would
    /// either leave time unclaimed or take time nobody asked for.
    pub fn masks(&self) -> Result<Vec<(UtcDay, SheetWords)>, SpanError> {
        if self.is_empty() {
            return Err(SpanError::Empty);
        }
        if !self.on_grid() {
            return Err(SpanError::OffGrid);
        }
        let (from, until) = (tick_at_or_before(self.from), tick_at_or_before(self.until));
        let (first, last) = (UtcDay::of_tick(from).0, UtcDay::of_tick(until - 1).0);
        let row = |day| {
            let start = UtcDay(day).first_tick();
            let within = |tick: i64| (tick - start).clamp(0, TICKS) as usize;
            (UtcDay(day), SheetWords::range(within(from)..within(until)))
        };
        Ok((first..=last).map(row).collect())
    }

    /// The whole ticks inside the span, as tick numbers; empty when none fits.
    pub(super) fn ticks_inside(&self) -> (i64, i64) {
        (tick_at_or_after(self.from), tick_at_or_before(self.until))
    }

    /// Every tick that the span touches.
    pub(super) fn ticks_touched(&self) -> (i64, i64) {
        if self.is_empty() {
            return (0, 0);
        }
        (tick_at_or_before(self.from), tick_at_or_after(self.until))
    }
}

pub(super) fn is_on_grid(instant: Timestamp) -> bool {
    instant.subsec_nanosecond() == 0 && instant.as_second() % SECONDS_PER_TICK == 0
}

/// The tick that holds `instant`, counted from 1970-01-01T00:00Z.
pub(super) fn tick_at_or_before(instant: Timestamp) -> i64 {
    // Before 1970 the fraction of a second is negative, so the whole second is the one after.
    let second = instant.as_second() - i64::from(instant.subsec_nanosecond() < 0);
    second.div_euclid(SECONDS_PER_TICK)
}

/// The first tick that begins at or after `instant`.
pub(super) fn tick_at_or_after(instant: Timestamp) -> i64 {
    tick_at_or_before(instant) + i64::from(!is_on_grid(instant))
}

/// When a tick begins; beyond the years that can be told, the last instant that can.
pub(super) fn instant_of(tick: i64) -> Timestamp {
    instant_at(tick.saturating_mul(SECONDS_PER_TICK))
}

pub(super) fn instant_at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap_or(if second < 0 { Timestamp::MIN } else { Timestamp::MAX })
}
