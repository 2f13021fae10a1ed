//! The port to whoever moves the money.

use async_trait::async_trait;
use kernel::{money::Money, time::Instant};

/// Asks for money. The gateway answers the same for the same idempotency key.
#[derive(Clone, Debug)]
pub struct ChargeAsk {
    /// The charge's id in its outside form.
    pub idempotency_key: String,
    pub amount: Money,
    /// What the payer chose: a token of the gateway's, or a test card of the offline one.
    pub method: String,
}

/// Gives money back.
#[derive(Clone, Debug)]
pub struct RefundAsk {
    /// The refund's id in its outside form.
    pub idempotency_key: String,
    pub charge_reference: String,
    pub amount: Money,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The answer comes by webhook.
    Pending,
    Succeeded,
    /// The gateway's code, as `card_declined`.
    Failed(String),
}

#[derive(Clone, Debug)]
pub struct Answer {
    /// The gateway's own id of the charge or refund.
    pub reference: String,
    pub outcome: Outcome,
}

/// A charge or a refund as the gateway has settled it.
#[derive(Clone, Debug)]
pub struct Settled {
    /// Ours, as it came with the request.
    pub idempotency_key: String,
    /// The gateway's own id.
    pub reference: String,
    pub amount: Money,
    pub settled_at: Instant,
}

/// A verified webhook.
#[derive(Clone, Debug)]
pub struct Event {
    /// The gateway's own id of the event: the same event may come many times.
    pub id: String,
    /// Our idempotency key: the id of the charge or refund it is about.
    pub about: String,
    pub reference: String,
    pub outcome: Outcome,
}

#[derive(Debug, thiserror::Error)]
pub enum GatewayError {
    /// No answer: the charge may or may not have happened; ask again with the same key.
    #[error("the payment gateway does not answer")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
    #[error("the webhook's signature is wrong or too old")]
    Signature,
    #[error("the payment gateway's message cannot be read")]
    Unreadable,
}

#[async_trait]
pub trait Gateway: Send + Sync {
    /// As in `/payments/webhooks/{gateway}`.
    fn name(&self) -> &'static str;

    /// Whether `method` is something this gateway could take. Asked before anything is written.
    fn accepts(&self, method: &str) -> bool;

    async fn charge(&self, ask: ChargeAsk) -> Result<Answer, GatewayError>;

    async fn refund(&self, ask: RefundAsk) -> Result<Answer, GatewayError>;

    /// What became of the charge or refund with this idempotency key; nothing when it never arrived.
    async fn find(&self, idempotency_key: &str) -> Result<Option<Answer>, GatewayError>;

    /// Everything that was charged and given back from one instant until before another, in any order: the gateway's own
    /// books, to be compared with ours.
    async fn settled_between(&self, from: Instant, until: Instant) -> Result<Vec<Settled>, GatewayError>;

    /// Reads a webhook whose signature holds (Standard Webhooks: id, timestamp, signature headers).
    fn verify(&self, headers: &WebhookHeaders, body: &[u8], now: Instant) -> Result<Event, GatewayError>;

    /// Webhooks to be delivered now, for a gateway that lives inside the house and cannot post them itself. They come
    /// again until [`Gateway::delivered`] is told of them: at least once, as from outside.
    async fn deliver_due(&self, _now: Instant) -> Result<Vec<Delivery>, GatewayError> {
        Ok(Vec::new())
    }

    async fn delivered(&self, _delivery: &Delivery) -> Result<(), GatewayError> {
        Ok(())
    }
}

/// The three headers of Standard Webhooks.
#[derive(Clone, Debug, Default)]
pub struct WebhookHeaders {
    pub id: String,
    pub timestamp: String,
    pub signature: String,
}
/// A signed webhook on its way.
#[derive(Clone, Debug)]
pub struct Delivery {
    /// The gateway's own id of what it is about.
    pub reference: String,
    pub headers: WebhookHeaders,
    pub body: Vec<u8>,
}
