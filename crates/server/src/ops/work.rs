//! `doctorly work`: the worker alone.

use std::process::ExitCode;

use super::{failure::Failure, open, stop::Stop};
use crate::settings::Settings;

pub async fn work(settings: Settings) -> Result<ExitCode, Failure> {
    let app = open::open(&settings, settings.listen(), false).await?;
    let stop = Stop::on_signal()?;
    tracing::info!("working");
    crate::work::work(&app, stop.wait()).await;
    app.db.clone().close().await;
    Ok(ExitCode::SUCCESS)
}
