//! `doctorly serve`: answer requests, and work unless told otherwise.

use std::{process::ExitCode, time::Duration};

use app::{App, reactions, search};
use tokio::net::TcpListener;

use super::{failure::Failure, open, probing, stop::Stop};
use crate::{api::problem::chain, listen, probes, settings::Settings, work};

pub async fn serve(settings: Settings) -> Result<ExitCode, Failure> {
    let listener = open::listen(settings.listen()).await?;
    let bound = listener.local_addr()?;
    let app = open::open(&settings, bound, false).await?;
    if settings.worker {
        open::brokers(&app).await?;
    }
    run(app, listener, &settings).await
}

/// Serves and works until told to stop.
pub async fn run(app: App, listener: TcpListener, settings: &Settings) -> Result<ExitCode, Failure> {
    let stop = Stop::on_signal()?;
    let _probing = probing::begin(&app, settings, true).await?;
    let router = crate::router(app.clone(), settings.http());
    // Before anything is read that a change elsewhere could make out of date.
    reactions::follow(&app).await?;
    let following = (app.clone(), stop.clone());
    let following = tokio::spawn(async move { work::follow(&following.0, following.1.wait()).await });
    let indexed = app.clone();
    tokio::spawn(async move {
        // Until it is there `/readyz` says so, and the first search builds it.
        if let Err(error) = search::begin(&indexed).await {
            tracing::warn!(error.chain = %chain(&error), "the search index could not be built");
        }
    });
    let working = settings.worker.then(|| {
        let (app, stop) = (app.clone(), stop.clone());
        tokio::spawn(async move { work::work(&app, stop.wait()).await })
    });
    let drain = Duration::from_secs(settings.drain_seconds);
    let drained = async {
        stop.wait().await;
        probes::leave();
        tokio::time::sleep(drain).await;
    };
    // Last, so that whoever waits for it finds the probes there and may tell it to stop.
    tracing::info!(server.address = %listener.local_addr()?, "ready");
    listen::serve(listener, router, drained).await;
    if let Some(working) = working {
        // The worker ends after the piece of work in its hands; a panic in it is in the log already.
        let _ = working.await;
    }
    let _ = following.await;
    app.db.clone().close().await;
    Ok(ExitCode::SUCCESS)
}
