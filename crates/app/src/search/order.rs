//! The orders a list can have, and the key each doctor gets in them. Pure. The rules are published: see [`Sort::rule`].

use kernel::time::Instant;

use super::recommend;

kernel::words! {
    /// Among equals the sooner free time comes first, in every order.
    #[derive(Default)]
    pub enum Sort {
        #[default]
        Relevance = "relevance",
        Soonest = "soonest",
        Rating = "rating",
        Fee = "fee",
        Distance = "distance",
        Popular = "popular",
        Recommended = "recommended",
    }
}

impl Sort {
    /// The rule in words, for everybody to read. Nobody can pay for a better place.
    pub const fn rule(self) -> &'static str {
        match self {
            Self::Relevance => {
                "Doctors come first whose name, specialization, services, department, qualifications, place or \
                 description are closest to your words, in this order of weight; among equals, the one with the sooner \
                 free time comes first."
            }
            Self::Soonest => "The doctor with the soonest free time comes first.",
            Self::Rating => {
                "The best average rating comes first; a doctor with few reviews is weighed towards the average of all; \
                 among equals, the one with the sooner free time."
            }
            Self::Fee => "The lowest fee comes first; among equals, the one with the sooner free time.",
            Self::Distance => "The nearest comes first; among equals, the one with the sooner free time.",
            Self::Popular => {
                "The doctor whom most patients have seen comes first; among equals, the one with the sooner free time."
            }
            Self::Recommended => {
                "Doctors come first by points, out of 1000: up to 400 for the average rating, where few reviews are \
                 weighed towards the average of all; up to 240 for visits that took place and were not called off by \
                 the doctor or the clinic, where few visits are weighed towards 95 in 100; up to 200 for the next free \
                 time, half of them where it is three days away; and, for whoever is signed in, 150 for a doctor that \
                 they or those they care for have been to, or 75 for one of the same specialization. Among equals, the \
                 one with the sooner free time. Nobody can pay for a point."
            }
        }
    }
}

/// Bits of a key for the minute of the free time: 127 years of minutes.
const MINUTE_BITS: u32 = 26;
/// The minute of a doctor without a free time.
pub const NO_TIME: u64 = (1 << MINUTE_BITS) - 1;

/// 2000-01-01T00:00:00Z in minutes since 1970.
const EPOCH_MINUTES: i64 = 15_778_080;

/// What comes first in an order, at most 37 bits, so that a key stays within the positive numbers of a cursor.
pub const LARGEST: u64 = (1 << 37) - 1;

/// The key of a doctor whose free time was only known not to be sooner, once it is known.
pub fn settled(sort: Sort, key: i64, next: Option<Instant>) -> i64 {
    at(sort, key, minute(next))
}

/// The key of the same doctor with a free time in another minute.
pub fn at(sort: Sort, key: i64, minute: u64) -> i64 {
    match sort {
        Sort::Recommended => recommend::moved(key, minute),
        _ => key_of(first_of(key), minute),
    }
}

/// The key of a doctor: what the order is by, then the minute of the free time. Smaller comes first.
pub fn key_of(first: u64, minute: u64) -> i64 {
    // 37 + 26 bits.
    (first.min(LARGEST) << MINUTE_BITS | minute.min(NO_TIME)) as i64
}

/// The minute of a free time, counted so that it fits a key.
pub fn minute(next: Option<Instant>) -> u64 {
    next.map_or(NO_TIME, |next| {
        let since = next.0.div_euclid(60_000_000) - EPOCH_MINUTES;
        u64::try_from(since.max(0)).unwrap_or(0).min(NO_TIME - 1)
    })
}

/// What comes first in an order, of a key.
pub fn first_of(key: i64) -> u64 {
    key as u64 >> MINUTE_BITS
}

/// The first part of a key for what should be large: the larger, the smaller.
pub fn descending(value: i64, largest: i64) -> u64 {
    u64::try_from(largest.saturating_sub(value.clamp(0, largest))).unwrap_or(0)
}

/// The minute of the free time, of a key.
pub fn minute_of(key: i64) -> u64 {
    key as u64 & NO_TIME
}

/// A doctor's average weighed towards the average of all as if five others had given that; all in thousandths.
pub fn weighed_rating(own: i64, count: i64, of_all: i64) -> i64 {
    (own * count + 5 * of_all) / (count + 5)
}
