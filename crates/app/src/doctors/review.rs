//! A doctor is approved, suspended, restored: who is in the public's sight.

use kernel::id::DoctorId;
use sea_orm::{ActiveValue::Set, IntoActiveModel};

use super::{
    model::{Review, Status},
    profiles, store,
    views::DoctorProfile,
};
use crate::{
    App,
    access::{self, Action, Actor},
    audit::Entry,
    clinics,
    error::{Error, Result},
    outbox::Fact,
};

/// The application is accepted: the public finds the doctor, and the account may act as one.
pub async fn approve(app: &App, actor: &Actor, id: DoctorId) -> Result<DoctorProfile> {
    review(app, actor, id, Review::Approve, "doctor.approve").await
}

/// The doctor leaves the public's sight, or is turned down; the account no longer acts as one. Appointments already
/// made stay as they are.
pub async fn suspend(app: &App, actor: &Actor, id: DoctorId) -> Result<DoctorProfile> {
    review(app, actor, id, Review::Suspend, "doctor.suspend").await
}

/// A suspended doctor comes back.
pub async fn restore(app: &App, actor: &Actor, id: DoctorId) -> Result<DoctorProfile> {
    review(app, actor, id, Review::Restore, "doctor.restore").await
}

async fn review(
    app: &App,
    actor: &Actor,
    id: DoctorId,
    review: Review,
    action: &'static str,
) -> Result<DoctorProfile> {
    let reach = actor.reach(Action::ReviewDoctors)?;
    let mut work = app.begin(actor).await?;
    let doctor = store::reachable(&**work, &reach, id).await?;
    let to = review.apply(doctor.status)?;
    if to == Status::Approved {
        let clinic = clinics::by_id(&**work, doctor.clinic_id).await?;
        let zone = clinic.ok_or_else(|| Error::broken("a doctor has no clinic"))?.zone()?;
        if doctor.registration_expiry.0 <= app.now().date_in(&zone) {
            let detail = "This registration has run out. Enter the renewed one first.";
            return Err(Error::unacceptable("registration_expired", detail));
        }
    }
    let mut row = doctor.clone().into_active_model();
    row.status = Set(to);
    store::write(&work, &doctor, row, true).await?;
    if let Some(account_id) = doctor.account_id {
        match to {
            Status::Approved => {
                access::grant_doctor(app, &work, account_id, id, doctor.clinic_id).await?;
            }
            Status::Pending | Status::Suspended => access::revoke_doctor(&work, id).await?,
        }
    }
    let detail = serde_json::json!({"from": doctor.status, "to": to});
    work.audit(Entry::new(action, id).clinic(doctor.clinic_id).detail(detail));
    work.fact(Fact::DoctorChanged { doctor_id: id });
    work.fact(Fact::ScheduleChanged { doctor_id: id });
    let changed = store::reachable(&**work, &reach, id).await?;
    let view = profiles::profile(&**work, app.now(), &changed).await?;
    work.commit().await?;
    if let Some(account_id) = doctor.account_id {
        access::forget(app, account_id).await;
    }
    Ok(view)
}
