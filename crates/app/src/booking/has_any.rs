//! Whether anybody ever booked at a clinic.

use kernel::id::{AppointmentId, ClinicId};
use sea_orm::{QuerySelect, entity::prelude::*};

use super::{
    archived,
    model::Status,
    store::Entity,
    wanted::{ARCHIVED, Columns, LIVE},
};
use crate::{App, error::Result};

/// A time that was only held counts as none.
pub async fn has_any(app: &App, clinic_id: ClinicId) -> Result<bool> {
    let db = app.db.read();
    Ok(one_in::<Entity>(db, &LIVE, clinic_id).await?
        || one_in::<archived::Entity>(db, &ARCHIVED, clinic_id).await?)
}

async fn one_in<E: EntityTrait>(
    db: &impl ConnectionTrait,
    columns: &Columns<E::Column>,
    clinic_id: ClinicId,
) -> Result<bool> {
    let booked = E::find()
        .select_only()
        .column(columns.id)
        .filter(columns.clinic_id.eq(clinic_id))
        .filter(columns.status.is_not_in([Status::Held, Status::Expired]))
        .limit(1);
    Ok(booked.into_tuple::<AppointmentId>().one(db).await?.is_some())
}
