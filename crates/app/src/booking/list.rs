//! Reading appointments: one, a page of them, those that a leave would affect.

use std::collections::HashMap;

use kernel::{
    id::{AppointmentId, DoctorId, PatientId},
    paging::{self, Page, PageRequest},
    time::Instant,
};
use sea_orm::{Condition, Order, QueryOrder, QuerySelect, entity::prelude::*};

use super::{
    model::Status,
    store::{self, Appointment, Column, Entity},
    views::{AppointmentView, Around, LetterVisit, view_by_id},
};
use crate::{
    App,
    access::{Action, Actor},
    doctors,
    error::{Error, Result},
    patients,
    schedule::{self, LeaveInput, LeaveView},
};

/// What a list is asked for; everything combines.
#[derive(Clone, Debug, Default)]
pub struct ListInput {
    pub patient_id: Option<PatientId>,
    pub doctor_id: Option<DoctorId>,
    pub statuses: Vec<Status>,
    /// Visits that start at or after,
    pub from: Option<Instant>,
    /// and before.
    pub to: Option<Instant>,
    /// Earliest first; otherwise latest first.
    pub ascending: bool,
    /// Only the account's own, whatever else the actor may see.
    pub own: bool,
    pub page: PageRequest,
}

pub async fn show(app: &App, actor: &Actor, id: AppointmentId) -> Result<AppointmentView> {
    let reach = actor.reach(Action::ReadAppointments)?;
    store::reachable(app.db.read(), &reach, id).await?;
    view_by_id(app, id).await
}

/// A page of the appointments the actor may see, by their start.
pub async fn list(app: &App, actor: &Actor, input: ListInput) -> Result<Page<AppointmentView>> {
    let reach = actor.reach(Action::ReadAppointments)?;
    let mut filter = Condition::all().add(store::within(&reach));
    if input.own {
        filter = filter.add(Column::AccountId.eq(actor.signed_in()?));
    }
    if let Some(patient_id) = input.patient_id {
        filter = filter.add(Column::PatientId.eq(patient_id));
    }
    if let Some(doctor_id) = input.doctor_id {
        filter = filter.add(Column::DoctorId.eq(doctor_id));
    }
    if !input.statuses.is_empty() {
        filter = filter.add(Column::Status.is_in(input.statuses));
    }
    if let Some(from) = input.from {
        filter = filter.add(Column::StartsAt.gte(from));
    }
    if let Some(to) = input.to {
        filter = filter.add(Column::StartsAt.lt(to));
    }
    if let Some(cursor) = &input.page.cursor {
        let (key, id) = paging::parse_cursor(cursor)
            .ok_or_else(|| Error::field("cursor", "bad_cursor", "This cursor is not one of ours."))?;
        filter = filter.add(behind(Instant(key), AppointmentId(id), input.ascending));
    }
    let order = if input.ascending { Order::Asc } else { Order::Desc };
    let rows = Entity::find()
        .filter(filter)
        .order_by(Column::StartsAt, order.clone())
        .order_by(Column::Id, order)
        .limit(u64::from(input.page.limit) + 1)
        .all(app.db.read())
        .await?;
    let page = Page::from_rows(rows, input.page.limit, |row| paging::cursor(row.starts_at.0, row.id.0));
    let around = Around::of(app, &page.items).await?;
    let items = page.items.iter().map(|row| around.view(row)).collect::<Result<Vec<_>>>()?;
    Ok(Page { items, next_cursor: page.next_cursor })
}

/// Rows behind a cursor in list order.
fn behind(starts_at: Instant, id: AppointmentId, ascending: bool) -> Condition {
    let (later, behind_id) = if ascending {
        (Column::StartsAt.gt(starts_at), Column::Id.gt(id))
    } else {
        (Column::StartsAt.lt(starts_at), Column::Id.lt(id))
    };
    Condition::any().add(later).add(Condition::all().add(Column::StartsAt.eq(starts_at)).add(behind_id))
}

/// Of the appointments among `ids` that the actor may see, the patient's and the doctor's name: for lists of money,
/// which knows neither.
pub async fn names_of(
    app: &App,
    actor: &Actor,
    ids: Vec<AppointmentId>,
) -> Result<HashMap<AppointmentId, (String, String)>> {
    let reach = actor.reach(Action::ReadAppointments)?;
    let db = app.db.read();
    let rows = Entity::find().filter(store::within(&reach)).filter(Column::Id.is_in(ids)).all(db).await?;
    let doctors = doctors::by_ids(db, rows.iter().map(|row| row.doctor_id)).await?;
    let patients = patients::by_ids(db, rows.iter().map(|row| row.patient_id)).await?;
    let names = |row: Appointment| {
        let patient = patients.get(&row.patient_id).map(|patient| patient.name.clone());
        let doctor = doctors.get(&row.doctor_id).map(|doctor| doctor.full_name.clone());
        (row.id, (patient.unwrap_or_default(), doctor.unwrap_or_default()))
    };
    Ok(rows.into_iter().map(names).collect())
}

/// What a letter needs; nothing when the appointment is not there.
pub async fn for_letter(app: &App, id: AppointmentId) -> Result<Option<LetterVisit>> {
    let Some(appointment) = store::by_id(app.db.read(), id).await? else { return Ok(None) };
    Around::of(app, std::slice::from_ref(&appointment)).await?.letter(&appointment).map(Some)
}

/// The open appointments of a doctor that meet a span.
async fn open_within(
    app: &App,
    doctor_id: DoctorId,
    from: Instant,
    until: Instant,
) -> Result<Vec<Appointment>> {
    Ok(Entity::find()
        .filter(Column::DoctorId.eq(doctor_id))
        .filter(Column::Status.is_in([Status::Held, Status::Confirmed, Status::CheckedIn]))
        .filter(Column::StartsAt.lt(until))
        .filter(Column::EndsAt.gt(from))
        .order_by_asc(Column::StartsAt)
        .limit(500)
        .all(app.db.read())
        .await?)
}

/// Takes leave. While appointments lie in it, 409 `appointments_affected` with `appointments`, unless the caller has
/// seen them and says so; they stay as they are.
pub async fn take_leave(
    app: &App,
    actor: &Actor,
    doctor_id: DoctorId,
    input: LeaveInput,
    despite_appointments: bool,
) -> Result<LeaveView> {
    let affected = affected_by_leave(app, actor, doctor_id, &input).await?;
    if !affected.is_empty() && !despite_appointments {
        let detail = "Patients have appointments in this time. Look at them, then confirm the leave.";
        return Err(crate::Problem::new(crate::Kind::Conflict, "appointments_affected", detail)
            .with("appointments", affected)
            .into());
    }
    schedule::add_leave(app, actor, doctor_id, input).await
}

/// The appointments that a leave would meet, for those who may enter it.
pub async fn affected_by_leave(
    app: &App,
    actor: &Actor,
    doctor_id: DoctorId,
    input: &LeaveInput,
) -> Result<Vec<AppointmentView>> {
    schedule::leave_of(app, actor, doctor_id).await?;
    let (from, until) = schedule::parse_span(app, input)?;
    let rows = open_within(app, doctor_id, from, until).await?;
    let around = Around::of(app, &rows).await?;
    rows.iter().map(|row| around.view(row)).collect()
}
