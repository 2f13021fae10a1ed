//! Who is seen when: the running estimate of a doctor's day.

use crate::time::{Instant, MINUTE};

/// A visit that has not begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub starts_at: Instant,
    pub ends_at: Instant,
    /// The patient has arrived.
    pub is_here: bool,
}

/// A visit that goes on: since when, and how long it was booked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Begun {
    pub at: Instant,
    pub seconds: i64,
}

/// When somebody who waits is expected to be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expected {
    /// How many are seen before, those whose visit goes on among them.
    pub ahead: usize,
    pub at: Instant,
}

/// Of each who waits, in the order given, when they are expected to be seen by a doctor who sees `places` at a time.
///
/// The rule: the doctor goes through the remaining visits in order, each as long as it was booked for, from now. One that
/// goes on ends when its length is over, at any moment if it is already. Nobody is seen before the time they were given.
/// The order is that of the booked times; whoever is not here when their time comes holds up nobody who is, and comes
/// after all of those who are here and whose time has come.
pub fn expected(now: Instant, places: usize, begun: &[Begun], waiting: &[Waiting]) -> Vec<Expected> {
    // Times are read to the minute: what is expected is never earlier than it is.
    let minute = MINUTE * 1_000_000;
    let now = Instant((now.0 + minute - 1).div_euclid(minute) * minute);
    let mut free_at = vec![now; places.max(1)];
    let mut ends: Vec<Instant> = begun.iter().map(|visit| visit.at.plus_seconds(visit.seconds)).collect();
    ends.sort_unstable();
    for (number, end) in ends.into_iter().enumerate() {
        let place = number % free_at.len();
        free_at[place] = free_at[place].max(end);
    }
    let turn = |index: &usize| {
        let visit = &waiting[*index];
        let comes = if visit.is_here { visit.starts_at } else { visit.starts_at.max(now) };
        (comes, !visit.is_here, visit.starts_at, *index)
    };
    let mut order: Vec<usize> = (0..waiting.len()).collect();
    order.sort_unstable_by_key(turn);
    let mut answers = vec![Expected { ahead: 0, at: now }; waiting.len()];
    for (ahead, index) in order.into_iter().enumerate() {
        let visit = &waiting[index];
        let place = (0..free_at.len()).min_by_key(|place| free_at[*place]).unwrap_or(0);
        let at = free_at[place].max(visit.starts_at);
        free_at[place] = at.plus_seconds(visit.ends_at.seconds_since(visit.starts_at));
        answers[index] = Expected { ahead: begun.len() + ahead, at };
    }
    answers
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Minutes after nine.
    fn at(minutes: i64) -> Instant {
        Instant(0).plus_minutes(9 * 60 + minutes)
    }

    fn visit(starts: i64, is_here: bool) -> Waiting {
        Waiting { starts_at: at(starts), ends_at: at(starts + 20), is_here }
    }

    fn begun(minutes: i64) -> Begun {
        Begun { at: at(minutes), seconds: 20 * MINUTE }
    }

    fn told(now: i64, places: usize, begun: &[Begun], waiting: &[Waiting]) -> Vec<(usize, i64)> {
        let answers = expected(at(now), places, begun, waiting);
        answers.iter().map(|it| (it.ahead, it.at.seconds_since(at(0)) / MINUTE)).collect()
    }

    #[test]
    fn on_time_everybody_is_expected_when_they_are_booked() {
        let waiting = [visit(0, true), visit(20, true), visit(60, false)];
        assert_eq!(told(-10, 1, &[], &waiting), [(0, 0), (1, 20), (2, 60)]);
    }

    #[test]
    fn a_visit_that_takes_long_pushes_the_rest_until_there_is_a_gap() {
        let waiting = [visit(20, true), visit(40, true), visit(120, false)];
        assert_eq!(told(35, 1, &[begun(25)], &waiting), [(1, 45), (2, 65), (3, 120)]);
        // Longer than it was booked for, it ends at any moment.
        assert_eq!(told(55, 1, &[begun(25)], &waiting)[0], (1, 55));
    }

    #[test]
    fn whoever_is_not_here_in_time_holds_up_nobody_who_is() {
        let waiting = [visit(0, false), visit(20, true), visit(60, true)];
        assert_eq!(told(30, 1, &[], &waiting), [(1, 50), (0, 30), (2, 70)]);
        // Before their time they keep their place.
        assert_eq!(told(0, 1, &[], &waiting)[0], (0, 0));
    }

    #[test]
    fn a_doctor_of_two_places_sees_two_at_a_time() {
        let waiting = [visit(0, true), visit(0, true), visit(0, true)];
        assert_eq!(told(10, 2, &[begun(0)], &waiting), [(1, 10), (2, 20), (3, 30)]);
    }

    #[test]
    fn the_order_of_the_booked_times_is_the_order_however_it_is_asked() {
        let waiting = [visit(60, true), visit(0, true), visit(0, true)];
        assert_eq!(told(0, 1, &[], &waiting), [(2, 60), (0, 0), (1, 20)]);
    }

    #[test]
    fn what_is_expected_is_a_whole_minute_and_never_over() {
        let now = at(30).plus_seconds(1);
        let answers = expected(now, 1, &[], &[visit(0, true)]);
        assert_eq!(answers[0].at, at(31));
        assert!(expected(now, 0, &[], &[]).is_empty());
    }
}
