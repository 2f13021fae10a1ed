//! Reviews as lists: of a doctor, for everybody; of a clinic, for those who moderate; of one visit, for its patient.

use kernel::{
    id::{AppointmentId, ClinicId, DoctorId},
    paging::{self, Page, PageRequest},
};
use sea_orm::{Condition, QueryOrder, QuerySelect, entity::prelude::*};

use super::{
    store::{ReviewStatus, review},
    views::{PublicReview, ReviewView},
};
use crate::{
    App,
    access::{Action, Actor},
    doctors,
    error::{Error, Result},
    outbox,
};

/// Which reviews those who moderate want to see.
#[derive(Clone, Debug, Default)]
pub struct ReviewsWanted {
    pub status: Option<ReviewStatus>,
    /// Only this clinic's, of all that the actor moderates.
    pub clinic_id: Option<ClinicId>,
    pub doctor_id: Option<DoctorId>,
}

/// The reviews of the actor's clinics, newest first.
pub async fn reviews(
    app: &App,
    actor: &Actor,
    wanted: ReviewsWanted,
    request: PageRequest,
) -> Result<Page<ReviewView>> {
    let reach = actor.reach(Action::ModerateReviews)?;
    let mut condition = Condition::all().add(reach.condition(None, Some(review::Column::ClinicId), None));
    if let Some(status) = wanted.status {
        condition = condition.add(review::Column::Status.eq(status));
    }
    if let Some(clinic_id) = wanted.clinic_id {
        condition = condition.add(review::Column::ClinicId.eq(clinic_id));
    }
    if let Some(doctor_id) = wanted.doctor_id {
        condition = condition.add(review::Column::DoctorId.eq(doctor_id));
    }
    Ok(page(app, actor, condition, request).await?.map(ReviewView::from))
}

/// What everybody may read about a doctor, newest first. Ratings without words are in the average only.
pub async fn of_doctor(
    app: &App,
    actor: &Actor,
    doctor_id: DoctorId,
    request: PageRequest,
) -> Result<Page<PublicReview>> {
    doctors::doctor(app, actor, doctor_id).await?;
    let condition = Condition::all()
        .add(review::Column::DoctorId.eq(doctor_id))
        .add(review::Column::Status.eq(ReviewStatus::Published))
        .add(review::Column::Text.ne(""));
    Ok(page(app, actor, condition, request).await?.map(PublicReview::from))
}

/// What the actor said of a visit of their own.
pub async fn reviewed(app: &App, actor: &Actor, id: AppointmentId) -> Result<Option<ReviewView>> {
    let own = review::Entity::find()
        .filter(review::Column::AppointmentId.eq(id))
        .filter(review::Column::AccountId.eq(actor.signed_in()?));
    Ok(own.one(app.db.read()).await?.map(ReviewView::from))
}

async fn page(
    app: &App,
    actor: &Actor,
    mut condition: Condition,
    request: PageRequest,
) -> Result<Page<review::Model>> {
    if let Some(cursor) = &request.cursor {
        let (at, id) = paging::parse_cursor(cursor).ok_or_else(Error::unknown_cursor)?;
        let same = Condition::all().add(review::Column::WrittenAt.eq(at)).add(review::Column::Id.lt(id));
        condition = condition.add(Condition::any().add(review::Column::WrittenAt.lt(at)).add(same));
    }
    let query = review::Entity::find()
        .filter(condition)
        .order_by_desc(review::Column::WrittenAt)
        .order_by_desc(review::Column::Id)
        .limit(u64::from(request.limit) + 1);
    let rows = outbox::read_old(app, actor, |db| query.clone().all(db)).await?;
    Ok(Page::from_rows(rows, request.limit, |row| paging::cursor(row.written_at.0, row.id.0)))
}
