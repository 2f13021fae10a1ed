//! Free times against the rules written out one by one, and the reasons for everything else.

use std::collections::BTreeSet;

use jiff::SignedDuration;
use proptest::prelude::*;

use super::*;

fn pattern(weekday: u8, from: u16, until: u16, slot_minutes: u16) -> Pattern {
    Pattern::new(LocalHours::new(weekday, from, until).unwrap(), slot_minutes).unwrap()
}

fn free_day() -> [TickSet; 1] {
    [TickSet::new()]
}

/// Monday 2026-11-23 in UTC, a visit of half an hour, nothing in the way.
fn query<'a>(patterns: &'a [Pattern], taken: &'a [TickSet]) -> Query<'a> {
    Query {
        patterns,
        first_date: date("2026-11-23"),
        last_date: date("2026-11-23"),
        tz: const { &TimeZone::UTC },
        open: None,
        leave: &[],
        holidays: &[],
        taken,
        duration_ticks: 6,
        buffer_before_ticks: 0,
        buffer_after_ticks: 0,
        now: Timestamp::MIN,
        earliest: Timestamp::MIN,
        latest: Timestamp::MAX,
        registration_ends: None,
    }
}

fn times(query: &Query<'_>) -> Vec<String> {
    free_times(query).iter().map(|time| time.starts_at.strftime("%H:%M").to_string()).collect()
}

fn on_monday(from: &str, until: &str) -> Span {
    span(&format!("2026-11-23T{from}Z"), &format!("2026-11-23T{until}Z"))
}

fn monday(time: &str) -> Timestamp {
    at(&format!("2026-11-23T{time}Z"))
}

#[test]
fn a_time_is_free_when_the_whole_visit_fits_the_hours() {
    let (patterns, taken) = ([pattern(1, minute(9, 0), minute(10, 30), 20)], free_day());
    assert_eq!(times(&query(&patterns, &taken)), ["09:00", "09:20", "09:40", "10:00"]);
    let first = free_times(&query(&patterns, &taken))[1];
    let expected = FreeTime {
        starts_at: monday("09:20"),
        ends_at: monday("09:50"),
        pattern_index: 0,
        date: date("2026-11-23"),
        position: 2,
    };
    assert_eq!(first, expected);
}

#[test]
fn a_visit_does_not_reach_from_one_pattern_into_the_next() {
    let patterns =
        [pattern(1, minute(9, 0), minute(10, 0), 20), pattern(1, minute(10, 0), minute(11, 0), 20)];
    let taken = free_day();
    assert_eq!(times(&query(&patterns, &taken)), ["09:00", "09:20", "10:00", "10:20"]);
}

#[test]
fn a_taken_time_is_not_free_and_the_others_keep_their_positions() {
    let patterns = [pattern(1, minute(9, 0), minute(11, 0), 30)];
    let taken = [TickSet::from_spans(&[on_monday("09:30", "10:00")])];
    let free = free_times(&query(&patterns, &taken));
    let positions: Vec<_> = free.iter().map(|time| (time.starts_at, time.position)).collect();
    assert_eq!(positions, [(monday("09:00"), 1), (monday("10:00"), 3), (monday("10:30"), 4)]);
    assert_eq!(why_closed(&query(&patterns, &taken), monday("09:30")), [Reason::Taken]);
}

#[test]
fn one_free_lane_is_enough_but_it_must_have_the_whole_visit() {
    let patterns = [pattern(1, minute(9, 0), minute(9, 30), 30)];
    let lane = |from, until| TickSet::from_spans(&[on_monday(from, until)]);
    assert_eq!(times(&query(&patterns, &[lane("09:00", "09:30"), TickSet::new()])), ["09:00"]);
    assert!(times(&query(&patterns, &[lane("09:00", "09:15"), lane("09:15", "09:30")])).is_empty());
    assert!(times(&query(&patterns, &[])).is_empty());
    assert_eq!(why_closed(&query(&patterns, &[]), monday("09:00")), [Reason::Taken]);
}

#[test]
fn buffers_may_reach_outside_the_hours_but_not_into_what_is_taken() {
    let patterns = [pattern(1, minute(9, 0), minute(10, 0), 30)];
    let open = [on_monday("09:00", "10:00")];
    let department = TickSet::from_spans(&open);
    let taken = free_day();
    let buffered = |taken| Query {
        buffer_before_ticks: 2,
        buffer_after_ticks: 1,
        open: Some(&department),
        ..query(&patterns, taken)
    };
    assert_eq!(times(&buffered(&taken)), ["09:00", "09:30"]);
    let before = [TickSet::from_spans(&[on_monday("08:45", "08:55")])];
    assert_eq!(times(&buffered(&before)), ["09:30"]);
    let nearly_before = [TickSet::from_spans(&[on_monday("08:45", "08:50")])];
    assert_eq!(times(&buffered(&nearly_before)), ["09:00", "09:30"]);
    let after = [TickSet::from_spans(&[on_monday("10:00", "10:05")])];
    assert_eq!(times(&buffered(&after)), ["09:00"]);
}

#[test]
fn leave_closes_every_visit_it_meets_by_a_second() {
    let patterns = [pattern(1, minute(9, 0), minute(11, 0), 30)];
    let taken = free_day();
    let leave = [span("2026-11-23T09:59:59Z", "2026-11-23T10:00:01Z")];
    let query = Query { leave: &leave, ..query(&patterns, &taken) };
    assert_eq!(times(&query), ["09:00", "10:30"]);
    assert_eq!(why_closed(&query, monday("10:00")), [Reason::OnLeave]);
}

#[test]
fn a_holiday_closes_every_visit_it_meets_by_a_second_and_says_so() {
    let patterns = [pattern(1, minute(9, 0), minute(11, 0), 30)];
    let taken = free_day();
    let holidays = [span("2026-11-23T09:59:59Z", "2026-11-24T00:00:00Z")];
    let query = Query { holidays: &holidays, ..query(&patterns, &taken) };
    assert_eq!(times(&query), ["09:00"]);
    assert_eq!(why_closed(&query, monday("10:00")), [Reason::OnHoliday]);
    let away = Query { leave: &holidays, ..query };
    assert_eq!(why_closed(&away, monday("10:00")), [Reason::OnHoliday, Reason::OnLeave]);
}

#[test]
fn every_bound_is_kept_and_named() {
    let patterns = [pattern(1, minute(9, 0), minute(12, 0), 30)];
    let taken = free_day();
    let bounded = Query {
        now: monday("09:00") + SignedDuration::from_nanos(1),
        earliest: monday("10:00"),
        latest: monday("11:00"),
        ..query(&patterns, &taken)
    };
    assert_eq!(times(&bounded), ["10:00", "10:30", "11:00"]);
    assert_eq!(why_closed(&bounded, monday("09:00")), [Reason::InThePast]);
    assert_eq!(why_closed(&bounded, monday("09:30")), [Reason::TooSoon]);
    assert_eq!(why_closed(&bounded, monday("11:30")), [Reason::BeyondHorizon]);
    let registered = Query { registration_ends: Some(monday("10:59")), ..bounded };
    assert_eq!(times(&registered), ["10:00"]);
    assert_eq!(why_closed(&registered, monday("10:30")), [Reason::RegistrationExpired]);
}

#[test]
fn hours_grid_and_department_are_told_apart() {
    let patterns = [pattern(1, minute(9, 0), minute(12, 0), 30)];
    let (taken, department) = (free_day(), TickSet::from_spans(&[on_monday("10:00", "20:00")]));
    let query = Query { open: Some(&department), ..query(&patterns, &taken) };
    assert_eq!(why_closed(&query, monday("10:00")), []);
    assert_eq!(why_closed(&query, monday("10:15")), [Reason::NotOnGrid]);
    assert_eq!(why_closed(&query, monday("10:00:30")), [Reason::NotOnGrid]);
    assert_eq!(why_closed(&query, monday("09:30")), [Reason::OutsideDepartmentHours]);
    assert_eq!(why_closed(&query, monday("11:45")), [Reason::OutsideHours]);
    assert_eq!(why_closed(&query, monday("21:00")), [Reason::OutsideHours, Reason::OutsideDepartmentHours]);
}

#[test]
fn the_days_of_a_far_zone_are_all_asked_about() {
    // Fourteen hours ahead and eleven behind: the local dates reach beyond the UTC dates of the same name.
    for name in ["Pacific/Kiritimati", "Pacific/Pago_Pago"] {
        let (tz, taken, patterns) = (zone(name), free_day(), [pattern(1, 0, 1440, 30)]);
        let query = Query { tz: &tz, ..query(&patterns, &taken) };
        assert_eq!(free_times(&query).len(), 48, "{name}");
    }
}

#[test]
fn absurd_questions_have_empty_answers() {
    let (patterns, taken) = ([pattern(1, 0, 1440, 5)], free_day());
    let backwards = Query { first_date: date("2026-11-24"), ..query(&patterns, &taken) };
    assert!(free_times(&backwards).is_empty());
    let endless = Query { duration_ticks: u16::MAX, ..query(&patterns, &taken) };
    assert!(free_times(&endless).is_empty());
    let at_the_end = Query { first_date: Date::MAX, last_date: Date::MAX, ..query(&patterns, &taken) };
    assert!(free_times(&at_the_end).iter().all(|time| time.starts_at <= Timestamp::MAX));
    assert!(!why_closed(&query(&patterns, &taken), Timestamp::MIN).is_empty());
    assert!(!why_closed(&endless, Timestamp::MAX).is_empty());
}

/// Three local dates around the night in which a zone changes its clocks, and all that may be in the way.
#[derive(Debug, Clone)]
struct World {
    zone: &'static str,
    first_date: Date,
    patterns: Vec<Pattern>,
    department: Option<Vec<LocalHours>>,
    leave: Vec<(i64, i64)>,
    holidays: Vec<(i64, i64)>,
    lanes: Vec<Vec<(i64, i64)>>,
    duration: u16,
    buffers: (u16, u16),
    bounds: [i64; 3],
    registration_ends: Option<i64>,
}

/// Minutes in three days. Those of a world count from midnight UTC of its first date.
const MINUTES: i64 = 3 * 1440;

impl World {
    fn instant(&self, minutes: i64) -> Timestamp {
        self.first_date.to_zoned(TimeZone::UTC).unwrap().timestamp() + SignedDuration::from_mins(minutes)
    }

    fn spans(&self, minutes: &[(i64, i64)]) -> Vec<Span> {
        minutes
            .iter()
            .map(|(from, length)| Span::new(self.instant(*from), self.instant(from + length)))
            .collect()
    }

    /// Hands `check` the query of this world.
    fn ask<T>(&self, check: impl FnOnce(&Query<'_>) -> T) -> T {
        let (tz, last_date) = (zone(self.zone), self.first_date + SignedDuration::from_hours(48));
        let open = self.department.as_ref().map(|hours| open_ticks(hours, self.first_date, last_date, &tz));
        let taken: Vec<_> = self.lanes.iter().map(|lane| TickSet::touched_by(&self.spans(lane))).collect();
        check(&Query {
            patterns: &self.patterns,
            first_date: self.first_date,
            last_date,
            tz: &tz,
            open: open.as_ref(),
            leave: &self.spans(&self.leave),
            holidays: &self.spans(&self.holidays),
            taken: &taken,
            duration_ticks: self.duration,
            buffer_before_ticks: self.buffers.0,
            buffer_after_ticks: self.buffers.1,
            now: self.instant(self.bounds[0]),
            earliest: self.instant(self.bounds[1]),
            latest: self.instant(self.bounds[2]),
            registration_ends: self.registration_ends.map(|minutes| self.instant(minutes)),
        })
    }
}

/// Skips and repeats of an hour and of half an hour, at two and at midnight, and zones without any.
const NIGHTS: [(&str, &str); 8] = [
    ("America/New_York", "2026-03-07"),
    ("America/New_York", "2026-10-31"),
    ("Australia/Lord_Howe", "2026-04-04"),
    ("Australia/Lord_Howe", "2026-10-03"),
    ("Africa/Cairo", "2026-04-23"),
    ("Antarctica/Casey", "2020-10-03"),
    ("Asia/Karachi", "2026-11-22"),
    ("Pacific/Kiritimati", "2026-11-22"),
];

fn worlds() -> impl Strategy<Value = World> {
    let grid = |from: u16, until: u16| (from / 5..=until / 5).prop_map(|tick| tick * 5);
    let weekly =
        (1..=7u8, grid(0, 1200), grid(30, 900), prop::sample::select(vec![5u16, 10, 15, 20, 25, 30, 45]));
    let weekly = weekly.prop_filter_map("the slot is longer than the hours", |(day, from, length, slot)| {
        Pattern::new(LocalHours::new(day, from, (from + length).min(1440)).ok()?, slot).ok()
    });
    let sitting = (1..=7u8, grid(0, 600), 1..=6u16, 1..=12u16)
        .prop_map(|(day, from, ticks, places)| Pattern::sitting(day, from, ticks * 5, places).unwrap());
    let hours = (1..=7u8, 0..1440u16, 0..=1440u16)
        .prop_map(|(day, from, until)| LocalHours::new(day, from, until).unwrap());
    let stretch = |longest: i64| (-600..MINUTES + 600, 1..longest);
    (
        prop::sample::select(&NIGHTS[..]),
        prop::collection::vec(prop_oneof![weekly, sitting], 1..12),
        prop::option::of(prop::collection::vec(hours, 6..14)),
        (prop::collection::vec(stretch(400), 0..3), prop::collection::vec(stretch(1500), 0..2)),
        prop::collection::vec(prop::collection::vec(stretch(120), 0..20), 1..3),
        (1..=14u16, (0..4u16, 0..4u16)),
        ((-900..900i64, -900..900i64, 1500..6000i64), prop::option::of(1000..6000i64)),
    )
        .prop_map(
            |(
                night,
                patterns,
                department,
                (leave, holidays),
                lanes,
                (duration, buffers),
                (bounds, registration_ends),
            )| {
                let bounds = [bounds.0, bounds.1, bounds.2];
                let (zone, first_date) = (night.0, date(night.1));
                World {
                    zone,
                    first_date,
                    patterns,
                    department,
                    leave,
                    holidays,
                    lanes,
                    duration,
                    buffers,
                    bounds,
                    registration_ends,
                }
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_time_is_offered_exactly_when_nothing_is_against_it(world in worlds()) {
        world.ask(|query| {
            let offered: BTreeSet<_> = free_times(query).iter().map(|time| time.starts_at).collect();
            let dates = query.first_date..=query.last_date;
            // Every tick and some instants beside the grid, of all local dates that were asked about.
            for minutes in (-1440..MINUTES + 1440).filter(|minute| minute % 5 == 0 || minute % 97 == 0) {
                let at = world.instant(minutes);
                if dates.contains(&query.tz.to_datetime(at).date()) {
                    let reasons = why_closed(query, at);
                    prop_assert_eq!(offered.contains(&at), reasons.is_empty(), "{} {:?}", at, reasons);
                }
            }
            Ok(())
        })?;
    }

    #[test]
    fn what_is_offered_keeps_every_rule(world in worlds()) {
        world.ask(|query| {
            let free = free_times(query);
            prop_assert!(free.windows(2).all(|pair| pair[0].starts_at < pair[1].starts_at));
            for time in free {
                let visit = Span::new(time.starts_at, time.ends_at);
                let pattern = query.patterns[time.pattern_index];
                prop_assert!(visit.on_grid());
                prop_assert_eq!(visit.until.duration_since(visit.from).as_mins(), i64::from(world.duration) * 5);
                prop_assert!((query.first_date..=query.last_date).contains(&time.date));
                prop_assert_eq!(query.tz.to_datetime(time.starts_at).date(), time.date);
                let start = Start { at: time.starts_at, position: time.position };
                prop_assert!(pattern.starts_on(time.date, query.tz).contains(&start));
                let open = pattern.hours().open_spans(time.date, query.tz);
                prop_assert!(open.iter().any(|open| open.contains_span(visit)));
                prop_assert!(query.open.is_none_or(|open| open.contains_span(visit)));
                let mut closed = query.leave.iter().chain(query.holidays);
                prop_assert!(closed.all(|closed| !closed.intersects(visit)));
                let tick = SignedDuration::from_mins(TICK_MINUTES);
                let claim = Span::new(
                    visit.from - tick * i32::from(world.buffers.0),
                    visit.until + tick * i32::from(world.buffers.1),
                );
                // The claim of the database on the sheet of some lane finds its bits clear.
                let untaken = |lane: &TickSet| {
                    let sheet = |day| lane.sheets().find(|row| row.0 == day).map_or(SheetWords::EMPTY, |row| row.1);
                    claim.masks().unwrap().iter().all(|(day, mask)| !sheet(*day).intersects(*mask))
                };
                prop_assert!(query.taken.iter().any(untaken));
                prop_assert!(query.now <= visit.from && query.earliest <= visit.from && visit.from <= query.latest);
                prop_assert!(query.registration_ends.is_none_or(|ends| visit.until <= ends));
            }
            Ok(())
        })?;
    }

    #[test]
    fn booking_every_offered_time_in_turn_leaves_nothing_to_offer(world in worlds()) {
        // Shown implies bookable, until nothing is shown: one lane, the first time each.
        let mut world = World { lanes: world.lanes[..1].to_vec(), ..world };
        // Each booking takes a tick at least of the three days and the hours that a clock change adds.
        for _ in 0..3 * TICKS_PER_DAY + 36 {
            let Some(first) = world.ask(|query| free_times(query).first().copied()) else { return Ok(()) };
            let from = first.starts_at.duration_since(world.instant(0)).as_mins() - i64::from(world.buffers.0) * 5;
            let ticks = world.duration + world.buffers.0 + world.buffers.1;
            let claim = (from, i64::from(ticks) * 5);
            let clear = world.spans(&world.lanes[0]).iter().all(|taken| !taken.intersects(world.spans(&[claim])[0]));
            prop_assert!(clear);
            world.lanes[0].push(claim);
        }
        prop_assert!(false, "still offered when all the time there is was booked");
    }
}
