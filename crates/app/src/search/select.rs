//! All doctors against one question in one pass: who holds every condition, in what order at the latest, and how many
//! each further choice would keep. Pure.

use kernel::time::Instant;

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
    let mut candidates = Vec::new();
    let measure =
        Measure { sort: wanted.sort, average: columns.average_rating(), opened: wanted.opened(now), filter };
    for (number, slot) in columns.slots() {
        let failed = failures(columns, filter, findings, number, slot);
        if failed.is_some_and(|failed| failed.count_ones() <= 1) {
            let failed = failed.unwrap_or(0);
            if let Some(counter) = &mut counter {
                counter.count(slot, columns, failed);
            }
            if failed == 0 {
                let score =
                    findings.scores.and_then(|scores| scores.get(number as usize)).map_or(0, |score| *score);
                let next = columns.next_free(number).known(now);
                let minute = order::minute(at_the_earliest(columns, filter, slot, next));
                let key = measure.key(columns, number, slot, score, minute);
                let is_exact = wanted.wish.is_empty() && matches!(next, Known::Exactly(_));
                candidates.push(Candidate { key, id: slot.id.0, number, is_exact });
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
    selection.total = candidates.len();
    selection.average_rating = measure.average;
    selection.first = Candidates { list: candidates, beyond: None };
    selection.facets = counter.map(|counter| counter.finish(columns));
    selection
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
    filter: &'a Filter,
}

impl Measure<'_> {
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
