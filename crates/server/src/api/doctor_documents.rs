//! What a doctor shows the clinic that looks at their application.

use app::{
    App,
    doctors::{self, DocumentKind, DocumentView},
};
use axum::{
    Json,
    body::Bytes,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use kernel::{
    id::{DoctorDocumentId, DoctorId},
    paging::Page,
};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Answer, Caller, Created, Paging, Path, Query, part_of, upload::Upload};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(documents, add_document)).routes(routes!(document, remove_document))
}

/// A doctor's documents, oldest first: for the doctor and who runs the clinic.
#[utoipa::path(get, path = "/api/v1/doctors/{id}/documents", tag = "doctors",
    params(("id" = DoctorId, Path), Paging), responses((status = 200, body = Page<DocumentView>)))]
async fn documents(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<DoctorId>,
    Query(paging): Query<Paging>,
) -> Answer<Json<Page<DocumentView>>> {
    let documents = doctors::documents(&app, &caller, id).await?;
    Ok(Json(part_of(documents, paging, |document| document.id.to_string())?))
}

/// A document in a form.
#[derive(ToSchema)]
#[allow(dead_code)] // Only describes the form.
struct DocumentForm {
    kind: DocumentKind,
    /// PDF, JPEG or PNG; at most 10 MiB.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// Keeps a document of a doctor, 20 at most.
#[utoipa::path(post, path = "/api/v1/doctors/{id}/documents", tag = "doctors", params(("id" = DoctorId, Path)),
    request_body(content = inline(DocumentForm), content_type = "multipart/form-data"),
    responses((status = 201, body = DocumentView)))]
async fn add_document(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<DoctorId>,
    upload: Upload,
) -> Answer<Created<DocumentView>> {
    Ok(Created(doctors::add_document(&app, &caller, id, upload.document().await?).await?))
}

/// A document as it was sent.
#[utoipa::path(get, path = "/api/v1/doctors/{id}/documents/{document_id}", tag = "doctors",
    params(("id" = DoctorId, Path), ("document_id" = DoctorDocumentId, Path)),
    responses((status = 200, description = "PDF, JPEG or PNG", body = inline(String), content_type = "application/pdf")))]
async fn document(
    State(app): State<App>,
    caller: Caller,
    Path((id, document_id)): Path<(DoctorId, DoctorDocumentId)>,
) -> Answer<Response> {
    let (document, content) = doctors::document(&app, &caller, id, document_id).await?;
    Ok(as_file(&document, content))
}

/// Forgets a document.
#[utoipa::path(delete, path = "/api/v1/doctors/{id}/documents/{document_id}", tag = "doctors",
    params(("id" = DoctorId, Path), ("document_id" = DoctorDocumentId, Path)), responses((status = 204)))]
async fn remove_document(
    State(app): State<App>,
    caller: Caller,
    Path((id, document_id)): Path<(DoctorId, DoctorDocumentId)>,
) -> Answer<StatusCode> {
    doctors::remove_document(&app, &caller, id, document_id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// To be saved, never shown: somebody else made it.
pub fn as_file(document: &DocumentView, content: Bytes) -> Response {
    let name = document.file_name.bytes().map(|byte| match byte {
        b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'.' | b'-' | b'_' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    });
    // RFC 8187, for names that are not ASCII.
    let saved_as = format!("attachment; filename*=UTF-8''{}", name.collect::<String>());
    let headers = [
        (header::CONTENT_TYPE, document.media_type.to_string()),
        (header::CONTENT_DISPOSITION, saved_as),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, content).into_response()
}
