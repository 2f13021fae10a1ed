//! The one binary, `doctorly`.

use std::process::ExitCode;

use clap::Parser;
use server::ops::Command;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    Command::parse().run()
}
