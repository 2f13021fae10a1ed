//! A letter as a message (RFC 5322, RFC 2045): text, HTML and the calendar part as alternatives of one another, and the
//! calendar part once more as a file, for programs that know it only so.

use std::time::{Duration, SystemTime};

use app::notifications::{CalendarPart, Mail, MailError};
use kernel::time::Instant;
use lettre::{
    Message,
    message::{Attachment, Mailbox as Address, MultiPart, SinglePart, header::ContentType},
};
use sha2::{Digest, Sha256};

/// The message, with an id that is the same however often the letter is sent.
pub fn message_of(mail: Mail, from: &Address, now: Instant) -> Result<Message, MailError> {
    let refused = |error: &dyn std::fmt::Display| MailError::Refused(error.to_string().into());
    let to: lettre::Address = mail.recipient.parse().map_err(|e| refused(&e))?;
    let builder = Message::builder()
        .from(from.clone())
        .to(Address::new(None, to))
        .subject(mail.subject)
        .date(moment(now))
        .message_id(Some(format!("<{}@{}>", name_of(&mail.dedup_key), from.email.domain())));
    let mut alternatives = MultiPart::alternative_plain_html(mail.text, mail.html);
    let message = match mail.calendar {
        None => builder.multipart(alternatives),
        Some(calendar) => {
            let kind = format!("text/calendar; charset=utf-8; method={}", calendar.method);
            let part = SinglePart::builder().header(content_type(&kind)?).body(calendar.text.clone());
            alternatives = alternatives.singlepart(part);
            let file = attachment(&calendar)?;
            builder.multipart(MultiPart::mixed().multipart(alternatives).singlepart(file))
        }
    };
    message.map_err(|e| refused(&e))
}

fn attachment(calendar: &CalendarPart) -> Result<SinglePart, MailError> {
    let file = Attachment::new("appointment.ics".to_owned());
    Ok(file.body(calendar.text.clone(), content_type("application/ics")?))
}

fn content_type(text: &str) -> Result<ContentType, MailError> {
    ContentType::parse(text).map_err(|error| MailError::Refused(error.into()))
}

/// A letter's key as a name that files and message ids may have.
pub fn name_of(dedup_key: &str) -> String {
    let hash = Sha256::digest(dedup_key.as_bytes());
    hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

fn moment(now: Instant) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_micros(u64::try_from(now.0).unwrap_or(0))
}
