//! Every zone and every clock change from 2020 to 2037, against a walk through all instants around it.

use jiff::{SignedDuration, civil, tz::TimeZoneDatabase};

use super::*;

/// The wall of a zone, read step by step: no arithmetic of ours.
struct Walk {
    step: SignedDuration,
    steps: Vec<(Timestamp, civil::DateTime)>,
}

impl Walk {
    /// Seven days in steps of a tick, or of a minute around the changes that happen off the grid: Casey in
    /// the Antarctic moves its clocks one minute after midnight.
    fn around(tz: &TimeZone, change: Timestamp) -> Self {
        let step =
            SignedDuration::from_mins(if Span::new(change, change).on_grid() { TICK_MINUTES } else { 1 });
        let from = UtcDay::of(change).plus(-3).start();
        let until = UtcDay::of(change).plus(4).start();
        let instants = std::iter::successors(Some(from), |at| Some(*at + step)).take_while(|at| *at < until);
        Self { step, steps: instants.map(|at| (at, tz.to_datetime(at))).collect() }
    }

    /// The ticks at all of whose instants the wall is in the half-open `from..until`, as the fewest spans.
    fn open(&self, from: civil::DateTime, until: civil::DateTime) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        for (instant, _) in self.steps.iter().filter(|(_, wall)| from <= *wall && *wall < until) {
            match spans.last_mut() {
                Some(last) if last.until == *instant => last.until += self.step,
                _ => spans.push(Span::new(*instant, *instant + self.step)),
            }
        }
        let tick = jiff::TimestampRound::new().smallest(jiff::Unit::Minute).increment(TICK_MINUTES);
        for span in &mut spans {
            span.from = span.from.round(tick.mode(jiff::RoundMode::Ceil)).unwrap();
            span.until = span.until.round(tick.mode(jiff::RoundMode::Floor)).unwrap();
        }
        spans.retain(|span| !span.is_empty());
        spans
    }

    /// The instants on the grid.
    fn ticks(&self) -> impl Iterator<Item = &(Timestamp, civil::DateTime)> {
        self.steps.iter().filter(|(at, _)| Span::new(*at, *at).on_grid())
    }
}

fn wall(date: Date, minutes: u16) -> civil::DateTime {
    date.at(0, 0, 0, 0) + SignedDuration::from_mins(minutes.into())
}

/// Calls `check` with a walk and the three dates around every clock change; for a zone without one, around
/// an ordinary day.
fn at_every_change(mut check: impl FnMut(&str, &TimeZone, &Walk, [Date; 3])) -> usize {
    let (mut changes, db) = (0, TimeZoneDatabase::bundled());
    let (first, last) = (at("2020-01-01T00:00Z"), at("2037-12-31T23:59Z"));
    for name in db.available() {
        let tz = db.get(name.as_str()).unwrap();
        let mut around: Vec<_> =
            tz.following(first).map(|change| change.timestamp()).take_while(|at| *at <= last).collect();
        changes += around.len();
        if around.is_empty() {
            around.push(at("2026-11-23T12:00Z"));
        }
        for change in around {
            let walk = Walk::around(&tz, change);
            let date = tz.to_datetime(change).date();
            check(name.as_str(), &tz, &walk, [date.yesterday().unwrap(), date, date.tomorrow().unwrap()]);
        }
    }
    changes
}

/// Hours that end in, begin in, span and miss the changes, which nearly all happen between 23:00 and 04:00.
const HOURS: [(u16, u16); 8] =
    [(0, 1440), (0, 90), (60, 150), (90, 135), (120, 180), (545, 1015), (1380, 1440), (1200, 150)];

#[test]
fn open_spans_are_what_a_walk_through_every_instant_finds() {
    let changes = at_every_change(|name, tz, walk, dates| {
        for date in dates {
            for (from, until) in HOURS {
                let weekday = date.weekday().to_monday_one_offset() as u8;
                let hours = LocalHours::new(weekday, from, until).unwrap();
                let end = if until <= from { until + 1440 } else { until };
                let expected = walk.open(wall(date, from), wall(date, end));
                assert_eq!(hours.open_spans(date, tz), expected, "{name} {date} {from}..{until}");
            }
        }
    });
    assert!(changes > 5_000, "only {changes} clock changes were walked");
}

#[test]
fn starts_are_open_on_the_grid_in_order_and_never_closer_than_a_slot() {
    at_every_change(|name, tz, walk, dates| {
        for date in dates {
            for (from, until, slot) in [(0, 1440, 25), (60, 240, 20), (30, 180, 45), (1320, 1440, 15)] {
                let weekday = date.weekday().to_monday_one_offset() as u8;
                let pattern = Pattern::new(LocalHours::new(weekday, from, until).unwrap(), slot).unwrap();
                // The slow version: every open instant of the wall grid, unless a slot is still running.
                let mut free_from = Timestamp::MIN;
                let expected = walk.ticks().filter(|(instant, local)| {
                    let minutes = local.time().hour() as u16 * 60 + local.time().minute() as u16;
                    let on_grid = local.date() == date
                        && (from..until).contains(&minutes)
                        && (minutes - from).is_multiple_of(slot)
                        && free_from <= *instant;
                    if on_grid {
                        free_from = *instant + SignedDuration::from_mins(slot.into());
                    }
                    on_grid
                });
                let expected: Vec<_> =
                    expected.zip(1..).map(|((at, _), position)| Start { at: *at, position }).collect();
                assert_eq!(
                    pattern.starts_on(date, tz),
                    expected,
                    "{name} {date} {from}..{until} each {slot}"
                );
                let open = pattern.hours().open_spans(date, tz);
                assert!(expected.iter().all(|start| open.iter().any(|span| span.contains(start.at))));
            }
        }
    });
}

#[test]
fn every_offset_is_a_multiple_of_a_tick_and_every_change_is_on_a_minute() {
    at_every_change(|name, tz, walk, _| {
        for (instant, local) in walk.ticks() {
            let on_grid = i64::from(local.time().minute()) % TICK_MINUTES == 0 && local.time().second() == 0;
            assert!(on_grid, "{name} keeps {local} at {instant}");
        }
        let (first, last) = (walk.steps[0].0, walk.steps[walk.steps.len() - 1].0);
        for change in tz.following(first).map(|change| change.timestamp()).take_while(|at| *at <= last) {
            assert_eq!(change.as_second() % 60, 0, "{name} changes at {change}");
        }
    });
}
