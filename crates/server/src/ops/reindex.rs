//! `doctorly reindex`: have what is derived from other records built anew: what is counted of a doctor's visits, and the
//! search index.

use std::process::ExitCode;

use app::{access::Actor, booking, outbox::Fact, search};

use super::{failure::Failure, open};
use crate::settings::Settings;

/// Builds it here, so that a record that cannot be read shows now, and tells a server that runs to do the same; one
/// that starts does so anyway.
pub async fn reindex(settings: Settings) -> Result<ExitCode, Failure> {
    let app = open::open(&settings, settings.listen(), false).await?;
    let mended = booking::mend_seen(&app).await?;
    if mended > 0 {
        println!("For {mended} doctors, what is counted of their visits was put right.");
    }
    let found = search::rebuild(&app).await?;
    if app.ports.directory.is_shared() {
        println!("{found} doctors can be found.");
    } else {
        let system = Actor::system();
        let mut work = app.begin(&system).await?;
        work.fact(Fact::ReindexAsked);
        work.commit().await?;
        println!("{found} doctors can be found. A server that runs builds its index anew now.");
    }
    app.db.clone().close().await;
    Ok(ExitCode::SUCCESS)
}
