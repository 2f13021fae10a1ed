//! The table `appointments`.

use std::collections::HashMap;

use database::Tx;
use kernel::{
    calendar::Span,
    id::{AccountId, AppointmentId, ClinicId, DoctorId, PatientId, ResourceId, SittingId},
    money::{Currency, Money, Price},
    time::Instant,
};
use sea_orm::{Condition, ExprTrait, QueryOrder, QuerySelect, UpdateMany, entity::prelude::*};

use super::{archived, model::Status};
use crate::{
    App,
    access::{Actor, Reach},
    audit::{Looked, note_reads},
    clinics::Clinic,
    error::{Error, Result},
    schedule::{Claim, Own, Plan},
};

pub mod appointments {
    use kernel::{
        id::{AccountId, AppointmentId, ClinicId, DepartmentId, DoctorId, PatientId, ServiceId, SittingId},
        money::Currency,
        time::Instant,
    };
    use sea_orm::entity::prelude::*;

    use super::super::model::{CancelledBy, Status};
    use crate::doctors::Mode;

    /// As JSON, a record of the archive: a new column needs a default there.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
    #[sea_orm(table_name = "appointments")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AppointmentId,
        pub clinic_id: ClinicId,
        pub doctor_id: DoctorId,
        pub patient_id: PatientId,
        /// Whose appointment it is; none for a patient without an account.
        pub account_id: Option<AccountId>,
        pub service_id: Option<ServiceId>,
        pub department_id: Option<DepartmentId>,
        pub status: Status,
        pub starts_at: Instant,
        pub ends_at: Instant,
        pub claimed_from: Instant,
        pub claimed_until: Instant,
        pub lane: i32,
        pub sitting_id: Option<SittingId>,
        pub position: Option<i32>,
        /// See [`Model::resources`].
        #[serde(default)]
        pub resource_ids: Option<String>,
        pub mode: Mode,
        pub reason: String,
        /// Why it was booked over a time that was taken.
        pub overbook_reason: Option<String>,
        pub arrived_at: Option<Instant>,
        pub begun_at: Option<Instant>,
        pub hold_expires_at: Option<Instant>,
        pub hold_extended: bool,
        pub hold_place: Option<i32>,
        pub fee: i64,
        pub tax_rate_bp: i32,
        pub tax: i64,
        pub total: i64,
        pub currency: Currency,
        pub pay_at_desk: bool,
        pub created_by: Option<AccountId>,
        pub cancelled_by: Option<CancelledBy>,
        pub cancel_reason: Option<String>,
        /// What the clinic keeps of the price, where the patient called it off too late or missed it.
        pub kept_fee: Option<i64>,
        pub sequence: i32,
        pub created_at: Instant,
        pub updated_at: Instant,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub use appointments::{Column, Entity, Model as Appointment};

impl Appointment {
    /// What it takes of the sheets.
    pub fn claims(&self) -> Vec<Claim> {
        let mut claims = claimed_of_clinic(self.doctor_id, self.lane(), self.claimed(), &self.resources());
        claims.push(self.claim_of_patient());
        claims
    }

    /// What it takes of the patient's sheets: the visit without its buffers.
    pub fn claim_of_patient(&self) -> Claim {
        let visit = Span::new(self.starts_at.timestamp(), self.ends_at.timestamp());
        Claim { resource: self.patient_id.0, lane: 0, span: visit }
    }

    /// The rooms and devices that are claimed with the doctor.
    pub fn resources(&self) -> Vec<ResourceId> {
        read_resources(self.resource_ids.as_deref())
    }

    /// As it is after a change at `now`, which makes it so: see [`leaving`].
    pub fn changed(&self, now: Instant) -> Self {
        Self { updated_at: now, version: self.version + 1, ..self.clone() }
    }

    /// Until when its patient may move it, or cancel it without a fee.
    pub fn changeable_until(&self, clinic: &Clinic) -> Instant {
        self.starts_at.plus_minutes(-i64::from(clinic.cancel_notice_minutes))
    }

    pub fn claimed(&self) -> Span {
        Span::new(self.claimed_from.timestamp(), self.claimed_until.timestamp())
    }

    /// What it has of the clinic's sheets, to be given up for another time.
    pub fn own<'a>(&self, resources: &'a [ResourceId]) -> Own<'a> {
        Own { doctor_id: self.doctor_id, lane: self.lane(), claimed: self.claimed(), resources }
    }

    pub fn lane(&self) -> u16 {
        u16::try_from(self.lane).unwrap_or(0)
    }

    pub fn price(&self) -> Price {
        let money = |amount| Money { amount, currency: self.currency };
        Price {
            fee: money(self.fee),
            tax_rate_bp: u16::try_from(self.tax_rate_bp).unwrap_or(0),
            tax: money(self.tax),
            total: money(self.total),
        }
    }

    pub fn minutes(&self) -> i64 {
        self.ends_at.seconds_since(self.starts_at) / 60
    }

    /// iCalendar SEQUENCE: of any two states of an appointment the later has the higher, also where no letter tells of it.
    pub fn calendar_sequence(&self) -> i32 {
        i32::try_from(self.version).unwrap_or(i32::MAX)
    }

    pub fn hold_is_over(&self, now: Instant) -> bool {
        self.hold_expires_at.is_some_and(|expires_at| expires_at <= now)
    }

    pub fn currency(&self) -> Currency {
        self.currency
    }
}

/// What a visit takes of the sheets of a clinic's people and things: the visit and its buffers.
pub(super) fn claimed_of_clinic(
    doctor_id: DoctorId,
    lane: u16,
    span: Span,
    resources: &[ResourceId],
) -> Vec<Claim> {
    let mut claims = vec![Claim { resource: doctor_id.0, lane, span }];
    claims.extend(resources.iter().map(|id| Claim { resource: id.0, lane: 0, span }));
    claims
}

/// Rooms and devices as a column has them; none where there are none.
pub(super) fn written_resources(resources: &[ResourceId]) -> Option<String> {
    let ids: Vec<String> = resources.iter().map(ToString::to_string).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

pub(super) fn read_resources(written: Option<&str>) -> Vec<ResourceId> {
    written.unwrap_or_default().split_whitespace().filter_map(|id| id.parse().ok()).collect()
}

/// The rows a reach covers.
pub fn within(reach: &Reach) -> Condition {
    reach.condition(Some(Column::AccountId), Some(Column::ClinicId), Some(Column::DoctorId))
}

/// Whose holds, once over, may stand in the way of a visit to this doctor: the doctor's own, and those with a room or device
/// of the clinic where the doctor's services need one.
pub(super) fn in_the_way(plan: &Plan) -> Condition {
    let of_doctor = Condition::any().add(Column::DoctorId.eq(plan.doctor.id));
    let with_resources =
        Condition::all().add(Column::ClinicId.eq(plan.clinic.id)).add(Column::ResourceIds.is_not_null());
    if plan.resources.is_empty() { of_doctor } else { of_doctor.add(with_resources) }
}

/// One appointment within reach, archived or not; anything else is not there.
pub async fn reachable(app: &App, reach: &Reach, id: AppointmentId) -> Result<Appointment> {
    let covers = |row: &Appointment| {
        reach.is_opened(row.patient_id)
            || reach.covers(row.account_id, Some(row.clinic_id), Some(row.doctor_id))
    };
    let found = match live(app, id).await? {
        None => {
            let covered = reach.or_opened(archived::within(reach), archived::Column::PatientId);
            archived::find(app, covered, id).await?
        }
        found => found.filter(covers),
    };
    found.ok_or_else(|| Error::not_found("appointment"))
}

/// One appointment, archived or not.
pub async fn by_id(app: &App, id: AppointmentId) -> Result<Option<Appointment>> {
    match live(app, id).await? {
        None => archived::find(app, Condition::all(), id).await,
        found => Ok(found),
    }
}

/// One that is not archived.
async fn live(app: &App, id: AppointmentId) -> Result<Option<Appointment>> {
    let ask = |ids: Vec<AppointmentId>| async move {
        let found = Entity::find().filter(Column::Id.is_in(ids.iter().copied())).all(app.db.read()).await?;
        Ok(ids.iter().map(|id| found.iter().find(|row| row.id == *id).cloned()).collect())
    };
    app.asked_appointments.value(id, ask).await
}

/// Whose an appointment is: what decides who may be told of it.
#[derive(Clone, Copy, Debug)]
pub struct Whose {
    pub account_id: Option<AccountId>,
    pub clinic_id: ClinicId,
    pub doctor_id: DoctorId,
}

/// Whose these appointments are, in one statement.
pub async fn whose(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = AppointmentId>,
) -> Result<HashMap<AppointmentId, Whose>> {
    let rows: Vec<(AppointmentId, Option<AccountId>, ClinicId, DoctorId)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::AccountId, Column::ClinicId, Column::DoctorId])
        .filter(Column::Id.is_in(ids))
        .into_tuple()
        .all(db)
        .await?;
    let whose = |(id, account_id, clinic_id, doctor_id)| (id, Whose { account_id, clinic_id, doctor_id });
    Ok(rows.into_iter().map(whose).collect())
}

/// A change of one appointment that names the status it leaves and raises the version; see [`change`].
pub fn leaving(appointment: &Appointment, now: Instant) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(appointment.id))
        .filter(Column::Status.eq(appointment.status))
}

/// How often an operation looks anew before it gives up.
pub const MOST_ATTEMPTS: u32 = 8;

/// Tries until an attempt gives something: one that gives nothing had read what was changed before it could write.
/// Nothing when others are always faster.
pub async fn tried<T, F>(attempt: impl Fn() -> F) -> Result<Option<T>>
where
    F: Future<Output = Result<Option<T>>>,
{
    for _ in 0..MOST_ATTEMPTS {
        let done = attempt().await?;
        if done.is_some() {
            return Ok(done);
        }
    }
    Ok(None)
}

/// Makes such a change; gives the row as it became, nothing when it was not there to be changed.
pub async fn change(tx: &Tx, id: AppointmentId, change: UpdateMany<Entity>) -> Result<Option<Appointment>> {
    Ok(database::change_one(tx, change, Entity::find_by_id(id)).await?)
}

/// Whether an appointment is as it was read; if so, it stays so until the transaction ends.
pub async fn is_still(tx: &Tx, read: &Appointment) -> Result<bool> {
    let kept = Entity::update_many()
        .col_expr(Column::Version, Expr::col(Column::Version))
        .filter(Column::Id.eq(read.id))
        .filter(Column::Version.eq(read.version));
    Ok(kept.exec(&**tx).await?.rows_affected == 1)
}

/// Whether a patient has a place in a sitting that has not been given up.
pub async fn has_place(
    db: &impl ConnectionTrait,
    patient_id: PatientId,
    sitting_id: SittingId,
    now: Instant,
) -> Result<bool> {
    let places = Entity::find()
        .filter(Column::PatientId.eq(patient_id))
        .filter(Column::SittingId.eq(sitting_id))
        .filter(Column::Status.is_in([
            Status::Held,
            Status::Confirmed,
            Status::CheckedIn,
            Status::InProgress,
        ]))
        .filter(Condition::any().add(Column::HoldExpiresAt.is_null()).add(Column::HoldExpiresAt.gt(now)));
    Ok(places.count(db).await? > 0)
}

/// The places of an account's live holds.
pub async fn hold_places(app: &App, account_id: AccountId) -> Result<Vec<i32>> {
    let ask = |ids: Vec<AccountId>| async move {
        let held: Vec<(Option<AccountId>, Option<i32>)> = Entity::find()
            .select_only()
            .columns([Column::AccountId, Column::HoldPlace])
            .filter(Column::AccountId.is_in(ids.iter().copied()))
            .filter(Column::HoldPlace.is_not_null())
            .into_tuple()
            .all(app.db.read())
            .await?;
        let places = |id: &AccountId| {
            held.iter().filter(|(whose, _)| *whose == Some(*id)).filter_map(|(_, place)| *place).collect()
        };
        Ok(ids.iter().map(places).collect())
    };
    app.asked_hold_places.value(account_id, ask).await
}

/// Holds that have run out, oldest first; of some doctor, patient or account, or of anybody.
pub async fn holds_over(
    db: &impl ConnectionTrait,
    whose: Condition,
    now: Instant,
    most: u64,
) -> Result<Vec<Appointment>> {
    Ok(Entity::find()
        .filter(Column::Status.eq(Status::Held))
        .filter(Column::HoldExpiresAt.lte(now))
        .filter(whose)
        .order_by_asc(Column::HoldExpiresAt)
        .limit(most)
        .all(db)
        .await?)
}

/// When the doctor's next hold runs out.
pub async fn next_hold_end(db: &impl ConnectionTrait, doctor_id: DoctorId) -> Result<Option<Instant>> {
    let end: Option<Option<Instant>> = Entity::find()
        .select_only()
        .column(Column::HoldExpiresAt)
        .filter(Column::Status.eq(Status::Held))
        .filter(Column::DoctorId.eq(doctor_id))
        .filter(Column::HoldExpiresAt.is_not_null())
        .order_by_asc(Column::HoldExpiresAt)
        .limit(1)
        .into_tuple()
        .one(db)
        .await?;
    Ok(end.flatten())
}

/// Whether one of these patients has an appointment still to come, or going on. One that nobody marked as over is over with
/// its end.
pub async fn has_open(db: &impl ConnectionTrait, patient_ids: &[PatientId], now: Instant) -> Result<bool> {
    let open = Entity::find()
        .filter(Column::PatientId.is_in(patient_ids.iter().copied()))
        .filter(Column::EndsAt.gt(now))
        .filter(Column::Status.is_in([
            Status::Held,
            Status::Confirmed,
            Status::CheckedIn,
            Status::InProgress,
        ]))
        .limit(1)
        .one(db)
        .await?;
    Ok(open.is_some())
}

/// Notes that the actor is shown these appointments, except those of people of their own.
pub async fn note_read(
    app: &App,
    actor: &Actor,
    shown: impl IntoIterator<Item = &Appointment>,
) -> Result<()> {
    let others = shown.into_iter().filter(|row| !actor.owns(row.account_id));
    let patients = others.map(|row| (row.patient_id, Some(row.clinic_id)));
    note_reads(app, actor, Looked::Appointment, patients).await
}
