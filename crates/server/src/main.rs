//! The one binary, `doctorly`.

// As in the library: futures nest deeper than the default when every engine is built in.
#![recursion_limit = "256"]

use std::process::ExitCode;

use clap::Parser;
use server::ops::Command;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    Command::parse().run()
}
