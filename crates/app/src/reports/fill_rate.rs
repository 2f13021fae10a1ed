//! Minutes booked, of the minutes that doctors offered: their hours within the department's, without leave, as often as they
//! take visits at once. Visits beside or behind the hours count as booked, so that it may be more than all.

use std::collections::BTreeMap;

use super::{
    measures::{Values, minutes, rate, row},
    model::{By, VisitFigures, rate as part},
    views::{Measure, ReportRow},
};

pub const MEASURES: [Measure; 3] = [minutes("offered_minutes"), minutes("booked_minutes"), rate("rate_bp")];

pub const BY: [By; 4] = [By::Day, By::Month, By::Doctor, By::Department];

/// Rows, and all of them together, of what was booked and what was offered.
pub fn rows(
    booked: BTreeMap<String, VisitFigures>,
    mut offered: BTreeMap<String, i64>,
) -> (Vec<ReportRow>, Vec<ReportRow>) {
    for key in booked.keys() {
        offered.entry(key.clone()).or_default();
    }
    let booked_of = |key: &str| booked.get(key).map_or(0, |figures| figures.booked_minutes);
    let rows = offered
        .iter()
        .map(|(key, offered)| row(&MEASURES, key.clone(), None, values(booked_of(key), *offered)));
    let all = values(booked.values().map(|figures| figures.booked_minutes).sum(), offered.values().sum());
    (rows.collect(), vec![row(&MEASURES, String::new(), None, all)])
}

fn values(booked: i64, offered: i64) -> Values {
    vec![Some(offered), Some(booked), part(booked, offered)]
}
