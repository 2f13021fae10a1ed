//! Doctors: profile, review, qualifications, specializations, services, photograph.

use app::{
    App,
    doctors::{
        self, AddService, ChangeDoctor, ChangeService, DoctorProfile, EnrolDoctor, ServiceView,
        SetQualifications, SetSpecializations, Status,
    },
    reactions,
};
use axum::{
    Json,
    extract::State,
    http::{HeaderValue, header},
    response::Response,
};
use kernel::{
    id::{ClinicId, DoctorId, ServiceId},
    paging::Page,
};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    Answer, Body, Caller, Created, IfMatch, Paging, Path, Query, Versioned, give::cached, part_of,
    upload::Upload,
};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(enrol))
        .routes(routes!(roster))
        .routes(routes!(one, change))
        .routes(routes!(approve))
        .routes(routes!(suspend))
        .routes(routes!(restore))
        .routes(routes!(set_photo))
        .routes(routes!(set_qualifications))
        .routes(routes!(set_specializations))
        .routes(routes!(services, add_service))
        .routes(routes!(change_service))
}

/// A person applies and waits for review; whoever runs the clinic enters a doctor, approved at once.
///
/// 409 `registration_number_taken`, `already_applied`.
#[utoipa::path(post, path = "/api/v1/doctors", tag = "doctors", request_body = EnrolDoctor,
    responses((status = 201, body = DoctorProfile)))]
async fn enrol(
    State(app): State<App>,
    caller: Caller,
    Body(input): Body<EnrolDoctor>,
) -> Answer<Created<DoctorProfile>> {
    let view = doctors::enrol(&app, &caller, input).await?;
    reactions::follow(&app).await?;
    Ok(Created(view))
}

/// A doctor's public profile. Who is not approved is seen by reviewers and by the own account only.
#[utoipa::path(get, path = "/api/v1/doctors/{id}", tag = "doctors", params(("id" = DoctorId, Path)),
    responses((status = 200, body = DoctorProfile)))]
async fn one(State(app): State<App>, caller: Caller, Path(id): Path<DoctorId>) -> Answer<Response> {
    let page = doctors::page(&app, &caller, id).await?;
    let mut response = cached(&page.tag, page.json);
    if !page.is_public {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    Ok(response)
}

/// Changes the profile; what is left out stays, `null` clears.
#[utoipa::path(patch, path = "/api/v1/doctors/{id}", tag = "doctors",
    params(("id" = DoctorId, Path), IfMatch),
    request_body = ChangeDoctor, responses((status = 200, body = DoctorProfile)))]
async fn change(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<DoctorId>,
    IfMatch(version): IfMatch,
    Body(input): Body<ChangeDoctor>,
) -> Answer<Versioned<DoctorProfile>> {
    let view = doctors::change(&app, &caller, id, input, version).await?;
    reactions::follow(&app).await?;
    Ok(Versioned(view.version, view))
}

/// Accepts an application: the public finds the doctor. 409 `illegal_transition` with `from` and `to`.
#[utoipa::path(post, path = "/api/v1/doctors/{id}/approve", tag = "doctors", params(("id" = DoctorId, Path)),
    responses((status = 200, body = DoctorProfile)))]
async fn approve(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<DoctorId>,
) -> Answer<Versioned<DoctorProfile>> {
    let view = doctors::approve(&app, &caller, id).await?;
    reactions::follow(&app).await?;
    Ok(Versioned(view.version, view))
}

/// Takes a doctor out of the public's sight, or turns an application down. Appointments already made stay.
#[utoipa::path(post, path = "/api/v1/doctors/{id}/suspend", tag = "doctors", params(("id" = DoctorId, Path)),
    responses((status = 200, body = DoctorProfile)))]
async fn suspend(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<DoctorId>,
) -> Answer<Versioned<DoctorProfile>> {
    let view = doctors::suspend(&app, &caller, id).await?;
    reactions::follow(&app).await?;
    Ok(Versioned(view.version, view))
}

/// Brings a suspended doctor back.
#[utoipa::path(post, path = "/api/v1/doctors/{id}/restore", tag = "doctors", params(("id" = DoctorId, Path)),
    responses((status = 200, body = DoctorProfile)))]
async fn restore(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<DoctorId>,
) -> Answer<Versioned<DoctorProfile>> {
    let view = doctors::restore(&app, &caller, id).await?;
    reactions::follow(&app).await?;
    Ok(Versioned(view.version, view))
}

/// A photograph in a form.
#[derive(ToSchema)]
#[allow(dead_code)] // Only describes the form.
struct PhotoForm {
    /// JPEG, PNG or WebP; at most 5 MiB and 40 megapixels.
    #[schema(value_type = String, format = Binary)]
    photo: Vec<u8>,
}

/// Sets the photograph. It is made small and keeps nothing of the file's own notes (place, camera).
#[utoipa::path(put, path = "/api/v1/doctors/{id}/photo", tag = "doctors", params(("id" = DoctorId, Path)),
    request_body(content = inline(PhotoForm), content_type = "multipart/form-data"),
    responses((status = 200, body = DoctorProfile)))]
async fn set_photo(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<DoctorId>,
    upload: Upload,
) -> Answer<Versioned<DoctorProfile>> {
    let file = upload.file("photo").await?;
    let view = doctors::set_photo(&app, &caller, id, file).await?;
    reactions::follow(&app).await?;
    Ok(Versioned(view.version, view))
}

/// Writes all qualifications anew, in order.
#[utoipa::path(put, path = "/api/v1/doctors/{id}/qualifications", tag = "doctors",
    params(("id" = DoctorId, Path), IfMatch), request_body = SetQualifications,
    responses((status = 200, body = DoctorProfile)))]
async fn set_qualifications(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<DoctorId>,
    IfMatch(version): IfMatch,
    Body(input): Body<SetQualifications>,
) -> Answer<Versioned<DoctorProfile>> {
    let view = doctors::set_qualifications(&app, &caller, id, input, version).await?;
    reactions::follow(&app).await?;
    Ok(Versioned(view.version, view))
}

/// Writes all specializations anew, the main one first.
#[utoipa::path(put, path = "/api/v1/doctors/{id}/specializations", tag = "doctors",
    params(("id" = DoctorId, Path), IfMatch), request_body = SetSpecializations,
    responses((status = 200, body = DoctorProfile)))]
async fn set_specializations(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<DoctorId>,
    IfMatch(version): IfMatch,
    Body(input): Body<SetSpecializations>,
) -> Answer<Versioned<DoctorProfile>> {
    let view = doctors::set_specializations(&app, &caller, id, input, version).await?;
    reactions::follow(&app).await?;
    Ok(Versioned(view.version, view))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Roster {
    /// Left out, doctors of every status.
    status: Option<Status>,
    /// In the doctor's name.
    #[param(max_length = 120)]
    q: Option<String>,
    /// 1 to 100; left out means 20.
    limit: Option<u32>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// The doctors of a clinic by name, also those who wait for review or are suspended: for who reviews them.
#[utoipa::path(get, path = "/api/v1/clinics/{id}/doctors", tag = "doctors", params(("id" = ClinicId, Path), Roster),
    responses((status = 200, body = Page<DoctorProfile>)))]
async fn roster(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<ClinicId>,
    Query(asked): Query<Roster>,
) -> Answer<Json<Page<DoctorProfile>>> {
    let words = asked.q.unwrap_or_default();
    let found = doctors::roster(&app, &caller, id, asked.status, &words).await?;
    let paging = Paging { limit: asked.limit, cursor: asked.cursor };
    let Page { items, next_cursor } = part_of(found, paging, |doctor| doctor.id.to_string())?;
    let items = doctors::profiles(app.db.read(), app.now(), &items).await?;
    Ok(Json(Page { items, next_cursor }))
}

/// What can be booked with a doctor; whoever may change it also sees what is no longer offered.
#[utoipa::path(get, path = "/api/v1/doctors/{id}/services", tag = "doctors", params(("id" = DoctorId, Path), Paging),
    responses((status = 200, body = Page<ServiceView>)))]
async fn services(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<DoctorId>,
    Query(paging): Query<Paging>,
) -> Answer<Json<Page<ServiceView>>> {
    let services = doctors::services(&app, &caller, id).await?;
    Ok(Json(part_of(services, paging, |service| service.id.to_string())?))
}

/// Adds a service.
#[utoipa::path(post, path = "/api/v1/doctors/{id}/services", tag = "doctors", params(("id" = DoctorId, Path)),
    request_body = AddService, responses((status = 201, body = ServiceView)))]
async fn add_service(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<DoctorId>,
    Body(input): Body<AddService>,
) -> Answer<Created<ServiceView>> {
    let view = doctors::add_service(&app, &caller, id, input).await?;
    reactions::follow(&app).await?;
    Ok(Created(view))
}

/// Changes a service, or takes it off the list with `active: false`.
#[utoipa::path(patch, path = "/api/v1/doctors/{id}/services/{service_id}", tag = "doctors",
    params(("id" = DoctorId, Path), ("service_id" = ServiceId, Path), IfMatch), request_body = ChangeService,
    responses((status = 200, body = ServiceView)))]
async fn change_service(
    State(app): State<App>,
    caller: Caller,
    Path((id, service_id)): Path<(DoctorId, ServiceId)>,
    IfMatch(version): IfMatch,
    Body(input): Body<ChangeService>,
) -> Answer<Versioned<ServiceView>> {
    let view = doctors::change_service(&app, &caller, id, service_id, input, version).await?;
    reactions::follow(&app).await?;
    Ok(Versioned(view.version, view))
}
