//! What a doctor shows the clinic that looks at their application: kept, read, forgotten. An applicant does so on the page
//! of the application, everybody else on the doctor's.

use app::access::Action;
use app::doctors::{self, Doctor, Status};
use app::{App, Error};
use axum::Router;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::routing::post;
use kernel::id::{DoctorDocumentId, DoctorId};

use super::doctor_profile;
use crate::api::{Path, Refused, doctor_documents::as_file, upload::Upload};
use crate::web::apply;
use crate::web::door::sentences::mendable;
use crate::web::door::when::zoned;
use crate::web::door::{Page, Reader, Shown, told};
use crate::web::form::Form;
use crate::web::pages::documents::{DocumentRow, Documents, key_of};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/clinic/doctors/{id}/documents", post(add))
        .route("/clinic/doctors/{id}/documents/{document_id}", axum::routing::get(read))
        .route("/clinic/doctors/{id}/documents/{document_id}/remove", post(remove))
}

/// As a part of a page, with the form as it came back, if it did.
pub async fn documents(reader: &Reader, id: DoctorId, form: Form) -> Result<Documents, Refused> {
    let rows = doctors::documents(&reader.app, &reader.caller, id).await?;
    let row = |view: doctors::DocumentView| -> Result<DocumentRow, Refused> {
        let added_on = zoned(&view.added_at, reader.ui.now.time_zone())?.date();
        Ok(DocumentRow {
            id: view.id.to_string(),
            kind: key_of(view.kind),
            file_name: view.file_name,
            added_on,
        })
    };
    let rows = rows.into_iter().map(row).collect::<Result<_, _>>()?;
    Ok(Documents { doctor_id: id.to_string(), rows, form })
}

async fn add(reader: Reader, Path(id): Path<DoctorId>, upload: Upload) -> Shown {
    reader.signed_in()?;
    let added = match upload.document().await {
        Ok(sent) => {
            let kind = sent.kind.clone().unwrap_or_default();
            let added = doctors::add_document(&reader.app, &reader.caller, id, sent).await;
            added.map(drop).map_err(|error| (error, kind))
        }
        Err(Refused(error)) => Err((error, String::new())),
    };
    match added {
        Ok(()) => saved(&reader, id).await,
        Err((error, kind)) => {
            let problem = mendable(error)?;
            let form = Form::new([("kind", kind)]).with_errors(reader.ui.faults(&problem, &[]));
            if let Some(doctor) = applicant(&reader, id).await? {
                return Page(StatusCode::UNPROCESSABLE_ENTITY, apply::sent(reader, &doctor, form).await?)
                    .shown();
            }
            let page = doctor_profile::with_documents(reader, id, form).await?;
            Page(StatusCode::UNPROCESSABLE_ENTITY, page).shown()
        }
    }
}

async fn read(reader: Reader, Path((id, document_id)): Path<(DoctorId, DoctorDocumentId)>) -> Shown {
    reader.signed_in()?;
    let (document, content) = doctors::document(&reader.app, &reader.caller, id, document_id).await?;
    Ok(as_file(&document, content).into_response())
}

async fn remove(reader: Reader, Path((id, document_id)): Path<(DoctorId, DoctorDocumentId)>) -> Shown {
    reader.signed_in()?;
    doctors::remove_document(&reader.app, &reader.caller, id, document_id).await?;
    saved(&reader, id).await
}

async fn saved(reader: &Reader, id: DoctorId) -> Shown {
    match applicant(reader, id).await? {
        Some(_) => told("/apply#documents", "saved"),
        None => told(&format!("/clinic/doctors/{id}#documents"), "saved"),
    }
}

/// The doctor, where it is the reader, has no pages of a doctor, and does not run the clinic either.
async fn applicant(reader: &Reader, id: DoctorId) -> Result<Option<Doctor>, Error> {
    let doctor = doctors::by_id(reader.app.db.read(), id).await?;
    let runs = |doctor: &Doctor| {
        let reach = reader.caller.reach(Action::WriteDoctorProfile);
        reach.is_ok_and(|reach| reach.covers(None, Some(doctor.clinic_id), Some(doctor.id)))
    };
    let applies = |doctor: &Doctor| {
        doctor.status != Status::Approved && reader.caller.owns(doctor.account_id) && !runs(doctor)
    };
    Ok(doctor.filter(applies))
}
