//! Whether a visit was booked before, whatever became of it since.

use kernel::{
    id::{DoctorId, PatientId},
    time::Instant,
};
use sea_orm::{QuerySelect, entity::prelude::*};

use super::{
    model::Status,
    store::{Column, Entity},
};
use crate::{App, error::Result};

/// The patient had this time of the doctor. A hold that ran out, or still runs, is no booking.
pub async fn had(app: &App, doctor_id: DoctorId, patient_id: PatientId, starts_at: Instant) -> Result<bool> {
    let booked = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::PatientId.eq(patient_id))
        .filter(Column::DoctorId.eq(doctor_id))
        .filter(Column::StartsAt.eq(starts_at))
        .filter(Column::Status.is_not_in([Status::Held, Status::Expired]))
        .limit(1);
    Ok(booked.into_tuple::<kernel::id::AppointmentId>().one(app.db.read()).await?.is_some())
}
