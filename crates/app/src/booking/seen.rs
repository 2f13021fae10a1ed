//! How many patients a doctor has seen, recomputed from the visits themselves.

use std::collections::{BTreeMap, BTreeSet};

use kernel::id::{DoctorId, PatientId};
use sea_orm::{FromQueryResult, QuerySelect, Statement, entity::prelude::*};

use super::{
    archived,
    model::Status,
    store::Entity,
    wanted::{ARCHIVED, Columns, LIVE},
};
use crate::{App, access::Actor, doctors, error::Result, outbox::Fact, patients};

/// A doctor whose profile says another number than the completed visits do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenDifference {
    pub doctor_id: DoctorId,
    pub says: i64,
    pub is: i64,
}

/// Who came is asked of both tables at once: somebody may have come long ago and again.
const VISITED: &str = "
select doctor_id, count(*) as patients from (
    select doctor_id, patient_id from appointments where status = 'completed'
    union
    select doctor_id, patient_id from archived_appointments where status = 'completed'
) as visited
group by doctor_id";

#[derive(FromQueryResult)]
struct Visited {
    doctor_id: DoctorId,
    patients: i64,
}

/// Compares what profiles say with the completed visits.
pub async fn check_seen(app: &App) -> Result<Vec<SeenDifference>> {
    let db = app.db.read();
    let visited = Statement::from_string(db.get_database_backend(), VISITED);
    let visited = Visited::find_by_statement(visited).all(db).await?;
    let mut both: BTreeMap<DoctorId, (i64, i64)> = BTreeMap::new();
    for Visited { doctor_id, patients } in visited {
        both.entry(doctor_id).or_default().1 = patients;
    }
    for (doctor_id, says) in doctors::patients_seen(db).await? {
        both.entry(doctor_id).or_default().0 = says;
    }
    let differing = both.into_iter().filter(|(_, (says, is))| says != is);
    Ok(differing.map(|(doctor_id, (says, is))| SeenDifference { doctor_id, says, is }).collect())
}

/// Writes anew what [`check_seen`] finds wrong; gives for how many doctors.
pub async fn mend_seen(app: &App) -> Result<usize> {
    let differences = check_seen(app).await?;
    let system = Actor::system();
    for SeenDifference { doctor_id, .. } in &differences {
        let mut work = app.begin(&system).await?;
        let mut patient_ids = came_to::<Entity>(&**work, &LIVE, *doctor_id).await?;
        patient_ids.extend(came_to::<archived::Entity>(&**work, &ARCHIVED, *doctor_id).await?);
        let patient_ids: Vec<PatientId> = patient_ids.into_iter().collect();
        let count = i64::try_from(patient_ids.len()).unwrap_or(i64::MAX);
        patients::seen_exactly(&work, *doctor_id, patient_ids).await?;
        doctors::set_patients_seen(&work, *doctor_id, count).await?;
        work.fact(Fact::DoctorChanged { doctor_id: *doctor_id });
        work.commit().await?;
    }
    Ok(differences.len())
}

/// Whom a doctor has seen, as one table knows it.
async fn came_to<E: EntityTrait>(
    db: &impl ConnectionTrait,
    columns: &Columns<E::Column>,
    doctor_id: DoctorId,
) -> Result<BTreeSet<PatientId>> {
    let came = E::find()
        .select_only()
        .column(columns.patient_id)
        .distinct()
        .filter(columns.status.eq(Status::Completed))
        .filter(columns.doctor_id.eq(doctor_id));
    Ok(came.into_tuple::<PatientId>().all(db).await?.into_iter().collect())
}
