//! `doctorly work`: the worker alone.

use std::process::ExitCode;

use super::{failure::Failure, open, probing, stop::Stop};
use crate::{settings::Settings, work};

pub async fn work(settings: Settings) -> Result<ExitCode, Failure> {
    let app = open::open(&settings, settings.listen(), false).await?;
    open::brokers(&app).await?;
    let stop = Stop::on_signal()?;
    let _probing = probing::begin(&app, &settings, false).await?;
    tracing::info!("working");
    // What others tell wakes it sooner than looking would.
    let following = tokio::spawn({
        let (app, stop) = (app.clone(), stop.clone());
        async move { work::follow(&app, stop.wait()).await }
    });
    work::work(&app, stop.wait()).await;
    let _ = following.await;
    app.db.clone().close().await;
    Ok(ExitCode::SUCCESS)
}
