//! `doctorly serve`: answer requests, and work unless told otherwise.

use std::process::ExitCode;

use app::App;
use tokio::net::TcpListener;

use super::{failure::Failure, open, stop::Stop};
use crate::{listen, settings::Settings, work};

pub async fn serve(settings: Settings) -> Result<ExitCode, Failure> {
    let listener = open::listen(settings.listen()).await?;
    let bound = listener.local_addr()?;
    let app = open::open(&settings, bound, false).await?;
    tracing::info!(server.address = %bound, "ready");
    run(app, listener, &settings).await
}

/// Serves and works until told to stop.
pub async fn run(app: App, listener: TcpListener, settings: &Settings) -> Result<ExitCode, Failure> {
    let stop = Stop::on_signal()?;
    let router = crate::router(app.clone(), settings.http());
    let working = settings.worker.then(|| {
        let (app, stop) = (app.clone(), stop.clone());
        tokio::spawn(async move { work::work(&app, stop.wait()).await })
    });
    listen::serve(listener, router, stop.wait()).await;
    if let Some(working) = working {
        // The worker ends after the piece of work in its hands; a panic in it is in the log already.
        let _ = working.await;
    }
    app.db.clone().close().await;
    Ok(ExitCode::SUCCESS)
}
