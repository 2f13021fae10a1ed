//! How fast Doctorly is on the machine at hand, each figure as a ratio within one run.
//!
//! ```sh
//! ./bench/run                  # everything, some minutes
//! ./bench/run reads bookings   # these measures only
//! ```
//!
//! The load generator, the server and the database share the machine, as they do in the figures of others it is
//! compared with. What is printed is Markdown; `docs/performance.md` keeps what was measured and says what it means.

// As in the library: futures nest deeper than the default when every engine is built in.
#![recursion_limit = "256"]
// A measure reads the real clock; nothing of this is part of the product.
#![allow(clippy::disallowed_methods)]

mod bookings;
mod calendar;
mod constant;
mod crowd;
mod directory;
mod installation;
mod lag;
mod load;
mod news;
mod reads;
mod report;
mod statements;
mod weight;

use std::process::ExitCode;

/// Connections that are kept busy, as in the figures of others.
const CONNECTIONS: usize = 16;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let mut words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let outcome = match words.first().map(String::as_str) {
        // A process of its own, as the server that it is compared with.
        Some(constant::WORD) => constant::serve(words.get(1)),
        _ => {
            if words.is_empty() {
                words = MEASURES.map(|(name, _)| name.to_owned()).to_vec();
            }
            measure(&words)
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

type Measure = fn(&tokio::runtime::Runtime) -> Outcome<()>;

const MEASURES: [(&str, Measure); 9] = [
    ("weight", weight::measure),
    ("reads", reads::measure),
    ("calendar", calendar::measure),
    ("bookings", bookings::measure),
    ("crowd", crowd::measure),
    ("directory", directory::measure_small),
    ("directory-large", directory::measure_large),
    ("lag", lag::measure),
    ("news", news::measure),
];

/// What takes longer than anybody waits for unless they asked for it.
const LONG: [(&str, Measure); 1] = [("directory-huge", directory::measure_huge)];

fn measure(names: &[String]) -> Outcome<()> {
    // One thread asks; what else the machine has is the server's.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    for name in names {
        let all = || MEASURES.iter().chain(&LONG);
        let (_, measure) = all().find(|(known, _)| known == name).ok_or_else(|| {
            let names: Vec<_> = all().map(|(name, _)| *name).collect();
            format!("there is no measure `{name}`; there are {names:?}")
        })?;
        measure(&runtime)?;
    }
    Ok(())
}
