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
    transport::smtp::{
        self,
        response::{Category, Code, Severity},
    },
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
            Err(error) => match Answer::of(&error) {
                Some(answer) if answer.is_about_the_mailbox() => Err(MailError::Refused(answer.into())),
                Some(answer) => Err(MailError::Unavailable(answer.into())),
                None => Err(MailError::Unavailable(error.into())),
            },
        }
    }
}

/// What a server answered, without its words: those repeat whom the mail was for.
#[derive(Debug, thiserror::Error)]
#[error("the mail server answered {code}{}", enhanced.as_ref().map(|status| format!(" {status}")).unwrap_or_default())]
struct Answer {
    code: Code,
    /// RFC 3463: class, subject and detail.
    enhanced: Option<String>,
}

impl Answer {
    fn of(error: &smtp::Error) -> Option<Self> {
        let code = error.status()?;
        let said = error.to_string();
        let is_part = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let is_status = |word: &&str| word.split('.').count() == 3 && word.split('.').all(is_part);
        Some(Self { code, enhanced: said.split_whitespace().find(is_status).map(str::to_owned) })
    }

    /// A permanent answer about whom the mail is for (`55x`, and `5.1.x` where the server says more). A wrong password, a
    /// sender that is not allowed or a quota are permanent too, but the operator's to mend: the mail waits for that.
    fn is_about_the_mailbox(&self) -> bool {
        let is_of_mail_system = self.code.severity == Severity::PermanentNegativeCompletion
            && self.code.category == Category::MailSystem;
        is_of_mail_system && self.enhanced.as_ref().is_none_or(|status| status.starts_with("5.1."))
    }
}
