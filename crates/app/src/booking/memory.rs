//! When each doctor's next hold runs out, so that a reader who meets one that has may release it without asking the
//! database each time. Saves work, never decides; after a restart the sweeper catches up.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use kernel::{id::DoctorId, time::Instant};

#[derive(Default)]
pub struct HoldMemory(Mutex<HashMap<DoctorId, Instant>>);

impl HoldMemory {
    /// A hold of the doctor's time runs out at `expires_at`.
    pub(super) fn note(&self, doctor_id: DoctorId, expires_at: Instant) {
        let mut ends = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        ends.entry(doctor_id).and_modify(|end| *end = (*end).min(expires_at)).or_insert(expires_at);
    }

    /// Whether a hold of the doctor may have run out; the caller then looks, and notes the next end.
    pub(super) fn take_due(&self, doctor_id: DoctorId, now: Instant) -> bool {
        let mut ends = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match ends.get(&doctor_id) {
            Some(end) if *end <= now => ends.remove(&doctor_id).is_some(),
            _ => false,
        }
    }
}
