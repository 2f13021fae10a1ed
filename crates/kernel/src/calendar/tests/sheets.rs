//! Ticks, sheets and sets of ticks.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

/// Three UTC days, so that word and day borders are crossed.
const WINDOW: i64 = 3 * TICKS_PER_DAY as i64;

fn spans() -> impl Strategy<Value = Vec<Span>> {
    // Short and long ones, or runs would all end in the same word.
    let length = prop_oneof![1..12i64, 1..200i64];
    prop::collection::vec((0..WINDOW, length).prop_map(|(from, length)| ticks(from, from + length)), 0..12)
}

fn model(spans: &[Span]) -> BTreeSet<i64> {
    (0..2 * WINDOW).filter(|n| spans.iter().any(|span| span.contains(tick(*n)))).collect()
}

fn members(set: &TickSet) -> BTreeSet<i64> {
    (-WINDOW..2 * WINDOW).filter(|n| set.contains_span(ticks(*n, n + 1))).collect()
}

#[test]
fn every_range_of_a_day_holds_exactly_its_ticks() {
    for from in 0..=TICKS_PER_DAY {
        for until in (from..=TICKS_PER_DAY).step_by(7) {
            let sheet = SheetWords::range(from..until);
            assert_eq!(sheet.count() as usize, until - from);
            assert!((0..TICKS_PER_DAY).all(|tick| sheet.contains(tick) == (from..until).contains(&tick)));
        }
    }
    assert_eq!(SheetWords::range(0..TICKS_PER_DAY), SheetWords::FULL);
    assert_eq!(SheetWords::range(0..9999), SheetWords::FULL);
    assert_eq!(SheetWords::range(9..9), SheetWords::EMPTY);
}

#[test]
fn every_word_is_a_positive_integer_of_48_bits() {
    assert_eq!(SheetWords::FULL.to_i64(), [(1 << 48) - 1; WORDS]);
    assert_eq!(SheetWords::from_i64([-1; WORDS]), SheetWords::FULL);
}

#[test]
fn a_claim_across_midnight_utc_is_two_rows() {
    let masks = span("2026-11-23T23:50Z", "2026-11-24T00:10Z").masks().unwrap();
    let monday = UtcDay::of(at("2026-11-23T12:00Z"));
    assert_eq!(masks, [(monday, SheetWords::range(286..288)), (monday.next(), SheetWords::range(0..2))]);
    assert_eq!(span("2026-11-23T23:50Z", "2026-11-24T00:00Z").masks().unwrap().len(), 1);
}

#[test]
fn a_claim_that_is_empty_or_off_the_grid_is_refused() {
    let error = |from, until| span(from, until).masks().unwrap_err();
    assert_eq!(error("2026-11-23T10:00Z", "2026-11-23T10:00Z"), SpanError::Empty);
    assert_eq!(error("2026-11-23T10:05Z", "2026-11-23T10:00Z"), SpanError::Empty);
    assert_eq!(error("2026-11-23T10:01Z", "2026-11-23T10:05Z"), SpanError::OffGrid);
    assert_eq!(error("2026-11-23T10:00Z", "2026-11-23T10:05:00.000001Z"), SpanError::OffGrid);
}

#[test]
fn days_before_1970_are_days_too() {
    assert_eq!(UtcDay::of(at("1969-12-31T23:59:59.5Z")), UtcDay(-1));
    assert_eq!(UtcDay(-1).start(), at("1969-12-31T00:00Z"));
    assert_eq!(span("1969-12-31T23:55Z", "1970-01-01T00:05Z").masks().unwrap().len(), 2);
}

#[test]
fn days_at_the_ends_of_time_do_not_panic() {
    assert_eq!(UtcDay(i32::MAX).start(), Timestamp::MAX);
    assert_eq!(UtcDay(i32::MIN).previous().start(), Timestamp::MIN);
    assert_eq!(UtcDay::of(UtcDay::of(Timestamp::MAX).start()), UtcDay::of(Timestamp::MAX));
}

#[test]
fn the_empty_set_meets_everything_without_harm() {
    let (none, some) = (TickSet::new(), TickSet::from_spans(&[ticks(3, 9)]));
    assert_eq!(none.union(&some), some);
    assert_eq!(some.union(&none), some);
    assert!(none.intersect(&some).is_empty() && none.minus(&some).is_empty() && none.runs(3).is_empty());
    assert_eq!(none.spans().count(), 0);
    assert!(!none.contains_span(ticks(0, 1)) && !none.intersects_span(ticks(0, 1)));
}

#[test]
fn spans_off_the_grid_are_rounded_inwards_when_open_and_outwards_when_touched() {
    let odd = span("2026-01-01T00:01Z", "2026-01-01T00:11Z");
    assert_eq!(TickSet::from_spans(&[odd]), TickSet::from_spans(&[ticks(1, 2)]));
    assert_eq!(TickSet::touched_by(&[odd]), TickSet::from_spans(&[ticks(0, 3)]));
    let short = span("2026-01-01T00:01Z", "2026-01-01T00:03Z");
    assert!(TickSet::from_spans(&[short]).is_empty());
    assert_eq!(TickSet::touched_by(&[short]).count(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn masks_hold_the_ticks_of_their_span(from in 0..WINDOW, length in 1..WINDOW) {
        let span = ticks(from, from + length);
        let masks = span.masks().unwrap();
        let count: u32 = masks.iter().map(|(_, sheet)| sheet.count()).sum();
        prop_assert_eq!(i64::from(count), length);
        prop_assert!(masks.iter().all(|(_, sheet)| !sheet.is_empty()));
        prop_assert!(masks.iter().flat_map(|(_, sheet)| sheet.to_i64()).all(|word| word >= 0));
        let stored: Vec<_> = masks.iter().map(|(day, sheet)| (*day, SheetWords::from_i64(sheet.to_i64()))).collect();
        prop_assert_eq!(TickSet::from_sheets(&stored).spans().collect::<Vec<_>>(), [span]);
    }

    #[test]
    fn two_claims_meet_on_a_sheet_exactly_when_their_spans_meet(wanted in spans()) {
        for a in &wanted {
            for b in &wanted {
                let (a_rows, b_rows) = (a.masks().unwrap(), b.masks().unwrap());
                let meets = a_rows.iter().any(|(day, x)| b_rows.iter().any(|(other, y)| day == other && x.intersects(*y)));
                prop_assert_eq!(meets, a.intersects(*b));
            }
        }
    }

    #[test]
    fn what_was_claimed_in_turn_never_overlaps(wanted in spans()) {
        // The claim of the database: set the bits when none is set, for all rows or none.
        let mut sheets = std::collections::BTreeMap::<UtcDay, SheetWords>::new();
        let mut claimed: Vec<Span> = Vec::new();
        for span in wanted {
            let rows = span.masks().unwrap();
            let won = rows.iter().all(|(day, mask)| !sheets.get(day).is_some_and(|sheet| sheet.intersects(*mask)));
            prop_assert_eq!(won, claimed.iter().all(|other| !other.intersects(span)));
            if won {
                claimed.push(span);
                for (day, mask) in rows {
                    let sheet = sheets.entry(day).or_default();
                    *sheet = sheet.union(mask);
                }
            }
        }
        let marked: usize = sheets.values().map(|sheet| sheet.count() as usize).sum();
        let asked: i64 = claimed.iter().map(|span| span.until.duration_since(span.from).as_mins() / TICK_MINUTES).sum();
        prop_assert_eq!(marked as i64, asked);
        for span in claimed {
            for (day, mask) in span.masks().unwrap() {
                let sheet = sheets.get_mut(&day).unwrap();
                *sheet = sheet.minus(mask);
            }
        }
        prop_assert!(sheets.values().all(|sheet| sheet.is_empty()));
    }

    #[test]
    fn sets_agree_with_sets_of_numbers(a in spans(), b in spans(), probe in (0..WINDOW, 1..40i64)) {
        let (x, y) = (TickSet::from_spans(&a), TickSet::from_spans(&b));
        let (p, q) = (model(&a), model(&b));
        prop_assert_eq!(members(&x), p.clone());
        prop_assert_eq!(x.count(), p.len());
        prop_assert_eq!(members(&x.union(&y)), &p | &q);
        prop_assert_eq!(members(&x.minus(&y)), &p - &q);
        prop_assert_eq!(members(&x.intersect(&y)), &p & &q);
        prop_assert_eq!(x == y, p == q);
        prop_assert_eq!(&x.minus(&y).union(&x.intersect(&y)), &x);
        let probe = ticks(probe.0, probe.0 + probe.1);
        let probed = model(&[probe]);
        prop_assert_eq!(x.contains_span(probe), probed.is_subset(&p));
        prop_assert_eq!(x.intersects_span(probe), !probed.is_disjoint(&p));
    }

    #[test]
    fn spans_of_a_set_are_its_fewest(a in spans()) {
        let set = TickSet::from_spans(&a);
        let spans: Vec<_> = set.spans().collect();
        prop_assert_eq!(TickSet::from_spans(&spans), set.clone());
        prop_assert!(spans.windows(2).all(|pair| pair[0].until < pair[1].from));
        prop_assert_eq!(&TickSet::from_sheets(&set.sheets().collect::<Vec<_>>()), &set);
    }

    #[test]
    fn runs_begin_where_that_many_ticks_follow(a in spans(), length in prop_oneof![0..20usize, 0..400usize]) {
        let (set, numbers) = (TickSet::from_spans(&a), model(&a));
        let follows = |n: &i64| (0..length.max(1) as i64).all(|step| numbers.contains(&(n + step)));
        prop_assert_eq!(members(&set.runs(length)), numbers.iter().copied().filter(follows).collect());
    }

    #[test]
    fn a_set_delayed_is_the_set_of_later_ticks(a in spans(), shift in 0..400usize) {
        let mut set = TickSet::from_spans(&a).union(&TickSet::from_spans(&[ticks(5 * WINDOW, 5 * WINDOW + 1)]));
        set.delay(shift);
        let later: BTreeSet<i64> = model(&a).iter().map(|n| n + shift as i64).collect();
        let here = |n: &i64| (0..2 * WINDOW).contains(n);
        prop_assert_eq!(members(&set).into_iter().filter(here).collect::<BTreeSet<_>>(), later);
    }
}
