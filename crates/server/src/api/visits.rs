//! What is left of a visit: the doctor's summary, the patient's review, and who moderates reviews.

use app::{
    App,
    visits::{
        self, HideInput, PublicReview, ReviewInput, ReviewStatus, ReviewView, ReviewsWanted, SummaryInput,
        SummaryView,
    },
};
use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use kernel::{
    id::{AppointmentId, ClinicId, DoctorId, ReviewId},
    paging::Page,
};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, Body, Caller, Created, IfMatch, Path, Query, Versioned, Written, page};
use crate::papers;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(summary, write_summary))
        .routes(routes!(paper))
        .routes(routes!(review))
        .routes(routes!(of_doctor))
        .routes(routes!(reviews))
        .routes(routes!(publish))
        .routes(routes!(hide))
}

/// What the doctor wrote of the visit. The patient and the doctor of the visit read it; 404 while there is none.
#[utoipa::path(get, path = "/api/v1/appointments/{id}/summary", tag = "visits",
    params(("id" = AppointmentId, Path)),
    responses((status = 200, body = SummaryView)))]
async fn summary(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<AppointmentId>,
) -> Answer<Versioned<SummaryView>> {
    versioned(visits::summary(&app, &caller, id).await)
}

/// Writes the summary of a visit that has begun, or writes it anew. What was written before is kept.
#[utoipa::path(put, path = "/api/v1/appointments/{id}/summary", tag = "visits",
    params(("id" = AppointmentId, Path), IfMatch), request_body = SummaryInput,
    responses((status = 200, body = SummaryView)))]
async fn write_summary(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<AppointmentId>,
    IfMatch(version): IfMatch,
    Body(input): Body<SummaryInput>,
) -> Answer<Versioned<SummaryView>> {
    versioned(visits::write_summary(&app, &caller, id, version, input).await)
}

/// The summary as tagged PDF, to print and keep, for whoever reads it; 404 while there is none.
#[utoipa::path(get, path = "/api/v1/appointments/{id}/summary.pdf", tag = "visits",
    params(("id" = AppointmentId, Path), Written),
    responses((status = 200, body = Vec<u8>, content_type = "application/pdf")))]
async fn paper(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<AppointmentId>,
    Query(written): Query<Written>,
) -> Answer<Response> {
    let ui = papers::spoken(&app, &caller, written.language).await?;
    Ok(papers::summary(&app, &caller, ui, id).await?.into_response())
}

/// Rates a completed visit, once.
#[utoipa::path(post, path = "/api/v1/appointments/{id}/review", tag = "visits",
    params(("id" = AppointmentId, Path)),
    request_body = ReviewInput, responses((status = 201, body = ReviewView)))]
async fn review(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<AppointmentId>,
    Body(input): Body<ReviewInput>,
) -> Answer<Created<ReviewView>> {
    Ok(Created(visits::review(&app, &caller, id, input).await?))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Listing {
    limit: Option<u32>,
    cursor: Option<String>,
}

/// What patients say of a doctor, newest first.
#[utoipa::path(get, path = "/api/v1/doctors/{id}/reviews", tag = "visits",
    params(("id" = DoctorId, Path), Listing),
    responses((status = 200, body = Page<PublicReview>)))]
async fn of_doctor(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<DoctorId>,
    Query(query): Query<Listing>,
) -> Answer<Json<Page<PublicReview>>> {
    Ok(Json(visits::of_doctor(&app, &caller, id, page(query.limit, query.cursor)?).await?))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Moderating {
    status: Option<ReviewStatus>,
    clinic: Option<ClinicId>,
    doctor: Option<DoctorId>,
    limit: Option<u32>,
    cursor: Option<String>,
}

/// The reviews of the caller's clinics, newest first.
#[utoipa::path(get, path = "/api/v1/reviews", tag = "visits", params(Moderating),
    responses((status = 200, body = Page<ReviewView>)))]
async fn reviews(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<Moderating>,
) -> Answer<Json<Page<ReviewView>>> {
    let wanted = ReviewsWanted { status: query.status, clinic_id: query.clinic, doctor_id: query.doctor };
    Ok(Json(visits::reviews(&app, &caller, wanted, page(query.limit, query.cursor)?).await?))
}

/// Shows a review to everybody and lets it count.
#[utoipa::path(post, path = "/api/v1/reviews/{id}/publish", tag = "visits", params(("id" = ReviewId, Path)),
    responses((status = 200, body = ReviewView)))]
async fn publish(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<ReviewId>,
) -> Answer<Versioned<ReviewView>> {
    let view = visits::publish(&app, &caller, id).await?;
    Ok(Versioned(view.version, view))
}

/// Shows a review to nobody but its writer, with the reason, and lets it count no more.
#[utoipa::path(post, path = "/api/v1/reviews/{id}/hide", tag = "visits", params(("id" = ReviewId, Path)),
    request_body = HideInput, responses((status = 200, body = ReviewView)))]
async fn hide(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<ReviewId>,
    Body(input): Body<HideInput>,
) -> Answer<Versioned<ReviewView>> {
    let view = visits::hide(&app, &caller, id, input).await?;
    Ok(Versioned(view.version, view))
}

fn versioned(view: app::Result<SummaryView>) -> Answer<Versioned<SummaryView>> {
    let view = view?;
    Ok(Versioned(view.version, view))
}
