//! The log, on standard error, and traces, where a collector wants them.

use std::io::IsTerminal;

use tokio::runtime::Handle;
use tracing::Subscriber;
use tracing_subscriber::{
    EnvFilter, Layer, layer::SubscriberExt, registry::LookupSpan, util::SubscriberInitExt,
};

use super::failure::Failure;
use crate::{
    adapters::traces::Traces,
    settings::{LogFormat, Settings},
};

/// Clients that tell of every connection they make; what the operator sets comes after it and wins.
const QUIET: &str = "rskafka=warn,lapin=warn";

/// Gives what sends the traces, to be closed at the end.
pub fn begin(settings: &Settings, runtime: &Handle) -> Result<Option<Traces>, Failure> {
    let filter = EnvFilter::try_new(format!("{QUIET},{}", settings.log_filter)).map_err(|_| {
        Failure::Refused(
            "DOCTORLY_LOG_FILTER cannot be read; set it to something like info,server=debug".to_owned(),
        )
    })?;
    let traces = settings.traces_url.as_deref().map(|url| Traces::open(url, runtime)).transpose();
    let traces = traces.map_err(|error| Failure::Refused(error.to_string()))?;
    let everything = tracing_subscriber::registry();
    // Refused when a test has a log already.
    let _ = match &traces {
        // What is filtered for all costs less than what each layer filters for itself.
        None => everything.with(filter).with(lines(settings)).try_init(),
        Some(traces) => everything.with(lines(settings).with_filter(filter)).with(traces.layer()).try_init(),
    };
    Ok(traces)
}

fn lines<S: Subscriber + for<'a> LookupSpan<'a>>(settings: &Settings) -> Box<dyn Layer<S> + Send + Sync> {
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    match settings.log {
        LogFormat::Text => lines.with_ansi(std::io::stderr().is_terminal()).boxed(),
        LogFormat::Json => lines.json().flatten_event(true).boxed(),
    }
}
