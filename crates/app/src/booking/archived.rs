//! Appointments whose record is in the archive. Of each, a short row stays here: what lists, counts and permissions ask of
//! everybody's appointments at once. The rest is read from the archive when somebody sees it.

use std::collections::HashMap;

use kernel::{
    id::{AccountId, AppointmentId, ClinicId, DoctorId, PatientId},
    time::Instant,
};
use sea_orm::{Condition, Set, entity::prelude::*};

use super::{model::Status, store::Appointment};
use crate::{
    App,
    access::Reach,
    archive::{self, Key, Record},
    error::{Error, Result},
};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "archived_appointments")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AppointmentId,
    pub clinic_id: ClinicId,
    pub doctor_id: DoctorId,
    pub patient_id: PatientId,
    pub account_id: Option<AccountId>,
    pub status: Status,
    pub starts_at: Instant,
    pub total: i64,
    pub archived_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Whether it stands for this appointment.
    pub fn is_of(&self, whole: &Appointment) -> bool {
        self.id == whole.id
            && (self.clinic_id, self.doctor_id, self.patient_id)
                == (whole.clinic_id, whole.doctor_id, whole.patient_id)
            && (self.account_id, self.status) == (whole.account_id, whole.status)
            && (self.starts_at, self.total) == (whole.starts_at, whole.total)
    }

    pub fn key(&self) -> Key {
        Key { owner: self.patient_id.0, at: self.starts_at, id: self.id.0 }
    }
}

/// What stays of an appointment.
pub fn row(appointment: &Appointment, now: Instant) -> ActiveModel {
    ActiveModel {
        id: Set(appointment.id),
        clinic_id: Set(appointment.clinic_id),
        doctor_id: Set(appointment.doctor_id),
        patient_id: Set(appointment.patient_id),
        account_id: Set(appointment.account_id),
        status: Set(appointment.status),
        starts_at: Set(appointment.starts_at),
        total: Set(appointment.total),
        archived_at: Set(now),
    }
}

/// The whole of an appointment.
pub fn record(appointment: &Appointment) -> Result<Record> {
    let body = serde_json::to_string(appointment)
        .map_err(|error| Error::broken_by("an appointment cannot be written down", error))?;
    let key = Key { owner: appointment.patient_id.0, at: appointment.starts_at, id: appointment.id.0 };
    Ok(Record { key, version: appointment.version, body })
}

/// The rows a reach covers.
pub fn within(reach: &Reach) -> Condition {
    reach.condition(Some(Column::AccountId), Some(Column::ClinicId), Some(Column::DoctorId))
}

/// The archived appointment of an id among `rows`, if it is one.
pub async fn find(app: &App, rows: Condition, id: AppointmentId) -> Result<Option<Appointment>> {
    let found = Entity::find_by_id(id).filter(rows).one(app.db.read()).await?;
    let Some(found) = found else { return Ok(None) };
    Ok(whole(app, &[found]).await?.remove(&id))
}

/// The whole appointments of short rows.
pub async fn whole(app: &App, rows: &[Model]) -> Result<HashMap<AppointmentId, Appointment>> {
    if rows.is_empty() {
        return Ok(HashMap::new());
    }
    let keys: Vec<Key> = rows.iter().map(Model::key).collect();
    let mut bodies = archive::fetch(app, &keys).await?;
    let read = |row: &Model| {
        let body = bodies.remove(&row.id.0);
        let body = body.ok_or_else(|| Error::broken("an archived appointment is not in the archive"))?;
        let appointment = serde_json::from_str(&body)
            .map_err(|error| Error::broken_by("an archived appointment cannot be read", error))?;
        Ok((row.id, appointment))
    };
    rows.iter().map(read).collect()
}
