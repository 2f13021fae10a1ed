//! Keeps every mail in the database, for the mailbox page of a demo.

use std::sync::Arc;

use app::{
    Clock,
    notifications::{Mail, MailError, Mailer, keep_mail},
};
use async_trait::async_trait;
use database::Database;

pub struct Mailbox {
    db: Database,
    clock: Arc<dyn Clock>,
}

impl Mailbox {
    pub fn new(db: Database, clock: Arc<dyn Clock>) -> Self {
        Self { db, clock }
    }
}

#[async_trait]
impl Mailer for Mailbox {
    async fn send(&self, mail: Mail) -> Result<(), MailError> {
        let kept = keep_mail(&self.db, mail, self.clock.now()).await;
        kept.map_err(|error| MailError::Unavailable(error.into()))
    }
}
