//! Ways out of a question that finds nobody: a condition less, a wider circle, another day.

use std::collections::BTreeMap;

use kernel::time::Date;

use super::{
    directory::{Question, Selection},
    filter::Condition,
    query::Wanted,
    times::times,
    views::{Suggestion, Way},
    wish::Wish,
};
use crate::{App, error::Result, schedule::Keep};

/// Circles that people choose from.
const CIRCLES_KM: [f64; 11] = [2.0, 5.0, 10.0, 25.0, 50.0, 100.0, 250.0, 500.0, 1000.0, 2500.0, 20_100.0];

/// Days offered at most.
const MOST_DAYS: usize = 5;

pub async fn suggest(
    app: &App,
    question: &dyn Question,
    wanted: &Wanted,
    found: &Selection,
) -> Result<Vec<Suggestion>> {
    let mut ways: Vec<Suggestion> = circle(&found.outside_km).into_iter().collect();
    ways.extend(other_days(app, question, wanted, &found.busy_only).await?);
    let mut less: Vec<Suggestion> = Condition::ALL
        .into_iter()
        .zip(&found.without)
        .filter(|(_, count)| **count > 0)
        .map(|(condition, &count)| Suggestion {
            kind: Way::Without,
            parameters: condition.parameters().to_vec(),
            radius_km: None,
            date: None,
            count: count as usize,
        })
        .collect();
    less.sort_by_key(|way| std::cmp::Reverse(way.count));
    ways.extend(less);
    Ok(ways)
}

/// The smallest circle in which somebody is.
fn circle(outside_km: &[f64]) -> Option<Suggestion> {
    let within = |radius: f64| outside_km.iter().filter(|distance| **distance <= radius).count();
    let radius = CIRCLES_KM.into_iter().find(|radius| within(*radius) > 0)?;
    Some(Suggestion {
        kind: Way::WiderRadius,
        parameters: vec!["radius_km"],
        radius_km: Some(radius),
        date: None,
        count: within(radius),
    })
}

/// The first days on which doctors who only lack a time on the day asked for have one.
async fn other_days(
    app: &App,
    question: &dyn Question,
    wanted: &Wanted,
    busy: &[u32],
) -> Result<Vec<Suggestion>> {
    if wanted.wish.first.is_none() || busy.is_empty() {
        return Ok(Vec::new());
    }
    let any_day = Wish { first: None, last: None, not_before: None, before: None, ..wanted.wish.clone() };
    let mut days: BTreeMap<jiff::civil::Date, usize> = BTreeMap::new();
    for times in times(app, question, busy, &any_day, Keep::InMemory).await?.values() {
        let mut dates: Vec<_> = times.iter().map(|time| time.date).collect();
        dates.dedup();
        for date in dates {
            *days.entry(date).or_default() += 1;
        }
    }
    let ways = days.into_iter().take(MOST_DAYS).map(|(date, count)| Suggestion {
        kind: Way::OtherDay,
        parameters: vec!["date"],
        radius_km: None,
        date: Some(Date(date)),
        count,
    });
    Ok(ways.collect())
}
