//! `doctorly reindex`: have the search index built anew.

use std::process::ExitCode;

use app::{access::Actor, outbox::Fact, search};

use super::{failure::Failure, open};
use crate::settings::Settings;

/// Builds it here, so that a record that cannot be read shows now, and tells a server that runs to do the same; one
/// that starts does so anyway.
pub async fn reindex(settings: Settings) -> Result<ExitCode, Failure> {
    let app = open::open(&settings, settings.listen(), false).await?;
    let found = search::rebuild(&app).await?;
    let system = Actor::system();
    let mut work = app.begin(&system).await?;
    work.fact(Fact::ReindexAsked);
    work.commit().await?;
    println!("{found} doctors can be found. A server that runs builds its index anew now.");
    app.db.clone().close().await;
    Ok(ExitCode::SUCCESS)
}
