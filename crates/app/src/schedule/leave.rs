//! A doctor's leave: list, add, remove. Adding first tells whom it affects (booking knows; see its door).

use kernel::{
    fields::{Check, Complaint},
    id::{ClinicId, DoctorId, HolidayId, LeaveId},
    text,
    time::{Instant, parse_instant},
};
use sea_orm::{EntityTrait, IntoActiveModel, ModelTrait};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    hours::writable_doctor,
    store::{self, Leave, leave},
    views::LeaveView,
};
use crate::{
    App, Work,
    access::Actor,
    audit::Entry,
    doctors,
    error::{Error, Result},
    outbox::Fact,
};

/// The longest leave, in days: a longer one is a resignation.
const MOST_DAYS: i64 = 400;

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LeaveInput {
    /// RFC 3339.
    pub starts_at: Option<String>,
    pub ends_at: Option<String>,
    /// Only staff read it.
    pub reason: Option<String>,
}

/// What else becomes so with a leave or a holiday, in its transaction: said by the room that knows what lies in it.
pub trait Beside: Sync {
    fn taken(&self, work: &Work<'_>, absences: &[Absence]) -> impl Future<Output = Result<()>> + Send;

    fn removed(&self, work: &Work<'_>, why: Away) -> impl Future<Output = Result<()>> + Send;
}

/// A doctor who is away for a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Absence {
    /// The leave, or this doctor's part of a holiday.
    pub leave_id: LeaveId,
    pub holiday_id: Option<HolidayId>,
    pub clinic_id: ClinicId,
    pub doctor_id: DoctorId,
    pub starts_at: Instant,
    pub ends_at: Instant,
}

/// Why doctors are away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Away {
    Leave(LeaveId),
    Holiday(HolidayId),
}

/// Leave that is not over, by its start.
pub async fn leave_of(app: &App, actor: &Actor, doctor_id: DoctorId) -> Result<Vec<LeaveView>> {
    let (_, clinic) = writable_doctor(app, actor, doctor_id).await?;
    let zone = clinic.zone()?;
    let rows = store::leave_after(app.db.read(), doctor_id, app.now()).await?;
    Ok(rows.iter().map(|row| view(row, &zone)).collect())
}

/// Closes the doctor's calendar for a time. What becomes of the appointments in it is said by `beside`.
pub async fn add_leave(
    app: &App,
    actor: &Actor,
    doctor_id: DoctorId,
    input: LeaveInput,
    beside: &impl Beside,
) -> Result<LeaveView> {
    let (_, clinic) = writable_doctor(app, actor, doctor_id).await?;
    let row = parse(app, doctor_id, input)?;
    let mut work = app.begin(actor).await?;
    doctors::schedule_changed(&**work, doctor_id).await?;
    leave::Entity::insert(row.clone().into_active_model()).exec_without_returning(&**work).await?;
    let Leave { id: leave_id, starts_at, ends_at, .. } = row;
    let absence = Absence { leave_id, holiday_id: None, clinic_id: clinic.id, doctor_id, starts_at, ends_at };
    beside.taken(&work, &[absence]).await?;
    work.audit(
        Entry::new("leave.add", doctor_id).clinic(clinic.id).detail(serde_json::json!({"leave": row.id})),
    );
    work.fact(Fact::ScheduleChanged { doctor_id });
    let view = view(&row, &clinic.zone()?);
    work.answer(201, &view)?;
    work.commit().await?;
    Ok(view)
}

/// Opens the time again.
pub async fn remove_leave(
    app: &App,
    actor: &Actor,
    doctor_id: DoctorId,
    leave_id: LeaveId,
    beside: &impl Beside,
) -> Result<()> {
    let (_, clinic) = writable_doctor(app, actor, doctor_id).await?;
    let row = store::leave_by_id(app.db.read(), doctor_id, leave_id).await?;
    let mut work = app.begin(actor).await?;
    row.delete(&**work).await?;
    doctors::schedule_changed(&**work, doctor_id).await?;
    beside.removed(&work, Away::Leave(leave_id)).await?;
    work.audit(
        Entry::new("leave.remove", doctor_id)
            .clinic(clinic.id)
            .detail(serde_json::json!({"leave": leave_id})),
    );
    work.fact(Fact::ScheduleChanged { doctor_id });
    work.commit().await?;
    Ok(())
}

/// The span an input names, for those who must know whom it would affect.
pub fn parse_span(app: &App, input: &LeaveInput) -> Result<(Instant, Instant)> {
    let mut check = Check::new();
    let instant = |text: &Option<String>| {
        let text = text.as_deref().ok_or_else(|| Complaint::new("required", "Give a time."))?;
        parse_instant(text)
            .ok_or_else(|| Complaint::new("not_an_instant", "Write it like 2026-11-23T10:30:00+05:00."))
    };
    let starts_at = check.field("starts_at", instant(&input.starts_at));
    let ends_at = check.field("ends_at", instant(&input.ends_at));
    if let (Some(starts_at), Some(ends_at)) = (starts_at, ends_at) {
        let days = ends_at.seconds_since(starts_at) / kernel::time::DAY;
        check.require("ends_at", starts_at < ends_at, "before_start", "Leave ends after it starts.");
        check.require("ends_at", days <= MOST_DAYS, "too_long", "Leave is at most 400 days long.");
        check.require("ends_at", ends_at > app.now(), "in_the_past", "This leave is already over.");
        if check.is_clean() {
            return Ok((starts_at, ends_at));
        }
    }
    Err(Error::fields(check))
}

fn parse(app: &App, doctor_id: DoctorId, input: LeaveInput) -> Result<Leave> {
    let (starts_at, ends_at) = parse_span(app, &input)?;
    let mut check = Check::new();
    let reason = check.field("reason", text::paragraph(input.reason.as_deref().unwrap_or_default(), 300));
    let Some(reason) = reason else { return Err(Error::fields(check)) };
    Ok(Leave { id: app.new_id(), doctor_id, starts_at, ends_at, reason, created_at: app.now() })
}

fn view(row: &Leave, zone: &jiff::tz::TimeZone) -> LeaveView {
    LeaveView {
        id: row.id,
        starts_at: row.starts_at.rfc3339(zone),
        ends_at: row.ends_at.rfc3339(zone),
        reason: row.reason.clone(),
    }
}
