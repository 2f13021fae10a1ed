//! Sets of ticks over many days, to compute with.

use super::sheet::{SheetWords, WORD_MASK};
use super::tick::{Span, TICKS_PER_WORD, UtcDay, WORDS, instant_of};

const BITS: i64 = TICKS_PER_WORD as i64;

/// A set of ticks over a range of UTC days. A tick outside the range is not in the set, and two sets are
/// equal when they hold the same ticks, whatever their ranges.
#[derive(Debug, Clone)]
pub struct TickSet {
    first: UtcDay,
    /// The words of all days in a row, six a day.
    words: Vec<u64>,
}

impl TickSet {
    /// The empty set.
    pub fn new() -> Self {
        Self::blank(0, 0)
    }

    /// The ticks that lie wholly inside one of the spans.
    pub fn from_spans(spans: &[Span]) -> Self {
        Self::from_tick_ranges(spans.iter().map(Span::ticks_inside))
    }

    /// The ticks that one of the spans touches: for what must be kept clear.
    pub fn touched_by(spans: &[Span]) -> Self {
        Self::from_tick_ranges(spans.iter().map(Span::ticks_touched))
    }

    /// From rows of the database, in any order; two rows of one day are united.
    pub fn from_sheets(sheets: &[(UtcDay, SheetWords)]) -> Self {
        let days = || sheets.iter().map(|(day, _)| day.0);
        let (Some(first), Some(last)) = (days().min(), days().max()) else { return Self::new() };
        let mut set = Self::blank_days(first, last);
        for (day, sheet) in sheets {
            let at = (day.0 - first) as usize * WORDS;
            for (word, added) in set.words[at..at + WORDS].iter_mut().zip(sheet.0) {
                *word |= added;
            }
        }
        set
    }

    /// The days of the range with their words, as the database keeps them.
    pub fn sheets(&self) -> impl Iterator<Item = (UtcDay, SheetWords)> + '_ {
        let (days, _) = self.words.as_chunks::<WORDS>();
        days.iter().zip(self.first.0..).map(|(words, day)| (UtcDay(day), SheetWords(*words)))
    }

    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// How many ticks are in it.
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// True when every tick that the span touches is in the set. An empty span is in every set.
    pub fn contains_span(&self, span: Span) -> bool {
        let (from, until) = span.ticks_touched();
        self.contains_ticks(from, until)
    }

    /// True when some tick that the span touches is in the set.
    pub fn intersects_span(&self, span: Span) -> bool {
        let (from, until) = span.ticks_touched();
        self.intersects_ticks(from, until)
    }

    pub fn union(&self, other: &TickSet) -> TickSet {
        if other.words.is_empty() {
            return self.clone();
        }
        if self.words.is_empty() {
            return other.clone();
        }
        let first = self.first.0.min(other.first.0);
        let last = self.end_day().max(other.end_day()) - 1;
        let mut set = Self::blank_days(first, last);
        set.combine(self, |a, b| a | b);
        set.combine(other, |a, b| a | b);
        set
    }

    pub fn minus(&self, other: &TickSet) -> TickSet {
        let mut set = self.clone();
        set.combine(other, |a, b| a & !b);
        set
    }

    pub fn intersect(&self, other: &TickSet) -> TickSet {
        let first = self.first.0.max(other.first.0);
        let last = self.end_day().min(other.end_day()) - 1;
        let mut set = Self::blank_days(first, last);
        set.combine(self, |_, b| b);
        set.combine(other, |a, b| a & b);
        set
    }

    /// The ticks at which `length` consecutive ticks of the set begin; with 0 or 1 the set itself.
    pub fn runs(&self, length: usize) -> TickSet {
        let mut set = self.clone();
        set.keep_runs(length);
        set
    }

    /// The set as the fewest spans, in order.
    pub fn spans(&self) -> impl Iterator<Item = Span> + '_ {
        let mut next = self.first_tick();
        std::iter::from_fn(move || {
            let from = self.seek(next, true)?;
            let until = self.seek(from, false).unwrap_or(self.end_tick());
            next = until;
            Some(Span { from: instant_of(from), until: instant_of(until) })
        })
    }

    /// An empty set whose range holds the ticks `from..until`.
    pub(super) fn blank(from: i64, until: i64) -> Self {
        Self::blank_days(UtcDay::of_tick(from).0, UtcDay::of_tick(until - 1).0)
    }

    pub(super) fn first_tick(&self) -> i64 {
        self.first.first_tick()
    }

    pub(super) fn end_tick(&self) -> i64 {
        self.first_tick() + self.words.len() as i64 * BITS
    }

    pub(super) fn contains_tick(&self, tick: i64) -> bool {
        let Ok(index) = usize::try_from(tick - self.first_tick()) else { return false };
        self.words.get(index / TICKS_PER_WORD).is_some_and(|word| word >> (index % TICKS_PER_WORD) & 1 == 1)
    }

    pub(super) fn contains_ticks(&self, from: i64, until: i64) -> bool {
        (from..until).all(|tick| self.contains_tick(tick))
    }

    pub(super) fn intersects_ticks(&self, from: i64, until: i64) -> bool {
        let (from, until) = (from.max(self.first_tick()), until.min(self.end_tick()));
        (from..until).any(|tick| self.contains_tick(tick))
    }

    /// Puts the ticks `from..until` into the set, cut to its range.
    pub(super) fn insert_ticks(&mut self, from: i64, until: i64) {
        self.change_ticks(from, until, |word, mask| *word |= mask);
    }

    /// Takes the ticks `from..until` out of the set.
    pub(super) fn remove_ticks(&mut self, from: i64, until: i64) {
        self.change_ticks(from, until, |word, mask| *word &= !mask);
    }

    /// Every tick of the range changes sides.
    pub(super) fn invert(&mut self) {
        for word in &mut self.words {
            *word = !*word & WORD_MASK;
        }
    }

    /// In place, word by word where the ranges meet; where `other` has no day it counts as empty.
    pub(super) fn combine(&mut self, other: &TickSet, with: impl Fn(u64, u64) -> u64) {
        let offset = (self.first.0 as isize - other.first.0 as isize) * WORDS as isize;
        for (index, word) in self.words.iter_mut().enumerate() {
            let theirs = usize::try_from(index as isize + offset).ok().and_then(|at| other.words.get(at));
            *word = with(*word, theirs.copied().unwrap_or(0));
        }
    }

    /// [`TickSet::runs`] in place: AND with itself shifted, doubling what is known each time, so that a
    /// run of 32 ticks takes five passes.
    pub(super) fn keep_runs(&mut self, length: usize) {
        let mut known = 1;
        while known < length {
            let shift = known.min(length - known);
            self.and_later(shift);
            known += shift;
        }
    }

    /// Keeps a tick when the one `shift` later is in the set too. Words are visited in order and read
    /// only at or after their own place, so no copy is needed; bits beyond a word fall to the AND.
    fn and_later(&mut self, shift: usize) {
        let (skip, bits) = (shift / TICKS_PER_WORD, shift % TICKS_PER_WORD);
        let word = |words: &[u64], at: usize| words.get(at).copied().unwrap_or(0);
        for index in 0..self.words.len() {
            let near = word(&self.words, index + skip) >> bits;
            let far = word(&self.words, index + skip + 1) << (TICKS_PER_WORD - bits);
            self.words[index] &= near | far;
        }
    }

    /// Every tick moves `shift` later; what passes the end of the range is dropped. Words are visited from
    /// the last and read only at or before their own place.
    pub(super) fn delay(&mut self, shift: usize) {
        let (skip, bits) = (shift / TICKS_PER_WORD, shift % TICKS_PER_WORD);
        let word = |words: &[u64], at: Option<usize>| at.map_or(0, |at| words[at]);
        for index in (0..self.words.len()).rev() {
            let near = word(&self.words, index.checked_sub(skip)) << bits & WORD_MASK;
            let far = word(&self.words, index.checked_sub(skip + 1)) >> (TICKS_PER_WORD - bits);
            self.words[index] = near | far;
        }
    }

    fn from_tick_ranges(ranges: impl Iterator<Item = (i64, i64)> + Clone) -> Self {
        let ranges = ranges.filter(|(from, until)| from < until);
        let from = ranges.clone().map(|(from, _)| from).min();
        let until = ranges.clone().map(|(_, until)| until).max();
        let (Some(from), Some(until)) = (from, until) else { return Self::new() };
        let mut set = Self::blank(from, until);
        ranges.for_each(|(from, until)| set.insert_ticks(from, until));
        set
    }

    fn blank_days(first: i32, last: i32) -> Self {
        let days = (i64::from(last) - i64::from(first) + 1).max(0) as usize;
        Self { first: UtcDay(first), words: vec![0; days * WORDS] }
    }

    fn end_day(&self) -> i32 {
        self.first.0 + (self.words.len() / WORDS) as i32
    }

    fn change_ticks(&mut self, from: i64, until: i64, change: impl Fn(&mut u64, u64)) {
        let start = self.first_tick();
        let (mut from, until) = (from.max(start) - start, until.min(self.end_tick()) - start);
        while from < until {
            let (at, bit) = (from / BITS, from % BITS);
            let here = (BITS - bit).min(until - from);
            change(&mut self.words[at as usize], (WORD_MASK >> (BITS - here)) << bit);
            from += here;
        }
    }

    /// The first tick at or after `from` that is in the set (or, with `false`, is not).
    fn seek(&self, from: i64, member: bool) -> Option<i64> {
        let start = from - self.first_tick();
        let mut index = start / BITS;
        let mut ignored = (1u64 << (start % BITS)) - 1;
        while let Some(word) = self.words.get(index as usize) {
            let wanted = (if member { *word } else { !*word & WORD_MASK }) & !ignored;
            if wanted != 0 {
                return Some(self.first_tick() + index * BITS + i64::from(wanted.trailing_zeros()));
            }
            (index, ignored) = (index + 1, 0);
        }
        None
    }
}

impl Default for TickSet {
    fn default() -> Self {
        Self::new()
    }
}

impl PartialEq for TickSet {
    fn eq(&self, other: &Self) -> bool {
        let marked = |set: &TickSet| set.sheets().filter(|(_, sheet)| !sheet.is_empty()).collect::<Vec<_>>();
        marked(self) == marked(other)
    }
}

impl Eq for TickSet {}
