//! What is kept in memory of each doctor: the plan, what is taken, finished answers. Saves work, never decides.
//!
//! A change replaces the doctor's whole entry. A reader that started before the change still holds the old entry and
//! stores what it computed there, where nobody looks any more; so an answer from before a change can never be given
//! after it. What this process has claimed itself is carried over to the new entry: no need to read it again.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use kernel::{
    calendar::{Span, TickSet},
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
pub struct Memory {
    doctors: Cache<DoctorId, Arc<Remembered>>,
    /// Held while an entry is replaced by one made from it: of two changes at once, neither may be undone by the other.
    changing: Arc<Mutex<()>>,
}

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
        Self { doctors: Cache::new(MOST_DOCTORS), changing: Arc::default() }
    }
}

impl Memory {
    pub(super) fn of(&self, doctor_id: DoctorId) -> Arc<Remembered> {
        self.doctors.get(&doctor_id).unwrap_or_else(|| self.doctors.get_with(doctor_id, Arc::default))
    }

    /// As [`Memory::of`], but nothing is made for a doctor nobody asked about.
    pub(super) fn peek(&self, doctor_id: DoctorId) -> Option<Arc<Remembered>> {
        self.doctors.get(&doctor_id)
    }

    /// The doctor's times changed: a claim was made or released.
    pub fn times_changed(&self, doctor_id: DoctorId) {
        self.replace(doctor_id, Remembered::plan_only);
    }

    /// This process has claimed `span` of one of the doctor's lanes, and the claim is committed.
    pub fn claimed(&self, doctor_id: DoctorId, lane: u16, span: Span) {
        self.replace(doctor_id, |old| old.with_claim(lane, span));
    }

    fn replace(&self, doctor_id: DoctorId, made_from: impl FnOnce(&Remembered) -> Remembered) {
        let _changing = self.changing.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(old) = self.doctors.get(&doctor_id) {
            self.doctors.insert(doctor_id, Arc::new(made_from(&old)));
        }
    }

    /// The doctor's profile, hours, leave or services changed.
    pub fn schedule_changed(&self, doctor_id: DoctorId) {
        let _changing = self.changing.lock().unwrap_or_else(PoisonError::into_inner);
        self.doctors.invalidate(&doctor_id);
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
        let _changing = self.changing.lock().unwrap_or_else(PoisonError::into_inner);
        self.doctors.invalidate_all();
    }
}

impl Remembered {
    /// The plan is still right; only a fresh cell can be given it.
    fn plan_only(&self) -> Self {
        Self { plan: OnceCell::new_with(self.plan.get().cloned()), ..Self::default() }
    }

    /// What is known after a claim: the plan, and what is taken with the claim, if it was known before it.
    fn with_claim(&self, lane: u16, span: Span) -> Self {
        let fresh = self.plan_only();
        if let Some(taken) = self.taken.get().filter(|taken| usize::from(lane) < taken.lanes.len()) {
            let mut lanes = taken.lanes.clone();
            let own = &mut lanes[usize::from(lane)];
            *own = own.union(&TickSet::from_spans(&[span]));
            let _ = fresh.taken.set(Arc::new(Taken { read_at: taken.read_at, lanes }));
        }
        fresh
    }

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

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use uuid::Uuid;

    use super::*;

    fn visit(number: i64) -> Span {
        let minutes = |minutes: i64| Timestamp::from_second(1_800_000_000 + minutes * 60).unwrap();
        Span::new(minutes(number * 15), minutes(number * 15 + 15))
    }

    fn nothing_taken(memory: &Memory, doctor_id: DoctorId) {
        let taken = Taken { read_at: Instant(0), lanes: vec![TickSet::new()] };
        assert!(memory.of(doctor_id).taken.set(Arc::new(taken)).is_ok());
    }

    #[test]
    fn of_claims_that_are_noted_at_once_none_is_lost() {
        let (memory, doctor_id) = (Memory::default(), DoctorId(Uuid::from_u128(1)));
        nothing_taken(&memory, doctor_id);
        std::thread::scope(|scope| {
            for number in 0..64 {
                let memory = &memory;
                scope.spawn(move || memory.claimed(doctor_id, 0, visit(number)));
            }
        });
        let taken = memory.of(doctor_id).taken.get().unwrap().clone();
        assert!((0..64).all(|number| taken.lanes[0].contains_span(visit(number))));
    }

    #[test]
    fn a_release_is_never_undone_by_a_claim_that_is_noted_at_once() {
        let (memory, doctor_id) = (Memory::default(), DoctorId(Uuid::from_u128(1)));
        for _ in 0..200 {
            nothing_taken(&memory, doctor_id);
            std::thread::scope(|scope| {
                scope.spawn(|| memory.claimed(doctor_id, 0, visit(1)));
                scope.spawn(|| memory.times_changed(doctor_id));
            });
            assert!(memory.of(doctor_id).taken.get().is_none(), "what was known is read again");
        }
    }
}
