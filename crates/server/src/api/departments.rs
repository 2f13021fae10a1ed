//! Departments and their opening hours.

use app::{
    App,
    clinics::{self, ChangeDepartment, CreateDepartment, DepartmentView},
    reactions, schedule,
};
use axum::{Json, extract::State, http::StatusCode};
use kernel::{
    id::{ClinicId, DepartmentId},
    paging::Page,
};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, Body, Caller, Created, IfMatch, Path, Query, Versioned, page};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list, create)).routes(routes!(one, change, delete))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Listing {
    /// Of this clinic only.
    clinic_id: Option<ClinicId>,
    limit: Option<u32>,
    cursor: Option<String>,
}

/// Departments with their hours, oldest first.
#[utoipa::path(get, path = "/api/v1/departments", tag = "departments", params(Listing),
    responses((status = 200, body = Page<DepartmentView>)))]
async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<Listing>,
) -> Answer<Json<Page<DepartmentView>>> {
    let page = page(query.limit, query.cursor)?;
    Ok(Json(clinics::list_departments(&app, &caller, query.clinic_id, page).await?))
}

/// Makes a department. 409 `name_taken` where the clinic has one of that name, however it is written.
#[utoipa::path(post, path = "/api/v1/departments", tag = "departments", request_body = CreateDepartment,
    responses((status = 201, body = DepartmentView)))]
async fn create(
    State(app): State<App>,
    caller: Caller,
    Body(input): Body<CreateDepartment>,
) -> Answer<Created<DepartmentView>> {
    let view = clinics::create_department(&app, &caller, input).await?;
    reactions::follow(&app).await?;
    Ok(Created(view))
}

/// One department.
#[utoipa::path(get, path = "/api/v1/departments/{id}", tag = "departments",
    params(("id" = DepartmentId, Path)),
    responses((status = 200, body = DepartmentView)))]
async fn one(State(app): State<App>, Path(id): Path<DepartmentId>) -> Answer<Versioned<DepartmentView>> {
    let view = clinics::department(&app, id).await?;
    Ok(Versioned(view.version, view))
}

/// Changes a department's name or hours; what is left out stays. Appointments already made stay.
#[utoipa::path(patch, path = "/api/v1/departments/{id}", tag = "departments",
    params(("id" = DepartmentId, Path), IfMatch),
    request_body = ChangeDepartment, responses((status = 200, body = DepartmentView)))]
async fn change(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<DepartmentId>,
    IfMatch(version): IfMatch,
    Body(input): Body<ChangeDepartment>,
) -> Answer<Versioned<DepartmentView>> {
    let view = schedule::change_department(&app, &caller, id, input, version).await?;
    reactions::follow(&app).await?;
    Ok(Versioned(view.version, view))
}

/// Removes a department. 409 `department_in_use` while doctors or appointments belong to it.
#[utoipa::path(delete, path = "/api/v1/departments/{id}", tag = "departments",
    params(("id" = DepartmentId, Path), IfMatch),
    responses((status = 204)))]
async fn delete(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<DepartmentId>,
    IfMatch(version): IfMatch,
) -> Answer<StatusCode> {
    clinics::delete_department(&app, &caller, id, version).await?;
    reactions::follow(&app).await?;
    Ok(StatusCode::NO_CONTENT)
}
