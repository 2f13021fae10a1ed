//! The points, against what is published of them.

use proptest::prelude::*;

use crate::search::{
    order::{self, NO_TIME, Sort},
    recommend::{
        Acquaintance::{self, Doctor, None, Specialization},
        MOST, Reason, Standing, keeps, key, moved, opened, soon, wait,
    },
};

const THREE_DAYS: i64 = 3 * 24 * 60;

fn standing() -> impl Strategy<Value = Standing> {
    let acquaintance = prop_oneof![Just(None), Just(Specialization), Just(Doctor)];
    (0_i64..=5_000, visits(), acquaintance).prop_map(|(rating, (completed, let_down), acquaintance)| {
        Standing { rating, keeps: keeps(completed, let_down), acquaintance }
    })
}

fn visits() -> impl Strategy<Value = (i64, i64)> {
    (0_i64..5_000, 0_i64..500)
}

fn at(opened: u64, wait: i64) -> u64 {
    opened + u64::try_from(wait).unwrap()
}

proptest! {
    #[test]
    fn nobody_has_more_points_than_there_are(standing in standing(), wait in 0_i64..1_000_000) {
        let points = standing.points() + soon(wait);
        prop_assert!((0..=MOST).contains(&points));
    }

    #[test]
    fn a_better_rating_never_costs_points(standing in standing(), better in 0_i64..=5_000) {
        let rating = standing.rating.max(better);
        let better = Standing { rating, ..standing };
        prop_assert!(better.points() >= standing.points());
    }

    #[test]
    fn a_visit_kept_never_costs_points_and_one_called_off_never_gives_any((completed, let_down) in visits()) {
        let now = keeps(completed, let_down);
        prop_assert!(keeps(completed + 1, let_down) >= now);
        prop_assert!(keeps(completed, let_down + 1) <= now);
        prop_assert_eq!(now % 10, 0, "the share cannot be read off");
    }

    #[test]
    fn a_sooner_time_never_costs_points(wait in 0_i64..1_000_000, longer in 0_i64..1_000_000) {
        prop_assert!(soon(wait) >= soon(wait + longer));
        prop_assert!((0..=200).contains(&soon(wait)));
    }

    #[test]
    fn a_rating_of_few_is_weighed_towards_the_average_of_all(own in 0_i64..=5_000, average in 0_i64..=5_000, count in 1_i64..500) {
        let distance = |count| (order::weighed_rating(own, count, average) - own).abs();
        prop_assert!(distance(count) <= (average - own).abs());
        prop_assert!(distance(count + 1) <= distance(count) + 1, "more of one's own never weigh less");
    }

    /// Two doctors stand as their points say, whatever is found out of their times on the way.
    #[test]
    fn more_points_come_first_and_among_equals_the_sooner_time(
        a in standing(), b in standing(), opened in 0_u64..50_000_000,
        guesses in (0_i64..30_000, 0_i64..30_000), later in (0_i64..30_000, 0_i64..30_000),
    ) {
        let waits = (guesses.0 + later.0, guesses.1 + later.1);
        let settled = |standing: &Standing, guess, wait| {
            let guessed = key(opened, standing.points(), at(opened, guess));
            let settled = moved(guessed, at(opened, wait));
            assert!(guessed <= settled, "what is believed of a free time is never too late");
            settled
        };
        let (first, second) = (settled(&a, guesses.0, waits.0), settled(&b, guesses.1, waits.1));
        let points = |standing: &Standing, wait| -(standing.points() + soon(wait));
        let by_the_rule = (points(&a, waits.0), waits.0).cmp(&(points(&b, waits.1), waits.1));
        prop_assert_eq!(first.cmp(&second), by_the_rule);
    }

    #[test]
    fn a_key_tells_when_its_list_was_opened(standing in standing(), now in 0_u64..60_000_000, minutes in 0_u64..60_000_000) {
        let key = key(now, standing.points(), minutes);
        prop_assert!(key >= 0);
        prop_assert_eq!(opened(key), now);
        prop_assert_eq!(order::at(Sort::Recommended, key, minutes), key);
    }
}

#[test]
fn few_visits_do_not_decide() {
    assert_eq!(keeps(0, 0), 230, "of whom nothing is known");
    assert_eq!([keeps(1, 0), keeps(4, 0), keeps(5, 0), keeps(1_000, 0)], [230, 230, 240, 240]);
    assert_eq!([keeps(0, 1), keeps(200, 4), keeps(10, 10), keeps(0, 1_000)], [220, 240, 180, 0]);
}

#[test]
fn a_free_time_counts_half_in_three_days_and_none_is_worth_nothing() {
    assert_eq!([soon(-5), soon(0), soon(THREE_DAYS), soon(2 * THREE_DAYS)], [200, 200, 100, 66]);
    assert_eq!((wait(100, 130), wait(100, 90), wait(100, NO_TIME)), (Some(30), Some(0), Option::None));
    let without = moved(key(100, 500, 100), NO_TIME);
    assert_eq!(without, key(100, 500, NO_TIME));
    assert!(without > key(100, 500, NO_TIME - 1), "a time however far comes before none");
}

/// `docs/search.md` works this out.
#[test]
fn the_example_of_the_documents_holds() {
    let rating = order::weighed_rating(4_800, 20, 4_200);
    let standing = Standing { rating, keeps: keeps(180, 2), acquaintance: None };
    assert_eq!((rating, standing.points(), soon(24 * 60)), (4_680, 374 + 240, 150));
}

#[test]
fn only_what_raised_a_doctor_is_told() {
    use Reason::{FreeSoon, KeepsAppointments, RatedHigh, SameSpecialization, SeenBefore};
    let told = |rating, keeps, acquaintance: Acquaintance, wait| {
        Standing { rating, keeps, acquaintance }.reasons(4_200, wait)
    };
    let unknown = keeps(0, 0);
    assert_eq!(told(4_200, unknown, None, Option::None), []);
    assert_eq!(told(4_201, unknown, None, Option::None), [RatedHigh]);
    assert_eq!(told(4_200, unknown, None, Some(THREE_DAYS)), [FreeSoon]);
    assert_eq!(told(4_200, unknown, None, Some(THREE_DAYS + 1)), []);
    assert_eq!(
        told(5_000, keeps(50, 0), Doctor, Some(0)),
        [SeenBefore, RatedHigh, KeepsAppointments, FreeSoon]
    );
    assert_eq!(told(0, keeps(0, 50), Specialization, Option::None), [SameSpecialization]);
    let modest = Standing { rating: 3_000, keeps: unknown, acquaintance: None };
    assert_eq!(modest.reasons(2_000, Option::None), [], "better than the average of all, and still not high");
}
