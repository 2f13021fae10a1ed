//! `doctorly migrate`: bring the schema up to date.

use std::process::ExitCode;

use database::Migrator;

use super::{failure::Failure, open};
use crate::settings::Settings;

pub async fn migrate(settings: Settings) -> Result<ExitCode, Failure> {
    let db = open::database(&settings).await?;
    let was_current = Migrator::is_current(&db).await?;
    Migrator::migrate(&db).await?;
    println!("{}", if was_current { "The schema was up to date." } else { "The schema is up to date now." });
    db.close().await;
    Ok(ExitCode::SUCCESS)
}
