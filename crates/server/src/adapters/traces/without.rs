//! A binary that was built without traces.

use axum::http::{HeaderMap, StatusCode};
use tokio::runtime::Handle;
use tracing::Span;
use tracing_subscriber::layer::{Identity, Layer};

use super::{TracesError, collector};

/// Cannot be had.
pub enum Traces {}

impl Traces {
    /// Refuses every address.
    pub fn open(url: &str, _runtime: &Handle) -> Result<Self, TracesError> {
        collector(url)?;
        Err(TracesError::NotBuiltIn)
    }

    pub fn layer<S: tracing::Subscriber>(&self) -> Box<dyn Layer<S> + Send + Sync> {
        Box::new(Identity::new())
    }

    pub async fn close(self) {
        match self {}
    }
}

pub fn continue_from(_span: &Span, _headers: &HeaderMap) {}

pub fn answered(_span: &Span, _status: StatusCode) {}
