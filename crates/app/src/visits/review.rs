//! The patient says how it was: once, after a visit that took place.

use kernel::{
    fields::{self, Check},
    id::AppointmentId,
    text,
};
use sea_orm::IntoActiveModel;
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
    booking::{self, Status},
    doctors,
    error::{Error, Result},
    outbox::Fact,
};

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewInput {
    /// 1 to 5.
    #[schema(required = true, minimum = 1, maximum = 5)]
    pub rating: Option<i64>,
    #[schema(max_length = 2000)]
    pub text: Option<String>,
}

/// Rates a completed visit. A rating without words counts at once; words are read first by whoever runs the clinic.
///
/// 422 `not_completed` · 409 `already_reviewed`.
pub async fn review(app: &App, actor: &Actor, id: AppointmentId, input: ReviewInput) -> Result<ReviewView> {
    let visit = booking::visit(app, &actor.reach(Action::WriteReviews)?, id).await?;
    if visit.status != Status::Completed {
        let detail = "A visit can be rated once it is completed.";
        return Err(Error::unacceptable("not_completed", detail));
    }
    let mut check = Check::new();
    let rating = check.required("rating", input.rating, |raw| fields::whole::<i32>(raw, 1..=5));
    let text = check.field("text", text::paragraph(input.text.as_deref().unwrap_or_default(), 2000));
    let row = || {
        let text = text?;
        let status = if text.is_empty() { ReviewStatus::Published } else { ReviewStatus::Pending };
        Some(review::Model {
            id: app.new_id(),
            appointment_id: id,
            clinic_id: visit.clinic_id,
            doctor_id: visit.doctor_id,
            account_id: actor.account_id()?,
            rating: rating?,
            text,
            status,
            hidden_because: None,
            written_at: app.now(),
            decided_at: None,
            version: 1,
        })
    };
    let row = check.build(row).map_err(Error::fields)?;
    let mut work = app.begin(actor).await?;
    let unique = [review::Column::AppointmentId];
    if !database::insert_if_absent(&work, row.clone().into_active_model(), unique).await? {
        return Err(Error::conflict("already_reviewed", "This visit has been rated already."));
    }
    if row.status == ReviewStatus::Published {
        doctors::rated(&work, row.doctor_id, row.rating.into(), 1).await?;
        work.fact(Fact::DoctorChanged { doctor_id: row.doctor_id });
    }
    work.audit(Entry::new("review.write", row.id).clinic(row.clinic_id).patient(visit.patient_id));
    work.fact(Fact::ReviewWritten { review_id: row.id });
    let view = ReviewView::from(row);
    work.answer(201, &view)?;
    work.commit().await?;
    Ok(view)
}
