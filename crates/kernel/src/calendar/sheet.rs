//! The ticks of one day, as the database keeps them.

use std::ops::Range;

use super::tick::{TICKS_PER_DAY, TICKS_PER_WORD, WORDS};

pub(super) const WORD_MASK: u64 = (1 << TICKS_PER_WORD) - 1;

/// The ticks of one resource on one UTC day. Bit `i` of word `w` is tick `48 w + i`; the upper 16 bits
/// of every word are zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct SheetWords(pub(super) [u64; WORDS]);

impl SheetWords {
    pub const EMPTY: Self = Self([0; WORDS]);
    pub const FULL: Self = Self([WORD_MASK; WORDS]);

    /// From the columns `w0..w5`; bits that no tick has are dropped.
    pub fn from_i64(words: [i64; WORDS]) -> Self {
        Self(words.map(|word| word as u64 & WORD_MASK))
    }

    /// For the columns `w0..w5`; never negative.
    pub fn to_i64(self) -> [i64; WORDS] {
        self.0.map(|word| word as i64)
    }

    /// The ticks `from..until` of the day, cut at its end.
    pub fn range(ticks: Range<usize>) -> Self {
        let mut words = [0; WORDS];
        for (index, word) in words.iter_mut().enumerate() {
            let first = index * TICKS_PER_WORD;
            let within = |tick: usize| tick.saturating_sub(first).min(TICKS_PER_WORD);
            let (from, until) = (within(ticks.start), within(ticks.end));
            if from < until {
                *word = (WORD_MASK >> (TICKS_PER_WORD - (until - from))) << from;
            }
        }
        Self(words)
    }

    pub fn union(self, other: Self) -> Self {
        self.zip(other, |a, b| a | b)
    }

    pub fn minus(self, other: Self) -> Self {
        self.zip(other, |a, b| a & !b)
    }

    pub fn intersect(self, other: Self) -> Self {
        self.zip(other, |a, b| a & b)
    }

    pub fn intersects(self, other: Self) -> bool {
        !self.intersect(other).is_empty()
    }

    pub fn is_empty(self) -> bool {
        self.0 == [0; WORDS]
    }

    /// How many ticks are in it.
    pub fn count(self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    /// True when tick `tick` of the day is in it.
    pub fn contains(self, tick: usize) -> bool {
        tick < TICKS_PER_DAY && self.0[tick / TICKS_PER_WORD] >> (tick % TICKS_PER_WORD) & 1 == 1
    }

    fn zip(self, other: Self, with: impl Fn(u64, u64) -> u64) -> Self {
        Self(std::array::from_fn(|index| with(self.0[index], other.0[index])))
    }
}
