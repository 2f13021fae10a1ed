//! Outside systems, one folder a port, one file a system. Each passes the same contract as the embedded one.

pub mod mail;
pub mod media;
pub mod payments;

use app::{
    notifications::{Mail, MailError, Mailer},
    payments::{Answer, ChargeAsk, Event, Gateway, GatewayError, RefundAsk, WebhookHeaders},
};
use async_trait::async_trait;
use kernel::time::Instant;

/// Stands where nothing is connected.
pub struct Unplugged;

#[async_trait]
impl Gateway for Unplugged {
    fn name(&self) -> &'static str {
        "unplugged"
    }

    async fn charge(&self, _: ChargeAsk) -> Result<Answer, GatewayError> {
        Err(GatewayError::Unreadable)
    }

    async fn refund(&self, _: RefundAsk) -> Result<Answer, GatewayError> {
        Err(GatewayError::Unreadable)
    }

    fn accepts(&self, _: &str) -> bool {
        false
    }

    async fn find(&self, _: &str) -> Result<Option<Answer>, GatewayError> {
        Ok(None)
    }

    fn verify(&self, _: &WebhookHeaders, _: &[u8], _: Instant) -> Result<Event, GatewayError> {
        Err(GatewayError::Signature)
    }
}

#[async_trait]
impl Mailer for Unplugged {
    async fn send(&self, _: Mail) -> Result<(), MailError> {
        Ok(())
    }
}
