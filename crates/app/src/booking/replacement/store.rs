//! The tables `absences`, `replacements`, `offered_times` and `replacement_links`.

use std::collections::HashMap;

use kernel::{
    calendar::Span,
    id::{AppointmentId, ClinicId, DoctorId, HolidayId, LeaveId, ReplacementId, ResourceId},
    time::Instant,
};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};

use super::model::ReplacementStatus;
use crate::{
    Work,
    booking::store::{Appointment, claimed_of_clinic, read_resources},
    error::{Error, Result},
    schedule::{Absence, Away, Claim},
};

pub mod absence {
    use super::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "absences")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub leave_id: LeaveId,
        pub holiday_id: Option<HolidayId>,
        pub clinic_id: ClinicId,
        pub doctor_id: DoctorId,
        pub starts_at: Instant,
        pub ends_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod replacement {
    use super::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "replacements")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ReplacementId,
        pub leave_id: LeaveId,
        pub appointment_id: AppointmentId,
        pub clinic_id: ClinicId,
        pub doctor_id: DoctorId,
        pub starts_at: Instant,
        pub status: ReplacementStatus,
        pub offered_at: Instant,
        pub answer_by: Instant,
        pub ended_at: Option<Instant>,
        pub open_key: Option<AppointmentId>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod offered_time {
    use super::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "offered_times")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub replacement_id: ReplacementId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub position: i32,
        pub starts_at: Instant,
        pub ends_at: Instant,
        pub claimed_from: Instant,
        pub claimed_until: Instant,
        pub lane: i32,
        /// Rooms and devices that are kept with the doctor, as an appointment has them.
        pub resource_ids: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod link {
    use super::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "replacement_links")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub token_hash: String,
        pub replacement_id: ReplacementId,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub use offered_time::Model as Offered;
pub use replacement::Model as Replacement;

impl Replacement {
    /// Whether the visit is still where it was crossed out: at that time, with that doctor.
    pub fn is_about(&self, visit: &Appointment) -> bool {
        (visit.doctor_id, visit.starts_at) == (self.doctor_id, self.starts_at)
    }
}

impl Offered {
    pub fn lane(&self) -> u16 {
        u16::try_from(self.lane).unwrap_or(0)
    }

    /// The visit and its buffers.
    pub fn claimed(&self) -> Span {
        Span::new(self.claimed_from.timestamp(), self.claimed_until.timestamp())
    }

    /// The rooms and devices that are kept with the doctor.
    pub fn resources(&self) -> Vec<ResourceId> {
        read_resources(self.resource_ids.as_deref())
    }

    /// What is kept of the clinic's sheets. The patient's stay free: the patient may come to another doctor meanwhile.
    pub fn claims(&self, doctor_id: DoctorId) -> Vec<Claim> {
        claimed_of_clinic(doctor_id, self.lane(), self.claimed(), &self.resources())
    }
}

pub async fn by_id(db: &impl ConnectionTrait, id: ReplacementId) -> Result<Replacement> {
    let found = replacement::Entity::find_by_id(id).one(db).await?;
    found.ok_or_else(|| Error::not_found("replacement"))
}

/// The times that are kept for these, in order.
pub async fn offered(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = ReplacementId>,
) -> Result<Vec<Offered>> {
    Ok(offered_time::Entity::find()
        .filter(offered_time::Column::ReplacementId.is_in(ids))
        .order_by_asc(offered_time::Column::StartsAt)
        .all(db)
        .await?)
}

/// Every time that is kept for an answer, as what it takes of the sheets.
pub async fn kept(db: &impl ConnectionTrait) -> Result<Vec<Claim>> {
    let open = replacement::Entity::find().filter(replacement::Column::Status.eq(ReplacementStatus::Offered));
    let doctors = open.select_only().columns([replacement::Column::Id, replacement::Column::DoctorId]);
    let doctors: HashMap<ReplacementId, DoctorId> =
        doctors.into_tuple::<(ReplacementId, DoctorId)>().all(db).await?.into_iter().collect();
    let times = offered_time::Entity::find().all(db).await?;
    // One without an open offer would be ticks that nobody gives back, which is what a check is for.
    let claims = |time: &Offered| doctors.get(&time.replacement_id).map(|doctor_id| time.claims(*doctor_id));
    Ok(times.iter().filter_map(claims).flatten().collect())
}

/// The times that are kept of these doctors' and begin in a span, each with the offer it belongs to.
pub async fn kept_of(
    db: &impl ConnectionTrait,
    doctor_ids: &[DoctorId],
    (from, until): (Instant, Instant),
) -> Result<Vec<(Offered, Replacement)>> {
    let open = replacement::Entity::find()
        .filter(replacement::Column::Status.eq(ReplacementStatus::Offered))
        .filter(replacement::Column::DoctorId.is_in(doctor_ids.iter().copied()))
        .all(db)
        .await?;
    if open.is_empty() {
        return Ok(Vec::new());
    }
    let open: HashMap<ReplacementId, Replacement> = open.into_iter().map(|row| (row.id, row)).collect();
    let mut times = offered(db, open.keys().copied()).await?;
    times.retain(|time| from <= time.starts_at && time.starts_at < until);
    let with_offer = |time: Offered| open.get(&time.replacement_id).cloned().map(|offer| (time, offer));
    Ok(times.into_iter().filter_map(with_offer).collect())
}

/// The visits in these are crossed out, from when it is committed.
pub async fn absences_cross_out(work: &Work<'_>, absences: &[Absence]) -> Result<()> {
    let row = |absence: &Absence| absence::ActiveModel {
        leave_id: Set(absence.leave_id),
        holiday_id: Set(absence.holiday_id),
        clinic_id: Set(absence.clinic_id),
        doctor_id: Set(absence.doctor_id),
        starts_at: Set(absence.starts_at),
        ends_at: Set(absence.ends_at),
    };
    // SQLite takes 32,766 parameters a statement; a row has six.
    for some in absences.chunks(5_000) {
        absence::Entity::insert_many(some.iter().map(row)).exec_without_returning(&***work).await?;
    }
    Ok(())
}

/// They are no longer, from when it is committed.
pub async fn absences_are_over(work: &Work<'_>, why: Away) -> Result<()> {
    let which = match why {
        Away::Leave(id) => absence::Column::LeaveId.eq(id),
        Away::Holiday(id) => absence::Column::HolidayId.eq(id),
    };
    absence::Entity::delete_many().filter(which).exec(&***work).await?;
    Ok(())
}
