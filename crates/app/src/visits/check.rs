//! The ratings of doctors, recomputed from what is published.

use std::collections::BTreeMap;

use kernel::id::DoctorId;
use sea_orm::{QuerySelect, entity::prelude::*};

use super::store::{ReviewStatus, review};
use crate::{App, doctors, error::Result};

/// A doctor whose profile says another sum and count of ratings than the published reviews do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatingDifference {
    pub doctor_id: DoctorId,
    pub says: Ratings,
    pub is: Ratings,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ratings {
    pub stars: i64,
    pub count: i64,
}

/// Compares what profiles say with the published reviews.
pub async fn check_ratings(app: &App) -> Result<Vec<RatingDifference>> {
    let db = app.db.read();
    // Counted by the number of stars: a sum of whole numbers is a decimal on some engines.
    let published: Vec<(DoctorId, i32, i64)> = review::Entity::find()
        .select_only()
        .column(review::Column::DoctorId)
        .column(review::Column::Rating)
        .column_as(review::Column::Id.count(), "reviews")
        .filter(review::Column::Status.eq(ReviewStatus::Published))
        .group_by(review::Column::DoctorId)
        .group_by(review::Column::Rating)
        .into_tuple()
        .all(db)
        .await?;
    let mut both: BTreeMap<DoctorId, (Ratings, Ratings)> = BTreeMap::new();
    for (doctor_id, rating, reviews) in published {
        let is = &mut both.entry(doctor_id).or_default().1;
        is.stars += i64::from(rating) * reviews;
        is.count += reviews;
    }
    for (doctor_id, stars, count) in doctors::ratings(db).await? {
        both.entry(doctor_id).or_default().0 = Ratings { stars, count };
    }
    let differing = both.into_iter().filter(|(_, (says, is))| says != is);
    Ok(differing.map(|(doctor_id, (says, is))| RatingDifference { doctor_id, says, is }).collect())
}
