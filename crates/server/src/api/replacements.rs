//! What patients are offered instead of visits that a leave crosses out.

use app::{
    App,
    booking::{self, AcceptInput, AppointmentView, ReplacementView},
};
use axum::{Json, extract::State};
use kernel::{
    id::{DoctorId, LeaveId, ReplacementId},
    paging::Page,
};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, Body, Caller, Paging, Path, Query, part_of};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(replacements))
        .routes(routes!(replacement))
        .routes(routes!(accept))
        .routes(routes!(decline))
}

/// The offers that a leave made necessary, by the time that was crossed out: who has answered, and who has not.
#[utoipa::path(get, path = "/api/v1/doctors/{id}/leave/{leave_id}/replacements", tag = "replacements",
    params(("id" = DoctorId, Path), ("leave_id" = LeaveId, Path), Paging),
    responses((status = 200, body = Page<ReplacementView>)))]
async fn replacements(
    State(app): State<App>,
    caller: Caller,
    Path((id, leave_id)): Path<(DoctorId, LeaveId)>,
    Query(paging): Query<Paging>,
) -> Answer<Json<Page<ReplacementView>>> {
    let offers = booking::replacements(&app, &caller, id, leave_id).await?;
    Ok(Json(part_of(offers, paging, |offer| offer.id.to_string())?))
}

/// One offer, for its patient and the clinic.
#[utoipa::path(get, path = "/api/v1/replacements/{id}", tag = "replacements",
    params(("id" = ReplacementId, Path)),
    responses((status = 200, body = ReplacementView)))]
async fn replacement(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<ReplacementId>,
) -> Answer<Json<ReplacementView>> {
    Ok(Json(booking::replacement(&app, &caller, id).await?))
}

/// Moves the appointment to one of the times that are kept, or to any other that is free. 409 `already_answered`,
/// `time_taken`.
#[utoipa::path(post, path = "/api/v1/replacements/{id}/accept", tag = "replacements",
    params(("id" = ReplacementId, Path)), request_body = AcceptInput,
    responses((status = 200, body = AppointmentView)))]
async fn accept(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<ReplacementId>,
    Body(input): Body<AcceptInput>,
) -> Answer<Json<AppointmentView>> {
    Ok(Json(booking::accept(&app, &caller, id, input).await?))
}

/// None of the times will do: the appointment is cancelled and what was paid goes back, whatever notice the clinic asks
/// for. 409 `already_answered`.
#[utoipa::path(post, path = "/api/v1/replacements/{id}/decline", tag = "replacements",
    params(("id" = ReplacementId, Path)), responses((status = 200, body = AppointmentView)))]
async fn decline(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<ReplacementId>,
) -> Answer<Json<AppointmentView>> {
    Ok(Json(booking::decline(&app, &caller, id).await?))
}
