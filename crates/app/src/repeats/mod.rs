//! Answers to requests that carried an `Idempotency-Key`: the first answer is kept and given again.
//!
//! Owns the table `repeats`. A success is remembered inside the transaction of its effect, so that there is never an
//! effect without its answer; a refusal has no effect and is remembered by itself. Keys are per caller and kept a day.

mod store;

use std::{collections::HashSet, sync::Mutex};

use sha2::{Digest, Sha256};

pub use store::{Remembered, find, forget_before, remember_refusal, row};

/// One caller's key for one request.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RepeatKey {
    /// The account, or `visitor` with the address, that chose the key.
    pub caller: String,
    /// At most 255 characters.
    pub key: String,
    /// SHA-256 (hex) of method, path and body.
    pub fingerprint: String,
}

impl RepeatKey {
    /// The same for every request of this caller with this key, and for no other.
    pub fn digest(&self) -> String {
        let digest =
            Sha256::new().chain_update(&self.caller).chain_update([0]).chain_update(&self.key).finalize();
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// The requests that run at this moment on this node.
#[derive(Default)]
pub struct Running(Mutex<HashSet<(String, String)>>);

impl Running {
    /// Marks the key as running until the guard is dropped, or nothing when it already is.
    pub fn enter<'a>(&'a self, key: &RepeatKey) -> Option<RunningGuard<'a>> {
        let entry = (key.caller.clone(), key.key.clone());
        let mut running = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        // Lazily: a guard that is made and dropped would take the first request's entry away.
        running.insert(entry.clone()).then(|| RunningGuard { running: self, entry })
    }
}

pub struct RunningGuard<'a> {
    running: &'a Running,
    entry: (String, String),
}

impl Drop for RunningGuard<'_> {
    fn drop(&mut self) {
        self.running.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).remove(&self.entry);
    }
}
