//! Each patient whose visit is crossed out is offered other times, once.

use database::{Fault, FaultKind};
use kernel::{id::AppointmentId, time::Instant};
use sea_orm::{
    Condition, ExprTrait, IntoActiveModel, JoinType, QueryOrder, QuerySelect, entity::prelude::*,
    sea_query::Query,
};

use super::{
    model::ReplacementStatus,
    store::{Offered, Replacement, absence, offered_time, replacement},
};
use crate::{
    App,
    access::Actor,
    audit::Entry,
    booking::{
        model::Status,
        store::{self, Appointment, tried},
    },
    error::Result,
    outbox::Fact,
    retrying,
    schedule::{self, Ask, Decision, Plan},
};

/// How many times a patient chooses from.
const OFFERED: usize = 3;

/// How long they are kept, unless the visit begins before.
const KEPT_HOURS: i64 = 48;

/// Offers made in one turn of a worker.
const BATCH: u64 = 100;

/// Makes the offers that are still to be made; gives how many. The sweeper's work. A time that is only held is looked at
/// again when it is booked.
pub async fn offer_due(app: &App) -> Result<usize> {
    let mut made = 0;
    for (absence, appointment_id) in crossed_out(app).await? {
        let attempt = || retrying(|| attempt(app, &absence, appointment_id));
        // Nothing after so many attempts: others are always faster. The next turn tries again.
        made += usize::from(tried(attempt).await?.unwrap_or(false));
    }
    Ok(made)
}

/// Confirmed visits ahead that lie in an absence and have no offer because of it, nor another that is open.
async fn crossed_out(app: &App) -> Result<Vec<(absence::Model, AppointmentId)>> {
    let now = app.now();
    let offered = Query::select()
        .expr(Expr::val(1))
        .from(replacement::Entity)
        .and_where(
            Expr::col((replacement::Entity, replacement::Column::AppointmentId))
                .equals((store::Entity, store::Column::Id)),
        )
        .cond_where(
            Condition::any()
                .add(
                    Expr::col((replacement::Entity, replacement::Column::LeaveId))
                        .equals((absence::Entity, absence::Column::LeaveId)),
                )
                .add(Expr::col((replacement::Entity, replacement::Column::OpenKey)).is_not_null()),
        )
        .to_owned();
    let meets = absence::Entity::belongs_to(store::Entity)
        .from(absence::Column::DoctorId)
        .to(store::Column::DoctorId)
        .on_condition(|absence, visit| {
            Condition::all()
                .add(
                    Expr::col((visit.clone(), store::Column::StartsAt))
                        .lt(Expr::col((absence.clone(), absence::Column::EndsAt))),
                )
                .add(
                    Expr::col((visit, store::Column::EndsAt))
                        .gt(Expr::col((absence, absence::Column::StartsAt))),
                )
        });
    Ok(absence::Entity::find()
        .join(JoinType::InnerJoin, meets.into())
        .filter(absence::Column::EndsAt.gt(now))
        .filter(store::Column::Status.eq(Status::Confirmed))
        .filter(store::Column::StartsAt.gt(now))
        .filter(Expr::exists(offered).not())
        .order_by_asc(store::Column::StartsAt)
        .limit(BATCH)
        .select_also(store::Entity)
        .all(app.db.read())
        .await?
        .into_iter()
        .filter_map(|(absence, visit)| Some((absence, visit?.id)))
        .collect())
}

/// One try: nothing when one of the times was taken meanwhile; false when there is nothing to offer any more.
async fn attempt(app: &App, absence: &absence::Model, id: AppointmentId) -> Result<Option<bool>> {
    let now = app.now();
    let Some(visit) = store::by_id(app, id).await? else { return Ok(Some(false)) };
    if visit.status != Status::Confirmed || visit.starts_at <= now || !absence.crosses_out(&visit) {
        return Ok(Some(false));
    }
    let answer_by = Ord::min(now.plus_minutes(KEPT_HOURS * 60), visit.starts_at);
    let plan = schedule::plan_of(app, visit.doctor_id).await?;
    let times = times_for(app, &plan, &visit, answer_by).await?;
    let row = Replacement {
        id: app.new_id(),
        leave_id: absence.leave_id,
        appointment_id: visit.id,
        clinic_id: visit.clinic_id,
        doctor_id: visit.doctor_id,
        starts_at: visit.starts_at,
        status: ReplacementStatus::Offered,
        offered_at: now,
        answer_by,
        ended_at: None,
        open_key: Some(visit.id),
    };
    let offered: Vec<Offered> =
        (1..).zip(&times).map(|(position, time)| kept(&row, position, time)).collect();
    let claims: Vec<_> = offered.iter().flat_map(|time| time.claims(visit.doctor_id)).collect();
    let actor = Actor::system();
    let mut work = app.begin(&actor).await?;
    // Moved or given away since it was looked at: the next try sees to where.
    if !store::is_still(&work, &visit).await? {
        work.give_up().await?;
        return Ok(None);
    }
    let inserted =
        replacement::Entity::insert(row.clone().into_active_model()).exec_without_returning(&**work).await;
    if let Err(error) = inserted {
        let fault = Fault::from(error);
        if matches!(fault.kind, FaultKind::Duplicate(_)) {
            // Another worker has made it.
            work.give_up().await?;
            return Ok(Some(false));
        }
        return Err(fault.into());
    }
    if !offered.is_empty() {
        let rows = offered.into_iter().map(IntoActiveModel::into_active_model);
        offered_time::Entity::insert_many(rows).exec_without_returning(&**work).await?;
    }
    work.audit(Entry::new("replacement.offer", row.id).clinic(row.clinic_id).patient(visit.patient_id));
    work.fact(Fact::ReplacementOffered { replacement_id: row.id });
    work.fact(Fact::TimesChanged { doctor_id: row.doctor_id });
    work.flush().await?;
    let decided_on = Some((plan.doctor.id, plan.doctor.schedule_version));
    if !claims.is_empty() && !schedule::claim(&work, &claims, decided_on).await? {
        work.give_up().await?;
        app.schedules.schedule_changed(visit.doctor_id);
        return Ok(None);
    }
    work.commit().await?;
    Ok(Some(true))
}

/// Free times that the patient can come to and that do not pass before the answer; none of a doctor who takes no visits.
async fn times_for(app: &App, plan: &Plan, visit: &Appointment, answer_by: Instant) -> Result<Vec<Decision>> {
    let ask = Ask { service_id: visit.service_id, by_staff: false };
    let is_served = visit.service_id.is_none_or(|id| plan.service(id).is_some());
    if !plan.doctor.is_public() || !is_served {
        return Ok(Vec::new());
    }
    schedule::choose(app, visit.doctor_id, ask, visit.starts_at, answer_by, visit.patient_id.0, OFFERED).await
}

impl absence::Model {
    /// The visit may have been moved since it was found.
    fn crosses_out(&self, visit: &Appointment) -> bool {
        let is_within = visit.starts_at < self.ends_at && self.starts_at < visit.ends_at;
        visit.doctor_id == self.doctor_id && is_within
    }
}

fn kept(row: &Replacement, position: i32, decision: &Decision) -> Offered {
    let (time, claimed) = (decision.offer.time, decision.offer.claimed);
    Offered {
        replacement_id: row.id,
        position,
        starts_at: time.starts_at,
        ends_at: time.ends_at,
        claimed_from: Instant::from(claimed.from),
        claimed_until: Instant::from(claimed.until),
        lane: i32::from(decision.lane),
        resource_ids: store::written_resources(&decision.resources),
    }
}
