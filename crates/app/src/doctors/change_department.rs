//! A department's name or hours change, and with the hours the times of the doctors in it.

use kernel::id::DepartmentId;

use super::store;
use crate::{
    App,
    access::Actor,
    clinics::{self, ChangeDepartment, DepartmentView},
    error::Result,
    outbox::Fact,
};

/// Here and not in [`clinics`], because who belongs to a department is this room's: in the same transaction their
/// schedules rise, so that nobody books by the hours before.
pub async fn change_department(
    app: &App,
    actor: &Actor,
    id: DepartmentId,
    input: ChangeDepartment,
    expected_version: Option<i64>,
) -> Result<DepartmentView> {
    let mut work = app.begin(actor).await?;
    let change = clinics::change_department(app, actor, &mut work, id, input, expected_version).await?;
    if change.hours_differ {
        for doctor_id in store::department_changed(&work, id).await? {
            work.fact(Fact::ScheduleChanged { doctor_id });
        }
    }
    if change.is_change {
        work.commit().await?;
    }
    Ok(change.view)
}
