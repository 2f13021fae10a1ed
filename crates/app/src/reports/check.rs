//! `doctorly check`: every figure that is kept, against what is there.

use std::{collections::BTreeMap, fmt::Debug};

use super::{
    count::{self, DAYS_AT_ONCE},
    model::date_of,
    store,
};
use crate::{App, clinics, clinics::Clinic, error::Result};

/// What is kept otherwise than it would be counted now, a sentence each; days that are to be counted are left out. Run it
/// while nobody writes and no fact waits, or look twice.
pub async fn check(app: &App) -> Result<Vec<String>> {
    let mut differences = Vec::new();
    for clinic in clinics::all(app.db.read()).await? {
        let days = store::counted(app.db.read(), clinic.id).await?;
        for days in days.chunk_by(|a, b| a / DAYS_AT_ONCE == b / DAYS_AT_ONCE) {
            differences.extend(differing(app, &clinic, days).await?);
        }
    }
    Ok(differences)
}

async fn differing(app: &App, clinic: &Clinic, days: &[i32]) -> Result<Vec<String>> {
    let (Some(&first), Some(&last)) = (days.first(), days.last()) else { return Ok(Vec::new()) };
    let (visits, money) = store::kept(app.db.read(), clinic.id, first, last).await?;
    let counted = count::count(app, clinic, first, last).await?;
    let mut wrong = unlike(visits, counted.visits, |(by, day, group)| (*day, format!("{by} {group}")));
    wrong.extend(unlike(money, counted.money, |(by, day, group, currency)| {
        (*day, format!("{by} {group} {currency}"))
    }));
    let sentence = |(day, what): (i32, String)| format!("{} of {}, {what}", date_of(day), clinic.id);
    Ok(wrong.into_iter().filter(|(day, _)| days.contains(day)).map(sentence).collect())
}

/// The day of each group that is not the same, and how it differs.
fn unlike<K: Ord + Clone, F: PartialEq + Debug>(
    kept: BTreeMap<K, F>,
    counted: BTreeMap<K, F>,
    named: impl Fn(&K) -> (i32, String),
) -> Vec<(i32, String)> {
    let mut keys: Vec<&K> = kept.keys().chain(counted.keys()).collect();
    keys.sort();
    keys.dedup();
    let differs = |key: &&K| kept.get(key) != counted.get(key);
    let tell = |key: &K| {
        let (day, group) = named(key);
        (day, format!("{group}: {:?} is kept, {:?} is counted", kept.get(key), counted.get(key)))
    };
    keys.into_iter().filter(differs).map(tell).collect()
}
