//! What tells of a process for as long as it lives, also while it drains: its metrics, and the probes at an address of
//! their own.

use app::App;
use tokio::task::JoinHandle;

use super::{failure::Failure, open};
use crate::{listen, probes, settings::Settings};

/// Ends when it is dropped.
pub struct Probing(Vec<JoinHandle<()>>);

impl Drop for Probing {
    fn drop(&mut self) {
        self.0.iter().for_each(JoinHandle::abort);
    }
}

/// Gathers the metrics, and answers at `DOCTORLY_PROBES_LISTEN`, where that is set; `serves` tells a process that answers people.
pub async fn begin(app: &App, settings: &Settings, serves: bool) -> Result<Probing, Failure> {
    let mut probing = Probing(vec![tokio::spawn(probes::gather())]);
    let Some(address) = settings.probes_listen else { return Ok(probing) };
    let listener = open::listen_for("DOCTORLY_PROBES_LISTEN", address).await?;
    tracing::info!(probes.address = %listener.local_addr()?, "probes answer");
    let router = probes::alone(app.clone(), serves);
    probing.0.push(tokio::spawn(listen::serve(listener, router, std::future::pending())));
    Ok(probing)
}
