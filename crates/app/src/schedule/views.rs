//! What surfaces are given.

use kernel::{
    id::{DepartmentId, HoursId, LeaveId, ServiceId, SittingId},
    money::Money,
    time::{Date, Instant, Weekday},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// One free time as rooms pass it on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfferedTime {
    pub starts_at: Instant,
    pub ends_at: Instant,
    pub sitting_id: SittingId,
    /// Place in the sitting, from 1.
    pub position: u16,
    /// Local date in the clinic's zone.
    pub date: jiff::civil::Date,
    /// Where, if not in the doctor's own department.
    pub elsewhere: Option<DepartmentId>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Availability {
    /// IANA name; local dates and offsets below are of this zone.
    pub time_zone: String,
    pub days: Vec<AvailableDay>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AvailableDay {
    pub date: Date,
    pub times: Vec<AvailableTime>,
}

#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct AvailableTime {
    /// RFC 3339 with the clinic's offset.
    pub starts_at: String,
    pub ends_at: String,
    pub sitting_id: SittingId,
    /// Place in the sitting, from 1.
    pub position: u16,
    /// Where the doctor works then; left out where it is the doctor's own department.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department_id: Option<DepartmentId>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Explanation {
    pub at: String,
    pub free: bool,
    /// Empty when free.
    pub reasons: Vec<ReasonView>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReasonView {
    /// `outside_hours`, `on_leave`, `time_taken`, …: the codes that booking such a time is refused with.
    pub code: String,
    /// A sentence for a person.
    pub message: String,
}

/// A dated block of a doctor's work.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SittingView {
    pub id: SittingId,
    pub date: Date,
    pub starts_at: String,
    pub ends_at: String,
    pub slot_minutes: u16,
    /// Places times lanes.
    pub capacity: u32,
    pub booked: u32,
    /// The next free place and when it is expected; null when the sitting is full or over.
    pub next_position: Option<u16>,
    pub next_expected_time: Option<String>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HoursView {
    pub id: HoursId,
    pub day: Weekday,
    /// `HH:MM`, wall clock in the clinic's zone.
    pub start: String,
    /// `HH:MM`; `24:00` is the end of the day.
    pub end: String,
    pub slot_minutes: u16,
    /// The sitting form of the same hours: minutes for each, how many.
    pub appointment_duration: u16,
    pub num_slots: u16,
    /// The sitting's own price, where it has one.
    pub consultation_fee: Option<Money>,
    /// Empty means every service.
    pub service_ids: Vec<ServiceId>,
    /// Where the doctor works then; null: in the doctor's own department.
    pub department_id: Option<DepartmentId>,
    pub valid_from: Option<Date>,
    pub valid_until: Option<Date>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LeaveView {
    pub id: LeaveId,
    pub starts_at: String,
    pub ends_at: String,
    pub reason: String,
}
