//! This room's tables.

pub mod item;
pub mod review;
pub mod summary;

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
