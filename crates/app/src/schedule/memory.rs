//! What is kept in memory of each doctor: the plan, what is taken, finished answers. Saves work, never decides.
//!
//! A change drops the doctor's whole entry. A reader that started before the change still holds the old entry and
//! stores what it computed there, where nobody looks any more; so an answer from before a change can never be given
//! after it.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use kernel::{
    calendar::TickSet,
    id::{DoctorId, ServiceId},
    time::Instant,
};
use moka::sync::Cache;
use tokio::sync::OnceCell;

use super::{plan::Plan, views::Availability};
use crate::outbox::Fact;

/// Doctors kept at most; a doctor-month of answers is some kilobytes.
const MOST_DOCTORS: u64 = 20_000;

/// Answers kept for one doctor at most, so that odd ranges cannot fill the memory.
const MOST_ANSWERS: usize = 24;

#[derive(Clone)]
pub struct Memory(Cache<DoctorId, Arc<Remembered>>);

/// Of one doctor.
#[derive(Default)]
pub(super) struct Remembered {
    pub plan: OnceCell<Arc<Plan>>,
    /// Of each lane, from `taken_from` until the farthest horizon.
    pub taken: OnceCell<Arc<Taken>>,
    answers: Mutex<HashMap<AnswerKey, Answer>>,
}

pub(super) struct Taken {
    pub read_at: Instant,
    pub lanes: Vec<TickSet>,
}

/// What is taken is read again after so long, because the horizon has moved on.
const TAKEN_SECONDS: i64 = 6 * 3600;

impl Taken {
    pub fn is_fresh(&self, now: Instant) -> bool {
        now.seconds_since(self.read_at).abs() <= TAKEN_SECONDS
    }
}

pub(super) type AnswerKey = (jiff::civil::Date, jiff::civil::Date, Option<ServiceId>);

/// A finished answer and how long it stays true if nothing is booked.
#[derive(Clone)]
pub(super) struct Answer {
    pub good_until: Instant,
    pub made_at: Instant,
    pub availability: Arc<Availability>,
    pub json: bytes::Bytes,
}

impl Default for Memory {
    fn default() -> Self {
        Self(Cache::new(MOST_DOCTORS))
    }
}

impl Memory {
    pub(super) fn of(&self, doctor_id: DoctorId) -> Arc<Remembered> {
        self.0.get_with(doctor_id, Arc::default)
    }

    /// As [`Memory::of`], but nothing is made for a doctor nobody asked about.
    pub(super) fn peek(&self, doctor_id: DoctorId) -> Option<Arc<Remembered>> {
        self.0.get(&doctor_id)
    }

    /// The doctor's times changed: a claim was made or released.
    pub fn times_changed(&self, doctor_id: DoctorId) {
        let Some(old) = self.0.get(&doctor_id) else { return };
        let fresh = Remembered::default();
        if let Some(plan) = old.plan.get() {
            // The plan is still right; only a fresh cell can be given it.
            let _ = fresh.plan.set(plan.clone());
        }
        self.0.insert(doctor_id, Arc::new(fresh));
    }

    /// The doctor's profile, hours, leave or services changed.
    pub fn schedule_changed(&self, doctor_id: DoctorId) {
        self.0.invalidate(&doctor_id);
    }

    /// What a fact says is no longer as it was read.
    pub fn forget(&self, fact: &Fact) {
        match fact {
            Fact::TimesChanged { doctor_id } => self.times_changed(*doctor_id),
            Fact::ScheduleChanged { doctor_id } | Fact::DoctorChanged { doctor_id } => {
                self.schedule_changed(*doctor_id);
            }
            Fact::ClinicChanged { .. } => self.everything_changed(),
            _ => {}
        }
    }

    /// A clinic's rule: many doctors at once.
    pub fn everything_changed(&self) {
        self.0.invalidate_all();
    }
}

impl Remembered {
    pub fn answer(&self, key: &AnswerKey, now: Instant) -> Option<Answer> {
        let answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        answers.get(key).filter(|answer| answer.made_at <= now && now < answer.good_until).cloned()
    }

    pub fn keep(&self, key: AnswerKey, answer: Answer) {
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        if answers.len() >= MOST_ANSWERS {
            answers.clear();
        }
        answers.insert(key, answer);
    }
}
