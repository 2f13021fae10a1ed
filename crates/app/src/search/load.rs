//! Doctors as the index wants them, from the rooms that own them: a constant number of queries for many.

use std::collections::HashMap;

use jiff::tz::TimeZone;
use kernel::{calendar::LocalHours, id::DoctorId};
use sea_orm::ConnectionTrait;

use super::{
    directory::{Entry, NextTime},
    document::DoctorDocument,
    recommend,
};
use crate::{
    App,
    doctors::{self, Doctor},
    error::{Error, Result},
    schedule::{self, Keep, Whose},
};

/// Some doctors as the index is told of them, from wherever they were found; free times are always those of the database.
pub async fn entries(app: &App, db: &impl ConnectionTrait, found: &[Doctor]) -> Result<Vec<Entry>> {
    let documents = documents(app, db, found).await?;
    if !app.ports.directory.is_shared() {
        let unasked = |document| Entry { document, next: NextTime::Unasked };
        return Ok(documents.into_iter().map(unasked).collect());
    }
    let now = app.now();
    let whose = |document: &DoctorDocument| Whose { doctor_id: document.profile.id, from: now, until: None };
    let whose: Vec<Whose> = documents.iter().map(whose).collect();
    let times = schedule::next_times_of(app, &whose, 1, Keep::Nothing, |_, _| true).await?;
    let next = times.into_iter().map(|times| NextTime::Asked(times.first().map(|time| time.starts_at)));
    Ok(documents.into_iter().zip(next).map(|(document, next)| Entry { document, next }).collect())
}

/// The entries of those among `ids` that exist.
pub async fn entries_of(app: &App, ids: &[DoctorId]) -> Result<Vec<Entry>> {
    let found: Vec<Doctor> =
        doctors::by_ids(app.db.read(), ids.iter().copied()).await?.into_values().collect();
    entries(app, app.db.read(), &found).await
}

async fn documents(app: &App, db: &impl ConnectionTrait, found: &[Doctor]) -> Result<Vec<DoctorDocument>> {
    let ids: Vec<DoctorId> = found.iter().map(|doctor| doctor.id).collect();
    let mut hours: HashMap<DoctorId, Vec<LocalHours>> = HashMap::new();
    for row in schedule::hours_of_doctors(db, &ids).await? {
        hours.entry(row.doctor_id).or_default().push(*row.pattern()?.hours());
    }
    let mut zones: HashMap<String, TimeZone> = HashMap::new();
    let mut documents = Vec::with_capacity(found.len());
    for (doctor, profile) in found.iter().zip(doctors::profiles(db, app.now(), found).await?) {
        let name = &profile.clinic.time_zone;
        let zone = match zones.get(name) {
            Some(zone) => zone.clone(),
            None => {
                let zone = kernel::time::zone(name);
                let zone = zone.ok_or_else(|| Error::broken("a clinic's time zone is unknown"))?;
                zones.entry(name.clone()).or_insert(zone).clone()
            }
        };
        let hours = hours.remove(&profile.id).unwrap_or_default();
        let keeps = recommend::keeps(doctor.visits_completed, doctor.visits_let_down);
        documents.push(DoctorDocument { profile, zone, hours, keeps });
    }
    Ok(documents)
}
