//! All doctors against one question in one pass: who holds every condition, in what order at the latest, and how many
//! each further choice would keep. Pure.

use std::collections::HashSet;

use kernel::time::Instant;
use uuid::Uuid;

use super::{
    columns::{Columns, Slot},
    directory::{Candidate, Candidates, Selection},
    facets::Counter,
    filter::{Condition, Filter},
    next_free::Known,
    order::{self, Sort},
    query::Wanted,
    recommend::{self, Standing},
};

/// Doctors whose other days are looked at when a question finds nobody.
pub const MOST_OTHERS: usize = 50;

/// What earlier steps found out about doctors, by number.
#[derive(Clone, Copy, Default)]
pub struct Findings<'a> {
    /// What the words count, 0 for not found; `None` when no words were asked.
    pub scores: Option<&'a [u16]>,
    /// Doctors known to have no free time that suits.
    pub busy: Option<&'a [bool]>,
}

/// Puts the question to every doctor.
pub fn select(
    columns: &Columns,
    wanted: &Wanted,
    filter: &Filter,
    findings: Findings<'_>,
    now: Instant,
) -> Selection {
    let mut counter = wanted.facets.then(|| Counter::new(columns, &wanted.wish));
    let mut selection = Selection { has_all_words: true, ..Selection::default() };
    let mut foremost = Foremost::default();
    let measure = Measure::new(columns, wanted, filter, now);
    for (number, slot) in columns.slots() {
        let failed = failures(columns, filter, findings, number, slot);
        if failed.is_some_and(|failed| failed.count_ones() <= 1) {
            let failed = failed.unwrap_or(0);
            if let Some(counter) = &mut counter {
                counter.count(slot, columns, failed);
            }
            if failed == 0 {
                selection.total += 1;
                foremost.put(measure.candidate(columns, number, slot, findings), wanted);
                continue;
            }
            selection.without[failed.trailing_zeros() as usize] += 1;
            if failed == Condition::Distance.bit() {
                selection.outside_km.extend(filter.kilometres[slot.clinic as usize]);
            }
            if failed == Condition::Time.bit() && selection.busy_only.len() < MOST_OTHERS {
                selection.busy_only.push(number);
            }
        }
    }
    selection.average_rating = measure.average;
    selection.first = foremost.candidates();
    selection.facets = counter.map(|counter| counter.finish(columns));
    selection
}

/// Those that hold every condition and have not been given yet.
pub fn others(
    columns: &Columns,
    wanted: &Wanted,
    filter: &Filter,
    findings: Findings<'_>,
    now: Instant,
    given: &HashSet<u32>,
) -> Candidates {
    let mut foremost = Foremost::default();
    let measure = Measure::new(columns, wanted, filter, now);
    for (number, slot) in columns.slots().filter(|(number, _)| !given.contains(number)) {
        if failures(columns, filter, findings, number, slot) == Some(0) {
            foremost.put(measure.candidate(columns, number, slot, findings), wanted);
        }
    }
    foremost.candidates()
}

/// The first of many candidates, without keeping or ordering the rest: a page needs some dozens, and a directory may
/// have a million.
#[derive(Default)]
struct Foremost {
    list: Vec<Candidate>,
    /// Whoever comes behind this was left out.
    beyond: Option<(i64, Uuid)>,
}

impl Foremost {
    /// More than a page looks at, with those of which it has to ask for times.
    const KEPT: usize = 1_000;

    fn put(&mut self, candidate: Candidate, wanted: &Wanted) {
        let place = (candidate.key, candidate.id);
        let is_left_out = self.beyond.is_some_and(|beyond| beyond < place);
        // On an earlier page.
        let is_past = candidate.is_exact && wanted.after.is_some_and(|after| place <= after);
        if is_left_out || is_past {
            return;
        }
        self.list.push(candidate);
        if self.list.len() == 2 * Self::KEPT {
            let (_, last, _) = self.list.select_nth_unstable(Self::KEPT - 1);
            self.beyond = Some((last.key, last.id));
            self.list.truncate(Self::KEPT);
        }
    }

    fn candidates(self) -> Candidates {
        Candidates { list: self.list, beyond: self.beyond }
    }
}

/// The doctors whose free times decide something: they hold every condition, or every one but one.
pub fn in_question(
    columns: &Columns,
    filter: &Filter,
    findings: Findings<'_>,
    most: usize,
) -> Option<Vec<u32>> {
    let mut numbers = Vec::new();
    for (number, slot) in columns.slots() {
        let Some(failed) = failures(columns, filter, findings, number, slot) else { continue };
        if failed.count_ones() <= 1 && failed & Condition::Time.bit() == 0 {
            numbers.push(number);
            if numbers.len() > most {
                return None;
            }
        }
    }
    Some(numbers)
}

/// `None` for a doctor that the public cannot find at all.
fn failures(
    columns: &Columns,
    filter: &Filter,
    findings: Findings<'_>,
    number: u32,
    slot: &Slot,
) -> Option<u16> {
    if !filter.is_listed(slot, columns) {
        return None;
    }
    let mut failed = filter.failures(slot, columns);
    if findings.scores.is_some_and(|scores| scores.get(number as usize).is_none_or(|score| *score == 0)) {
        failed |= Condition::Words.bit();
    }
    if findings.busy.is_some_and(|busy| busy.get(number as usize) == Some(&true)) {
        failed |= Condition::Time.bit();
    }
    Some(failed)
}

/// What a list is ordered by.
struct Measure<'a> {
    sort: Sort,
    /// Of all ratings, in thousandths.
    average: i64,
    /// In which minute the list was opened.
    opened: u64,
    now: Instant,
    /// Whether any free time will do.
    any_time: bool,
    filter: &'a Filter,
}

impl<'a> Measure<'a> {
    fn new(columns: &Columns, wanted: &Wanted, filter: &'a Filter, now: Instant) -> Self {
        let (average, opened) = (columns.average_rating(), wanted.opened(now));
        Self { sort: wanted.sort, average, opened, now, any_time: wanted.wish.is_empty(), filter }
    }

    fn candidate(&self, columns: &Columns, number: u32, slot: &Slot, findings: Findings<'_>) -> Candidate {
        let score = findings.scores.and_then(|scores| scores.get(number as usize)).map_or(0, |score| *score);
        let next = columns.next_free(number).known(self.now);
        let minute = order::minute(at_the_earliest(columns, self.filter, slot, next));
        let key = self.key(columns, number, slot, score, minute);
        let is_exact = self.any_time && matches!(next, Known::Exactly(_));
        Candidate { key, id: slot.id.0, number, is_exact }
    }

    fn key(&self, columns: &Columns, number: u32, slot: &Slot, score: u16, minute: u64) -> i64 {
        let first = match self.sort {
            Sort::Recommended => {
                let acquaintance = self.filter.acquaintance(number, slot, columns);
                let standing = Standing { rating: self.rating(slot), keeps: slot.keeps.into(), acquaintance };
                return recommend::key(self.opened, standing.points(), minute);
            }
            Sort::Relevance => order::descending(i64::from(score), i64::from(u16::MAX)),
            Sort::Soonest => 0,
            Sort::Rating => order::descending(self.rating(slot), 5_000),
            Sort::Fee => u64::try_from(slot.fee).unwrap_or(0),
            Sort::Distance => self.filter.kilometres[slot.clinic as usize]
                .map_or(order::LARGEST, |distance| (distance * 1000.0) as u64),
            Sort::Popular => order::descending(i64::from(slot.patients_seen), i64::from(u32::MAX)),
        };
        order::key_of(first, minute)
    }

    fn rating(&self, slot: &Slot) -> i64 {
        order::weighed_rating(slot.rating_tenths * 100, slot.rating_count, self.average)
    }
}

/// The earliest that the doctor's first suitable time can be.
fn at_the_earliest(columns: &Columns, filter: &Filter, slot: &Slot, next: Known) -> Option<Instant> {
    let (from, _) = filter.window[columns.shared.clinic_of(slot).zone as usize];
    match next {
        Known::Exactly(next) => next.map(|next| next.max(from)),
        Known::NotBefore(instant) => Some(instant.max(from)),
    }
}
