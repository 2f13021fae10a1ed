//! What is long over goes into the archive: copied, read again, and only then taken away here.

use std::sync::atomic::{AtomicI64, Ordering};

use kernel::{
    id::AppointmentId,
    time::{DAY, Instant},
};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};

use super::{
    archived,
    model::Status,
    store::{Appointment, Column, Entity},
};
use crate::{
    App,
    access::Actor,
    archive::{self, Record},
    error::Result,
    payments, schedule,
};

/// Appointments moved in one transaction, which other bookings wait for.
pub const ARCHIVED_AT_ONCE: usize = 50;

/// How long this node does not look again after nothing was found, or the archive was away.
const REST_SECONDS: i64 = 60;

/// What an appointment can end as.
pub(super) const ENDED: [Status; 4] = [Status::Completed, Status::NoShow, Status::Cancelled, Status::Expired];

/// When this node last looked for something to archive, unless there was.
#[derive(Default)]
pub struct ArchiveMemory(AtomicI64);

/// Archives some of the appointments that ended long enough ago; gives how many. The sweeper's work.
///
/// Whatever breaks off leaves nothing lost: until the last step the appointment is here, and what is in the archive
/// already is put there again. Workers that do the same beside each other write the same.
pub async fn archive_due(app: &App) -> Result<usize> {
    let now = app.now();
    let since_last = now.seconds_since(Instant(app.archived.0.load(Ordering::Relaxed)));
    if (0..REST_SECONDS).contains(&since_last) {
        return Ok(0);
    }
    // Also when it fails: an archive that is away must not keep the sweeper waiting at every turn.
    app.archived.0.store(now.0, Ordering::Relaxed);
    let before = now.plus_seconds(-i64::from(app.settings.archive_after_days) * DAY);
    let rows = ended_before(app, before).await?;
    if rows.is_empty() {
        return Ok(0);
    }
    let records = rows.iter().map(archived::record).collect::<Result<Vec<Record>>>()?;
    archive::keep(app, &records).await?;
    take_away(app, &rows).await?;
    app.archived.0.store(0, Ordering::Relaxed);
    Ok(rows.len())
}

/// Appointments that ended before an instant, with all money where it belongs. They are found by their ids, which begin
/// with when they were made: what ended before was made before, so that no index has to be kept up for this.
async fn ended_before(app: &App, before: Instant) -> Result<Vec<Appointment>> {
    let milliseconds = u128::try_from(before.0 / 1000).unwrap_or(0);
    let made_before = AppointmentId(Uuid::from_u128(milliseconds << 80));
    let mut after = AppointmentId(Uuid::nil());
    loop {
        let mut rows = Entity::find()
            .filter(Column::Id.gt(after))
            .filter(Column::Id.lt(made_before))
            .filter(Column::Status.is_in(ENDED))
            .filter(Column::EndsAt.lt(before))
            .filter(Column::UpdatedAt.lt(before))
            .order_by_asc(Column::Id)
            .limit(ARCHIVED_AT_ONCE as u64)
            .all(app.db.read())
            .await?;
        let Some(last) = rows.last() else { return Ok(rows) };
        after = last.id;
        let unsettled = payments::unsettled(app.db.read(), rows.iter().map(|row| row.id.0)).await?;
        rows.retain(|row| !unsettled.contains(&row.id.0));
        if !rows.is_empty() {
            return Ok(rows);
        }
    }
}

/// Whether an appointment that starts at or after `from` may be in the archive by now.
pub(super) fn may_be_archived(app: &App, from: Option<Instant>) -> bool {
    // A day more, for clocks that were set.
    let days = i64::from(app.settings.archive_after_days) - 1;
    from.is_none_or(|from| from < app.now().plus_seconds(-days * DAY))
}

/// In one transaction: the short rows come, the long ones and their ticks go.
async fn take_away(app: &App, rows: &[Appointment]) -> Result<()> {
    let system = Actor::system();
    let work = app.begin(&system).await?;
    let ids = rows.iter().map(|row| row.id);
    let gone = Entity::delete_many()
        .filter(Column::Id.is_in(ids))
        .filter(Column::Status.is_in(ENDED))
        .exec(&**work)
        .await?;
    if gone.rows_affected != rows.len() as u64 {
        // Another worker was faster with some of them: the next look shows which are left.
        work.give_up().await?;
        return Ok(());
    }
    let now = app.now();
    archived::Entity::insert_many(rows.iter().map(|row| archived::row(row, now)))
        .exec_without_returning(&**work)
        .await?;
    let claims: Vec<_> =
        rows.iter().filter(|row| row.status.occupies()).flat_map(Appointment::claims).collect();
    schedule::release(&work, &claims).await?;
    work.commit().await
}

/// What of the archive is not as it should be, a sentence each.
pub async fn check_archive(app: &App) -> Result<Vec<String>> {
    let mut differences = Vec::new();
    let mut after = AppointmentId(Uuid::nil());
    loop {
        let rows = archived::Entity::find()
            .filter(archived::Column::Id.gt(after))
            .order_by_asc(archived::Column::Id)
            .limit(archive::MOST as u64)
            .all(app.db.read())
            .await?;
        let Some(last) = rows.last() else { return Ok(differences) };
        after = last.id;
        let bodies = archive::fetch(app, &rows.iter().map(archived::Model::key).collect::<Vec<_>>()).await?;
        for row in &rows {
            let whole = bodies.get(&row.id.0).map(|body| serde_json::from_str::<Appointment>(body));
            match whole {
                None => differences.push(format!("{} is not in the archive", row.id)),
                Some(Err(_)) => differences.push(format!("{} cannot be read in the archive", row.id)),
                Some(Ok(whole)) if !row.is_of(&whole) => {
                    differences.push(format!("{} is another in the archive", row.id));
                }
                Some(Ok(_)) => {}
            }
        }
        let ids = rows.iter().map(|row| row.id);
        for twice in Entity::find().filter(Column::Id.is_in(ids)).all(app.db.read()).await? {
            differences.push(format!("{} is archived and not", twice.id));
        }
    }
}
