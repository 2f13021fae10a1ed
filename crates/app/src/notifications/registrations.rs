//! A registration that comes to its end is told to its doctor and to those who run the clinic, in time to renew it.

use std::collections::{BTreeSet, HashMap};

use jiff::tz::TimeZone;
use kernel::id::ClinicId;

use super::{Letter, tell};
use crate::{
    App, access, clinics, doctors,
    error::{Error, Result},
    jobs, retrying,
};

/// Letters queued in one transaction.
const AT_ONCE: usize = 100;

/// Asks for the letters that are due, each once; gives how many it asked for. The sweeper's work, at most once an hour:
/// a day is a day of the clinic's, and a letter in its first hour is early enough.
pub async fn tell_of_registrations(app: &App) -> Result<usize> {
    if !app.warned.is_due(app.now()) {
        return Ok(0);
    }
    let db = app.db.read();
    let near = doctors::near_their_end(db, app.now().date_in(&TimeZone::UTC)).await?;
    let clinic_ids: Vec<ClinicId> = near.iter().map(|doctor| doctor.clinic_id).collect();
    let clinics = clinics::by_ids(db, &clinic_ids).await?;
    let clinics: HashMap<ClinicId, _> = clinics.into_iter().map(|clinic| (clinic.id, clinic)).collect();
    let managers = access::managers_of(db, &clinic_ids).await?;
    let mut asked = Vec::new();
    for doctor in near {
        let clinic = clinics.get(&doctor.clinic_id);
        let zone = clinic.ok_or_else(|| Error::broken("a doctor's clinic is gone"))?.zone()?;
        let Some(days) = doctor.registration_said_on(app.now().date_in(&zone)) else { continue };
        let of_clinic = managers.iter().filter(|(clinic_id, _)| *clinic_id == doctor.clinic_id);
        let to: BTreeSet<_> = of_clinic.map(|(_, id)| *id).chain(doctor.account_id).collect();
        asked.extend(to.into_iter().map(|account_id| {
            let about = format!("{}/{}/{days}/{account_id}", doctor.id, doctor.registration_expiry);
            tell(Letter::RegistrationEnds, &about)
        }));
    }
    for some in asked.chunks(AT_ONCE) {
        // Another worker may be asking for the same ones.
        retrying(|| async {
            let tx = app.db.begin().await?;
            jobs::queue(app, &tx, some.to_vec()).await?;
            Ok(tx.commit().await?)
        })
        .await?;
    }
    Ok(asked.len())
}
