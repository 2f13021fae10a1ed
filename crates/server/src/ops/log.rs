//! The log, on standard error.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

use super::failure::Failure;
use crate::settings::{LogFormat, Settings};

pub fn begin(settings: &Settings) -> Result<(), Failure> {
    let filter = EnvFilter::try_new(&settings.log_filter).map_err(|_| {
        Failure::Refused(
            "DOCTORLY_LOG_FILTER cannot be read; set it to something like info,server=debug".to_owned(),
        )
    })?;
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // Refused when a test has a log already.
    let _ = match settings.log {
        LogFormat::Text => log.with_ansi(std::io::stderr().is_terminal()).try_init(),
        LogFormat::Json => log.json().flatten_event(true).try_init(),
    };
    Ok(())
}
