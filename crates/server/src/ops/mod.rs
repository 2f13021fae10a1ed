//! The commands of the binary, one file each.

mod admin;
mod backup;
mod check;
mod clock;
mod copy;
mod demo;
mod failure;
mod jobs;
mod log;
mod migrate;
mod moving;
mod openapi;
mod reindex;
mod open;
mod probing;
mod restore;
mod seed;
mod serve;
mod stop;
mod work;

/// Who can sign in to a demo, and with which password.
pub use seed::{ACCOUNTS as DEMO_ACCOUNTS, PASSWORD as DEMO_PASSWORD};

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};

use self::failure::Failure;
use crate::settings::Settings;

/// Appointment booking for clinics and directories of doctors.
#[derive(Debug, Parser)]
#[command(name = "doctorly", version, arg_required_else_help = true)]
pub struct Command {
    /// The settings file [default: doctorly.toml, where there is one]
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Run everything with demo data: nothing else is needed, nothing is kept unless DOCTORLY_DATA_DIR says where
    Demo,
    /// Answer requests, and do the work that waits unless DOCTORLY_WORKER is false
    Serve,
    /// Do the work that waits: mails, refunds, holds that ran out
    Work,
    /// Bring the database's schema up to date
    Migrate,
    /// Recompute what is taken and print every difference; fails when there is one
    Check,
    /// Add doctors to try things at size, with clinics, hours and services
    Seed {
        /// How many
        #[arg(long, value_name = "N", default_value_t = 24)]
        doctors: usize,
    },
    /// Write everything into one file, while the installation goes on; it is read again before it has its name
    Backup { file: PathBuf },
    /// Put a backup into an empty database, all of it or nothing
    Restore { file: PathBuf },
    /// Move everything into another, empty database; nobody can write meanwhile, nor to the old one after
    Move {
        /// As in DOCTORLY_DATABASE_URL
        #[arg(long, value_name = "URL")]
        to: String,
    },
    /// Build the search index anew, beside the one that answers
    Reindex,
    /// Accounts that run the installation
    Admin {
        #[command(subcommand)]
        verb: admin::Admin,
    },
    /// Jobs that were given up after many tries
    Jobs {
        #[command(subcommand)]
        verb: jobs::Jobs,
    },
    /// Print the OpenAPI document
    Openapi,
}

impl Command {
    pub fn run(self) -> ExitCode {
        match self.perform() {
            Ok(code) => code,
            Err(failure) => failure.report(),
        }
    }

    fn perform(self) -> Result<ExitCode, Failure> {
        if let Verb::Openapi = self.verb {
            return openapi::print();
        }
        let settings = Settings::read(self.config.as_deref())?;
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        let traces = log::begin(&settings, runtime.handle())?;
        runtime.block_on(async {
            let ended = match self.verb {
                Verb::Demo => demo::demo(settings).await,
                Verb::Serve => serve::serve(settings).await,
                Verb::Work => work::work(settings).await,
                Verb::Migrate => migrate::migrate(settings).await,
                Verb::Check => check::check(settings).await,
                Verb::Seed { doctors } => seed::seed(settings, doctors).await,
                Verb::Backup { file } => backup::backup(settings, file).await,
                Verb::Restore { file } => restore::restore(settings, file).await,
                Verb::Move { to } => moving::move_to(settings, to).await,
                Verb::Reindex => reindex::reindex(settings).await,
                Verb::Admin { verb } => admin::admin(settings, verb).await,
                Verb::Jobs { verb } => jobs::jobs(settings, verb).await,
                Verb::Openapi => openapi::print(),
            };
            if let Some(traces) = traces {
                traces.close().await;
            }
            ended
        })
    }
}
