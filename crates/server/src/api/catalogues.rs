//! The catalogues that doctors choose from: specializations and qualifications.

use app::{
    App,
    clinics::{self, NameQualification, NameSpecialization, QualificationView, SpecializationView},
    reactions,
};
use axum::{extract::State, http::StatusCode};
use kernel::{
    id::{QualificationId, SpecializationId},
    paging::Page,
};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    Answer, Body, Caller, Created, IfMatch, Paging, Path, Query, Versioned, give::Cached, part_of,
    upload::Upload,
};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(specializations, create_specialization))
        .routes(routes!(change_specialization, delete_specialization))
        .routes(routes!(set_image))
        .routes(routes!(qualifications, create_qualification))
        .routes(routes!(change_qualification, delete_qualification))
}

/// Every specialization, by name.
#[utoipa::path(get, path = "/api/v1/specializations", tag = "catalogues", params(Paging),
    responses((status = 200, body = Page<SpecializationView>)))]
async fn specializations(
    State(app): State<App>,
    caller: Caller,
    Query(paging): Query<Paging>,
) -> Answer<Cached<Page<SpecializationView>>> {
    let all = clinics::list_specializations(&app, &caller).await?;
    Ok(Cached(part_of(all, paging, |specialization| specialization.id.to_string())?))
}

/// Adds a specialization. 409 `name_taken` where the catalogue has it, however it is written.
#[utoipa::path(post, path = "/api/v1/specializations", tag = "catalogues", request_body = NameSpecialization,
    responses((status = 201, body = SpecializationView)))]
async fn create_specialization(
    State(app): State<App>,
    caller: Caller,
    Body(input): Body<NameSpecialization>,
) -> Answer<Created<SpecializationView>> {
    let view = clinics::create_specialization(&app, &caller, input).await?;
    reactions::follow(&app).await?;
    Ok(Created(view))
}

/// Renames a specialization, for every doctor who has it.
#[utoipa::path(patch, path = "/api/v1/specializations/{id}", tag = "catalogues",
    params(("id" = SpecializationId, Path), IfMatch), request_body = NameSpecialization,
    responses((status = 200, body = SpecializationView)))]
async fn change_specialization(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<SpecializationId>,
    IfMatch(version): IfMatch,
    Body(input): Body<NameSpecialization>,
) -> Answer<Versioned<SpecializationView>> {
    let view = clinics::change_specialization(&app, &caller, id, input, version).await?;
    reactions::follow(&app).await?;
    Ok(Versioned(view.version, view))
}

/// Removes a specialization. 409 `specialization_in_use` while a doctor has it.
#[utoipa::path(delete, path = "/api/v1/specializations/{id}", tag = "catalogues",
    params(("id" = SpecializationId, Path)), responses((status = 204)))]
async fn delete_specialization(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<SpecializationId>,
) -> Answer<StatusCode> {
    clinics::delete_specialization(&app, &caller, id).await?;
    reactions::follow(&app).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A picture in a form.
#[derive(ToSchema)]
#[allow(dead_code)] // Only describes the form.
struct ImageForm {
    /// JPEG, PNG or WebP; at most 5 MiB and 40 megapixels.
    #[schema(value_type = String, format = Binary)]
    image: Vec<u8>,
}

/// Sets the picture of a specialization.
#[utoipa::path(put, path = "/api/v1/specializations/{id}/image", tag = "catalogues",
    params(("id" = SpecializationId, Path)),
    request_body(content = inline(ImageForm), content_type = "multipart/form-data"),
    responses((status = 200, body = SpecializationView)))]
async fn set_image(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<SpecializationId>,
    upload: Upload,
) -> Answer<Versioned<SpecializationView>> {
    let file = upload.file("image").await?;
    let view = clinics::set_specialization_image(&app, &caller, id, file).await?;
    reactions::follow(&app).await?;
    Ok(Versioned(view.version, view))
}

/// Every qualification, by name.
#[utoipa::path(get, path = "/api/v1/qualifications", tag = "catalogues", params(Paging),
    responses((status = 200, body = Page<QualificationView>)))]
async fn qualifications(
    State(app): State<App>,
    caller: Caller,
    Query(paging): Query<Paging>,
) -> Answer<Cached<Page<QualificationView>>> {
    let all = clinics::list_qualifications(&app, &caller).await?;
    Ok(Cached(part_of(all, paging, |qualification| qualification.id.to_string())?))
}

/// Adds a qualification. 409 `name_taken` where the catalogue has it, however it is written.
#[utoipa::path(post, path = "/api/v1/qualifications", tag = "catalogues", request_body = NameQualification,
    responses((status = 201, body = QualificationView)))]
async fn create_qualification(
    State(app): State<App>,
    caller: Caller,
    Body(input): Body<NameQualification>,
) -> Answer<Created<QualificationView>> {
    let view = clinics::create_qualification(&app, &caller, input).await?;
    reactions::follow(&app).await?;
    Ok(Created(view))
}

/// Renames a qualification, for every doctor who has it.
#[utoipa::path(patch, path = "/api/v1/qualifications/{id}", tag = "catalogues",
    params(("id" = QualificationId, Path), IfMatch), request_body = NameQualification,
    responses((status = 200, body = QualificationView)))]
async fn change_qualification(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<QualificationId>,
    IfMatch(version): IfMatch,
    Body(input): Body<NameQualification>,
) -> Answer<Versioned<QualificationView>> {
    let view = clinics::change_qualification(&app, &caller, id, input, version).await?;
    reactions::follow(&app).await?;
    Ok(Versioned(view.version, view))
}

/// Removes a qualification. 409 `qualification_in_use` while a doctor has it.
#[utoipa::path(delete, path = "/api/v1/qualifications/{id}", tag = "catalogues",
    params(("id" = QualificationId, Path)), responses((status = 204)))]
async fn delete_qualification(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<QualificationId>,
) -> Answer<StatusCode> {
    clinics::delete_qualification(&app, &caller, id).await?;
    reactions::follow(&app).await?;
    Ok(StatusCode::NO_CONTENT)
}
