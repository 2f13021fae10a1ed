//! How often one caller may ask: a leaky bucket (GCRA) for every account, or address where nobody is signed in. Sign-in
//! and its like have a smaller bucket by address, because there guessing pays.

use std::{net::IpAddr, num::NonZeroU32, sync::Arc, time::Duration};

use app::Clock;
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, StatusCode},
    middleware::Next,
    response::{IntoResponse, Response},
};
use governor::{
    Quota, RateLimiter, clock, middleware::StateInformationMiddleware, nanos::Nanos,
    state::keyed::DashMapStateStore,
};
use kernel::id::AccountId;

use super::address::ClientAddress;
use crate::{
    api::{Caller, problem::ProblemBody},
    surface::Shell,
};

const LIMIT: HeaderName = HeaderName::from_static("ratelimit-limit");
const REMAINING: HeaderName = HeaderName::from_static("ratelimit-remaining");
const RESET: HeaderName = HeaderName::from_static("ratelimit-reset");

/// How many buckets are kept before the full ones are thrown out.
const MANY: usize = 10_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Key {
    Account(AccountId),
    Address(IpAddr),
}

type Limiter = RateLimiter<Key, DashMapStateStore<Key>, AppClock, StateInformationMiddleware>;

/// One bucket size and the buckets of that size.
pub struct Buckets {
    limiter: Limiter,
    clock: AppClock,
    per_minute: u32,
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

/// What a bucket says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Verdict {
    allowed: bool,
    limit: u32,
    remaining: u32,
    /// Seconds until it is worth asking again, or until the bucket is full.
    reset_seconds: u32,
}

impl Buckets {
    /// Buckets that give `per_minute` requests at once and refill evenly; nothing when it is 0.
    pub fn new(per_minute: u32, clock: Arc<dyn Clock>) -> Option<Self> {
        let quota = Quota::per_minute(NonZeroU32::new(per_minute)?);
        let clock = AppClock(clock);
        let limiter = Limiter::new(quota, DashMapStateStore::default(), clock.clone());
        Some(Self { limiter, clock, per_minute })
    }

    fn ask(&self, key: Key) -> Verdict {
        if self.limiter.len() > MANY {
            self.limiter.retain_recent();
        }
        match self.limiter.check_key(&key) {
            Ok(state) => {
                let remaining = state.remaining_burst_capacity();
                let missing = u64::from(self.per_minute - remaining.min(self.per_minute));
                let reset = (missing * 60).div_ceil(u64::from(self.per_minute));
                let reset_seconds = u32::try_from(reset).unwrap_or(60);
                Verdict { allowed: true, limit: self.per_minute, remaining, reset_seconds }
            }
            Err(until) => {
                let wait = until.wait_time_from(clock::Clock::now(&self.clock));
                let reset_seconds = seconds_up(wait);
                Verdict { allowed: false, limit: self.per_minute, remaining: 0, reset_seconds }
            }
        }
    }
}

pub async fn limit(State(shell): State<Shell>, request: Request, next: Next) -> Response {
    let verdict = judge(&shell, &request);
    let mut response = match verdict {
        Some(Verdict { allowed: false, reset_seconds, .. }) => {
            let detail = "You ask too often. Wait a little and try again.";
            ProblemBody::new(StatusCode::TOO_MANY_REQUESTS, "too_many_requests", detail)
                .retry_after(reset_seconds)
                .into_response()
        }
        _ => next.run(request).await,
    };
    if let Some(verdict) = verdict {
        write(response.headers_mut(), verdict);
    }
    response
}

fn judge(shell: &Shell, request: &Request) -> Option<Verdict> {
    let path = request.uri().path();
    if is_free(path) {
        return None;
    }
    let ClientAddress(address) = *request.extensions().get::<ClientAddress>()?;
    let address = Key::Address(whole_network(address));
    if is_sign_in(request.method().is_safe(), path) {
        return shell.sign_in_buckets.as_ref().map(|buckets| buckets.ask(address));
    }
    let account = request.extensions().get::<Caller>().and_then(|caller| caller.account_id());
    shell.buckets.as_ref().map(|buckets| buckets.ask(account.map_or(address, Key::Account)))
}

/// Probes must answer under load, and style sheets come in bunches.
fn is_free(path: &str) -> bool {
    matches!(path, "/healthz" | "/readyz" | "/metrics") || path.starts_with("/static/")
}

/// Pages whose forms take a password or a token, or have mail sent.
const SIGN_IN_PAGES: [&str; 8] = [
    "/sign-in",
    "/register",
    "/book/sign-in",
    "/book/register",
    "/forgot-password",
    "/reset-password",
    "/confirm-email",
    "/account/password",
];

/// Where a password or a token could be guessed.
fn is_sign_in(safe: bool, path: &str) -> bool {
    !safe && (path.starts_with("/api/v1/auth/") || SIGN_IN_PAGES.iter().any(|page| path.starts_with(page)))
}

/// A household has a whole /64 of IPv6 addresses.
fn whole_network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6((address.to_bits() >> 64 << 64).into()),
        address => address,
    }
}

fn seconds_up(wait: Duration) -> u32 {
    u32::try_from(wait.as_millis().div_ceil(1000)).unwrap_or(u32::MAX).max(1)
}

fn write(headers: &mut HeaderMap, verdict: Verdict) {
    headers.insert(LIMIT, verdict.limit.into());
    headers.insert(REMAINING, verdict.remaining.into());
    headers.insert(RESET, verdict.reset_seconds.into());
}

#[cfg(test)]
mod tests {
    use app::ManualClock;
    use kernel::time::Instant;

    use super::*;

    fn buckets(per_minute: u32) -> (Arc<ManualClock>, Buckets) {
        let clock = Arc::new(ManualClock::at(Instant(1_800_000_000_000_000)));
        let buckets = Buckets::new(per_minute, clock.clone()).unwrap();
        (clock, buckets)
    }

    #[test]
    fn a_bucket_empties_and_refills_with_time() {
        let (clock, buckets) = buckets(3);
        let key = Key::Address([127, 0, 0, 1].into());
        let remaining: Vec<_> = (0..3).map(|_| buckets.ask(key).remaining).collect();
        assert_eq!(remaining, [2, 1, 0]);
        let refused = buckets.ask(key);
        assert!(!refused.allowed && refused.reset_seconds == 20, "{refused:?}");
        clock.advance_seconds(20);
        assert!(buckets.ask(key).allowed);
        assert!(!buckets.ask(key).allowed);
        assert!(buckets.ask(Key::Address([127, 0, 0, 2].into())).allowed);
    }

    #[test]
    fn a_limit_of_none_is_no_limit() {
        assert!(Buckets::new(0, Arc::new(ManualClock::at(Instant(0)))).is_none());
    }

    #[test]
    fn neighbours_in_one_ipv6_network_share_a_bucket() {
        let of = |text: &str| whole_network(text.parse().unwrap());
        assert_eq!(of("2001:db8::1"), of("2001:db8::ffff"));
        assert_ne!(of("2001:db8::1"), of("2001:db8:0:1::1"));
        assert_eq!(of("::ffff:10.0.0.1"), of("10.0.0.1"));
    }
}
