//! A clinic gets a room or a device that visits may need.

use kernel::{fields::Check, id::ClinicId};
use sea_orm::EntityTrait;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    model::{self, ResourceKind},
    store::{self, resource},
    views::ResourceView,
};
use crate::{
    App,
    access::{Action, Actor},
    audit::Entry,
    error::{Error, Kind, Problem, Result},
};

/// Rooms and devices of one clinic at most, so that they can be read at once.
pub(super) const MOST_RESOURCES: usize = 200;

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateResource {
    #[schema(required = true)]
    pub kind: Option<ResourceKind>,
    #[schema(required = true, max_length = 120, example = "Room 3")]
    pub name: Option<String>,
}

/// 409 `name_taken` where the clinic has one of that name, however it is written.
pub async fn create_resource(
    app: &App,
    actor: &Actor,
    clinic_id: ClinicId,
    input: CreateResource,
) -> Result<ResourceView> {
    let reach = actor.reach(Action::WriteDepartments)?;
    if !reach.covers(None, Some(clinic_id), None) {
        return Err(Error::not_found("clinic"));
    }
    let row = parse(app, clinic_id, input)?;
    let mut work = app.begin(actor).await?;
    store::by_id(&**work, clinic_id).await?.ok_or_else(|| Error::not_found("clinic"))?;
    if store::resources_of(&**work, &[clinic_id]).await?.len() >= MOST_RESOURCES {
        let detail = format!("A clinic has at most {MOST_RESOURCES} rooms and devices.");
        return Err(Error::conflict("too_many_resources", detail));
    }
    let inserted = resource::Entity::insert(resource::ActiveModel::from(row.clone()))
        .exec_without_returning(&**work)
        .await;
    inserted.map_err(name_taken)?;
    work.audit(Entry::new("resource.create", row.id).clinic(clinic_id));
    let view = ResourceView::from(row);
    work.answer(201, &view)?;
    work.commit().await?;
    Ok(view)
}

fn parse(app: &App, clinic_id: ClinicId, input: CreateResource) -> Result<resource::Model> {
    let mut check = Check::new();
    let kind = check.required("kind", input.kind, Ok);
    let name = check.required("name", input.name, |raw| model::name_and_fold(&raw, 120));
    let row = || {
        let (name, folded_name) = name?;
        let (id, now) = (app.new_id(), app.now());
        Some(resource::Model {
            id,
            clinic_id,
            kind: kind?,
            name,
            folded_name,
            active: true,
            created_at: now,
            updated_at: now,
            version: 1,
        })
    };
    check.build(row).map_err(Error::fields)
}

/// The clinic has a room or device of that name already, however it is written.
pub(super) fn name_taken(error: impl Into<Error>) -> Error {
    match error.into() {
        Error::Fault(fault) if fault.is_duplicate_of("resources_name", "resources.folded_name") => {
            let detail = "This clinic has a room or device of that name already.";
            Problem::new(Kind::Conflict, "name_taken", detail).about("name").into()
        }
        error => error,
    }
}
