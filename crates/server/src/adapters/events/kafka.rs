//! Brokers of Apache Kafka. All facts are records of one topic, keyed by what they are about, so that those about one
//! thing are in one partition and stay in order there.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use app::{
    Clock,
    outbox::{Events, EventsError, Published},
};
use async_trait::async_trait;
use futures::future::try_join_all;
use kernel::time::Instant;
use rskafka::{
    BackoffConfig,
    chrono::DateTime,
    client::{
        Client, ClientBuilder, Credentials, SaslConfig,
        error::{Error, ProtocolError},
        partition::{Compression, PartitionClient, UnknownTopicHandling},
    },
    record::Record,
};
use tokio::sync::Mutex;

use super::{EventsUrlError, murmur};

/// Of a topic that we make. More would allow more readers beside each other; the number can never change without
/// moving keys to other partitions.
const PARTITIONS: i32 = 12;

/// What the brokers' own setting says.
const DEFAULT_REPLICATION: i16 = -1;

/// How long the brokers may take to keep what they are given.
const PATIENCE: Duration = Duration::from_secs(10);

pub struct Kafka {
    brokers: Vec<String>,
    credentials: Option<(String, String)>,
    topic: String,
    clock: Arc<dyn Clock>,
    patience: Duration,
    /// Given up after a failure: nobody knows what an old connection still carries.
    connected: Mutex<Option<Connected>>,
}

struct Connected {
    client: Client,
    /// One for each partition, made when it is first needed.
    partitions: Vec<Option<PartitionClient>>,
}

impl Kafka {
    /// `url` is what follows `kafka:`, as `//user:password@host:port,host:port/prefix`.
    pub fn new(url: &str, clock: Arc<dyn Clock>) -> Result<Self, EventsUrlError> {
        let rest = url.strip_prefix("//").ok_or(EventsUrlError::Brokers)?;
        let (authority, prefix) = rest.split_once('/').unwrap_or((rest, ""));
        let (credentials, brokers) = match authority.rsplit_once('@') {
            Some((credentials, brokers)) => {
                let (user, password) = credentials.split_once(':').ok_or(EventsUrlError::Brokers)?;
                (Some((user.to_owned(), password.to_owned())), brokers)
            }
            None => (None, authority),
        };
        let brokers: Vec<_> = brokers.split(',').map(str::to_owned).collect();
        let is_broker = |broker: &String| {
            let port = broker.rsplit_once(':').filter(|(host, _)| !host.is_empty());
            port.is_some_and(|(_, port)| port.parse::<u16>().is_ok())
        };
        let is_name = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
        if !brokers.iter().all(is_broker) || !prefix.chars().all(is_name) {
            return Err(EventsUrlError::Brokers);
        }
        let prefix = if prefix.is_empty() { "doctorly" } else { prefix };
        let (topic, connected) = (format!("{prefix}.facts"), Mutex::default());
        Ok(Self { brokers, credentials, topic, clock, patience: PATIENCE, connected })
    }

    /// Waits so long for the brokers instead, for a test that takes them away.
    pub fn patient_for(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// Where facts are found.
    pub fn topic(&self) -> &str {
        &self.topic
    }

    async fn connect(&self) -> Result<Connected, Error> {
        let backoff = BackoffConfig { deadline: Some(self.patience), ..BackoffConfig::default() };
        let mut builder =
            ClientBuilder::new(self.brokers.clone()).client_id("doctorly").backoff_config(backoff);
        if let Some((user, password)) = &self.credentials {
            let credentials = Credentials::new(user.clone(), password.clone());
            builder = builder.sasl_config(SaslConfig::Plain(credentials));
        }
        let client = builder.build().await?;
        let partitions = match self.partitions(&client).await? {
            Some(partitions) => partitions,
            None => self.make_topic(&client).await?,
        };
        Ok(Connected { client, partitions: (0..partitions).map(|_| None).collect() })
    }

    /// How many partitions the topic has, where there is one.
    async fn partitions(&self, client: &Client) -> Result<Option<usize>, Error> {
        let topics = client.list_topics().await?;
        Ok(topics.into_iter().find(|topic| topic.name == self.topic).map(|topic| topic.partitions.len()))
    }

    async fn make_topic(&self, client: &Client) -> Result<usize, Error> {
        let patience = i32::try_from(self.patience.as_millis()).unwrap_or(i32::MAX);
        let controller = client.controller_client()?;
        let made = controller.create_topic(&self.topic, PARTITIONS, DEFAULT_REPLICATION, patience).await;
        match made {
            Ok(()) => Ok(PARTITIONS as usize),
            // Another node was faster.
            Err(Error::ServerError { protocol_error: ProtocolError::TopicAlreadyExists, .. }) => self
                .partitions(client)
                .await?
                .ok_or_else(|| Error::InvalidResponse("the topic is there and is not".to_owned())),
            Err(error) => Err(error),
        }
    }

    async fn publish_on(&self, connected: &mut Option<Connected>, facts: &[Published]) -> Result<(), Error> {
        let connected = match connected {
            Some(connected) => connected,
            None => connected.insert(self.connect().await?),
        };
        let mut batches: BTreeMap<usize, Vec<Record>> = BTreeMap::new();
        for fact in facts {
            let partition = murmur::partition(fact.key().as_bytes(), connected.partitions.len());
            batches.entry(partition).or_default().push(record(fact, self.clock.now()));
        }
        for &partition in batches.keys() {
            if connected.partitions[partition].is_none() {
                let number = i32::try_from(partition).unwrap_or(i32::MAX);
                let handling = UnknownTopicHandling::Retry;
                let client = connected.client.partition_client(&self.topic, number, handling).await?;
                connected.partitions[partition] = Some(client);
            }
        }
        // Acknowledged by all replicas in sync: rskafka asks for nothing less.
        try_join_all(batches.into_iter().filter_map(|(partition, records)| {
            let client = connected.partitions[partition].as_ref()?;
            Some(client.produce(records, Compression::NoCompression))
        }))
        .await?;
        Ok(())
    }
}

#[async_trait]
impl Events for Kafka {
    async fn publish(&self, facts: &[Published]) -> Result<(), EventsError> {
        let mut connected = self.connected.lock().await;
        let error = match tokio::time::timeout(self.patience, self.publish_on(&mut connected, facts)).await {
            Ok(Ok(())) => return Ok(()),
            Ok(Err(error)) => EventsError(error.into()),
            Err(late) => EventsError(late.into()),
        };
        *connected = None;
        Err(error)
    }
}

fn record(fact: &Published, sent_at: Instant) -> Record {
    let header = |name: &str, value: &str| (name.to_owned(), value.as_bytes().to_vec());
    Record {
        key: Some(fact.key().as_bytes().to_vec()),
        value: Some(fact.to_json().into_bytes()),
        headers: BTreeMap::from([
            header("content-type", "application/cloudevents+json; charset=UTF-8"),
            header("kind", &fact.kind),
        ]),
        // When it is sent, because brokers refuse what is from a future of theirs and forget by this what is old. When it
        // happened is in the event.
        timestamp: DateTime::from_timestamp_micros(sent_at.0).unwrap_or_default(),
    }
}
