//! The clock that a process goes by.

use std::sync::Arc;

use app::{Clock, SystemClock};

/// The machine's.
#[cfg(not(feature = "test-clock"))]
pub fn clock() -> Arc<dyn Clock> {
    Arc::new(SystemClock)
}

/// The machine's, as many microseconds ahead of it as `DOCTORLY_TEST_CLOCK_AHEAD` says: the processes that a test
/// starts share the time in which its people and their calendars live, whatever day it is.
#[cfg(feature = "test-clock")]
pub fn clock() -> Arc<dyn Clock> {
    let ahead = std::env::var("DOCTORLY_TEST_CLOCK_AHEAD").ok();
    let ahead = ahead.map(|ahead| ahead.parse().expect("DOCTORLY_TEST_CLOCK_AHEAD is in microseconds"));
    Arc::new(Ahead(ahead.unwrap_or(0)))
}

#[cfg(feature = "test-clock")]
struct Ahead(i64);

#[cfg(feature = "test-clock")]
impl Clock for Ahead {
    fn now(&self) -> kernel::time::Instant {
        kernel::time::Instant(SystemClock.now().0 + self.0)
    }
}
