//! A clinic's day as it flows, and those who come without a time.

use app::{
    App,
    booking::{self, AppointmentView, FlowInput, FlowView, WalkInInput},
};
use axum::{Json, extract::State};
use kernel::{
    id::{ClinicId, DoctorId},
    time::Date,
};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, Body, Caller, Created, Path, Query};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(flow)).routes(routes!(walk_in))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Day {
    /// Local date; today where left out.
    date: Option<Date>,
    /// Only this doctor.
    doctor: Option<DoctorId>,
}

/// A clinic's day as it flows: its visits with when each patient came, how long they have waited, how many the doctor sees
/// before them and when they are expected to be seen. A doctor sees only their own.
#[utoipa::path(get, path = "/api/v1/clinics/{id}/flow", tag = "clinics", params(("id" = ClinicId, Path), Day),
    responses((status = 200, body = FlowView)))]
async fn flow(
    State(app): State<App>,
    caller: Caller,
    Path(clinic_id): Path<ClinicId>,
    Query(day): Query<Day>,
) -> Answer<Json<FlowView>> {
    let input = FlowInput { clinic_id, doctor_id: day.doctor, date: day.date.map(|date| date.0) };
    Ok(Json(booking::flow(&app, &caller, input).await?))
}

/// Somebody is here without a time: gets the next free one of today and is checked in. 409 `no_time_today` where there is
/// none; with an `overbook_reason` it is added over the hours.
#[utoipa::path(post, path = "/api/v1/clinics/{id}/walk-ins", tag = "clinics", params(("id" = ClinicId, Path)),
    request_body = WalkInInput, responses((status = 201, body = AppointmentView)))]
async fn walk_in(
    State(app): State<App>,
    caller: Caller,
    Path(clinic_id): Path<ClinicId>,
    Body(input): Body<WalkInInput>,
) -> Answer<Created<AppointmentView>> {
    Ok(Created(booking::walk_in(&app, &caller, clinic_id, input).await?))
}
