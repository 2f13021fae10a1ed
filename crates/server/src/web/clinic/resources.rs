//! The clinic's rooms and devices: what services may need beside their doctor.

use app::access::Action;
use app::clinics::{self, ChangeResource, CreateResource};
use app::{App, Error, doctors, reactions};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::{get, post};
use kernel::id::ResourceId;

use crate::api::{Path, Refused};
use crate::web::door::sentences::mendable;
use crate::web::door::{Page, Reader, Shown, Typed, html, told};
use crate::web::form::Form;
use crate::web::pages::clinic::resources::{ResourceRow, ResourcesPage};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/clinic/resources", get(list).post(create))
        .route("/clinic/resources/{id}", post(change))
}

async fn list(reader: Reader) -> Shown {
    html(page(reader, Form::default(), None).await?)
}

/// With what was typed: into the form for a new one, or that of one that is there.
async fn page(reader: Reader, form: Form, of: Option<ResourceId>) -> Result<ResourcesPage, Refused> {
    reader.signed_in()?;
    reader.caller.reach(Action::WriteDepartments)?;
    let clinic_id = reader.clinic()?.id;
    let known = clinics::list_resources(&reader.app, &reader.caller, clinic_id).await?;
    let row = |view: clinics::ResourceView| ResourceRow {
        form: match of {
            Some(id) if id == view.id => form.clone(),
            _ => Form::new([("name", view.name.clone())]),
        },
        id: view.id.to_string(),
        kind: view.kind.to_string(),
        name: view.name,
        is_active: view.active,
        version: view.version,
    };
    let resources = known.into_iter().map(row).collect();
    Ok(ResourcesPage { resources, form: if of.is_none() { form } else { Form::default() }, ui: reader.ui })
}

async fn create(reader: Reader, Typed(form): Typed) -> Shown {
    reader.still_at(&form)?;
    let clinic_id = reader.clinic()?.id;
    let input =
        CreateResource { kind: form.value("kind").parse().ok(), name: Some(form.value("name").to_owned()) };
    match clinics::create_resource(&reader.app, &reader.caller, clinic_id, input).await {
        Ok(_) => saved(&reader).await,
        Err(error) => again(reader, form, None, error).await,
    }
}

async fn change(reader: Reader, Path(id): Path<ResourceId>, Typed(form): Typed) -> Shown {
    reader.signed_in()?;
    let input = ChangeResource { name: form.given("name"), active: form.value("active").parse().ok() };
    let version = form.version();
    match doctors::change_resource(&reader.app, &reader.caller, id, input, version).await {
        Ok(_) => saved(&reader).await,
        Err(error) => again(reader, form, Some(id), error).await,
    }
}

async fn saved(reader: &Reader) -> Shown {
    reactions::follow(&reader.app).await?;
    told("/clinic/resources", "saved")
}

async fn again(reader: Reader, form: Form, of: Option<ResourceId>, error: Error) -> Shown {
    let problem = mendable(error)?;
    let form = form.with_errors(reader.ui.faults(&problem, &[]));
    Page(StatusCode::UNPROCESSABLE_ENTITY, page(reader, form, of).await?).shown()
}
