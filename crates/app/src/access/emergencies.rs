//! Records that are open to a doctor in an emergency: kept, closed, reviewed. Whose record may be opened is decided in
//! `patients`, which knows people.

use kernel::{
    fields::{Check, Complaint},
    id::{AccountId, ClinicId, EmergencyId},
    paging::{self, Page, PageRequest},
    text,
    time::Instant,
};
use sea_orm::{Condition, PaginatorTrait, QueryOrder, QuerySelect, entity::prelude::*};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    Action, Actor,
    contact::overseers_of,
    grants,
    store::{
        emergency::{ActiveModel, Column, Entity, Model as Emergency, looked_into_by, within},
        emergency_clinic,
    },
};
use crate::{
    App, Work,
    audit::Entry,
    error::{Error, Result},
    outbox::Fact,
};

kernel::words! {
    /// Why somebody opens a record that their role does not reach.
    pub enum EmergencyReason {
        /// Life or health is in danger.
        Danger = "danger",
        /// The patient cannot speak for themselves.
        CannotSpeak = "cannot_speak",
        /// The patient's own doctor cannot be reached.
        DoctorAway = "doctor_away",
        Other = "other",
    }
}

/// How long a record stays open.
pub const EMERGENCY_MINUTES: i64 = 60;

const LONGEST_REMARK: usize = 1000;

/// Which emergencies are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct EmergenciesWanted {
    pub clinic_id: Option<ClinicId>,
    /// Only those that nobody has reviewed.
    pub unreviewed: bool,
}

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewEmergency {
    /// What was found, for whoever asks later.
    #[schema(required = true, max_length = 1000)]
    pub remark: Option<String>,
}

/// Opens a record within the operation that decided it, for these clinics to look into. Call [`super::forget`] of the
/// account after the commit.
pub async fn open_emergency(
    work: &mut Work<'_>,
    row: Emergency,
    clinics: impl IntoIterator<Item = ClinicId>,
) -> Result<()> {
    let (id, patient_id) = (row.id, row.patient_id);
    let detail = serde_json::json!({ "emergency_id": id, "reason": row.reason });
    Entity::insert(ActiveModel::from(row)).exec_without_returning(&***work).await?;
    let clinics =
        clinics.into_iter().map(|clinic_id| emergency_clinic::Model { clinic_id, emergency_id: id });
    let clinics: Vec<_> = clinics.map(emergency_clinic::ActiveModel::from).collect();
    for row in &clinics {
        let line = Entry::new("patient.break_glass", patient_id).patient(patient_id);
        work.audit(line.clinic(*row.clinic_id.as_ref()).detail(detail.clone()));
    }
    emergency_clinic::Entity::insert_many(clinics).exec_without_returning(&***work).await?;
    work.fact(Fact::EmergencyOpened { emergency_id: id });
    Ok(())
}

/// Who is told that a record was opened: the overseers of every clinic that looks into it, each once.
pub async fn overseers_of_emergency(app: &App, emergency: &Emergency) -> Result<Vec<AccountId>> {
    let db = app.db.read();
    let clinics = emergency_clinic::Entity::find()
        .filter(emergency_clinic::Column::EmergencyId.eq(emergency.id))
        .order_by_asc(emergency_clinic::Column::ClinicId)
        .all(db)
        .await?;
    let clinics: Vec<ClinicId> = clinics.into_iter().map(|row| row.clinic_id).collect();
    overseers_of(db, &clinics, emergency.account_id).await
}

/// Latest first: a doctor's own, those that the clinics look into that the actor runs.
pub async fn emergencies(
    app: &App,
    actor: &Actor,
    wanted: EmergenciesWanted,
    request: PageRequest,
) -> Result<Page<Emergency>> {
    let reach = actor.reach(Action::ReadEmergencies)?;
    let latest = Entity::find()
        .filter(within(&reach))
        .filter(Condition::all().add_option(wanted.clinic_id.map(|id| looked_into_by(&[id]))))
        .filter(Condition::all().add_option(wanted.unreviewed.then(|| Column::ReviewedAt.is_null())))
        .filter(Condition::all().add_option(behind(&request)?))
        .order_by_desc(Column::OpenedAt)
        .order_by_desc(Column::Id)
        .limit(u64::from(request.limit) + 1);
    let rows = latest.all(app.db.read()).await?;
    Ok(Page::from_rows(rows, request.limit, |row| paging::cursor(row.opened_at.0, row.id.0)))
}

/// 404 for one out of reach.
pub async fn emergency_within(app: &App, actor: &Actor, id: EmergencyId) -> Result<Emergency> {
    let reach = actor.reach(Action::ReadEmergencies)?;
    let found = Entity::find_by_id(id).filter(within(&reach)).one(app.db.read()).await?;
    found.ok_or_else(|| Error::not_found("emergency"))
}

/// For letters.
pub async fn emergency(app: &App, id: EmergencyId) -> Result<Option<Emergency>> {
    Ok(Entity::find_by_id(id).one(app.db.read()).await?)
}

/// How many that a clinic looks into nobody has reviewed.
pub async fn unreviewed_emergencies(app: &App, clinic_id: ClinicId) -> Result<u64> {
    let waiting = Entity::find().filter(looked_into_by(&[clinic_id])).filter(Column::ReviewedAt.is_null());
    Ok(waiting.count(app.db.read()).await?)
}

/// Closes a record before its time, at once everywhere and however often it was opened; one that is closed stays so.
pub async fn end_emergency(app: &App, actor: &Actor, id: EmergencyId) -> Result<Emergency> {
    let now = app.now();
    let kept = emergency_within(app, actor, id).await?;
    let mut work = app.begin(actor).await?;
    let end = Entity::update_many()
        .col_expr(Column::EndsAt, Expr::value(now))
        .filter(Column::AccountId.eq(kept.account_id))
        .filter(Column::PatientId.eq(kept.patient_id))
        .filter(Column::EndsAt.gt(now));
    if end.exec(&**work).await?.rows_affected == 0 {
        work.give_up().await?;
        return emergency_within(app, actor, id).await;
    }
    work.audit(Entry::new("emergency.end", id).patient(kept.patient_id).clinic(kept.clinic_id));
    work.commit().await?;
    grants::forget(app, kept.account_id).await;
    Ok(Emergency { ends_at: now, ..kept })
}

/// Notes that somebody looked into it. 409 `own_emergency`, `emergency_reviewed`.
pub async fn review_emergency(
    app: &App,
    actor: &Actor,
    id: EmergencyId,
    input: ReviewEmergency,
) -> Result<Emergency> {
    let reach = actor.reach(Action::ReviewEmergencies)?;
    let mut check = Check::new();
    let remark = check.required("remark", input.remark, |raw| {
        let remark = text::paragraph(&raw, LONGEST_REMARK)?;
        if remark.is_empty() { Err(Complaint::new("required", "Say what you found.")) } else { Ok(remark) }
    });
    let remark = check.build(|| remark).map_err(Error::fields)?;
    let kept = Entity::find_by_id(id).filter(within(&reach)).one(app.db.read()).await?;
    let kept = kept.ok_or_else(|| Error::not_found("emergency"))?;
    let reviewer = actor.signed_in()?;
    if kept.account_id == reviewer {
        let detail = "Somebody else has to review what you opened.";
        return Err(Error::conflict("own_emergency", detail));
    }
    let now = app.now();
    let mut work = app.begin(actor).await?;
    let review = Entity::update_many()
        .col_expr(Column::ReviewedAt, Expr::value(now))
        .col_expr(Column::ReviewedBy, Expr::value(reviewer))
        .col_expr(Column::Remark, Expr::value(remark.as_str()))
        .filter(Column::Id.eq(id))
        .filter(Column::ReviewedAt.is_null());
    if review.exec(&**work).await?.rows_affected == 0 {
        return Err(Error::conflict("emergency_reviewed", "Somebody has reviewed this already."));
    }
    work.audit(Entry::new("emergency.review", id).patient(kept.patient_id).clinic(kept.clinic_id));
    work.commit().await?;
    Ok(Emergency { reviewed_at: Some(now), reviewed_by: Some(reviewer), remark: Some(remark), ..kept })
}

fn behind(request: &PageRequest) -> Result<Option<Condition>> {
    let Some(cursor) = &request.cursor else { return Ok(None) };
    let wrong = Error::unknown_cursor;
    let (at, id) = paging::parse_cursor(cursor).ok_or_else(wrong)?;
    let (at, id) = (Instant(at), EmergencyId(id));
    let same = Condition::all().add(Column::OpenedAt.eq(at)).add(Column::Id.lt(id));
    Ok(Some(Condition::any().add(Column::OpenedAt.lt(at)).add(same)))
}
