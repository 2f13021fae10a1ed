//! A patient's own place on the day of the visit: how many come before, and when it is likely to be their turn.

use kernel::{
    id::AppointmentId,
    queue::Expected,
    time::{MINUTE, day_span},
};
use serde::Serialize;
use std::collections::HashMap;
use utoipa::ToSchema;

use super::{
    day,
    flow::estimate,
    model::Status,
    store::{self, Appointment},
};
use crate::{
    App,
    access::{Action, Actor, Reach},
    error::Result,
    schedule::{self, Plan},
};

/// Tells of one visit, and of the others of the day only how many there are.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PlaceView {
    pub appointment_id: AppointmentId,
    pub status: Status,
    /// When this was read.
    pub now: String,
    pub starts_at: String,
    /// The number in the queue: place in the sitting, from 1.
    pub position: Option<i32>,
    /// How many the doctor sees before; null on any day but that of the visit, and once it has begun.
    pub ahead: Option<usize>,
    /// When it is expected to begin, as the day goes; null as `ahead`.
    pub expected_time: Option<String>,
    /// How much later that is than the booked time; null as `ahead`.
    pub late_minutes: Option<i64>,
}

/// 404 for an appointment out of reach.
pub async fn place(app: &App, actor: &Actor, id: AppointmentId) -> Result<PlaceView> {
    let reach = actor.reach(Action::ReadAppointments)?;
    let own = store::reachable(app, &reach, id).await?;
    let plan = schedule::plan_of(app, own.doctor_id).await?;
    let text = |at: kernel::time::Instant| at.rfc3339(&plan.tz);
    let expected = expected(app, &own, &plan).await?;
    let late = |expected: Expected| (expected.at.seconds_since(own.starts_at) / MINUTE).max(0);
    Ok(PlaceView {
        appointment_id: own.id,
        status: own.status,
        now: text(app.now()),
        starts_at: text(own.starts_at),
        position: own.position,
        ahead: expected.map(|expected| expected.ahead),
        expected_time: expected.map(|expected| text(expected.at)),
        late_minutes: expected.map(late),
    })
}

/// On the day of the visit, as the doctor's day goes.
async fn expected(app: &App, own: &Appointment, plan: &Plan) -> Result<Option<Expected>> {
    let (now, date) = (app.now(), own.starts_at.date_in(&plan.tz));
    if !matches!(own.status, Status::Confirmed | Status::CheckedIn) || now.date_in(&plan.tz) != date {
        return Ok(None);
    }
    let span = day_span(date, &plan.tz);
    // Whose visits the others are is told to nobody: they are only counted.
    let others = day::visits(app, &Reach::everything(), own.clinic_id, &[own.doctor_id], span).await?;
    let doctors = HashMap::from([(plan.doctor.id, plan.doctor.clone())]);
    Ok(estimate(&others, &doctors, now).remove(&own.id))
}
