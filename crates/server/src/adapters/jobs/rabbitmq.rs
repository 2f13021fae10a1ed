//! A broker that speaks AMQP 0-9-1: RabbitMQ. A durable queue holds what was handed over, another what was given up.

use std::{
    pin::Pin,
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use app::jobs::{Carrier, CarrierError, Handed, Receipt, Settled, Taken};
use async_trait::async_trait;
use futures::{StreamExt, future::try_join_all};
use lapin::{
    Acker, BasicProperties, Channel, Connection, ConnectionProperties, Consumer, ErrorKind,
    message::Delivery,
    options::{
        BasicAckOptions, BasicConsumeOptions, BasicNackOptions, BasicPublishOptions, BasicQosOptions,
        ConfirmSelectOptions, QueueDeclareOptions,
    },
    protocol::{AMQPErrorKind, AMQPSoftError},
    types::{AMQPValue, FieldTable, ShortString},
    uri::AMQPUri,
};
use tokio::sync::Mutex;

use super::JobsUrlError;

/// How long the broker may take to keep what it is given, or to give an answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// A broker that is silent for twice as long is gone, unless the URL says otherwise.
const HEARTBEAT_SECONDS: u16 = 10;

/// Messages that a node has without having settled them.
const IN_HAND: u16 = 10;

/// How long what was given up stays where operators look.
const DEAD_DAYS: i64 = 30;

/// RabbitMQ's sign that a message is to outlive a restart.
const PERSISTENT: u8 = 2;

pub struct RabbitMq {
    uri: AMQPUri,
    queue: ShortString,
    dead_queue: ShortString,
    patience: Duration,
    /// The broker had no queue when a connection was made.
    had_nothing: AtomicBool,
    /// Two connections: a broker that is short of memory stops those that hand over, and must not stop those that take.
    handing: Mutex<Option<Connected>>,
    taking: Mutex<Option<(Connected, Consumer)>>,
}

/// The channel works as long as its connection is kept.
struct Connected {
    channel: Channel,
    connection: Connection,
}

impl RabbitMq {
    /// `url` is an AMQP URI; `?prefix=NAME` names the queues `NAME.jobs` and `NAME.jobs.dead` instead of `doctorly.…`.
    pub fn new(url: &str) -> Result<Self, JobsUrlError> {
        let query = url.split_once('?').map_or("", |(_, query)| query);
        let prefix = query.split('&').find_map(|pair| pair.strip_prefix("prefix=")).unwrap_or("doctorly");
        let is_name = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
        if prefix.is_empty() || prefix.len() > 100 || !prefix.chars().all(is_name) {
            return Err(JobsUrlError::Broker);
        }
        let mut uri: AMQPUri = url.parse().map_err(|_| JobsUrlError::Broker)?;
        uri.query.heartbeat.get_or_insert(HEARTBEAT_SECONDS);
        Ok(Self {
            uri,
            queue: format!("{prefix}.jobs").into(),
            dead_queue: format!("{prefix}.jobs.dead").into(),
            patience: PATIENCE,
            had_nothing: AtomicBool::default(),
            handing: Mutex::default(),
            taking: Mutex::default(),
        })
    }

    /// Waits so long for the broker instead, for a test that takes it away.
    pub fn patient_for(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    async fn connect(&self) -> lapin::Result<Connected> {
        let name = ConnectionProperties::default().with_connection_name("doctorly".into());
        let connection = Connection::connect_uri(self.uri.clone(), name).await?;
        if !self.is_known_to(&connection).await? {
            self.had_nothing.store(true, Ordering::SeqCst);
        }
        let channel = connection.create_channel().await?;
        // No type is asked for: whether queues are replicated is for whoever runs the broker to say.
        let dead = [("x-message-ttl", AMQPValue::LongLongInt(DEAD_DAYS * 24 * 3_600_000))];
        let jobs = [
            ("x-dead-letter-exchange", AMQPValue::LongString("".into())),
            ("x-dead-letter-routing-key", AMQPValue::LongString(self.dead_queue.as_str().into())),
        ];
        for (queue, arguments) in [(&self.dead_queue, &dead[..]), (&self.queue, &jobs[..])] {
            let mut table = FieldTable::default();
            for (name, value) in arguments {
                table.insert((*name).into(), value.clone());
            }
            channel.queue_declare(queue.clone(), QueueDeclareOptions::durable(), table).await?;
        }
        Ok(Connected { channel, connection })
    }

    /// Whether the broker has the queue of jobs. One that lost it has lost its messages too.
    async fn is_known_to(&self, connection: &Connection) -> lapin::Result<bool> {
        // The broker closes the channel on which it has to say no.
        let channel = connection.create_channel().await?;
        let looked = QueueDeclareOptions::durable().passive();
        match channel.queue_declare(self.queue.clone(), looked, FieldTable::default()).await {
            Ok(_) => channel.close(200, "looked".into()).await.map(|()| true),
            Err(error) if is_not_found(&error) => Ok(false),
            Err(error) => Err(error),
        }
    }

    async fn hand_over_on(
        &self,
        connected: &mut Option<Connected>,
        jobs: &[Handed],
    ) -> Result<(), CarrierError> {
        let connected = match connected {
            Some(connected) => connected,
            None => {
                let new = self.connect().await.map_err(gone)?;
                new.channel.confirm_select(ConfirmSelectOptions::default()).await.map_err(gone)?;
                connected.insert(new)
            }
        };
        let mut confirms = Vec::with_capacity(jobs.len());
        for handed in jobs {
            let body = serde_json::to_vec(handed).map_err(|error| CarrierError(error.into()))?;
            let properties = BasicProperties::default()
                .with_content_type("application/json".into())
                .with_delivery_mode(PERSISTENT)
                .with_message_id(handed.job_id.to_string().into());
            let mandatory = BasicPublishOptions { mandatory: true, ..BasicPublishOptions::default() };
            let queue = self.queue.clone();
            let sent = connected.channel.basic_publish("".into(), queue, mandatory, &body, properties).await;
            confirms.push(sent.map_err(gone)?);
        }
        for confirm in try_join_all(confirms).await.map_err(gone)? {
            if !confirm.is_ack() || confirm.take_message().is_some() {
                return Err(CarrierError("the broker did not keep a message".into()));
            }
        }
        Ok(())
    }

    async fn begin_taking(&self) -> lapin::Result<(Connected, Consumer)> {
        let connected = self.connect().await?;
        connected.channel.basic_qos(IN_HAND, BasicQosOptions::default()).await?;
        let options = BasicConsumeOptions::default();
        let tag = ShortString::default();
        let queue = self.queue.clone();
        let consumer = connected.channel.basic_consume(queue, tag, options, FieldTable::default()).await?;
        Ok((connected, consumer))
    }
}

#[async_trait]
impl Carrier for RabbitMq {
    async fn hand_over(&self, jobs: &[Handed]) -> Result<(), CarrierError> {
        let mut connected = self.handing.lock().await;
        let handed = tokio::time::timeout(self.patience, self.hand_over_on(&mut connected, jobs)).await;
        let handed = handed.unwrap_or_else(|late| Err(CarrierError(late.into())));
        if handed.is_err() {
            *connected = None;
        }
        handed
    }

    fn began_anew(&self) -> bool {
        self.had_nothing.swap(false, Ordering::SeqCst)
    }

    fn say_again(&self) {
        self.had_nothing.store(true, Ordering::SeqCst);
    }

    async fn take(&self) -> Result<Taken, CarrierError> {
        let mut taking = self.taking.lock().await;
        loop {
            let (_, consumer) = match &mut *taking {
                Some(taking) => taking,
                None => {
                    let begun = tokio::time::timeout(self.patience, self.begin_taking()).await;
                    taking.insert(begun.map_err(|late| CarrierError(late.into()))?.map_err(gone)?)
                }
            };
            let delivery = match Pin::new(consumer).next().await {
                Some(Ok(delivery)) => delivery,
                Some(Err(error)) => {
                    *taking = None;
                    return Err(gone(error));
                }
                None => {
                    *taking = None;
                    return Err(CarrierError("the broker ended the delivery of messages".into()));
                }
            };
            let Delivery { acker, data, .. } = delivery;
            let message = |acker| Box::new(Message { acker, patience: self.patience });
            match serde_json::from_slice(&data) {
                Ok(handed) => return Ok(Taken { handed, receipt: message(acker) }),
                Err(error) => {
                    tracing::warn!(%error, "a message is none of ours; it was put with those that were given up");
                    message(acker).settle(Settled::Dead).await?;
                }
            }
        }
    }

    async fn leave(&self) {
        // The broker gives what was not settled to others as soon as the channel is closed.
        if let Some((Connected { channel, connection }, _)) = self.taking.lock().await.take() {
            let closed = async {
                channel.close(200, "leaving".into()).await?;
                connection.close(200, "leaving".into()).await
            };
            if !matches!(tokio::time::timeout(self.patience, closed).await, Ok(Ok(()))) {
                tracing::debug!("the broker will find out by itself that this node has left");
            }
        }
    }
}

struct Message {
    acker: Acker,
    patience: Duration,
}

#[async_trait]
impl Receipt for Message {
    async fn settle(self: Box<Self>, settled: Settled) -> Result<(), CarrierError> {
        let nack = |requeue| self.acker.nack(BasicNackOptions { requeue, ..BasicNackOptions::default() });
        let settling = async {
            match settled {
                Settled::Over => self.acker.ack(BasicAckOptions::default()).await,
                Settled::Dead => nack(false).await,
                Settled::Again => nack(true).await,
            }
        };
        // A connection that breaks meanwhile may never answer.
        let settled = tokio::time::timeout(self.patience, settling).await;
        settled.map_err(|late| CarrierError(late.into()))?.map(drop).map_err(gone)
    }
}

fn is_not_found(error: &lapin::Error) -> bool {
    let ErrorKind::ProtocolError(said) = error.kind() else { return false };
    *said.kind() == AMQPErrorKind::Soft(AMQPSoftError::NOTFOUND)
}

fn gone(error: lapin::Error) -> CarrierError {
    CarrierError(error.into())
}
