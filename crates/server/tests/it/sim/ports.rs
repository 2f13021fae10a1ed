//! The outside: the real offline gateway, the real mailbox and the real archive, behind lines that can be cut.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use app::{
    archive::{Archive, ArchiveError, Key, Record},
    notifications::{Mail, MailError, Mailer},
    payments::{
        Answer, ChargeAsk, Delivery, Event, Gateway, GatewayError, RefundAsk, Settled, WebhookHeaders,
    },
};
use async_trait::async_trait;
use kernel::time::Instant;
use server::adapters::{archive::TableArchive, mail::Mailbox, payments::OfflineGateway};

/// Which lines are down. Outlives a crash: the outside does not care about ours.
#[derive(Clone, Default)]
pub struct Lines {
    pub gateway_is_down: Arc<AtomicBool>,
    pub mail_is_down: Arc<AtomicBool>,
    pub archive_is_down: Arc<AtomicBool>,
}

pub struct Bank {
    pub offline: Arc<OfflineGateway>,
    pub lines: Lines,
}

pub struct Post {
    pub mailbox: Mailbox,
    pub lines: Lines,
}

pub struct Attic {
    pub table: TableArchive,
    pub lines: Lines,
}

#[async_trait]
impl Archive for Attic {
    async fn put(&self, records: &[Record]) -> Result<(), ArchiveError> {
        // Only this way: what readers are told while an archive is away is a story of its own, in `archive.rs`.
        if self.lines.archive_is_down.load(Ordering::SeqCst) {
            return Err(ArchiveError("the line is down".into()));
        }
        self.table.put(records).await
    }

    async fn get(&self, keys: &[Key]) -> Result<Vec<Record>, ArchiveError> {
        self.table.get(keys).await
    }
}

impl Bank {
    fn reached(&self) -> Result<&OfflineGateway, GatewayError> {
        if self.lines.gateway_is_down.load(Ordering::SeqCst) {
            return Err(GatewayError::Unavailable("the line is down".into()));
        }
        Ok(&self.offline)
    }
}

#[async_trait]
impl Gateway for Bank {
    fn name(&self) -> &'static str {
        self.offline.name()
    }

    fn accepts(&self, method: &str) -> bool {
        self.offline.accepts(method)
    }

    async fn charge(&self, ask: ChargeAsk) -> Result<Answer, GatewayError> {
        self.reached()?.charge(ask).await
    }

    async fn refund(&self, ask: RefundAsk) -> Result<Answer, GatewayError> {
        self.reached()?.refund(ask).await
    }

    async fn find(&self, idempotency_key: &str) -> Result<Option<Answer>, GatewayError> {
        self.reached()?.find(idempotency_key).await
    }

    async fn settled_between(&self, from: Instant, until: Instant) -> Result<Vec<Settled>, GatewayError> {
        self.reached()?.settled_between(from, until).await
    }

    fn verify(&self, headers: &WebhookHeaders, body: &[u8], now: Instant) -> Result<Event, GatewayError> {
        self.offline.verify(headers, body, now)
    }

    async fn deliver_due(&self, now: Instant) -> Result<Vec<Delivery>, GatewayError> {
        match self.reached() {
            Ok(offline) => offline.deliver_due(now).await,
            Err(_) => Ok(Vec::new()),
        }
    }

    async fn delivered(&self, delivery: &Delivery) -> Result<(), GatewayError> {
        self.offline.delivered(delivery).await
    }
}

#[async_trait]
impl Mailer for Post {
    async fn send(&self, mail: Mail) -> Result<(), MailError> {
        if self.lines.mail_is_down.load(Ordering::SeqCst) {
            return Err(MailError::Unavailable("the line is down".into()));
        }
        self.mailbox.send(mail).await
    }
}
