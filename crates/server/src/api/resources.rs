//! The rooms and devices of a clinic: what services may need beside their doctor.

use app::{
    App,
    clinics::{self, ChangeResource, CreateResource, ResourceView},
    doctors, reactions,
};
use axum::{Json, extract::State};
use kernel::{
    id::{ClinicId, ResourceId},
    paging::Page,
};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, Body, Caller, Created, IfMatch, Paging, Path, Query, Versioned, part_of};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(resources, add_resource)).routes(routes!(change_resource))
}

/// The rooms and devices of a clinic, whether they can be booked or not, by kind and name.
#[utoipa::path(get, path = "/api/v1/clinics/{id}/resources", tag = "clinics", params(("id" = ClinicId, Path), Paging),
    responses((status = 200, body = Page<ResourceView>)))]
async fn resources(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<ClinicId>,
    Query(paging): Query<Paging>,
) -> Answer<Json<Page<ResourceView>>> {
    let resources = clinics::list_resources(&app, &caller, id).await?;
    Ok(Json(part_of(resources, paging, |resource| resource.id.to_string())?))
}

/// Adds a room or device. 409 `name_taken` where the clinic has one of that name, however it is written.
#[utoipa::path(post, path = "/api/v1/clinics/{id}/resources", tag = "clinics", params(("id" = ClinicId, Path)),
    request_body = CreateResource, responses((status = 201, body = ResourceView)))]
async fn add_resource(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<ClinicId>,
    Body(input): Body<CreateResource>,
) -> Answer<Created<ResourceView>> {
    let view = clinics::create_resource(&app, &caller, id, input).await?;
    reactions::follow(&app).await?;
    Ok(Created(view))
}

/// Changes the name of a room or device, or whether it can be booked; what is left out stays. Appointments already made
/// stay in it.
#[utoipa::path(patch, path = "/api/v1/resources/{id}", tag = "clinics", params(("id" = ResourceId, Path), IfMatch),
    request_body = ChangeResource, responses((status = 200, body = ResourceView)))]
async fn change_resource(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<ResourceId>,
    IfMatch(version): IfMatch,
    Body(input): Body<ChangeResource>,
) -> Answer<Versioned<ResourceView>> {
    let view = doctors::change_resource(&app, &caller, id, input, version).await?;
    reactions::follow(&app).await?;
    Ok(Versioned(view.version, view))
}
