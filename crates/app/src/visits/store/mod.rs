//! This room's tables.

pub mod item;
pub mod review;
pub mod summary;

use std::collections::HashMap;

use kernel::id::AppointmentId;
use sea_orm::{QueryOrder, entity::prelude::*};

use crate::error::Result;

kernel::words! {
    pub enum ReviewStatus {
        /// Waits for whoever moderates.
        Pending = "pending",
        /// Everybody may read it, and it counts.
        Published = "published",
        Hidden = "hidden",
    }
}

/// The summary as it was written last.
pub async fn newest(db: &impl ConnectionTrait, id: AppointmentId) -> Result<Option<summary::Model>> {
    Ok(summary::Entity::find()
        .filter(summary::Column::AppointmentId.eq(id))
        .order_by_desc(summary::Column::Version)
        .one(db)
        .await?)
}

/// The summaries of several visits, as [`latest`] has each, in the order in which the visits are given.
pub async fn latest_of(
    db: &impl ConnectionTrait,
    ids: &[AppointmentId],
) -> Result<Vec<(summary::Model, Vec<item::Model>)>> {
    let written = summary::Entity::find().filter(summary::Column::AppointmentId.is_in(ids.iter().copied()));
    let written = written.order_by_asc(summary::Column::Version).all(db).await?;
    let mut newest: HashMap<_, _> =
        written.into_iter().map(|summary| (summary.appointment_id, summary)).collect();
    let prescribed = item::Entity::find().filter(item::Column::AppointmentId.is_in(newest.keys().copied()));
    let mut items = HashMap::<_, Vec<_>>::new();
    for item in prescribed.order_by_asc(item::Column::Position).all(db).await? {
        items.entry((item.appointment_id, item.version)).or_default().push(item);
    }
    let whole = |summary: summary::Model| {
        let items = items.remove(&(summary.appointment_id, summary.version)).unwrap_or_default();
        (summary, items)
    };
    Ok(ids.iter().filter_map(|id| newest.remove(id)).map(whole).collect())
}

/// The summary as it was written last, with its prescription in order.
pub async fn latest(
    db: &impl ConnectionTrait,
    id: AppointmentId,
) -> Result<Option<(summary::Model, Vec<item::Model>)>> {
    let Some(newest) = newest(db, id).await? else { return Ok(None) };
    let items = item::Entity::find()
        .filter(item::Column::AppointmentId.eq(id))
        .filter(item::Column::Version.eq(newest.version))
        .order_by_asc(item::Column::Position)
        .all(db)
        .await?;
    Ok(Some((newest, items)))
}
