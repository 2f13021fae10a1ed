//! A room or device gets another name, or is no longer used. It is never deleted: appointments name it.

use kernel::{fields::Check, id::ResourceId};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, IntoActiveModel};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{create_resource::name_taken, model, store::resource, views::ResourceView};
use crate::{
    App,
    access::{Action, Actor},
    audit::Entry,
    error::{Error, Result},
    merge::{self, merge},
    outbox::Fact,
    work::Work,
};

/// What is left out stays. Appointments already made keep theirs.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeResource {
    #[serde(default, deserialize_with = "crate::patch::given")]
    #[schema(max_length = 120)]
    pub name: Option<String>,
    /// Whether it can be booked.
    #[serde(default, deserialize_with = "crate::patch::given")]
    pub active: Option<bool>,
}

/// What a change of a room or device came to.
pub struct ResourceChange {
    pub view: ResourceView,
    /// Whether anything differs at all.
    pub is_change: bool,
    /// Whether doctors who need it may be booked at other times than before.
    pub use_differs: bool,
}

/// Changes it within `work`. The whole operation is [`crate::doctors`]' to finish: who needs it, this room does not know.
pub async fn change_resource(
    app: &App,
    actor: &Actor,
    work: &mut Work<'_>,
    id: ResourceId,
    input: ChangeResource,
    expected_version: Option<i64>,
) -> Result<ResourceChange> {
    let reach = actor.reach(Action::WriteDepartments)?;
    let present = resource::Entity::find_by_id(id).one(&***work).await?;
    let present = present
        .filter(|resource| reach.covers(None, Some(resource.clinic_id), None))
        .ok_or_else(|| Error::not_found("resource"))?;
    merge::expect_version(expected_version, present.version)?;
    let mut check = Check::new();
    let name = check.optional("name", input.name, |raw| model::name_and_fold(&raw, 120));
    if !check.is_clean() {
        return Err(Error::fields(check));
    }
    let (name, folded_name) = name.unzip();
    let mut row = present.clone().into_active_model();
    merge(&mut row.name, name);
    merge(&mut row.folded_name, folded_name);
    merge(&mut row.active, input.active);
    if !row.is_changed() {
        return Ok(ResourceChange { view: present.into(), is_change: false, use_differs: false });
    }
    row.updated_at = Set(app.now());
    row.version = Set(present.version + 1);
    let unchanged = resource::Column::Id.eq(id).and(resource::Column::Version.eq(present.version));
    merge::write(work, row, unchanged).await.map_err(name_taken)?;
    let changed = resource::Entity::find_by_id(id).one(&***work).await?;
    let changed = changed.ok_or_else(|| Error::not_found("resource"))?;
    work.audit(Entry::new("resource.change", id).clinic(present.clinic_id));
    work.fact(Fact::ClinicChanged { clinic_id: present.clinic_id });
    let use_differs = changed.active != present.active;
    Ok(ResourceChange { view: changed.into(), is_change: true, use_differs })
}
