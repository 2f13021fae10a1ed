//! A doctor who once saw more patients at a time than now: visits may still be in lanes that are no more.

use std::borrow::Cow;

use kernel::calendar::TickSet;

/// What is taken of the first `lanes` lanes, given what is taken of all that have something in them. At a moment when
/// as many visits go on as there are lanes, all are taken, whichever lanes the visits are in.
///
/// Two who decide at the same moment on different lanes are not kept apart by this; both must be after visits that
/// partly overlap, in the weeks after a doctor's capacity fell.
pub fn within(lanes: u16, taken: &[TickSet]) -> Cow<'_, [TickSet]> {
    let lanes = usize::from(lanes.max(1));
    if taken.len() <= lanes {
        return Cow::Borrowed(taken);
    }
    let full = at_least(lanes, taken);
    Cow::Owned(taken[..lanes].iter().map(|lane| lane.union(&full)).collect())
}

/// The ticks that are in at least `many` of the sets.
fn at_least(many: usize, sets: &[TickSet]) -> TickSet {
    // counted[n]: in more than n of the sets looked at so far.
    let mut counted = vec![TickSet::new(); many];
    for set in sets {
        for n in (1..many).rev() {
            counted[n] = counted[n].union(&counted[n - 1].intersect(set));
        }
        counted[0] = counted[0].union(set);
    }
    counted.pop().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::calendar::Span;

    fn hours(spans: &[(i64, i64)]) -> TickSet {
        let at = |hour: i64| jiff::Timestamp::from_second(hour * 3600).unwrap();
        TickSet::from_spans(
            &spans.iter().map(|(from, until)| Span::new(at(*from), at(*until))).collect::<Vec<_>>(),
        )
    }

    fn spans(set: &TickSet) -> Vec<(i64, i64)> {
        set.spans().map(|span| (span.from.as_second() / 3600, span.until.as_second() / 3600)).collect()
    }

    #[test]
    fn a_visit_in_a_lane_that_is_no_more_takes_the_only_one_left() {
        let taken = [hours(&[(1, 2)]), TickSet::new(), hours(&[(3, 4)])];
        assert_eq!(spans(&within(1, &taken)[0]), [(1, 2), (3, 4)]);
    }

    #[test]
    fn of_two_lanes_one_stays_free_beside_a_visit_in_a_third() {
        let taken = [hours(&[(1, 3)]), hours(&[(5, 6)]), hours(&[(2, 4)])];
        let left = within(2, &taken);
        assert_eq!((spans(&left[0]), spans(&left[1])), (vec![(1, 3)], vec![(2, 3), (5, 6)]));
    }

    #[test]
    fn nothing_changes_where_there_are_no_more_lanes_than_the_doctor_has() {
        let taken = [hours(&[(1, 3)]), hours(&[(2, 4)])];
        assert!(matches!(within(2, &taken), Cow::Borrowed(same) if same.len() == 2));
        assert!(matches!(within(3, &taken), Cow::Borrowed(_)));
    }
}
