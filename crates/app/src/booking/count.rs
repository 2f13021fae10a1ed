//! How many visits a clinic has in a span, by status, and of how many the money is still to be taken.

use std::collections::BTreeMap;

use kernel::{
    id::{AppointmentId, ClinicId},
    time::Instant,
};
use sea_orm::{Condition, QuerySelect, entity::prelude::*};

use super::{
    archive_due::may_be_archived,
    archived,
    model::Status,
    store::Entity,
    wanted::{ARCHIVED, Columns, LIVE},
};
use crate::{
    App,
    access::{Action, Actor, Reach},
    error::{Error, Result},
    payments,
};

/// The longest span that is counted: a week. A day sheet needs one day.
const MOST_DAYS: i64 = 7;

/// Statuses in which a visit that was not paid for is owed for.
const OWED_FOR: [Status; 4] = [Status::Confirmed, Status::CheckedIn, Status::InProgress, Status::Completed];

/// Visits of a clinic that start at or after `from` and before `to`.
#[derive(Clone, Copy, Debug)]
pub struct CountInput {
    pub clinic_id: ClinicId,
    pub from: Instant,
    pub to: Instant,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    by_status: BTreeMap<&'static str, u64>,
    /// Not cancelled, with a price, and nothing taken for it yet.
    pub unpaid: u64,
}

impl Counts {
    pub fn of(&self, statuses: &[Status]) -> u64 {
        statuses.iter().filter_map(|status| self.by_status.get(status.as_str())).sum()
    }
}

/// Counts what the actor may see, in as many statements however many visits there are.
pub async fn count(app: &App, actor: &Actor, input: CountInput) -> Result<Counts> {
    let reach = actor.reach(Action::ReadAppointments)?;
    if input.to.seconds_since(input.from) > MOST_DAYS * 24 * 3600 {
        return Err(Error::field("to", "too_many_days", "Count at most seven days at a time."));
    }
    let db = app.db.read();
    let (mut counted, mut owed_for) = within::<Entity>(db, &LIVE, &reach, &input).await?;
    if may_be_archived(app, Some(input.from)) {
        let (more, more_owed_for) = within::<archived::Entity>(db, &ARCHIVED, &reach, &input).await?;
        counted.extend(more);
        owed_for.extend(more_owed_for);
    }
    let charges = payments::standings(db, owed_for.iter().map(|id| id.0)).await?;
    let is_owed = |id: &&AppointmentId| {
        let status = charges.get(&id.0).map(|charge| charge.status);
        matches!(status, None | Some(payments::Status::Failed))
    };
    let mut counts =
        Counts { unpaid: owed_for.iter().filter(is_owed).count() as u64, by_status: BTreeMap::new() };
    for (status, visits) in counted {
        *counts.by_status.entry(status.as_str()).or_default() += u64::try_from(visits).unwrap_or(0);
    }
    Ok(counts)
}

/// How many visits of each status one table has, and those of them that cost something.
async fn within<E: EntityTrait>(
    db: &impl ConnectionTrait,
    columns: &Columns<E::Column>,
    reach: &Reach,
    input: &CountInput,
) -> Result<(Vec<(Status, i64)>, Vec<AppointmentId>)> {
    let reach = reach.condition(Some(columns.account_id), Some(columns.clinic_id), Some(columns.doctor_id));
    let within = Condition::all()
        .add(reach)
        .add(columns.clinic_id.eq(input.clinic_id))
        .add(columns.starts_at.gte(input.from))
        .add(columns.starts_at.lt(input.to));
    let counted = E::find()
        .select_only()
        .column(columns.status)
        .column_as(columns.id.count(), "visits")
        .filter(within.clone())
        .group_by(columns.status)
        .into_tuple()
        .all(db)
        .await?;
    let owed_for = E::find()
        .select_only()
        .column(columns.id)
        .filter(within)
        .filter(columns.status.is_in(OWED_FOR))
        .filter(columns.total.gt(0))
        .into_tuple()
        .all(db)
        .await?;
    Ok((counted, owed_for))
}
