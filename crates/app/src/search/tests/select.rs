//! A page is given the first of all who suit, and can ask for the others.

use std::collections::HashSet;

use kernel::time::Instant;

use super::cast::{date, doctor};
use crate::search::{
    columns::Columns,
    directory::{Candidate, Candidates},
    filter::Filter,
    query::{Query, Wanted},
    select::{Findings, others, select},
};

/// More than are given at once, several times over.
const MANY: usize = 5_300;

fn now() -> Instant {
    "2026-11-23T06:00:00Z".parse::<jiff::Timestamp>().unwrap().into()
}

/// Doctors whose fees are in no order, some of them the same.
fn many() -> Columns {
    let mut columns = Columns::default();
    let today = date("2026-11-23");
    for number in 0..MANY {
        let mut document = doctor(number, "Sana Malik");
        document.profile.consultation_fee.amount = (number as i64 * 7_919) % 2_003;
        let put = columns.put(&document, date("2030-01-01"), 0, today);
        let next_free = columns.next_free(put);
        next_free.found(next_free.changes(), now(), Some(now().plus_minutes(60)));
    }
    columns
}

fn by_fee() -> Wanted {
    Query { sort: Some("fee".to_owned()), ..Query::default() }.parse().unwrap()
}

fn places(candidates: &Candidates) -> Vec<(i64, uuid::Uuid)> {
    let mut places: Vec<_> = candidates.list.iter().map(|Candidate { key, id, .. }| (*key, *id)).collect();
    places.sort_unstable();
    places
}

#[test]
fn nobody_who_is_left_out_comes_before_one_who_is_given_and_the_others_follow_each_once() {
    let (columns, wanted) = (many(), by_fee());
    let filter = Filter::new(&wanted, &columns, now());
    let selection = select(&columns, &wanted, &filter, Findings::default(), now());
    assert_eq!(selection.total, MANY);
    let (mut given, mut all) = (HashSet::new(), Vec::new());
    let mut some = selection.first;
    loop {
        assert!(some.list.len() < MANY / 2, "{}", some.list.len());
        let places = places(&some);
        assert!(places.last().zip(some.beyond).is_none_or(|(last, beyond)| *last <= beyond));
        assert!(all.last().zip(places.first()).is_none_or(|(last, first)| last < first));
        given.extend(some.list.iter().map(|candidate| candidate.number));
        all.extend(places);
        if some.beyond.is_none() {
            break;
        }
        some = others(&columns, &wanted, &filter, Findings::default(), now(), &given);
    }
    assert_eq!((all.len(), given.len()), (MANY, MANY));
}

#[test]
fn a_later_page_is_given_those_behind_the_one_before() {
    let columns = many();
    let first = {
        let wanted = by_fee();
        let filter = Filter::new(&wanted, &columns, now());
        places(&select(&columns, &wanted, &filter, Findings::default(), now()).first)
    };
    let wanted = Wanted { after: Some(first[500]), ..by_fee() };
    let filter = Filter::new(&wanted, &columns, now());
    let next = select(&columns, &wanted, &filter, Findings::default(), now());
    assert_eq!(next.total, MANY, "who stands on the pages before still counts");
    assert_eq!(places(&next.first)[..400], first[501..901]);
}
