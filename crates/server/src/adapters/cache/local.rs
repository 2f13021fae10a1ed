//! This process alone.

use std::{
    collections::HashMap,
    num::NonZeroU32,
    sync::{Arc, PoisonError, RwLock},
};

use app::{Cache, Clock, Taken};
use async_trait::async_trait;
use governor::{
    Quota, RateLimiter, clock, middleware::StateInformationMiddleware, nanos::Nanos,
    state::keyed::DashMapStateStore,
};
use tokio::sync::broadcast;

/// How many buckets are kept before the full ones are thrown out.
const MANY: usize = 10_000;

/// News kept for a listener that is slow; one that misses some finds them in the log of facts.
const KEPT: usize = 1024;

type Limiter = RateLimiter<String, DashMapStateStore<String>, AppClock, StateInformationMiddleware>;

pub struct Local {
    clock: AppClock,
    /// By how many they give a minute.
    buckets: RwLock<HashMap<u32, Arc<Limiter>>>,
    news: broadcast::Sender<Arc<str>>,
}

/// The app's clock, so that a test moves it.
#[derive(Clone)]
struct AppClock(Arc<dyn Clock>);

impl clock::Clock for AppClock {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        Nanos::from(u64::try_from(self.0.now().0).unwrap_or(0).saturating_mul(1000))
    }
}

impl Local {
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self { clock: AppClock(clock), buckets: RwLock::default(), news: broadcast::Sender::new(KEPT) }
    }

    pub(super) fn take_here(&self, key: &str, per_minute: u32) -> Taken {
        let limiter = self.of(per_minute);
        if limiter.len() > MANY {
            limiter.retain_recent();
        }
        match limiter.check_key(&key.to_owned()) {
            Ok(state) => {
                let remaining = state.remaining_burst_capacity();
                let missing = u64::from(per_minute - remaining.min(per_minute));
                let reset = (missing * 60).div_ceil(u64::from(per_minute.max(1)));
                Taken { allowed: true, remaining, reset_seconds: u32::try_from(reset).unwrap_or(60) }
            }
            Err(until) => {
                let wait = until.wait_time_from(clock::Clock::now(&self.clock));
                let reset = wait.as_millis().div_ceil(1000);
                let reset_seconds = u32::try_from(reset).unwrap_or(u32::MAX).max(1);
                Taken { allowed: false, remaining: 0, reset_seconds }
            }
        }
    }

    pub(super) fn told(&self, news: Arc<str>) {
        // Nobody may be listening, as in a command.
        let _ = self.news.send(news);
    }

    fn of(&self, per_minute: u32) -> Arc<Limiter> {
        let known = self.buckets.read().unwrap_or_else(PoisonError::into_inner).get(&per_minute).cloned();
        known.unwrap_or_else(|| {
            let quota = Quota::per_minute(NonZeroU32::new(per_minute).unwrap_or(NonZeroU32::MIN));
            let fresh = || Arc::new(Limiter::new(quota, DashMapStateStore::default(), self.clock.clone()));
            let mut buckets = self.buckets.write().unwrap_or_else(PoisonError::into_inner);
            buckets.entry(per_minute).or_insert_with(fresh).clone()
        })
    }
}

#[async_trait]
impl Cache for Local {
    fn is_shared(&self) -> bool {
        false
    }

    async fn tell(&self, news: String) {
        self.told(news.into());
    }

    fn hear(&self) -> broadcast::Receiver<Arc<str>> {
        self.news.subscribe()
    }

    async fn take(&self, key: &str, per_minute: u32) -> Taken {
        self.take_here(key, per_minute)
    }
}
