//! Doctors as the index wants them, from the rooms that own them: a constant number of queries for many.

use std::collections::HashMap;

use jiff::tz::TimeZone;
use kernel::{calendar::LocalHours, id::DoctorId};

use super::document::DoctorDocument;
use crate::{
    App,
    doctors::{self, Doctor},
    error::{Error, Result},
    schedule,
};

/// The documents of some doctors.
pub async fn documents(app: &App, found: &[Doctor]) -> Result<Vec<DoctorDocument>> {
    let db = app.db.read();
    let ids: Vec<DoctorId> = found.iter().map(|doctor| doctor.id).collect();
    let mut hours: HashMap<DoctorId, Vec<LocalHours>> = HashMap::new();
    for row in schedule::hours_of_doctors(db, &ids).await? {
        hours.entry(row.doctor_id).or_default().push(*row.pattern()?.hours());
    }
    let mut zones: HashMap<String, TimeZone> = HashMap::new();
    let mut documents = Vec::with_capacity(found.len());
    for profile in doctors::profiles(db, app.now(), found).await? {
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
        documents.push(DoctorDocument { profile, zone, hours });
    }
    Ok(documents)
}

/// The documents of those among `ids` that exist.
pub async fn documents_of(app: &App, ids: &[DoctorId]) -> Result<Vec<DoctorDocument>> {
    let found: Vec<Doctor> =
        doctors::by_ids(app.db.read(), ids.iter().copied()).await?.into_values().collect();
    documents(app, &found).await
}
