//! Records that doctors opened in an emergency.

use app::{
    App,
    access::{EmergenciesWanted, ReviewEmergency},
    patients::{self, EmergencyView, OpenInEmergency},
};
use axum::{Json, extract::State};
use kernel::{
    id::{ClinicId, EmergencyId},
    paging::Page,
};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, Body, Caller, Created, Path, Query, page};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, open))
        .routes(routes!(show))
        .routes(routes!(end))
        .routes(routes!(review))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Listing {
    clinic_id: Option<ClinicId>,
    /// Only those that nobody has reviewed.
    #[serde(default)]
    unreviewed: bool,
    limit: Option<u32>,
    cursor: Option<String>,
}

/// Latest first: a doctor's own, those at a manager's clinics, all of them for an administrator.
#[utoipa::path(get, path = "/api/v1/emergencies", tag = "emergencies", params(Listing),
    responses((status = 200, body = Page<EmergencyView>)))]
async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<Listing>,
) -> Answer<Json<Page<EmergencyView>>> {
    let wanted = EmergenciesWanted { clinic_id: query.clinic_id, unreviewed: query.unreviewed };
    let page = page(query.limit, query.cursor)?;
    Ok(Json(patients::emergencies(&app, &caller, wanted, page).await?))
}

/// Opens the record of somebody else's patient to the doctor for an hour, to read: `GET /patients/{id}`,
/// `GET /appointments?patient=`, each of them and its summary. The clinic's managers are told at once. 422
/// `no_such_patient`, `several_patients`; 409 `within_reach`, `already_open`.
#[utoipa::path(post, path = "/api/v1/emergencies", tag = "emergencies", request_body = OpenInEmergency,
    responses((status = 201, body = EmergencyView)))]
async fn open(
    State(app): State<App>,
    caller: Caller,
    Body(input): Body<OpenInEmergency>,
) -> Answer<Created<EmergencyView>> {
    Ok(Created(patients::open_in_emergency(&app, &caller, input).await?))
}

/// One of them.
#[utoipa::path(get, path = "/api/v1/emergencies/{id}", tag = "emergencies", params(("id" = EmergencyId, Path)),
    responses((status = 200, body = EmergencyView)))]
async fn show(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<EmergencyId>,
) -> Answer<Json<EmergencyView>> {
    Ok(Json(patients::emergency(&app, &caller, id).await?))
}

/// Closes the record before its time: by the doctor, or by whoever runs the clinic.
#[utoipa::path(post, path = "/api/v1/emergencies/{id}/end", tag = "emergencies", params(("id" = EmergencyId, Path)),
    responses((status = 200, body = EmergencyView)))]
async fn end(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<EmergencyId>,
) -> Answer<Json<EmergencyView>> {
    Ok(Json(patients::end_emergency(&app, &caller, id).await?))
}

/// Notes what whoever runs the clinic found when they looked into it. 409 `own_emergency`, `emergency_reviewed`.
#[utoipa::path(post, path = "/api/v1/emergencies/{id}/review", tag = "emergencies", params(("id" = EmergencyId, Path)),
    request_body = ReviewEmergency, responses((status = 200, body = EmergencyView)))]
async fn review(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<EmergencyId>,
    Body(input): Body<ReviewEmergency>,
) -> Answer<Json<EmergencyView>> {
    Ok(Json(patients::review_emergency(&app, &caller, id, input).await?))
}
