//! The commands of the binary, one file each.

use std::process::ExitCode;

use clap::Parser;

/// Appointment booking for clinics and directories of doctors.
#[derive(Debug, Parser)]
#[command(name = "doctorly", version)]
pub struct Command {}

impl Command {
    pub fn run(self) -> ExitCode {
        ExitCode::SUCCESS
    }
}
