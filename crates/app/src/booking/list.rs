//! Reading appointments: one, a page of them.

use std::collections::HashMap;

use kernel::{
    id::{AppointmentId, ClinicId, DoctorId, PatientId},
    paging::{self, Page, PageRequest},
    time::Instant,
};
use sea_orm::{Order, QueryOrder, QuerySelect, entity::prelude::*};

use super::{
    archive_due::may_be_archived,
    archived,
    model::Status,
    store::{self, Appointment, Column, Entity},
    views::{AppointmentView, Around, LetterVisit, view},
    wanted::{ARCHIVED, LIVE, Wanted},
};
use crate::{
    App,
    access::{Action, Actor, Reach},
    audit::{Looked, note_reads},
    doctors,
    error::Result,
    patients,
};

/// What a list is asked for; everything combines.
#[derive(Clone, Debug, Default)]
pub struct ListInput {
    /// Only this clinic's, of all that the actor reaches.
    pub clinic_id: Option<ClinicId>,
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

/// An appointment as other rooms need it; 404 for one out of reach.
pub async fn visit(app: &App, reach: &Reach, id: AppointmentId) -> Result<Appointment> {
    store::reachable(app, reach, id).await
}

pub async fn show(app: &App, actor: &Actor, id: AppointmentId) -> Result<AppointmentView> {
    let reach = actor.reach(Action::ReadAppointments)?;
    let appointment = store::reachable(app, &reach, id).await?;
    store::note_read(app, actor, [&appointment]).await?;
    view(app, &appointment).await
}

/// A page of the appointments the actor may see, by their start. Archived ones stand in it like any other.
pub async fn list(app: &App, actor: &Actor, input: ListInput) -> Result<Page<AppointmentView>> {
    let wanted = Wanted::parse(actor, &input)?;
    let limit = u64::from(input.page.limit) + 1;
    let order = if input.ascending { Order::Asc } else { Order::Desc };
    let live = Entity::find()
        .filter(wanted.among(&LIVE))
        .order_by(Column::StartsAt, order.clone())
        .order_by(Column::Id, order.clone())
        .limit(limit)
        .all(app.db.read())
        .await?;
    let mut rows: Vec<Row> = live.into_iter().map(|row| Row::Live(Box::new(row))).collect();
    if may_be_archived(app, input.from) && wanted.may_have_ended() {
        let long_over = archived::Entity::find()
            .filter(wanted.among(&ARCHIVED))
            .order_by(archived::Column::StartsAt, order.clone())
            .order_by(archived::Column::Id, order)
            .limit(limit)
            .all(app.db.read())
            .await?;
        rows.extend(long_over.into_iter().map(Row::Archived));
        rows.sort_by_key(Row::place);
        if !input.ascending {
            rows.reverse();
        }
        // Archived between the two looks, it would stand here twice.
        rows.dedup_by_key(|row| row.place());
    }
    let page =
        Page::from_rows(rows, input.page.limit, |row| paging::cursor(row.place().0.0, row.place().1.0));
    let rows = whole(app, page.items).await?;
    store::note_read(app, actor, &rows).await?;
    let around = Around::of(app, &rows).await?;
    let items = rows.iter().map(|row| around.view(row)).collect::<Result<Vec<_>>>()?;
    Ok(Page { items, next_cursor: page.next_cursor })
}

/// A row of a page before the archive is asked.
enum Row {
    Live(Box<Appointment>),
    Archived(archived::Model),
}

impl Row {
    fn place(&self) -> (Instant, AppointmentId) {
        match self {
            Self::Live(row) => (row.starts_at, row.id),
            Self::Archived(row) => (row.starts_at, row.id),
        }
    }
}

/// The whole appointments of a page: the archive is asked once, for those on it.
async fn whole(app: &App, rows: Vec<Row>) -> Result<Vec<Appointment>> {
    let long_over: Vec<archived::Model> = rows
        .iter()
        .filter_map(|row| match row {
            Row::Archived(row) => Some(row.clone()),
            Row::Live(_) => None,
        })
        .collect();
    let mut long_over = archived::whole(app, &long_over).await?;
    let of_row = |row: Row| match row {
        Row::Live(row) => Some(*row),
        Row::Archived(row) => long_over.remove(&row.id),
    };
    Ok(rows.into_iter().filter_map(of_row).collect())
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
    let asked = ids.len();
    let live = Entity::find().filter(store::within(&reach)).filter(Column::Id.is_in(ids.clone()));
    let live = live.all(db).await?;
    let mut rows: Vec<_> =
        live.into_iter().map(|row| (row.clinic_id, row.id, row.doctor_id, row.patient_id)).collect();
    if rows.len() < asked {
        let long_over = archived::Entity::find().filter(archived::within(&reach));
        let long_over = long_over.filter(archived::Column::Id.is_in(ids)).all(db).await?;
        rows.extend(long_over.into_iter().map(|row| (row.clinic_id, row.id, row.doctor_id, row.patient_id)));
    }
    let paying = rows.iter().map(|(clinic_id, .., id)| (*id, Some(*clinic_id)));
    note_reads(app, actor, Looked::Payment, paying).await?;
    let doctors = doctors::by_ids(db, rows.iter().map(|(_, _, id, _)| *id)).await?;
    let patients = patients::by_ids(db, rows.iter().map(|(.., id)| *id)).await?;
    let names = |(_, id, doctor_id, patient_id)| {
        let patient = patients.get(&patient_id).map(|patient| patient.name.clone());
        let doctor = doctors.get(&doctor_id).map(|doctor| doctor.full_name.clone());
        (id, (patient.unwrap_or_default(), doctor.unwrap_or_default()))
    };
    Ok(rows.into_iter().map(names).collect())
}

/// What a letter needs; nothing when the appointment is not there.
pub async fn for_letter(app: &App, id: AppointmentId) -> Result<Option<LetterVisit>> {
    let Some(appointment) = store::by_id(app, id).await? else { return Ok(None) };
    Around::of(app, std::slice::from_ref(&appointment)).await?.letter(&appointment).map(Some)
}

/// How an appointment stands: its status and how often it was changed; nothing when it is not there. One may be in the
/// archive before anybody has heard of its last change.
pub async fn standing_of(app: &App, id: AppointmentId) -> Result<Option<(Status, i32)>> {
    let columns = Entity::find_by_id(id).select_only().columns([Column::Status, Column::Sequence]);
    match columns.into_tuple().one(app.db.read()).await? {
        None => Ok(store::by_id(app, id).await?.map(|row| (row.status, row.sequence))),
        found => Ok(found),
    }
}
