//! An offer ends: by what became of the visit, by the leave that was taken back, or by time.

use kernel::{id::AppointmentId, time::Instant};
use sea_orm::{Condition, ExprTrait, QueryOrder, QuerySelect, entity::prelude::*, sea_query::Query};

use super::{
    model::ReplacementStatus as To,
    store::{self, Replacement, absence, offered_time, replacement},
};
use crate::{
    App, Work,
    access::Actor,
    audit::Entry,
    booking::{
        cancel::call_off,
        let_down::DOCTOR_AWAY,
        model::Status,
        store::{self as visits, Appointment},
    },
    error::Result,
    outbox::Fact,
    retrying, schedule,
};

/// Offers ended in one turn of a worker, of each kind.
const BATCH: u64 = 100;

/// Ends the open offer for a visit, where there is one, by what became of the visit: for whoever hears of a change.
pub async fn close(app: &App, id: AppointmentId) -> Result<()> {
    let open = replacement::Entity::find().filter(replacement::Column::OpenKey.eq(id));
    let Some(row) = open.one(app.db.read()).await? else { return Ok(()) };
    if let Some(to) = become_of(&row, visits::by_id(app, id).await?.as_ref()) {
        retrying(|| end(app, &row, to)).await?;
    }
    Ok(())
}

/// How the offer ends because of the visit; nothing while the visit is as it was crossed out.
fn become_of(row: &Replacement, visit: Option<&Appointment>) -> Option<To> {
    match visit {
        Some(visit) if visit.status == Status::Cancelled => Some(To::Cancelled),
        Some(visit) if visit.status != Status::Confirmed => Some(To::Withdrawn),
        Some(visit) if !row.is_about(visit) => Some(To::Moved),
        Some(_) => None,
        None => Some(To::Withdrawn),
    }
}

/// What time and leave bring about; gives how many offers it ended or changed. The sweeper's work.
pub async fn end_due(app: &App) -> Result<usize> {
    let now = app.now();
    let mut done = 0;
    for row in needless(app).await? {
        done += usize::from(retrying(|| end(app, &row, To::Withdrawn)).await?);
    }
    let begun = Condition::all()
        .add(replacement::Column::Status.is_in([To::Offered, To::Lapsed]))
        .add(replacement::Column::StartsAt.lte(now));
    for row in found(app, begun).await? {
        done += usize::from(call_off_unanswered(app, &row).await?);
    }
    let late = Condition::all()
        .add(replacement::Column::Status.eq(To::Offered))
        .add(replacement::Column::AnswerBy.lte(now));
    for row in found(app, late).await? {
        done += usize::from(retrying(|| end(app, &row, To::Lapsed)).await?);
    }
    Ok(done)
}

/// Open offers whose leave was taken back.
async fn needless(app: &App) -> Result<Vec<Replacement>> {
    let leave = Query::select()
        .expr(Expr::val(1))
        .from(absence::Entity)
        .and_where(
            Expr::col((absence::Entity, absence::Column::LeaveId))
                .equals((replacement::Entity, replacement::Column::LeaveId)),
        )
        .to_owned();
    let open = replacement::Column::Status.is_in([To::Offered, To::Lapsed]);
    found(app, Condition::all().add(open).add(Expr::exists(leave).not())).await
}

async fn found(app: &App, which: Condition) -> Result<Vec<Replacement>> {
    let rows = replacement::Entity::find().filter(which);
    Ok(rows.order_by_asc(replacement::Column::AnswerBy).limit(BATCH).all(app.db.read()).await?)
}

/// The visit's time has come, the doctor is away and the patient has not answered: nobody shall wait for it, and the
/// money goes back.
async fn call_off_unanswered(app: &App, row: &Replacement) -> Result<bool> {
    let visit = visits::by_id(app, row.appointment_id).await?;
    if let Some(to) = become_of(row, visit.as_ref()) {
        return retrying(|| end(app, row, to)).await;
    }
    let Some(visit) = visit else { return Ok(false) };
    // The news of it ends the offer.
    match call_off(app, &Actor::system(), &visit, DOCTOR_AWAY).await {
        Ok(_) => Ok(true),
        // Somebody has changed it at this moment: it is looked at again.
        Err(error) if error.problem().is_some() => Ok(false),
        Err(error) => Err(error),
    }
}

/// Gives whether it was this call that ended it.
async fn end(app: &App, row: &Replacement, to: To) -> Result<bool> {
    let actor = Actor::system();
    let mut work = app.begin(&actor).await?;
    let kept = store::offered(&**work, [row.id]).await?;
    if !leaves(&work, row, to, app.now()).await? {
        work.give_up().await?;
        return Ok(false);
    }
    work.audit(
        Entry::new("replacement.end", row.id)
            .clinic(row.clinic_id)
            .detail(serde_json::json!({"from": row.status, "to": to})),
    );
    if to == To::Withdrawn {
        work.fact(Fact::ReplacementWithdrawn { replacement_id: row.id });
    }
    if !kept.is_empty() {
        work.fact(Fact::TimesChanged { doctor_id: row.doctor_id });
    }
    work.flush().await?;
    let claims: Vec<_> = kept.iter().flat_map(|time| time.claims(row.doctor_id)).collect();
    schedule::release(&work, &claims).await?;
    work.commit().await?;
    Ok(true)
}

/// Changes the status it has to another, and forgets what was kept for it: the caller gives those ticks back. False when
/// it has another status by now.
pub(super) async fn leaves(work: &Work<'_>, row: &Replacement, to: To, now: Instant) -> Result<bool> {
    let open_key = row.open_key.filter(|_| to.is_open());
    let ended_at = Some(now).filter(|_| !to.is_open());
    let changed = replacement::Entity::update_many()
        .col_expr(replacement::Column::Status, Expr::value(to))
        .col_expr(replacement::Column::OpenKey, Expr::value(open_key))
        .col_expr(replacement::Column::EndedAt, Expr::value(ended_at))
        .filter(replacement::Column::Id.eq(row.id))
        .filter(replacement::Column::Status.eq(row.status))
        .exec(&***work)
        .await?;
    if changed.rows_affected == 0 {
        return Ok(false);
    }
    offered_time::Entity::delete_many()
        .filter(offered_time::Column::ReplacementId.eq(row.id))
        .exec(&***work)
        .await?;
    Ok(true)
}
