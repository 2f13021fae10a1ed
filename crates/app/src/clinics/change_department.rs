//! A department's name, place or hours change.

use kernel::{fields::Check, id::DepartmentId, text};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ExprTrait, IntoActiveModel};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    create_department::name_taken,
    model::{self, OpeningHours},
    store::{self, department},
    views::DepartmentView,
};
use crate::{
    App,
    access::{Action, Actor},
    audit::Entry,
    error::{Error, Result},
    merge::{self, merge},
    outbox::Fact,
    work::Work,
};

/// What is left out stays.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeDepartment {
    #[serde(default, deserialize_with = "crate::patch::given")]
    #[schema(max_length = 120)]
    pub name: Option<String>,
    /// `null`: at the clinic's.
    #[serde(default, deserialize_with = "crate::patch::present")]
    #[schema(value_type = Option<String>, max_length = 300)]
    pub address: Option<Option<String>>,
    #[serde(default, deserialize_with = "crate::patch::present")]
    #[schema(value_type = Option<String>, max_length = 120)]
    pub city: Option<Option<String>>,
    /// All hours of the week, in place of those before.
    #[serde(default, deserialize_with = "crate::patch::given")]
    pub hours: Option<Vec<OpeningHours>>,
}

/// What a change of a department came to.
pub struct DepartmentChange {
    pub view: DepartmentView,
    /// Whether anything differs at all.
    pub is_change: bool,
}

/// Changes the department within `work`. The whole operation is [`crate::doctors`]' to finish: other hours of a
/// department are other times of the doctors in it, and this room does not know them.
pub async fn change_department(
    app: &App,
    actor: &Actor,
    work: &mut Work<'_>,
    id: DepartmentId,
    input: ChangeDepartment,
    expected_version: Option<i64>,
) -> Result<DepartmentChange> {
    let reach = actor.reach(Action::WriteDepartments)?;
    let department = store::department_by_id(&***work, id).await?;
    let department = department
        .filter(|department| reach.covers(None, Some(department.clinic_id), None))
        .ok_or_else(|| Error::not_found("department"))?;
    merge::expect_version(expected_version, department.version)?;

    let mut check = Check::new();
    let name = check.optional("name", input.name, |raw| model::name_and_fold(&raw, 120));
    let address = check.patched("address", input.address, |raw| text::line(&raw, 300));
    let city = check.patched("city", input.city, |raw| text::line(&raw, 120));
    let hours = input.hours.map(|raw| model::parse_hours(&mut check, &raw));
    if !check.is_clean() {
        return Err(Error::fields(check));
    }
    let present = store::hours_of(&***work, &[id]).await?.remove(&id).unwrap_or_default();
    let hours = hours.filter(|hours| *hours != present);
    let clinic = store::by_id(&***work, department.clinic_id).await?;
    let zone = clinic.ok_or_else(|| Error::broken("a department has no clinic"))?.zone()?;

    let mut row = department.clone().into_active_model();
    let (name, folded_name) = name.unzip();
    merge(&mut row.name, name);
    merge(&mut row.folded_name, folded_name);
    merge(&mut row.address, address);
    merge(&mut row.city, city);
    if !row.is_changed() && hours.is_none() {
        let view = DepartmentView::new(department, &present, &zone);
        return Ok(DepartmentChange { view, is_change: false });
    }
    row.updated_at = Set(app.now());
    row.version = Set(department.version + 1);
    let unchanged = department::Column::Id.eq(id).and(department::Column::Version.eq(department.version));
    merge::write(work, row, unchanged).await.map_err(name_taken)?;
    if let Some(hours) = &hours {
        store::put_hours(work, id, hours).await?;
    }
    let changed =
        store::department_by_id(&***work, id).await?.ok_or_else(|| Error::not_found("department"))?;
    work.audit(Entry::new("department.change", id).clinic(department.clinic_id));
    work.fact(Fact::DepartmentChanged { department_id: id });
    let view = DepartmentView::new(changed, &hours.unwrap_or(present), &zone);
    Ok(DepartmentChange { view, is_change: true })
}
