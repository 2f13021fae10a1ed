//! What stands on somebody else's server, against the real one. A test takes its server from the environment, shares it
//! with others under a name of its own, and fails loudly when there is none; one that has to lose its server starts its
//! own.

// Not every test uses everything.
#![allow(dead_code)]

#[cfg(feature = "dynamodb")]
mod dynamodb;
#[cfg(feature = "kafka")]
mod kafka;
#[cfg(feature = "full")]
mod line;
mod load;
#[cfg(feature = "rabbitmq")]
mod mails;
mod nodes;
#[cfg(feature = "opensearch")]
mod opensearch;
#[cfg(feature = "full")]
mod outages;
mod own;
#[cfg(feature = "rabbitmq")]
mod rabbitmq;
#[cfg(feature = "redis")]
mod redis;
#[cfg(feature = "full")]
mod replica;
mod scale;
#[cfg(feature = "s3")]
mod s3;

use std::path::Path;

use app::Chance;

use self::load::{Load, Weather};
pub use self::own::Own;
use crate::support::Process;

/// Where the engine is, as `./dev/services up` and `./dev/test engines` say.
#[track_caller]
pub fn url(engine: &str) -> String {
    let variable = format!("DOCTORLY_TEST_{}_URL", engine.to_uppercase());
    std::env::var(&variable)
        .unwrap_or_else(|_| panic!("{variable} is not set; run `export $(./dev/services up {engine})` first"))
}

/// A name that nobody else uses on the engine.
pub fn name() -> String {
    let mut random = [0; 8];
    app::OsChance.fill(&mut random);
    format!("test-{:016x}", u64::from_be_bytes(random))
}

/// Asserts that `doctorly check` finds no difference.
fn is_clean(url: &str, folder: &Path, settings: &[(&str, &str)]) {
    let check = Process::command("check", url, folder).envs(settings.iter().copied()).output();
    let check = check.expect("the binary starts");
    assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stdout));
}
