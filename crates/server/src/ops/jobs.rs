//! `doctorly jobs`: what was given up after many tries, to be looked at and tried again.

use std::process::ExitCode;

use app::jobs;
use clap::Subcommand;
use jiff::tz::TimeZone;
use kernel::id::JobId;

use super::{failure::Failure, open};
use crate::settings::Settings;

/// Lines that one `dead` prints at most.
const MOST: u64 = 1000;

#[derive(Debug, Subcommand)]
pub enum Jobs {
    /// Print each, oldest first: its id, its work, how often it was tried, since when, and what went wrong the last time
    Dead,
    /// Have one of them, or all, tried from the beginning
    Replay {
        #[arg(long, conflicts_with = "all", required_unless_present = "all")]
        id: Option<JobId>,
        #[arg(long)]
        all: bool,
    },
}

pub async fn jobs(settings: Settings, verb: Jobs) -> Result<ExitCode, Failure> {
    let app = open::open(&settings, settings.listen(), false).await?;
    match verb {
        Jobs::Dead => {
            let dead = jobs::dead(&app.db, MOST).await?;
            for job in &dead {
                let since = job.asked_at.rfc3339(&TimeZone::UTC);
                println!("{}  {}  {} tries  {since}  {}", job.id, job.work, job.attempts, job.last_error);
            }
            let (_, count) = jobs::counts(&app.db, app.now()).await?;
            println!("{count} jobs were given up.");
        }
        Jobs::Replay { id, all: _ } => {
            let replayed = jobs::replay(&app.db, id, app.now()).await?;
            if let (Some(id), 0) = (id, replayed) {
                let fix = format!("{id} is no job that was given up; `doctorly jobs dead` lists them");
                return Err(Failure::Refused(fix));
            }
            println!("{replayed} jobs are tried again.");
        }
    }
    app.db.clone().close().await;
    Ok(ExitCode::SUCCESS)
}
