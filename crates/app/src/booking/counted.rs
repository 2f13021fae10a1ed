//! Appointments for whoever counts them: what became of a clinic's, archived ones too, and where each stands and stood.

use std::collections::{BTreeSet, HashMap, HashSet};

use kernel::{
    id::{AppointmentId, ClinicId, DepartmentId, DoctorId, PatientId, ServiceId},
    time::Instant,
};
use sea_orm::{FromQueryResult, QuerySelect, entity::prelude::*};

use super::{
    archive_due::may_be_archived,
    archived,
    model::Status,
    store::{Appointment, Column, Entity},
    wanted::{ARCHIVED, Columns, LIVE},
};
use crate::{
    App,
    audit::{self, Line},
    error::{Error, Result},
};

/// Values of one list in a statement.
const AT_ONCE: usize = 500;

/// The appointments of a clinic that start in a span, except those that were only held and are not any more, or still are.
pub async fn counted(
    app: &App,
    clinic_id: ClinicId,
    (from, until): (Instant, Instant),
) -> Result<Vec<Appointment>> {
    let mut all = Entity::find()
        .filter(Column::ClinicId.eq(clinic_id))
        .filter(Column::StartsAt.gte(from))
        .filter(Column::StartsAt.lt(until))
        .filter(Column::Status.is_not_in([Status::Held, Status::Expired]))
        .all(app.db.read())
        .await?;
    if may_be_archived(app, Some(from)) {
        let long_over = archived::Entity::find()
            .filter(archived::Column::ClinicId.eq(clinic_id))
            .filter(archived::Column::StartsAt.gte(from))
            .filter(archived::Column::StartsAt.lt(until))
            .filter(archived::Column::Status.ne(Status::Expired))
            .all(app.db.read())
            .await?;
        // Archived between the two looks, it would be counted twice.
        let known: HashSet<AppointmentId> = all.iter().map(|visit| visit.id).collect();
        let long_over: Vec<_> = long_over.into_iter().filter(|row| !known.contains(&row.id)).collect();
        all.extend(archived::whole(app, &long_over).await?.into_values());
    }
    Ok(all)
}

/// Who has an appointment in the span, and of each of them the first that came about at the clinic.
const FIRST_VISITS: &str = "
select came.patient_id as patient_id, min(came.starts_at) as first_at
from (
    select patient_id from appointments where clinic_id = $1 and starts_at >= $2 and starts_at < $3
    union
    select patient_id from archived_appointments where clinic_id = $1 and starts_at >= $2 and starts_at < $3
) as asked
join TABLE as came on came.patient_id = asked.patient_id
where came.clinic_id = $1 and came.status in ('checked_in', 'in_progress', 'completed')
group by came.patient_id";

#[derive(FromQueryResult)]
struct FirstVisit {
    patient_id: PatientId,
    first_at: Instant,
}

/// When the patients who have an appointment in a span were first seen at the clinic, before or after it; who never was is
/// not among them.
pub async fn first_visits(
    app: &App,
    clinic_id: ClinicId,
    (from, until): (Instant, Instant),
) -> Result<HashMap<PatientId, Instant>> {
    let db = app.db.read();
    let mut firsts = HashMap::new();
    for table in ["appointments", "archived_appointments"] {
        let values = [clinic_id.into(), from.into(), until.into()];
        let sql = FIRST_VISITS.replace("TABLE", table);
        let statement = database::statement(db.get_database_backend(), &sql, values);
        for FirstVisit { patient_id, first_at } in FirstVisit::find_by_statement(statement).all(db).await? {
            let known = firsts.entry(patient_id).or_insert(first_at);
            *known = first_at.min(*known);
        }
    }
    Ok(firsts)
}

/// Those of cancelled appointments that had never been confirmed.
pub async fn cancelled_as_held(
    app: &App,
    ids: impl IntoIterator<Item = AppointmentId>,
) -> Result<HashSet<AppointmentId>> {
    let lines = lines_of(app, "appointment.cancel", ids).await?;
    let held = lines.iter().filter(|(_, detail)| detail["from"] == Status::Held.as_str());
    Ok(held.filter_map(|(line, _)| line.subject.parse().ok()).collect())
}

/// With whom, and for what, an appointment is.
#[derive(Clone, Copy, Debug)]
pub struct Attended {
    pub doctor_id: DoctorId,
    pub department_id: Option<DepartmentId>,
    pub service_id: Option<ServiceId>,
}

/// With whom these appointments are.
pub async fn attended(
    app: &App,
    ids: impl IntoIterator<Item = AppointmentId>,
) -> Result<HashMap<AppointmentId, Attended>> {
    let ids: BTreeSet<AppointmentId> = ids.into_iter().collect();
    let ids: Vec<AppointmentId> = ids.into_iter().collect();
    let mut attended = HashMap::with_capacity(ids.len());
    for ids in ids.chunks(AT_ONCE) {
        let rows: Vec<(AppointmentId, DoctorId, Option<DepartmentId>, Option<ServiceId>)> = Entity::find()
            .select_only()
            .columns([Column::Id, Column::DoctorId, Column::DepartmentId, Column::ServiceId])
            .filter(Column::Id.is_in(ids.iter().copied()))
            .into_tuple()
            .all(app.db.read())
            .await?;
        attended.extend(rows.into_iter().map(|(id, doctor_id, department_id, service_id)| {
            (id, Attended { doctor_id, department_id, service_id })
        }));
        let missing: Vec<_> = ids.iter().copied().filter(|id| !attended.contains_key(id)).collect();
        if missing.is_empty() {
            continue;
        }
        let long_over =
            archived::Entity::find().filter(archived::Column::Id.is_in(missing)).all(app.db.read()).await?;
        for (id, Appointment { doctor_id, department_id, service_id, .. }) in
            archived::whole(app, &long_over).await?
        {
            attended.insert(id, Attended { doctor_id, department_id, service_id });
        }
    }
    Ok(attended)
}

/// Where and when appointments are.
pub async fn stands(app: &App, ids: &BTreeSet<AppointmentId>) -> Result<Vec<(ClinicId, Instant)>> {
    let places = places(app, ids).await?;
    Ok(places.into_iter().map(|place| (place.clinic_id, place.starts_at)).collect())
}

/// Where and when appointments that were moved had been before, each time.
pub async fn stood(app: &App, ids: &BTreeSet<AppointmentId>) -> Result<Vec<(ClinicId, Instant)>> {
    let lines = lines_of(app, "appointment.reschedule", ids.iter().copied()).await?;
    let before = lines.iter().map(|(line, detail)| {
        let from = detail["from"].as_i64().map(Instant);
        line.clinic_id
            .zip(from)
            .ok_or_else(|| Error::broken("the audit does not say from where a visit was moved"))
    });
    before.collect()
}

/// Those of these appointments that a doctor had once and the clinic gave to another.
pub async fn given_away(
    app: &App,
    doctor_id: DoctorId,
    ids: impl IntoIterator<Item = AppointmentId>,
) -> Result<HashSet<AppointmentId>> {
    let lines = lines_of(app, "appointment.reschedule", ids).await?;
    let from = doctor_id.to_string();
    let given = lines.iter().filter(|(_, detail)| detail["from_doctor"] == from.as_str());
    Ok(given.filter_map(|(line, _)| line.subject.parse().ok()).collect())
}

/// Where and when the patients of these appointments have later ones at the same clinic: whether somebody had been there
/// before may have changed for those.
pub async fn stand_after(app: &App, ids: &BTreeSet<AppointmentId>) -> Result<Vec<(ClinicId, Instant)>> {
    let places = places(app, ids).await?;
    if places.is_empty() {
        return Ok(Vec::new());
    }
    let patient_ids: BTreeSet<PatientId> = places.iter().map(|place| place.patient_id).collect();
    let mut others = of_patients::<Entity>(app, &LIVE, &patient_ids).await?;
    others.extend(of_patients::<archived::Entity>(app, &ARCHIVED, &patient_ids).await?);
    let is_after = |other: &Place| {
        let same =
            |place: &&Place| (place.clinic_id, place.patient_id) == (other.clinic_id, other.patient_id);
        places.iter().filter(same).any(|place| place.starts_at < other.starts_at)
    };
    let after = others.iter().filter(|other| is_after(other));
    Ok(after.map(|place| (place.clinic_id, place.starts_at)).collect())
}

#[derive(FromQueryResult)]
struct Place {
    clinic_id: ClinicId,
    patient_id: PatientId,
    starts_at: Instant,
}

/// Of both tables: what is waited for may be archived by now.
async fn places(app: &App, ids: &BTreeSet<AppointmentId>) -> Result<Vec<Place>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut places = with_ids::<Entity>(app, &LIVE, ids).await?;
    if places.len() < ids.len() {
        places.extend(with_ids::<archived::Entity>(app, &ARCHIVED, ids).await?);
    }
    Ok(places)
}

async fn with_ids<E: EntityTrait>(
    app: &App,
    columns: &Columns<E::Column>,
    ids: &BTreeSet<AppointmentId>,
) -> Result<Vec<Place>> {
    among::<E>(app, columns, columns.id.is_in(ids.iter().copied())).await
}

async fn of_patients<E: EntityTrait>(
    app: &App,
    columns: &Columns<E::Column>,
    ids: &BTreeSet<PatientId>,
) -> Result<Vec<Place>> {
    among::<E>(app, columns, columns.patient_id.is_in(ids.iter().copied())).await
}

async fn among<E: EntityTrait>(app: &App, columns: &Columns<E::Column>, which: Expr) -> Result<Vec<Place>> {
    let places = E::find()
        .select_only()
        .columns([columns.clinic_id, columns.patient_id, columns.starts_at])
        .filter(which);
    Ok(places.into_model().all(app.db.read()).await?)
}

/// The lines of one verb about these appointments, each with its detail.
async fn lines_of(
    app: &App,
    action: &str,
    ids: impl IntoIterator<Item = AppointmentId>,
) -> Result<Vec<(Line, serde_json::Value)>> {
    let subjects: Vec<String> = ids.into_iter().map(|id| id.to_string()).collect();
    let mut all = Vec::new();
    for subjects in subjects.chunks(AT_ONCE) {
        for line in audit::of_subjects(&app.db, action, subjects).await? {
            let detail = serde_json::from_str(&line.detail);
            let detail = detail.map_err(|e| Error::broken_by("a line of the audit is unreadable", e))?;
            all.push((line, detail));
        }
    }
    Ok(all)
}
