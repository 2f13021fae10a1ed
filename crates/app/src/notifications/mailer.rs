//! The port to whoever delivers mail.

use async_trait::async_trait;

/// A mail ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// Names the letter: a mailer that can drops the second of two with one key.
    pub dedup_key: String,
    pub recipient: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    pub calendar: Option<CalendarPart>,
}

/// An iCalendar part (RFC 5545) with its METHOD.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarPart {
    /// `REQUEST` or `CANCEL`.
    pub method: &'static str,
    pub text: String,
}

#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// Try later.
    #[error("the mail server does not take the mail now")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// Never will.
    #[error("the mail server refuses the mail")]
    Refused(#[source] Box<dyn std::error::Error + Send + Sync>),
}

#[async_trait]
pub trait Mailer: Send + Sync {
    async fn send(&self, mail: Mail) -> Result<(), MailError>;
}
