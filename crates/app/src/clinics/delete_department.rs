//! A department that nobody belongs to goes.

use database::FaultKind;
use kernel::id::DepartmentId;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter};

use super::store::{self, department, department_hours};
use crate::{
    App,
    access::{Action, Actor},
    audit::Entry,
    error::{Error, Result},
    merge,
    outbox::Fact,
};

/// The database itself refuses while a doctor, hours or an appointment refer to the department, so that a doctor who
/// joins at the same moment is not lost.
pub async fn delete_department(
    app: &App,
    actor: &Actor,
    id: DepartmentId,
    expected_version: Option<i64>,
) -> Result<()> {
    let reach = actor.reach(Action::WriteDepartments)?;
    let mut work = app.begin(actor).await?;
    let department = store::department_by_id(&**work, id).await?;
    let department = department
        .filter(|department| reach.covers(None, Some(department.clinic_id), None))
        .ok_or_else(|| Error::not_found("department"))?;
    merge::expect_version(expected_version, department.version)?;
    department_hours::Entity::delete_many()
        .filter(department_hours::Column::DepartmentId.eq(id))
        .exec(&**work)
        .await?;
    let unchanged = department::Column::Id.eq(id).and(department::Column::Version.eq(department.version));
    let gone = department::Entity::delete_many().filter(unchanged).exec(&**work).await;
    let gone = gone.map_err(|error| match database::Fault::from(error) {
        fault if fault.kind == FaultKind::Reference => Error::conflict(
            "department_in_use",
            "Doctors belong to this department or work in it, or visits took place in it. Move the doctors first.",
        ),
        fault => fault.into(),
    })?;
    if gone.rows_affected == 0 {
        return Err(Error::version_mismatch());
    }
    work.audit(Entry::new("department.delete", id).clinic(department.clinic_id));
    work.fact(Fact::DepartmentChanged { department_id: id });
    work.commit().await
}
