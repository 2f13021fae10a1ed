//! The probes at an address of their own, for as long as the process lives: also while it drains.

use app::App;
use tokio::task::JoinHandle;

use super::{failure::Failure, open};
use crate::{listen, probes, settings::Settings};

/// Ends the answering when it is dropped.
pub struct Probing(Option<JoinHandle<()>>);

impl Drop for Probing {
    fn drop(&mut self) {
        if let Some(answering) = self.0.take() {
            answering.abort();
        }
    }
}

/// Answers at `DOCTORLY_PROBES_LISTEN`, where that is set; `serves` tells a process that answers people.
pub async fn begin(app: &App, settings: &Settings, serves: bool) -> Result<Probing, Failure> {
    let Some(address) = settings.probes_listen else { return Ok(Probing(None)) };
    let listener = open::listen_for("DOCTORLY_PROBES_LISTEN", address).await?;
    tracing::info!(probes.address = %listener.local_addr()?, "probes answer");
    let router = probes::alone(app.clone(), serves);
    Ok(Probing(Some(tokio::spawn(listen::serve(listener, router, std::future::pending())))))
}
