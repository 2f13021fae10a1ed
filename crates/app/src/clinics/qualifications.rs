//! The catalogue of qualifications, kept by administrators.

use kernel::{fields::Check, id::QualificationId};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter,
};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{model, store::qualification, views::QualificationView};
use crate::{
    App,
    access::{Action, Actor},
    audit::Entry,
    error::{Error, Kind, Problem, Result},
    merge::{self, merge},
    outbox::Fact,
};

/// A qualification's name, once in the catalogue however it is written.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NameQualification {
    #[schema(required = true, max_length = 80)]
    pub name: Option<String>,
}

pub async fn create_qualification(
    app: &App,
    actor: &Actor,
    input: NameQualification,
) -> Result<QualificationView> {
    actor.reach(Action::WriteCatalogues)?;
    let (name, folded_name) = parse(input)?;
    let row = qualification::Model { id: app.new_id(), name, folded_name, version: 1 };
    let mut work = app.begin(actor).await?;
    let inserted =
        qualification::Entity::insert(row.clone().into_active_model()).exec_without_returning(&**work).await;
    inserted.map_err(name_taken)?;
    work.audit(Entry::new("qualification.create", row.id));
    work.fact(Fact::CatalogueChanged);
    let view = QualificationView::from(row);
    work.answer(201, &view)?;
    work.commit().await?;
    Ok(view)
}

/// Renames it, for every doctor who has it.
pub async fn change_qualification(
    app: &App,
    actor: &Actor,
    id: QualificationId,
    input: NameQualification,
    expected_version: Option<i64>,
) -> Result<QualificationView> {
    actor.reach(Action::WriteCatalogues)?;
    let named = input.name.is_some().then(|| parse(input)).transpose()?;
    let mut work = app.begin(actor).await?;
    let present = qualification::Entity::find_by_id(id).one(&**work).await?;
    let mut present = present.ok_or_else(|| Error::not_found("qualification"))?;
    merge::expect_version(expected_version, present.version)?;
    let mut row = present.clone().into_active_model();
    let (name, folded_name) = named.unzip();
    merge(&mut row.name, name.clone());
    merge(&mut row.folded_name, folded_name);
    if !row.is_changed() {
        return Ok(present.into());
    }
    row.version = Set(present.version + 1);
    let unchanged = qualification::Column::Id.eq(id).and(qualification::Column::Version.eq(present.version));
    merge::write(&work, row, unchanged).await.map_err(name_taken)?;
    work.audit(Entry::new("qualification.change", id));
    work.fact(Fact::CatalogueChanged);
    work.commit().await?;
    present.name = name.unwrap_or(present.name);
    present.version += 1;
    Ok(present.into())
}

/// Removes it, unless a doctor has it: the database itself refuses that.
pub async fn delete_qualification(app: &App, actor: &Actor, id: QualificationId) -> Result<()> {
    actor.reach(Action::WriteCatalogues)?;
    let mut work = app.begin(actor).await?;
    let gone =
        qualification::Entity::delete_many().filter(qualification::Column::Id.eq(id)).exec(&**work).await;
    let gone = gone.map_err(|error| match database::Fault::from(error) {
        fault if fault.kind == database::FaultKind::Reference => Error::conflict(
            "qualification_in_use",
            "Doctors have this qualification. Take it from them first.",
        ),
        fault => fault.into(),
    })?;
    if gone.rows_affected == 0 {
        return Err(Error::not_found("qualification"));
    }
    work.audit(Entry::new("qualification.delete", id));
    work.fact(Fact::CatalogueChanged);
    work.commit().await
}

fn parse(input: NameQualification) -> Result<(String, String)> {
    let mut check = Check::new();
    let name = check.required("name", input.name, |raw| model::name_and_fold(&raw, 80));
    check.build(|| name).map_err(Error::fields)
}

fn name_taken(error: impl Into<Error>) -> Error {
    match error.into() {
        Error::Fault(fault) if fault.is_duplicate_of("qualifications_name", "qualifications.folded_name") => {
            Problem::new(
                Kind::Conflict,
                "name_taken",
                "The catalogue has a qualification of that name already.",
            )
            .about("name")
            .into()
        }
        error => error,
    }
}
