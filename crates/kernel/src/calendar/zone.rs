//! A time zone as stretches of constant offset: what expanding a wall-clock rule needs, read once.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::tick::{SECONDS_PER_DAY, instant_at};

/// No zone is ever this far from UTC (the farthest ever was under 16 hours).
const FARTHEST_OFFSET: i64 = 26 * 3600;

/// A stretch of time with one offset, in seconds: local wall second = UTC second + `offset`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stretch {
    from: i64,
    until: i64,
    offset: i64,
}

/// The offsets of a zone around some dates. Most months have one stretch, so that a date costs a
/// subtraction; the month of a clock change has two.
#[derive(Debug, Clone)]
pub(super) struct Offsets(Vec<Stretch>);

impl Offsets {
    /// Enough to place any wall time of the local dates `first..=last` and of the day after.
    pub(super) fn around(first: Date, last: Date, tz: &TimeZone) -> Self {
        let begin = day_number(first) * SECONDS_PER_DAY - FARTHEST_OFFSET;
        let end = (day_number(last) + 2) * SECONDS_PER_DAY + FARTHEST_OFFSET;
        let offset_at = |instant: Timestamp| i64::from(tz.to_offset(instant).seconds());
        let begin_instant = instant_at(begin);
        let mut stretches = vec![Stretch { from: begin, until: end, offset: offset_at(begin_instant) }];
        for change in tz.following(begin_instant).map(|transition| transition.timestamp()) {
            let at = change.as_second();
            if at >= end {
                break;
            }
            let offset = i64::from(tz.to_offset(change).seconds());
            if let Some(previous) = stretches.last_mut()
                && previous.offset != offset
            {
                previous.until = at;
                stretches.push(Stretch { from: at, until: end, offset });
            }
        }
        Self(stretches)
    }

    /// The instants whose local wall time is within `from..until` (wall seconds counted from
    /// 1970-01-01T00:00), as `(first second, second after, offset)`, in the order in which they happen.
    pub(super) fn pieces(&self, from: i64, until: i64) -> impl Iterator<Item = (i64, i64, i64)> + '_ {
        self.0.iter().filter_map(move |stretch| {
            let begin = stretch.from.max(from - stretch.offset);
            let end = stretch.until.min(until - stretch.offset);
            (begin < end).then_some((begin, end, stretch.offset))
        })
    }
}

/// Days since 1970-01-01 of a date on the wall.
pub(super) fn day_number(date: Date) -> i64 {
    date.duration_since(jiff::civil::date(1970, 1, 1)).as_secs() / SECONDS_PER_DAY
}
