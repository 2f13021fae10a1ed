//! When one doctor is free next, as far as is known: one number that bookings touch without a lock.

use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};

use kernel::time::Instant;

/// Stands for "no free time within the horizon".
const NONE: i64 = i64::MAX;

/// The horizon moves on by itself: where nothing was free, it is looked at again after so many seconds.
const NOTHING_HOLDS_SECONDS: i64 = 600;

/// A time, and whether it can still be trusted. A change only raises a counter; whoever asks for the times afterwards
/// notes which count it saw *before* it asked, so an answer from before a change is never taken for one after it.
#[derive(Debug)]
pub struct NextFree {
    at: AtomicI64,
    checked_at: AtomicI64,
    changes: AtomicU32,
    seen: AtomicU32,
}

/// What is known of a doctor's next free time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// It is this; `None` is nothing within the horizon.
    Exactly(Option<Instant>),
    /// Not before this.
    NotBefore(Instant),
}

impl Default for NextFree {
    fn default() -> Self {
        Self {
            at: AtomicI64::new(NONE),
            checked_at: AtomicI64::new(0),
            changes: AtomicU32::new(1),
            seen: AtomicU32::new(0),
        }
    }
}

impl NextFree {
    /// The doctor's times may have changed.
    pub fn changed(&self) {
        self.changes.fetch_add(1, Ordering::AcqRel);
    }

    /// To be read before the times are asked for.
    pub fn changes(&self) -> u32 {
        self.changes.load(Ordering::Acquire)
    }

    /// Notes what was answered at `now` to a question asked after `changes`.
    pub fn found(&self, changes: u32, now: Instant, next: Option<Instant>) {
        self.at.store(next.map_or(NONE, |next| next.0), Ordering::Relaxed);
        self.checked_at.store(now.0, Ordering::Relaxed);
        self.seen.store(changes, Ordering::Release);
    }

    pub fn known(&self, now: Instant) -> Known {
        let seen = self.seen.load(Ordering::Acquire);
        let at = self.at.load(Ordering::Relaxed);
        let age = now.seconds_since(Instant(self.checked_at.load(Ordering::Relaxed)));
        // A clock that was set back makes what was known too late.
        if seen != self.changes() || age < 0 {
            return Known::NotBefore(now);
        }
        match at {
            NONE if age < NOTHING_HOLDS_SECONDS => Known::Exactly(None),
            NONE => Known::NotBefore(now),
            at if at < now.0 => Known::NotBefore(now),
            at => Known::Exactly(Some(Instant(at))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Instant = Instant(1_800_000_000_000_000);

    #[test]
    fn nothing_is_known_before_it_is_asked() {
        assert_eq!(NextFree::default().known(NOW), Known::NotBefore(NOW));
    }

    #[test]
    fn an_answer_holds_until_a_change_or_until_its_time_has_passed() {
        let next = NextFree::default();
        let at = NOW.plus_minutes(30);
        next.found(next.changes(), NOW, Some(at));
        assert_eq!(next.known(NOW), Known::Exactly(Some(at)));
        assert_eq!(next.known(at), Known::Exactly(Some(at)));
        assert_eq!(next.known(at.plus_seconds(1)), Known::NotBefore(at.plus_seconds(1)));
        next.changed();
        assert_eq!(next.known(NOW), Known::NotBefore(NOW));
    }

    #[test]
    fn an_answer_from_before_a_change_is_not_taken_for_one_after_it() {
        let next = NextFree::default();
        let changes = next.changes();
        next.changed();
        next.found(changes, NOW, Some(NOW.plus_minutes(5)));
        assert_eq!(next.known(NOW), Known::NotBefore(NOW));
    }

    #[test]
    fn that_nothing_is_free_is_looked_at_again_and_a_clock_set_back_is_noticed() {
        let next = NextFree::default();
        next.found(next.changes(), NOW, None);
        assert_eq!(next.known(NOW.plus_seconds(599)), Known::Exactly(None));
        assert_eq!(next.known(NOW.plus_seconds(600)), Known::NotBefore(NOW.plus_seconds(600)));
        assert_eq!(next.known(NOW.plus_seconds(-1)), Known::NotBefore(NOW.plus_seconds(-1)));
    }
}
