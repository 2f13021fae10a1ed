//! The tables `weekly_hours`, `leave`, `holidays` and `day_sheets`.

use std::collections::{BTreeSet, HashMap};

use kernel::{
    calendar::{LocalHours, Pattern, SheetWords, TickSet, UtcDay},
    id::{ClinicId, DepartmentId, DoctorId, HolidayId, HoursId, LeaveId, ServiceId},
    time::{Date, Instant},
};
use sea_orm::{Condition, QueryOrder, QuerySelect, entity::prelude::*};
use uuid::Uuid;

use crate::error::{Error, Result};

pub mod weekly_hours {
    use kernel::{
        id::{DepartmentId, DoctorId, HoursId},
        time::{Date, Instant},
    };
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "weekly_hours")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: HoursId,
        pub doctor_id: DoctorId,
        pub weekday: i32,
        pub starts_minute: i32,
        pub ends_minute: i32,
        pub slot_minutes: i32,
        pub consultation_fee: Option<i64>,
        pub valid_from: Option<Date>,
        pub valid_until: Option<Date>,
        pub service_ids: String,
        /// Where the doctor works then; `None`: in the doctor's own.
        pub department_id: Option<DepartmentId>,
        pub created_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod leave {
    use kernel::{
        id::{DoctorId, LeaveId},
        time::Instant,
    };
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "leave")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: LeaveId,
        pub doctor_id: DoctorId,
        pub starts_at: Instant,
        pub ends_at: Instant,
        pub reason: String,
        pub created_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod holidays {
    use kernel::{
        id::{ClinicId, HolidayId},
        time::{Date, Instant},
    };
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "holidays")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: HolidayId,
        pub clinic_id: ClinicId,
        /// Local dates of the clinic, both included.
        pub first_date: Date,
        pub last_date: Date,
        pub name: String,
        pub created_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod day_sheets {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "day_sheets")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub resource_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub utc_day: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub lane: i32,
        pub w0: i64,
        pub w1: i64,
        pub w2: i64,
        pub w3: i64,
        pub w4: i64,
        pub w5: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}

    impl Model {
        pub fn words(&self) -> kernel::calendar::SheetWords {
            kernel::calendar::SheetWords::from_i64([self.w0, self.w1, self.w2, self.w3, self.w4, self.w5])
        }
    }
}

pub use holidays::Model as Holiday;
pub use leave::Model as Leave;
pub use weekly_hours::Model as WeeklyHours;

impl WeeklyHours {
    /// The kernel's pattern of this row; it was valid when it was written.
    pub fn pattern(&self) -> Result<Pattern> {
        let corrupt = |error| Error::broken_by("a row of weekly hours is not valid", error);
        let minute = |value: i32| u16::try_from(value).unwrap_or(u16::MAX);
        let weekday = u8::try_from(self.weekday).unwrap_or(u8::MAX);
        let hours = LocalHours::new(weekday, minute(self.starts_minute), minute(self.ends_minute))
            .map_err(corrupt)?;
        let pattern = Pattern::new(hours, minute(self.slot_minutes)).map_err(corrupt)?;
        pattern
            .valid(self.valid_from.map(|date| date.0), self.valid_until.map(|date| date.0))
            .map_err(corrupt)
    }

    /// The services these hours are for; empty means every one.
    pub fn services(&self) -> Vec<ServiceId> {
        self.service_ids.split_whitespace().filter_map(|id| id.parse().ok()).collect()
    }
}

pub async fn hours_of_doctor(db: &impl ConnectionTrait, doctor_id: DoctorId) -> Result<Vec<WeeklyHours>> {
    Ok(weekly_hours::Entity::find()
        .filter(weekly_hours::Column::DoctorId.eq(doctor_id))
        .order_by_asc(weekly_hours::Column::Weekday)
        .order_by_asc(weekly_hours::Column::StartsMinute)
        .order_by_asc(weekly_hours::Column::Id)
        .all(db)
        .await?)
}

/// The hours of several doctors, each in the order of the week.
pub async fn hours_of_doctors(db: &impl ConnectionTrait, ids: &[DoctorId]) -> Result<Vec<WeeklyHours>> {
    Ok(weekly_hours::Entity::find()
        .filter(weekly_hours::Column::DoctorId.is_in(ids.iter().copied()))
        .order_by_asc(weekly_hours::Column::Weekday)
        .order_by_asc(weekly_hours::Column::StartsMinute)
        .order_by_asc(weekly_hours::Column::Id)
        .all(db)
        .await?)
}

pub async fn hours_by_id(db: &impl ConnectionTrait, doctor_id: DoctorId, id: HoursId) -> Result<WeeklyHours> {
    weekly_hours::Entity::find_by_id(id)
        .filter(weekly_hours::Column::DoctorId.eq(doctor_id))
        .one(db)
        .await?
        .ok_or_else(|| Error::not_found("row of weekly hours"))
}

/// The doctors with hours that name a department.
pub async fn doctors_with_hours_in(
    db: &impl ConnectionTrait,
    id: DepartmentId,
) -> Result<BTreeSet<DoctorId>> {
    let ids = weekly_hours::Entity::find()
        .select_only()
        .column(weekly_hours::Column::DoctorId)
        .filter(weekly_hours::Column::DepartmentId.eq(id));
    Ok(ids.into_tuple::<DoctorId>().all(db).await?.into_iter().collect())
}

/// Writes many doctors' hours at once, for seeding.
pub async fn bulk_hours(db: &impl ConnectionTrait, rows: Vec<WeeklyHours>) -> Result<()> {
    use sea_orm::IntoActiveModel;
    // SQLite takes 32,766 parameters a statement; a row has twelve.
    for chunk in rows.chunks(2_500) {
        let rows = chunk.iter().cloned().map(IntoActiveModel::into_active_model);
        weekly_hours::Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    Ok(())
}

/// Leave that is not over at `instant`, by its start.
pub async fn leave_after(
    db: &impl ConnectionTrait,
    doctor_id: DoctorId,
    instant: Instant,
) -> Result<Vec<Leave>> {
    Ok(leave::Entity::find()
        .filter(leave::Column::DoctorId.eq(doctor_id))
        .filter(leave::Column::EndsAt.gt(instant))
        .order_by_asc(leave::Column::StartsAt)
        .order_by_asc(leave::Column::Id)
        .all(db)
        .await?)
}

/// As [`leave_after`], of several doctors.
pub async fn leave_of_doctors_after(
    db: &impl ConnectionTrait,
    ids: &[DoctorId],
    instant: Instant,
) -> Result<Vec<Leave>> {
    Ok(leave::Entity::find()
        .filter(leave::Column::DoctorId.is_in(ids.iter().copied()))
        .filter(leave::Column::EndsAt.gt(instant))
        .order_by_asc(leave::Column::StartsAt)
        .order_by_asc(leave::Column::Id)
        .all(db)
        .await?)
}

/// The leave of several doctors that meets a span, by its start.
pub async fn leave_of_doctors_within(
    db: &impl ConnectionTrait,
    ids: &[DoctorId],
    from: Instant,
    until: Instant,
) -> Result<Vec<Leave>> {
    Ok(leave::Entity::find()
        .filter(leave::Column::DoctorId.is_in(ids.iter().copied()))
        .filter(leave::Column::StartsAt.lt(until))
        .filter(leave::Column::EndsAt.gt(from))
        .order_by_asc(leave::Column::StartsAt)
        .order_by_asc(leave::Column::Id)
        .all(db)
        .await?)
}

pub async fn leave_by_id(db: &impl ConnectionTrait, doctor_id: DoctorId, id: LeaveId) -> Result<Leave> {
    leave::Entity::find_by_id(id)
        .filter(leave::Column::DoctorId.eq(doctor_id))
        .one(db)
        .await?
        .ok_or_else(|| Error::not_found("leave"))
}

/// The holidays of these clinics that meet the local dates from `first` to `last` (both included; `None` is no end), in
/// order.
pub async fn holidays_within(
    db: &impl ConnectionTrait,
    clinic_ids: &[ClinicId],
    first: Date,
    last: Option<Date>,
) -> Result<Vec<Holiday>> {
    if clinic_ids.is_empty() {
        return Ok(Vec::new());
    }
    let begun = last.map(|last| holidays::Column::FirstDate.lte(last));
    Ok(holidays::Entity::find()
        .filter(holidays::Column::ClinicId.is_in(clinic_ids.iter().copied()))
        .filter(holidays::Column::LastDate.gte(first))
        .filter(Condition::all().add_option(begun))
        .order_by_asc(holidays::Column::FirstDate)
        .order_by_asc(holidays::Column::Id)
        .all(db)
        .await?)
}

pub async fn holiday_by_id(db: &impl ConnectionTrait, clinic_id: ClinicId, id: HolidayId) -> Result<Holiday> {
    holidays::Entity::find_by_id(id)
        .filter(holidays::Column::ClinicId.eq(clinic_id))
        .one(db)
        .await?
        .ok_or_else(|| Error::not_found("holiday"))
}

/// What is taken of a resource from `first` to `last` (UTC days, both included): one set a lane, for at least
/// `lanes` lanes.
pub async fn taken(
    db: &impl ConnectionTrait,
    resource: Uuid,
    lanes: u16,
    first: UtcDay,
    last: UtcDay,
) -> Result<Vec<TickSet>> {
    let rows = day_sheets::Entity::find()
        .filter(day_sheets::Column::ResourceId.eq(resource))
        .filter(day_sheets::Column::UtcDay.between(first.0, last.0))
        .order_by_asc(day_sheets::Column::UtcDay)
        .all(db)
        .await?;
    let mut by_lane = no_sheets(lanes);
    for row in rows {
        put(&mut by_lane, &row);
    }
    Ok(by_lane.iter().map(|sheets| TickSet::from_sheets(sheets)).collect())
}

/// A resource's sheets by lane.
type Lanes = Vec<Vec<(UtcDay, SheetWords)>>;

fn no_sheets(lanes: u16) -> Lanes {
    vec![Vec::new(); usize::from(lanes.max(1))]
}

/// Makes room for a lane beyond those there are only where something is in it: visits stay where they are when a
/// doctor's capacity falls.
fn put(lanes: &mut Lanes, row: &day_sheets::Model) {
    let (lane, words) = (usize::try_from(row.lane).unwrap_or(0), row.words());
    if !words.is_empty() {
        lanes.resize(lanes.len().max(lane + 1), Vec::new());
        lanes[lane].push((UtcDay(row.utc_day), words));
    }
}

/// As [`taken`], of several resources, each with its own number of lanes.
pub async fn taken_of_each(
    db: &impl ConnectionTrait,
    resources: &[(Uuid, u16)],
    first: UtcDay,
    last: UtcDay,
) -> Result<HashMap<Uuid, Vec<TickSet>>> {
    let rows = day_sheets::Entity::find()
        .filter(day_sheets::Column::ResourceId.is_in(resources.iter().map(|(id, _)| *id)))
        .filter(day_sheets::Column::UtcDay.between(first.0, last.0))
        .order_by_asc(day_sheets::Column::UtcDay)
        .all(db)
        .await?;
    let mut sheets: HashMap<Uuid, Lanes> =
        resources.iter().map(|&(id, lanes)| (id, no_sheets(lanes))).collect();
    for row in rows {
        if let Some(lanes) = sheets.get_mut(&row.resource_id) {
            put(lanes, &row);
        }
    }
    let united = |lanes: Vec<Vec<_>>| lanes.iter().map(|sheets| TickSet::from_sheets(sheets)).collect();
    Ok(sheets.into_iter().map(|(id, lanes)| (id, united(lanes))).collect())
}

/// Every sheet that has a bit set, for `check`: resource, lane, day, words.
pub async fn all_sheets(db: &impl ConnectionTrait) -> Result<Vec<(Uuid, u16, UtcDay, SheetWords)>> {
    let rows = day_sheets::Entity::find().all(db).await?;
    let lane = |row: &day_sheets::Model| u16::try_from(row.lane).unwrap_or(u16::MAX);
    Ok(rows
        .into_iter()
        .filter(|row| !row.words().is_empty())
        .map(|row| (row.resource_id, lane(&row), UtcDay(row.utc_day), row.words()))
        .collect())
}
