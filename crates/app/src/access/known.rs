//! Who stands behind a token, remembered for a moment, so that a warm request asks an embedded database nothing.
//!
//! Dropped at once when a session ends or roles change. A command of the operator's is another process: what it ended is
//! dropped when its fact is followed, and at the latest when the memory is [`FRESH_SECONDS`] old.

use std::sync::atomic::{AtomicU64, Ordering};

use kernel::{
    id::{AccountId, SessionId},
    time::Instant,
};

use super::Actor;

/// For how long an answer of the database is taken again.
const FRESH_SECONDS: i64 = 30;

/// The most tokens remembered at a time.
const MOST: u64 = 20_000;

/// Tokens, by their hash, with who stands behind them.
pub struct Known {
    tokens: moka::future::Cache<String, Bearer>,
    /// Rises with every dropping, so that a token read before and remembered after one is dropped as well.
    drops: AtomicU64,
}

#[derive(Clone)]
struct Bearer {
    actor: Actor,
    account_id: AccountId,
    session_id: SessionId,
    valid_until: Instant,
    read_at: Instant,
}

/// The count of droppings when a reading of the database began.
pub struct Reading(u64);

impl Default for Known {
    fn default() -> Self {
        Self { tokens: moka::future::Cache::new(MOST), drops: AtomicU64::new(0) }
    }
}

impl Known {
    pub async fn get(&self, token_hash: &str, now: Instant) -> Option<Actor> {
        let bearer = self.tokens.get(token_hash).await?;
        let age = now.seconds_since(bearer.read_at);
        let good = (0..FRESH_SECONDS).contains(&age) && now < bearer.valid_until;
        good.then_some(bearer.actor)
    }

    /// To be taken before the database is read.
    pub fn begin_reading(&self) -> Reading {
        Reading(self.drops.load(Ordering::SeqCst))
    }

    pub async fn remember(
        &self,
        reading: Reading,
        token_hash: String,
        actor: Actor,
        (account_id, session_id): (AccountId, SessionId),
        (read_at, valid_until): (Instant, Instant),
    ) {
        let bearer = Bearer { actor, account_id, session_id, valid_until, read_at };
        self.tokens.insert(token_hash.clone(), bearer).await;
        if self.drops.load(Ordering::SeqCst) != reading.0 {
            self.tokens.invalidate(&token_hash).await;
        }
    }

    pub async fn drop_account(&self, account_id: AccountId) {
        let sees_or_is_seen = |bearer: &Bearer| {
            bearer.account_id == account_id || bearer.actor.account_id() == Some(account_id)
        };
        self.drop_where(sees_or_is_seen).await;
    }

    pub async fn drop_session(&self, session_id: SessionId) {
        self.drop_where(|bearer| bearer.session_id == session_id).await;
    }

    /// Walks over all of them: endings are rare, and a second map by account could disagree with the first.
    async fn drop_where(&self, is_meant: impl Fn(&Bearer) -> bool) {
        self.drops.fetch_add(1, Ordering::SeqCst);
        let meant: Vec<_> =
            self.tokens.iter().filter(|(_, bearer)| is_meant(bearer)).map(|(hash, _)| hash).collect();
        for hash in meant {
            self.tokens.invalidate(hash.as_str()).await;
        }
    }
}
