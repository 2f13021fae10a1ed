//! How many patients a doctor has seen, and how many visits took place or let their patient down: recomputed from the visits
//! themselves.

use std::collections::{BTreeMap, BTreeSet};

use kernel::id::{DoctorId, PatientId};
use sea_orm::{FromQueryResult, QuerySelect, Statement, entity::prelude::*};

use super::{
    archived, let_down,
    model::Status,
    store::Entity,
    wanted::{ARCHIVED, Columns, LIVE},
};
use crate::{
    App,
    access::Actor,
    doctors::{self, VisitCounts},
    error::Result,
    outbox::Fact,
    patients,
};

/// A doctor of whom other numbers are noted than the visits give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenDifference {
    pub doctor_id: DoctorId,
    pub says: VisitCounts,
    pub is: VisitCounts,
}

/// Who came is asked of both tables at once: somebody may have come long ago and again.
const VISITED: &str = "
select doctor_id, count(*) as number from (
    select doctor_id, patient_id from appointments where status = 'completed'
    union
    select doctor_id, patient_id from archived_appointments where status = 'completed'
) as visited
group by doctor_id";

/// An appointment is in one of the tables, or for a moment in both.
const COMPLETED: &str = "
select doctor_id, count(*) as number from (
    select doctor_id, id from appointments where status = 'completed'
    union
    select doctor_id, id from archived_appointments where status = 'completed'
) as visited
group by doctor_id";

#[derive(FromQueryResult)]
struct Counted {
    doctor_id: DoctorId,
    number: i64,
}

/// Compares what is noted with doctors with what became of the visits.
pub async fn check_seen(app: &App) -> Result<Vec<SeenDifference>> {
    let db = app.db.read();
    let is = count(app).await?;
    let says: BTreeMap<DoctorId, VisitCounts> = doctors::visit_counts(db).await?.into_iter().collect();
    let ids: BTreeSet<DoctorId> = is.keys().chain(says.keys()).copied().collect();
    let of = |counts: &BTreeMap<DoctorId, VisitCounts>, id| counts.get(id).copied().unwrap_or_default();
    let all = ids.iter().map(|id| SeenDifference { doctor_id: *id, says: of(&says, id), is: of(&is, id) });
    Ok(all.filter(|both| both.says != both.is).collect())
}

/// Writes anew what [`check_seen`] finds wrong; gives for how many doctors.
pub async fn mend_seen(app: &App) -> Result<usize> {
    let differences = check_seen(app).await?;
    let system = Actor::system();
    for SeenDifference { doctor_id, is, .. } in &differences {
        let mut work = app.begin(&system).await?;
        let mut patient_ids = came_to::<Entity>(&**work, &LIVE, *doctor_id).await?;
        patient_ids.extend(came_to::<archived::Entity>(&**work, &ARCHIVED, *doctor_id).await?);
        let patient_ids: Vec<PatientId> = patient_ids.into_iter().collect();
        let patients = i64::try_from(patient_ids.len()).unwrap_or(i64::MAX);
        patients::seen_exactly(&work, *doctor_id, patient_ids).await?;
        doctors::set_visit_counts(&work, *doctor_id, VisitCounts { patients, ..*is }).await?;
        work.fact(Fact::DoctorChanged { doctor_id: *doctor_id });
        work.commit().await?;
    }
    Ok(differences.len())
}

/// What the visits themselves give.
async fn count(app: &App) -> Result<BTreeMap<DoctorId, VisitCounts>> {
    let db = app.db.read();
    let mut counts: BTreeMap<DoctorId, VisitCounts> = BTreeMap::new();
    let counted = async |sql: &str| {
        let asked = Statement::from_string(db.get_database_backend(), sql);
        Counted::find_by_statement(asked).all(db).await
    };
    for Counted { doctor_id, number } in counted(VISITED).await? {
        counts.entry(doctor_id).or_default().patients = number;
    }
    for Counted { doctor_id, number } in counted(COMPLETED).await? {
        counts.entry(doctor_id).or_default().completed = number;
    }
    for (doctor_id, number) in let_down::counted(app).await? {
        counts.entry(doctor_id).or_default().let_down = number;
    }
    Ok(counts)
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
