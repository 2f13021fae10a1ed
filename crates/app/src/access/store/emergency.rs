//! The table `emergency_accesses`.

use kernel::{
    id::{AccountId, ClinicId, DoctorId, EmergencyId, PatientId},
    time::Instant,
};
use sea_orm::{Condition, QuerySelect, QueryTrait, entity::prelude::*};

use super::emergency_clinic;

use crate::{
    access::{Reach, emergencies::EmergencyReason},
    error::Result,
};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "emergency_accesses")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EmergencyId,
    pub patient_id: PatientId,
    pub doctor_id: DoctorId,
    pub account_id: AccountId,
    /// The doctor's.
    pub clinic_id: ClinicId,
    pub reason: EmergencyReason,
    pub explanation: String,
    pub opened_at: Instant,
    /// Brought forward by whoever ends it earlier.
    pub ends_at: Instant,
    pub reviewed_at: Option<Instant>,
    pub reviewed_by: Option<AccountId>,
    pub remark: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What is open to an account now.
pub async fn open_to(db: &impl ConnectionTrait, account_id: AccountId, now: Instant) -> Result<Vec<Model>> {
    let open = Entity::find().filter(Column::AccountId.eq(account_id)).filter(Column::EndsAt.gt(now));
    Ok(open.all(db).await?)
}

/// The rows a reach covers: a doctor's own, those that its clinics look into.
pub fn within(reach: &Reach) -> Condition {
    let own = reach.condition(None, None, Some(Column::DoctorId));
    if reach.all {
        return own;
    }
    Condition::any().add(own).add(looked_into_by(&reach.clinics))
}

/// Those that any of these clinics looks into.
pub fn looked_into_by(clinics: &[ClinicId]) -> Condition {
    let theirs = emergency_clinic::Entity::find()
        .select_only()
        .column(emergency_clinic::Column::EmergencyId)
        .filter(emergency_clinic::Column::ClinicId.is_in(clinics.iter().copied()))
        .into_query();
    Condition::all().add(Column::Id.in_subquery(theirs))
}
