//! Time and chance are arguments: everything that happens takes them from [`crate::App`], so that a history can be
//! replayed exactly.

use std::sync::{
    Mutex,
    atomic::{AtomicI64, Ordering},
};

use kernel::time::Instant;

pub trait Clock: Send + Sync {
    fn now(&self) -> Instant;
}

/// The machine's clock.
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods)] // The one place where the real time comes in.
    fn now(&self) -> Instant {
        Instant::from(jiff::Timestamp::now())
    }
}

/// A clock that stands until it is moved, for tests and the simulator.
pub struct ManualClock(AtomicI64);

impl ManualClock {
    pub fn at(instant: Instant) -> Self {
        Self(AtomicI64::new(instant.0))
    }

    pub fn set(&self, instant: Instant) {
        self.0.store(instant.0, Ordering::SeqCst);
    }

    pub fn advance_seconds(&self, seconds: i64) {
        self.0.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Instant {
        Instant(self.0.load(Ordering::SeqCst))
    }
}

pub trait Chance: Send + Sync {
    fn fill(&self, bytes: &mut [u8]);
}

/// The operating system's randomness: fit for secrets.
pub struct OsChance;

impl Chance for OsChance {
    #[allow(clippy::disallowed_methods)] // The one place where real randomness comes in.
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the operating system gives randomness; without it no secret is safe");
    }
}

/// The same bytes for the same seed (SplitMix64), for the simulator. Not for secrets.
pub struct SeededChance(Mutex<u64>);

impl SeededChance {
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(seed))
    }
}

impl Chance for SeededChance {
    fn fill(&self, bytes: &mut [u8]) {
        let mut state = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        for chunk in bytes.chunks_mut(8) {
            *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut mixed = *state;
            mixed = (mixed ^ mixed >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
            let word = (mixed ^ mixed >> 31).to_le_bytes();
            chunk.copy_from_slice(&word[..chunk.len()]);
        }
    }
}
