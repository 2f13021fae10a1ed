//! What processes share beside the database: news, and buckets that limit how often somebody may ask.

mod local;
#[cfg(feature = "redis")]
mod redis;

use std::sync::Arc;

use app::{Cache, Clock};

pub use self::local::Local;
#[cfg(feature = "redis")]
pub use self::redis::Redis;

/// Why the cache cannot be had; each says what to do.
#[derive(Debug, thiserror::Error)]
pub enum CacheError {
    #[error(
        "the cache URL starts with none of local:, redis://, rediss://; set DOCTORLY_CACHE_URL to one of them"
    )]
    UnknownKind,
    #[cfg(not(feature = "redis"))]
    #[error(
        "this doctorly is built without Redis; build it with `--features redis`, or leave out DOCTORLY_CACHE_URL"
    )]
    NotBuiltIn,
    #[cfg(feature = "redis")]
    #[error(
        "the Redis server cannot be used; check that DOCTORLY_CACHE_URL is right and that the server answers"
    )]
    Connect(#[source] ::redis::RedisError),
}

/// The cache of a URL: `local:` is this process alone, `redis://[user:password@]host[:port][/number]` is shared (also
/// Valkey's; `rediss://` encrypted). `installation` names what shares it: others on the same server are not heard.
pub async fn open(
    url: &str,
    installation: &str,
    clock: &Arc<dyn Clock>,
) -> Result<Arc<dyn Cache>, CacheError> {
    match url.split_once(':').unwrap_or((url, "")).0 {
        "local" => Ok(Arc::new(Local::new(clock.clone()))),
        #[cfg(feature = "redis")]
        "redis" | "rediss" => Ok(Arc::new(Redis::open(url, installation, clock.clone()).await?)),
        #[cfg(not(feature = "redis"))]
        "redis" | "rediss" => {
            let _ = installation;
            Err(CacheError::NotBuiltIn)
        }
        _ => Err(CacheError::UnknownKind),
    }
}
