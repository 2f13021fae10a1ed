//! Sends mail through an SMTP server. It may take a mail and die before it says so; then it gets the mail again, under
//! the same Message-ID.

use std::{sync::Arc, time::Duration};

use app::{
    Clock,
    notifications::{Mail, MailError, Mailer},
};
use async_trait::async_trait;
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Tokio1Executor,
    message::Mailbox as Address,
    transport::smtp::{self, response::Category},
};

use super::{MailerError, message::message_of};

/// How long a server may think before the mail is tried again later.
const TIMEOUT: Duration = Duration::from_secs(10);

pub struct SmtpMailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Address,
    clock: Arc<dyn Clock>,
}

impl SmtpMailer {
    /// `smtp://host:port`, `smtps://user:password@host`, `smtp://user:password@host?tls=required`.
    pub fn new(url: &str, from: Address, clock: Arc<dyn Clock>) -> Result<Self, MailerError> {
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|error| MailerError::Server(error.into()))?;
        Ok(Self { transport: builder.timeout(Some(TIMEOUT)).build(), from, clock })
    }
}

#[async_trait]
impl Mailer for SmtpMailer {
    async fn send(&self, mail: Mail) -> Result<(), MailError> {
        let message = message_of(mail, &self.from, self.clock.now())?;
        match self.transport.send(message).await {
            Ok(_) => Ok(()),
            Err(error) if is_refusal(&error) => Err(MailError::Refused(error.into())),
            Err(error) => Err(MailError::Unavailable(error.into())),
        }
    }
}

/// A permanent answer about the mail or its mailbox (`55x`). A wrong password is permanent too, but the operator's to
/// mend: the mail waits for that.
fn is_refusal(error: &smtp::Error) -> bool {
    error.is_permanent() && error.status().is_some_and(|code| code.category == Category::MailSystem)
}
