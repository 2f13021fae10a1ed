//! Whether everybody may read a review is for those who run the clinic to say.

use kernel::{fields::Check, id::ReviewId, text};
use sea_orm::{ExprTrait, entity::prelude::*};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    store::{ReviewStatus, review},
    views::ReviewView,
};
use crate::{
    App,
    access::{Action, Actor},
    audit::Entry,
    doctors,
    error::{Error, Result},
    outbox::Fact,
};

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HideInput {
    /// The writer reads it.
    #[schema(required = true, max_length = 500)]
    pub reason: Option<String>,
}

/// Shows the review to everybody and lets it count.
pub async fn publish(app: &App, actor: &Actor, id: ReviewId) -> Result<ReviewView> {
    decide(app, actor, id, ReviewStatus::Published, None).await
}

/// Shows it to nobody but its writer, and lets it count no more.
pub async fn hide(app: &App, actor: &Actor, id: ReviewId, input: HideInput) -> Result<ReviewView> {
    let mut check = Check::new();
    let reason = check.required("reason", input.reason, |raw| text::line(&raw, 500));
    let reason = check.build(|| reason).map_err(Error::fields)?;
    decide(app, actor, id, ReviewStatus::Hidden, Some(reason)).await
}

async fn decide(
    app: &App,
    actor: &Actor,
    id: ReviewId,
    to: ReviewStatus,
    because: Option<String>,
) -> Result<ReviewView> {
    let reach = actor.reach(Action::ModerateReviews)?;
    let within = reach.condition(None, Some(review::Column::ClinicId), None);
    let row = review::Entity::find_by_id(id).filter(within).one(app.db.read()).await?;
    let row = row.ok_or_else(|| Error::not_found("review"))?;
    if row.status == to {
        return Ok(row.into());
    }
    let mut work = app.begin(actor).await?;
    let deciding = review::Entity::update_many()
        .col_expr(review::Column::Status, Expr::value(to))
        .col_expr(review::Column::HiddenBecause, Expr::value(because))
        .col_expr(review::Column::DecidedAt, Expr::value(Some(app.now())))
        .col_expr(review::Column::Version, Expr::col(review::Column::Version).add(1))
        .filter(review::Column::Id.eq(id))
        .filter(review::Column::Version.eq(row.version));
    let decided = database::change_one(&work, deciding, review::Entity::find_by_id(id)).await?;
    let decided = decided.ok_or_else(Error::version_mismatch)?;
    let counts = |status| i64::from(status == ReviewStatus::Published);
    let more = counts(to) - counts(row.status);
    if more != 0 {
        doctors::rated(&work, row.doctor_id, more * i64::from(row.rating), more).await?;
        work.fact(Fact::DoctorChanged { doctor_id: row.doctor_id });
    }
    work.audit(
        Entry::new("review.decide", id)
            .clinic(row.clinic_id)
            .detail(serde_json::json!({ "from": row.status, "to": to })),
    );
    let view = ReviewView::from(decided);
    work.answer(200, &view)?;
    work.commit().await?;
    Ok(view)
}
