//! Where traces are sent: nowhere, or to a collector. A trace is a span for each request and for each job, with how
//! long it took and how it ended; never a name, a query, a token or a body.

#[cfg(feature = "otlp")]
mod otlp;
#[cfg(feature = "otlp")]
mod told;
#[cfg(not(feature = "otlp"))]
mod without;

#[cfg(feature = "otlp")]
pub use self::otlp::{Traces, answered, continue_from};
#[cfg(not(feature = "otlp"))]
pub use self::without::{Traces, answered, continue_from};

/// Why traces cannot be sent; each says what to do.
#[derive(Debug, thiserror::Error)]
pub enum TracesError {
    #[error(
        "the traces URL cannot be read; set DOCTORLY_TRACES_URL to something like otlp+http://127.0.0.1:4318, \
         with ?share=0.1 for every tenth request"
    )]
    Url,
    #[error(
        "this binary was built without traces; build it with `cargo build --release --features otlp`, \
         or leave DOCTORLY_TRACES_URL out"
    )]
    NotBuiltIn,
    #[error("traces cannot be sent ({0}); look at DOCTORLY_TRACES_URL")]
    Exporter(Box<dyn std::error::Error + Send + Sync>),
}

/// A collector's address, and which share of the requests it hears of.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "otlp"), allow(dead_code))]
struct Collector {
    endpoint: String,
    share: f64,
}

/// Reads `otlp+http://HOST:PORT[/PATH][?share=0.1]`. Without a path it is the one that OTLP gives traces.
fn collector(url: &str) -> Result<Collector, TracesError> {
    let (address, query) = url.split_once('?').map_or((url, None), |(address, query)| (address, Some(query)));
    let http = address.strip_prefix("otlp+").ok_or(TracesError::Url)?;
    let rest = http.strip_prefix("http://").or_else(|| http.strip_prefix("https://"));
    let (authority, path) =
        rest.map(|rest| rest.split_once('/').unwrap_or((rest, ""))).ok_or(TracesError::Url)?;
    if authority.is_empty() {
        return Err(TracesError::Url);
    }
    let share = match query {
        None => 1.0,
        Some(query) => {
            let share = query.strip_prefix("share=").and_then(|share| share.parse().ok());
            share.filter(|share| (0.0..=1.0).contains(share)).ok_or(TracesError::Url)?
        }
    };
    let endpoint = match path {
        "" => format!("{}/v1/traces", http.trim_end_matches('/')),
        _ => http.to_owned(),
    };
    Ok(Collector { endpoint, share })
}

#[cfg(test)]
mod tests {
    use super::{Collector, collector};

    #[test]
    fn a_collector_is_an_address_and_a_share() {
        let read = |url: &str| collector(url).ok().map(|Collector { endpoint, share }| (endpoint, share));
        let at = |endpoint: &str, share: f64| Some((endpoint.to_owned(), share));
        assert_eq!(read("otlp+http://c:4318"), at("http://c:4318/v1/traces", 1.0));
        assert_eq!(read("otlp+https://c/"), at("https://c/v1/traces", 1.0));
        assert_eq!(read("otlp+http://c:4318/in/traces?share=0.25"), at("http://c:4318/in/traces", 0.25));
        for wrong in [
            "http://c:4318",
            "otlp+http://",
            "otlp+grpc://c",
            "otlp+http://c?share=2",
            "otlp+http://c?rate=1",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
