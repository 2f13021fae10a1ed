//! Mailers: whoever delivers letters.

mod file;
mod mailbox;
mod message;
mod smtp;

#[cfg(test)]
mod tests;

use std::{path::PathBuf, sync::Arc};

use app::{Clock, notifications::Mailer};
use database::Database;
use lettre::message::Mailbox as Address;

pub use self::{file::FileMailer, mailbox::Mailbox, smtp::SmtpMailer};

/// Why a mailer cannot be had; each says what to do.
#[derive(Debug, thiserror::Error)]
pub enum MailerError {
    #[error(
        "the mail URL is none of mailbox:, file:FOLDER, smtp://…, smtps://…; set DOCTORLY_MAIL_URL to one of them"
    )]
    UnknownKind,
    #[error("the mail server's URL cannot be read; write it like smtps://user:password@mail.example.org")]
    Server(#[source] Box<dyn std::error::Error + Send + Sync>),
    #[error("`{0}` is not an address to send mail from; write it like Clinic <no-reply@example.org>")]
    From(String),
}

/// The mailer of a URL: `mailbox:` keeps mail in the database for the demo's page, `file:FOLDER` writes a file each,
/// `smtp://…` (or `smtps://…`; `?tls=required` for STARTTLS) sends it. `from` is the address letters come from.
pub fn open(
    url: &str,
    from: &str,
    db: &Database,
    clock: &Arc<dyn Clock>,
) -> Result<Arc<dyn Mailer>, MailerError> {
    let from = || from.parse::<Address>().map_err(|_| MailerError::From(from.to_owned()));
    match url.split_once(':').unwrap_or((url, "")) {
        ("mailbox", _) => Ok(Arc::new(Mailbox::new(db.clone(), clock.clone()))),
        ("file", folder) if !folder.is_empty() => {
            let folder = PathBuf::from(folder.strip_prefix("//").unwrap_or(folder));
            Ok(Arc::new(FileMailer::new(folder, from()?, clock.clone())))
        }
        ("smtp" | "smtps", _) => Ok(Arc::new(SmtpMailer::new(url, from()?, clock.clone())?)),
        _ => Err(MailerError::UnknownKind),
    }
}

/// The address letters come from where none is set: nobody's, at the host that people reach.
pub fn from_of(base_url: &str) -> String {
    let rest = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    let authority = rest.split('/').next().unwrap_or(rest);
    let host = authority.rsplit_once(':').map_or(authority, |(host, _)| host);
    let is_name = host.contains(char::is_alphabetic) && !host.starts_with('[');
    format!("Doctorly <no-reply@{}>", if is_name { host } else { "localhost" })
}
