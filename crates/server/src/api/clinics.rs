//! Clinics.

use app::{
    App,
    booking::{self, CalendarInput, CalendarView},
    clinics::{self, ChangeClinic, ClinicView, CreateClinic},
    reactions,
};
use axum::{Json, extract::State};
use kernel::{
    id::{ClinicId, DoctorId},
    paging::Page,
    time::Date,
};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, Body, Caller, Created, IfMatch, Paging, Path, Query, Versioned, page};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list, create)).routes(routes!(one, change)).routes(routes!(calendar))
}

/// All clinics, oldest first.
#[utoipa::path(get, path = "/api/v1/clinics", tag = "clinics", params(Paging),
    responses((status = 200, body = Page<ClinicView>)))]
async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(paging): Query<Paging>,
) -> Answer<Json<Page<ClinicView>>> {
    Ok(Json(clinics::list_clinics(&app, &caller, page(paging.limit, paging.cursor)?).await?))
}

/// Opens a clinic. Its time zone and currency stay as they are.
#[utoipa::path(post, path = "/api/v1/clinics", tag = "clinics", request_body = CreateClinic,
    responses((status = 201, body = ClinicView)))]
async fn create(
    State(app): State<App>,
    caller: Caller,
    Body(input): Body<CreateClinic>,
) -> Answer<Created<ClinicView>> {
    Ok(Created(clinics::create_clinic(&app, &caller, input).await?))
}

/// One clinic.
#[utoipa::path(get, path = "/api/v1/clinics/{id}", tag = "clinics", params(("id" = ClinicId, Path)),
    responses((status = 200, body = ClinicView)))]
async fn one(State(app): State<App>, Path(id): Path<ClinicId>) -> Answer<Versioned<ClinicView>> {
    let view = clinics::clinic(&app, id).await?;
    Ok(Versioned(view.version, view))
}

/// Changes a clinic's name, place or terms.
#[utoipa::path(patch, path = "/api/v1/clinics/{id}", tag = "clinics",
    params(("id" = ClinicId, Path), IfMatch),
    request_body = ChangeClinic, responses((status = 200, body = ClinicView)))]
async fn change(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<ClinicId>,
    IfMatch(version): IfMatch,
    Body(input): Body<ChangeClinic>,
) -> Answer<Versioned<ClinicView>> {
    let view = clinics::change_clinic(&app, &caller, id, input, version).await?;
    reactions::follow(&app).await?;
    Ok(Versioned(view.version, view))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Days {
    /// First local date; today where left out.
    from: Option<Date>,
    /// Last local date, at most 6 days later, or 41 of one doctor; the first where left out.
    to: Option<Date>,
    /// Only this doctor.
    doctor: Option<DoctorId>,
}

/// A clinic's calendar: its doctors with hours, leave and what is free, and their visits. A doctor sees only their own.
#[utoipa::path(get, path = "/api/v1/clinics/{id}/calendar", tag = "clinics",
    params(("id" = ClinicId, Path), Days),
    responses((status = 200, body = CalendarView)))]
async fn calendar(
    State(app): State<App>,
    caller: Caller,
    Path(clinic_id): Path<ClinicId>,
    Query(days): Query<Days>,
) -> Answer<Json<CalendarView>> {
    let input = CalendarInput {
        clinic_id,
        doctor_id: days.doctor,
        from: days.from.map(|date| date.0),
        to: days.to.map(|date| date.0),
    };
    Ok(Json(booking::calendar(&app, &caller, input).await?))
}
