//! The worker: reacts to facts and does what waits, until told to stop. Any number may run beside each other.

use std::time::Duration;

use app::{App, reactions};

use crate::api::problem::chain;

/// How long the worker rests when nothing rings; work of other nodes is found by looking.
const REST: Duration = Duration::from_secs(1);

/// Works until `stop` comes; what is begun is finished first.
pub async fn work(app: &App, stop: impl Future<Output = ()>) {
    let mut stop = std::pin::pin!(stop);
    loop {
        turn(app).await;
        tokio::select! {
            () = &mut stop => return,
            () = app.news.notified() => {}
            () = tokio::time::sleep(REST) => {}
        }
    }
}

/// Does what is due now, once; gives how much that was.
pub async fn turn(app: &App) -> usize {
    let swept = done(reactions::sweep(app).await, "what time brings about could not be done");
    let reacted = done(reactions::drain(app).await, "facts could not be reacted to");
    let performed = done(reactions::perform_due(app).await, "what waits could not be done");
    swept + reacted + performed
}

/// A part that fails does not keep the others from their turn.
fn done(outcome: app::Result<usize>, otherwise: &str) -> usize {
    outcome.unwrap_or_else(|error| {
        tracing::warn!(error.chain = %chain(&error), "{otherwise}");
        0
    })
}
