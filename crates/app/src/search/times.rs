//! Free times of doctors as `schedule` tells them, from memory where nothing changed since it was asked.

use std::{collections::HashMap, sync::Arc};

use kernel::time::Instant;

use super::{
    index::{Answered, Live},
    wish::Wish,
};
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

impl Answered {
    /// Whether it can still be said at `now`: nothing changed, no time has passed, none can have come up.
    fn holds(&self, changes: u32, now: Instant) -> bool {
        let age = now.seconds_since(self.at);
        let all_to_come = self.times.first().is_none_or(|first| now <= first.starts_at);
        let complete = self.times.len() == MOST || age < FEW_HOLD_SECONDS;
        self.changes == changes && age >= 0 && all_to_come && complete
    }
}

/// The first times of doctors that suit a wish.
pub async fn times(app: &App, live: &Live, numbers: &[u32], wish: &Wish, keep: Keep) -> Result<Times> {
    let now = app.now();
    let mut known = Times::with_capacity(numbers.len());
    let mut missing: Vec<(u32, u32, Whose)> = Vec::new();
    {
        let columns = live.columns();
        for &number in numbers {
            let changes = columns.next_free(number).changes();
            let answered = live.times.get(&(number, wish.clone()));
            if let Some(answered) = answered.filter(|answered| answered.holds(changes, now)) {
                known.insert(number, answered.times);
                continue;
            }
            let (slot, shared) = (columns.slot(number), &columns.shared);
            let zone = shared.zone_of(slot);
            let (from, until) = (wish.earliest(now, zone), wish.over(zone));
            missing.push((number, changes, Whose { doctor_id: slot.id, from, until }));
        }
    }
    for batch in missing.chunks(BATCH) {
        let whose: Vec<Whose> = batch.iter().map(|(_, _, whose)| *whose).collect();
        let suits = |time: &OfferedTime, zone: &jiff::tz::TimeZone| wish.is_empty() || wish.keeps(time, zone);
        let answers = schedule::next_times_of(app, &whose, MOST, keep, suits).await?;
        let columns = live.columns();
        for ((number, changes, _), times) in batch.iter().zip(answers) {
            if wish.is_empty() {
                let next = times.first().map(|first| first.starts_at);
                columns.next_free(*number).found(*changes, now, next);
            }
            let times: Arc<[OfferedTime]> = times.into();
            if keep == Keep::InMemory {
                let answered = Answered { changes: *changes, at: now, times: times.clone() };
                live.times.insert((*number, wish.clone()), answered);
            }
            known.insert(*number, times);
        }
    }
    Ok(known)
}
