//! Being told to stop: SIGTERM from whoever runs us, SIGINT from a keyboard.

use tokio::sync::watch;

/// Tells everybody who listens that it is time to stop.
#[derive(Clone)]
pub struct Stop(watch::Receiver<bool>);

impl Stop {
    /// Listens to the signals of this process.
    pub fn on_signal() -> std::io::Result<Self> {
        let (tell, told) = watch::channel(false);
        let signals = signals()?;
        tokio::spawn(async move {
            signals.await;
            tracing::info!("stopping: what runs is finished first");
            let _ = tell.send(true);
        });
        Ok(Self(told))
    }

    /// Waits until it is time.
    pub async fn wait(mut self) {
        // An error means that nobody can tell any more, which is also the end.
        let _ = self.0.wait_for(|stop| *stop).await;
    }
}

#[cfg(unix)]
fn signals() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn signals() -> std::io::Result<impl Future<Output = ()>> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
