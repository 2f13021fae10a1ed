//! Who carries delivery jobs from node to node.

#[cfg(feature = "rabbitmq")]
mod rabbitmq;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use app::jobs::Carrier;

#[cfg(feature = "rabbitmq")]
pub use self::rabbitmq::RabbitMq;

/// Why nobody carries jobs; each says what to do.
#[derive(Debug, thiserror::Error)]
pub enum JobsUrlError {
    #[error("the jobs URL is not amqp://HOST:PORT; set DOCTORLY_JOBS_URL to one, or unset it")]
    Unknown,
    #[error(
        "this doctorly was built without RabbitMQ; build it with `--features rabbitmq`, or unset DOCTORLY_JOBS_URL"
    )]
    WithoutRabbitMq,
    #[error(
        "the broker's URL cannot be read; write DOCTORLY_JOBS_URL like amqps://user:password@broker.example:5671/vhost?prefix=clinic"
    )]
    Broker,
}

/// Whoever `url` names: `amqp://…` or `amqps://…`.
pub fn open(url: &str) -> Result<Arc<dyn Carrier>, JobsUrlError> {
    match url.split_once(':').unwrap_or((url, "")).0 {
        #[cfg(feature = "rabbitmq")]
        "amqp" | "amqps" => Ok(Arc::new(RabbitMq::new(url)?)),
        #[cfg(not(feature = "rabbitmq"))]
        "amqp" | "amqps" => Err(JobsUrlError::WithoutRabbitMq),
        _ => Err(JobsUrlError::Unknown),
    }
}
