//! What every cache keeps to: the one inside the process, and those on a server.

use std::{sync::Arc, time::Duration};

use app::{Cache, Clock, ManualClock};
use kernel::time::Instant;
use server::adapters::cache::Local;

/// Longer than news take.
const PATIENCE: Duration = Duration::from_secs(10);

/// `one` and `other` share what is shared; their clock is `clock`.
pub async fn keeps_the_contract(one: &dyn Cache, other: &dyn Cache, clock: &ManualClock) {
    let mut heard = [one.hear(), other.hear()];
    one.tell("first".to_owned()).await;
    other.tell("second".to_owned()).await;
    for listener in &mut heard {
        for expected in ["first", "second"] {
            let news = tokio::time::timeout(PATIENCE, listener.recv()).await.expect("news in time").unwrap();
            assert_eq!(&*news, expected);
        }
    }

    let mut remaining = Vec::new();
    for cache in [one, other, one] {
        let taken = cache.take("ana", 3).await;
        assert!(taken.allowed);
        remaining.push(taken.remaining);
    }
    assert_eq!(remaining, [2, 1, 0]);
    let refused = other.take("ana", 3).await;
    assert!(!refused.allowed && refused.remaining == 0 && refused.reset_seconds == 20, "{refused:?}");
    assert!(one.take("ben", 3).await.allowed, "everybody has a bucket");
    assert!(one.take("ana", 5).await.allowed, "a bucket of another size is another bucket");
    clock.advance_seconds(20);
    assert!(one.take("ana", 3).await.allowed, "it refills evenly");
    assert!(!other.take("ana", 3).await.allowed);
    clock.advance_seconds(120);
    let taken = other.take("ana", 3).await;
    assert_eq!((taken.remaining, taken.reset_seconds), (2, 20), "and no further than full");
}

pub fn clock() -> Arc<ManualClock> {
    Arc::new(ManualClock::at(Instant(1_800_000_000_000_000)))
}

#[tokio::test]
async fn the_cache_inside_the_process_keeps_the_contract() {
    let clock = clock();
    let cache = Local::new(clock.clone() as Arc<dyn Clock>);
    keeps_the_contract(&cache, &cache, &clock).await;
}
