//! A department's name, place or hours change, and with them the plans of the doctors who work in it.

use std::collections::BTreeSet;

use kernel::id::{DepartmentId, DoctorId};
use sea_orm::ConnectionTrait;

use super::store;
use crate::{
    App,
    access::Actor,
    clinics::{self, ChangeDepartment, DepartmentView},
    doctors,
    error::Result,
    outbox::Fact,
};

/// Here and not in [`clinics`], because who works in a department is this room's: in the same transaction their
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
    if change.is_change {
        let mut doctors = doctors::department_changed(&work, id).await?;
        for doctor_id in store::doctors_with_hours_in(&**work, id).await? {
            if !doctors.contains(&doctor_id) {
                doctors::schedule_changed(&**work, doctor_id).await?;
                doctors.push(doctor_id);
            }
        }
        for doctor_id in doctors {
            work.fact(Fact::ScheduleChanged { doctor_id });
        }
        work.commit().await?;
    }
    Ok(change.view)
}

/// Who belongs to a department or has hours in it.
pub async fn doctors_working_in(db: &impl ConnectionTrait, id: DepartmentId) -> Result<BTreeSet<DoctorId>> {
    let mut doctors = store::doctors_with_hours_in(db, id).await?;
    doctors.extend(doctors::in_department(db, id).await?);
    Ok(doctors)
}
