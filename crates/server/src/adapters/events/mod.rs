//! Other systems that are told of every fact.

mod file;
#[cfg(feature = "kafka")]
mod kafka;
#[cfg(feature = "kafka")]
mod murmur;

#[cfg(test)]
mod tests;

use std::{path::Path, sync::Arc};

use app::{Clock, outbox::Events};

pub use self::file::EventFile;
#[cfg(feature = "kafka")]
pub use self::kafka::Kafka;

/// Why nobody can be told; each says what to do.
#[derive(Debug, thiserror::Error)]
pub enum EventsUrlError {
    #[error("the events URL is none of file:FILE, kafka://HOST:PORT; set DOCTORLY_EVENTS_URL to one of them")]
    Unknown,
    #[error("the events file cannot be written; let DOCTORLY_EVENTS_URL name one that can")]
    File(#[source] std::io::Error),
    #[error(
        "this doctorly was built without Kafka; build it with `--features kafka`, or unset DOCTORLY_EVENTS_URL"
    )]
    WithoutKafka,
    #[error(
        "the brokers cannot be read; write DOCTORLY_EVENTS_URL like kafka://one.example:9092,two.example:9092/clinic"
    )]
    Brokers,
}

/// Whoever `url` names: `file:FILE` adds a line for each fact, `kafka://HOST:PORT,…/PREFIX` sends them to brokers.
pub fn open(url: &str, clock: &Arc<dyn Clock>) -> Result<Arc<dyn Events>, EventsUrlError> {
    match url.split_once(':').unwrap_or((url, "")) {
        ("file", file) if !file.is_empty() => {
            let file = EventFile::open(Path::new(file.strip_prefix("//").unwrap_or(file)));
            Ok(Arc::new(file.map_err(EventsUrlError::File)?))
        }
        #[cfg(feature = "kafka")]
        ("kafka", brokers) => Ok(Arc::new(Kafka::new(brokers, clock.clone())?)),
        #[cfg(not(feature = "kafka"))]
        ("kafka", _) => {
            let _ = clock;
            Err(EventsUrlError::WithoutKafka)
        }
        _ => Err(EventsUrlError::Unknown),
    }
}
