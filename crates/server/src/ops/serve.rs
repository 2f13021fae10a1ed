//! `doctorly serve`: answer requests, and work unless told otherwise.

use std::process::ExitCode;

use app::{App, search};
use tokio::net::TcpListener;

use super::{failure::Failure, open, stop::Stop};
use crate::{api::problem::chain, listen, settings::Settings, work};

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
    let indexed = app.clone();
    tokio::spawn(async move {
        // Until it is there `/readyz` says so, and the first search builds it.
        if let Err(error) = search::rebuild(&indexed).await {
            tracing::warn!(error.chain = %chain(&error), "the search index could not be built");
        }
    });
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
