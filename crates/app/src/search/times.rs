//! Free times of doctors as `schedule` tells them, from memory where nothing changed since it was asked.

use std::{collections::HashMap, sync::Arc};

use kernel::time::Instant;

use super::{directory::Question, wish::Wish};
use crate::{
    App,
    error::Result,
    schedule::{self, Keep, OfferedTime, Whose},
};

/// Times shown of each doctor.
pub const MOST: usize = 6;

/// Doctors asked about at a time.
const BATCH: usize = 200;

/// The horizon moves on by itself: fewer than [`MOST`] times are looked at again after so many seconds.
const FEW_HOLD_SECONDS: i64 = 600;

pub type Times = HashMap<u32, Arc<[OfferedTime]>>;

/// What `schedule` said of a doctor.
#[derive(Clone)]
pub struct Answered {
    /// The count of the doctor's changes before it was asked.
    pub changes: u32,
    pub at: Instant,
    pub times: Arc<[OfferedTime]>,
}

impl Answered {
    /// Whether it can still be said at `now`: nothing changed, no time has passed, none can have come up.
    pub(super) fn holds(&self, changes: u32, now: Instant) -> bool {
        let age = now.seconds_since(self.at);
        let all_to_come = self.times.first().is_none_or(|first| now <= first.starts_at);
        let complete = self.times.len() == MOST || age < FEW_HOLD_SECONDS;
        self.changes == changes && age >= 0 && all_to_come && complete
    }
}

/// The first times of doctors that suit a wish.
pub async fn times(
    app: &App,
    question: &dyn Question,
    numbers: &[u32],
    wish: &Wish,
    keep: Keep,
) -> Result<Times> {
    let now = app.now();
    let mut known = Times::with_capacity(numbers.len());
    let mut missing: Vec<(u32, u32, Whose)> = Vec::new();
    for &number in numbers {
        let changes = question.changes(number);
        if let Some(answered) = question.remembered(number, wish, now) {
            known.insert(number, answered.times);
            continue;
        }
        let zone = question.zone(number);
        let (from, until) = (wish.earliest(now, &zone), wish.over(&zone));
        missing.push((number, changes, Whose { doctor_id: question.doctor(number), from, until }));
    }
    for batch in missing.chunks(BATCH) {
        let whose: Vec<Whose> = batch.iter().map(|(_, _, whose)| *whose).collect();
        let suits = |time: &OfferedTime, zone: &jiff::tz::TimeZone| wish.is_empty() || wish.keeps(time, zone);
        let answers = schedule::next_times_of(app, &whose, MOST, keep, suits).await?;
        for ((number, changes, _), times) in batch.iter().zip(answers) {
            let times: Arc<[OfferedTime]> = times.into();
            let answered = Answered { changes: *changes, at: now, times: times.clone() };
            question.remember(*number, wish, answered, keep == Keep::InMemory);
            known.insert(*number, times);
        }
    }
    Ok(known)
}
