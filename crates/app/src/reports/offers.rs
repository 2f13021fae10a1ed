//! What was offered, or is: kept for days that are over, asked of the schedule for the others.

use std::collections::BTreeMap;

use super::{
    close,
    model::By,
    store::{self, Offer, offer, sums},
};
use crate::{App, clinics::Clinic, error::Result};

/// Minutes offered by the key of each row. Days before anybody ever had a visit count as none.
pub async fn minutes(
    app: &App,
    clinic: &Clinic,
    by: By,
    first: i32,
    last: i32,
) -> Result<BTreeMap<String, i64>> {
    let db = app.db.read();
    let mut all = offer::offers(db, clinic.id, first, last).await?;
    let open_from = match offer::closed_through(db, clinic.id).await? {
        Some(closed_through) => Some(closed_through + 1),
        None => store::first_day(db, clinic.id).await?,
    };
    if let Some(open_from) = open_from.map(|day| day.max(first)).filter(|day| *day <= last) {
        all.extend(close::live(app, clinic, open_from, last).await?);
    }
    let mut minutes = BTreeMap::new();
    for offer in all {
        *minutes.entry(key(by, &offer)).or_default() += offer.minutes;
    }
    Ok(minutes)
}

fn key(by: By, offer: &Offer) -> String {
    match by {
        By::Doctor => offer.doctor_id.to_string(),
        By::Department => offer.department_id.map(|id| id.to_string()).unwrap_or_default(),
        by => sums::key_of(by, offer.day).unwrap_or_default(),
    }
}
