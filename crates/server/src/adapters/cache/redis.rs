//! Redis or Valkey: news by publish and subscribe, buckets by a script.
//!
//! While the server is away this process counts by itself and is told nothing; both go on by themselves when it is back.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use app::{Cache, Clock, Taken};
use async_trait::async_trait;
use futures::StreamExt;
use redis::{
    Client, RedisError, Script,
    aio::{ConnectionManager, ConnectionManagerConfig, PubSub},
};
use tokio::{sync::broadcast, task::JoinHandle, time::timeout};

use super::{CacheError, Local};

/// How long a request waits for the server: less than what it is there for would be worth.
const PATIENCE: Duration = Duration::from_millis(100);

/// How long the server is left alone after it did not answer.
const REST_SECONDS: i64 = 1;

/// How long a start waits for the server.
const START: Duration = Duration::from_secs(5);

/// GCRA: the key holds the instant at which the bucket is full again, in microseconds.
const TAKE: &str = "
local now, interval, size = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local full_at = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now)
local after = full_at + interval
local wait = after - size * interval - now
if wait > 0 then return {0, 0, math.ceil(wait / 1000000)} end
redis.call('SET', KEYS[1], string.format('%.0f', after), 'PX', math.ceil((after - now) / 1000) + 1000)
return {1, math.floor(-wait / interval), math.ceil((after - now) / 1000000)}
";

pub struct Redis {
    connection: ConnectionManager,
    take: Script,
    clock: Arc<dyn Clock>,
    /// What counts while the server is away, and passes on what is told.
    local: Arc<Local>,
    prefix: String,
    /// In microseconds; the server did not answer before.
    rests_until: AtomicI64,
    listening: JoinHandle<()>,
}

impl Redis {
    pub async fn open(url: &str, installation: &str, clock: Arc<dyn Clock>) -> Result<Self, CacheError> {
        let client = Client::open(url).map_err(CacheError::Connect)?;
        let config = ConnectionManagerConfig::new()
            .set_connection_timeout(Some(PATIENCE * 5))
            .set_response_timeout(Some(PATIENCE))
            .set_max_delay(Duration::from_secs(1));
        let late =
            |_| CacheError::Connect(RedisError::from(std::io::Error::from(std::io::ErrorKind::TimedOut)));
        let connecting = ConnectionManager::new_with_config(client.clone(), config);
        let connection = timeout(START, connecting).await.map_err(late)?.map_err(CacheError::Connect)?;
        let prefix = format!("doctorly:{installation}");
        let local = Arc::new(Local::new(clock.clone()));
        let channel = format!("{prefix}:news");
        let first = timeout(START, subscribed(&client, &channel)).await.map_err(late)?;
        let first = first.map_err(CacheError::Connect)?;
        let listening = tokio::spawn(listen(client, channel, first, local.clone()));
        let (take, rests_until) = (Script::new(TAKE), AtomicI64::new(0));
        Ok(Self { connection, take, clock, local, prefix, rests_until, listening })
    }

    /// The answer of the server, if it gives one in time.
    async fn asked<T>(&self, question: impl Future<Output = Result<T, RedisError>>) -> Option<T> {
        let now = self.clock.now();
        if now.0 < self.rests_until.load(Ordering::Relaxed) {
            return None;
        }
        match timeout(PATIENCE, question).await {
            Ok(Ok(answer)) => Some(answer),
            outcome => {
                let error = outcome.err().map_or_else(String::new, |late| late.to_string());
                tracing::debug!(error, "the cache server did not answer");
                self.rests_until.store(now.plus_seconds(REST_SECONDS).0, Ordering::Relaxed);
                None
            }
        }
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

async fn subscribed(client: &Client, channel: &str) -> Result<PubSub, RedisError> {
    let mut subscription = client.get_async_pubsub().await?;
    subscription.subscribe(channel).await?;
    Ok(subscription)
}

/// Passes on what is told, through every loss of the connection.
async fn listen(client: Client, channel: String, first: PubSub, local: Arc<Local>) {
    let mut subscription = Some(first);
    loop {
        if let Some(mut subscription) = subscription {
            let mut messages = subscription.on_message();
            while let Some(message) = messages.next().await {
                if let Ok(news) = message.get_payload::<String>() {
                    local.told(news.into());
                }
            }
        }
        tokio::time::sleep(PATIENCE * 5).await;
        subscription = match timeout(START, subscribed(&client, &channel)).await {
            Ok(Ok(again)) => Some(again),
            _ => None,
        };
    }
}

#[async_trait]
impl Cache for Redis {
    fn is_shared(&self) -> bool {
        true
    }

    async fn tell(&self, news: String) {
        let (mut connection, channel) = (self.connection.clone(), format!("{}:news", self.prefix));
        let mut publish = redis::cmd("PUBLISH");
        publish.arg(channel).arg(news);
        self.asked(async move { publish.query_async::<i64>(&mut connection).await }).await;
    }

    fn hear(&self) -> broadcast::Receiver<Arc<str>> {
        self.local.hear()
    }

    async fn take(&self, key: &str, per_minute: u32) -> Taken {
        let mut take = self.take.key(format!("{}:bucket:{per_minute}:{key}", self.prefix));
        take.arg(self.clock.now().0).arg(60_000_000 / i64::from(per_minute.max(1))).arg(per_minute);
        let mut connection = self.connection.clone();
        let answer =
            self.asked(async move { take.invoke_async::<(i64, u32, u32)>(&mut connection).await }).await;
        match answer {
            Some((allowed, remaining, reset_seconds)) => {
                Taken { allowed: allowed == 1, remaining, reset_seconds }
            }
            None => self.local.take_here(key, per_minute),
        }
    }
}
