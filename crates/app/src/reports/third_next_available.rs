//! Days until the third free time, from today: the first two may be there because somebody has just cancelled, and say
//! little about how long people wait (Institute for Healthcare Improvement, "Third Next Available Appointment"). Asked of the
//! schedule now; nothing of it is kept.

use std::collections::BTreeMap;

use super::{
    measures::{Values, days, row},
    model::By,
    views::{Measure, ReportRow},
};
use crate::{
    App,
    clinics::Clinic,
    doctors,
    error::Result,
    schedule::{self, Keep, Whose},
};

pub const MEASURES: [Measure; 1] = [days("days")];

pub const BY: [By; 2] = [By::Doctor, By::Department];

/// Which free time counts.
const THIRD: usize = 3;

/// Of each doctor who can be booked, or the mean of each department's; and the mean of all. A doctor with fewer free times
/// is in a row of their own and in no mean.
pub async fn rows(app: &App, clinic: &Clinic, by: By) -> Result<(Vec<ReportRow>, Vec<ReportRow>)> {
    let ids = doctors::in_clinic(app.db.read(), clinic.id).await?;
    let mut doctors = doctors::by_ids(app.db.read(), ids).await?;
    doctors.retain(|_, doctor| doctor.is_public());
    let (now, zone) = (app.now(), clinic.zone()?);
    let asked: Vec<Whose> =
        doctors.keys().map(|id| Whose { doctor_id: *id, from: now, until: None }).collect();
    let times = schedule::next_times_of(app, &asked, THIRD, Keep::InMemory, |_, _| true).await?;
    let today = now.date_in(&zone);
    let mut waits = BTreeMap::<String, Vec<Option<i64>>>::new();
    for (whose, times) in asked.iter().zip(times) {
        let third = times.get(THIRD - 1);
        let wait = third.map(|time| i64::from((time.starts_at.date_in(&zone) - today).get_days()));
        let department_id = doctors.get(&whose.doctor_id).and_then(|doctor| doctor.department_id);
        let key = match by {
            By::Department => department_id.map(|id| id.to_string()).unwrap_or_default(),
            _ => whose.doctor_id.to_string(),
        };
        waits.entry(key).or_default().push(wait);
    }
    let all: Vec<Option<i64>> = waits.values().flatten().copied().collect();
    let rows = waits.into_iter().map(|(key, waits)| row(&MEASURES, key, None, mean(&waits)));
    Ok((rows.collect(), vec![row(&MEASURES, String::new(), None, mean(&all))]))
}

/// Rounded half up to whole days.
fn mean(waits: &[Option<i64>]) -> Values {
    let known: Vec<i64> = waits.iter().flatten().copied().collect();
    let count = i64::try_from(known.len()).unwrap_or(i64::MAX);
    vec![(count > 0).then(|| (known.iter().sum::<i64>() * 2 + count) / (2 * count))]
}
