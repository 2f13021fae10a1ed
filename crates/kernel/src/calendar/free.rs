//! Free times: hours minus what is closed and taken, and the reasons for every other instant.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::hours::dates;
use super::pattern::Pattern;
use super::tick::{SECONDS_PER_DAY, SECONDS_PER_TICK, Span, TICKS_PER_DAY, instant_at};
use super::tick::{tick_at_or_after, tick_at_or_before};
use super::tick_set::TickSet;
use super::zone::{Offsets, day_number};

/// A question about the calendar of one doctor and one service.
#[derive(Debug, Clone, Copy)]
pub struct Query<'a> {
    /// The hours in which the service is given; leave out the others.
    pub patterns: &'a [Pattern],
    /// The local dates asked about, both included. [`why_closed`] does not look at them.
    pub first_date: Date,
    pub last_date: Date,
    pub tz: &'a TimeZone,
    /// The department's hours over at least these dates, from [`super::open_ticks`]; `None` is always open.
    pub open: Option<&'a TickSet>,
    /// When the doctor is away. A visit meets none of it, not by a second,
    pub leave: &'a [Span],
    /// nor of the days on which the clinic is closed.
    pub holidays: &'a [Span],
    /// What is taken, one set for each lane. A time is free when one lane has all of it; without a lane
    /// nothing is.
    pub taken: &'a [TickSet],
    /// How long the visit is; 0 counts as 1.
    pub duration_ticks: u16,
    /// Ticks before and after the visit that must be untaken in its lane. They may reach outside all hours.
    pub buffer_before_ticks: u16,
    pub buffer_after_ticks: u16,
    /// No visit starts before now,
    pub now: Timestamp,
    /// nor before the notice is over,
    pub earliest: Timestamp,
    /// nor after the horizon (a visit may start at it),
    pub latest: Timestamp,
    /// and none ends after the doctor's registration; `None` is unlimited.
    pub registration_ends: Option<Timestamp>,
}

/// A time that may be booked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FreeTime {
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    /// Which of [`Query::patterns`] offers it.
    pub pattern_index: usize,
    /// The local date of the pattern.
    pub date: Date,
    /// Its place among the start times of the pattern on that date, taken or not, from 1.
    pub position: u16,
}

/// What stands in the way of a visit at some instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    InThePast,
    TooSoon,
    BeyondHorizon,
    RegistrationExpired,
    OutsideHours,
    NotOnGrid,
    OutsideDepartmentHours,
    /// The clinic is closed that day.
    OnHoliday,
    OnLeave,
    Taken,
    /// A room or device that the visit needs is taken.
    ResourceTaken,
}

impl Reason {
    /// The stable word for programs, as in the API.
    pub fn code(self) -> &'static str {
        match self {
            Self::InThePast => "in_the_past",
            Self::TooSoon => "too_soon",
            Self::BeyondHorizon => "beyond_horizon",
            Self::RegistrationExpired => "registration_expired",
            Self::OutsideHours => "outside_hours",
            Self::NotOnGrid => "not_on_grid",
            Self::OutsideDepartmentHours => "outside_department_hours",
            Self::OnHoliday => "on_holiday",
            Self::OnLeave => "on_leave",
            Self::Taken => "time_taken",
            Self::ResourceTaken => "resource_taken",
        }
    }
}

/// The times that may be booked, in order, each once (the first pattern that offers it).
///
/// A visit lies wholly inside one open span of its pattern and inside the department's hours, meets
/// nothing closed, and has its ticks and buffers untaken in some lane.
pub fn free_times(query: &Query<'_>) -> Vec<FreeTime> {
    let (first, last) = (query.first_date, query.last_date);
    if query.patterns.is_empty() || last < first {
        return Vec::new();
    }
    let offsets = Offsets::around(first, last, query.tz);
    let starts = query.bookable_starts();
    let seconds = query.duration() * SECONDS_PER_TICK;
    let (mut times, mut open) = (Vec::new(), Vec::new());
    for date in dates(first, last) {
        let offered =
            query.patterns.iter().enumerate().filter(|(_, pattern)| pattern.hours().applies_on(date));
        for (pattern_index, pattern) in offered {
            pattern.hours().expand(date, &offsets, &mut open);
            for (second, position) in pattern.starts(date, &offsets) {
                let fits = |span: &(i64, i64)| span.0 <= second && second + seconds <= span.1;
                if starts.contains_tick(second / SECONDS_PER_TICK) && open.iter().any(fits) {
                    let (starts_at, ends_at) = (instant_at(second), instant_at(second + seconds));
                    times.push(FreeTime { starts_at, ends_at, pattern_index, date, position });
                }
            }
        }
    }
    times.sort_by_key(|time| time.starts_at);
    times.dedup_by_key(|time| time.starts_at);
    times
}

/// Every reason why a visit may not start at `at`. Empty exactly for the times that [`free_times`] gives
/// when it is asked about the local date of `at`.
pub fn why_closed(query: &Query<'_>, at: Timestamp) -> Vec<Reason> {
    let visit = query.visit(at);
    let mut reasons = query.out_of_bounds(visit);
    reasons.extend(query.outside_hours(visit));
    if query.open.is_some_and(|open| !open.contains_span(visit)) {
        reasons.push(Reason::OutsideDepartmentHours);
    }
    if query.holidays.iter().any(|holiday| holiday.intersects(visit)) {
        reasons.push(Reason::OnHoliday);
    }
    if query.leave.iter().any(|leave| leave.intersects(visit)) {
        reasons.push(Reason::OnLeave);
    }
    let (from, until) = visit.ticks_touched();
    let claim = (from - query.before(), until + query.after());
    if query.taken.iter().all(|lane| lane.intersects_ticks(claim.0, claim.1)) {
        reasons.push(Reason::Taken);
    }
    reasons
}

impl Query<'_> {
    /// The ticks at which a visit may start as far as department, closures, lanes and bounds go: all that
    /// does not depend on a pattern, for the whole range at once.
    fn bookable_starts(&self) -> TickSet {
        let days = |date: Date| day_number(date) * SECONDS_PER_DAY / SECONDS_PER_TICK;
        let day = TICKS_PER_DAY as i64;
        // A local date lies within a day and a half of its UTC namesake; the rest is room for visit and buffers.
        let from = days(self.first_date) - 2 * day - self.before();
        let until = days(self.last_date) + 3 * day + self.duration() + self.after();
        let clear = |set: &mut TickSet, spans: &[Span]| {
            for (from, until) in spans.iter().map(Span::ticks_touched) {
                set.remove_ticks(from, until);
            }
        };
        let mut starts = TickSet::blank(from, until);
        match self.open {
            Some(open) => starts.combine(open, |_, open| open),
            None => starts.invert(),
        }
        clear(&mut starts, self.leave);
        clear(&mut starts, self.holidays);
        starts.keep_runs(self.duration() as usize);

        let mut in_a_lane = TickSet::blank(from, until);
        for lane in self.taken {
            let mut free = TickSet::blank(from, until);
            free.combine(lane, |_, taken| taken);
            free.invert();
            free.keep_runs((self.before() + self.duration() + self.after()) as usize);
            in_a_lane.combine(&free, |a, b| a | b);
        }
        // A run begins with the buffer, the visit after it.
        in_a_lane.delay(self.before() as usize);
        starts.combine(&in_a_lane, |a, b| a & b);
        self.keep_bounds(&mut starts);
        starts
    }

    fn keep_bounds(&self, starts: &mut TickSet) {
        let first = tick_at_or_after(self.now.max(self.earliest));
        starts.remove_ticks(i64::MIN / 2, first);
        starts.remove_ticks(tick_at_or_before(self.latest) + 1, i64::MAX / 2);
        if let Some(ends) = self.registration_ends {
            starts.remove_ticks(tick_at_or_before(ends) - self.duration() + 1, i64::MAX / 2);
        }
    }

    fn out_of_bounds(&self, visit: Span) -> Vec<Reason> {
        let mut reasons = Vec::new();
        if visit.from < self.now {
            reasons.push(Reason::InThePast);
        } else if visit.from < self.earliest {
            reasons.push(Reason::TooSoon);
        }
        if visit.from > self.latest {
            reasons.push(Reason::BeyondHorizon);
        }
        if self.registration_ends.is_some_and(|ends| visit.until > ends) {
            reasons.push(Reason::RegistrationExpired);
        }
        reasons
    }

    /// Outside all hours, or inside some but not at one of their start times.
    fn outside_hours(&self, visit: Span) -> Option<Reason> {
        let date = self.tz.to_datetime(visit.from).date();
        let mut reason = Some(Reason::OutsideHours);
        for pattern in self.patterns {
            if pattern.hours().open_spans(date, self.tz).iter().any(|open| open.contains_span(visit)) {
                if pattern.starts_on(date, self.tz).iter().any(|start| start.at == visit.from) {
                    return None;
                }
                reason = Some(Reason::NotOnGrid);
            }
        }
        reason
    }

    /// The visit that would start at `at`.
    fn visit(&self, at: Timestamp) -> Span {
        let until = at.checked_add(jiff::SignedDuration::from_secs(self.duration() * SECONDS_PER_TICK));
        Span::new(at, until.unwrap_or(Timestamp::MAX))
    }

    fn duration(&self) -> i64 {
        i64::from(self.duration_ticks.max(1))
    }

    fn before(&self) -> i64 {
        i64::from(self.buffer_before_ticks)
    }

    fn after(&self) -> i64 {
        i64::from(self.buffer_after_ticks)
    }
}
