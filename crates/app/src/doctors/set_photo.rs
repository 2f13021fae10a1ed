//! A doctor gets a photograph.

use bytes::Bytes;
use kernel::id::DoctorId;
use sea_orm::{ActiveValue::Set, IntoActiveModel};

use super::{profiles, store, views::DoctorProfile};
use crate::{
    App,
    access::{Action, Actor},
    audit::Entry,
    error::Result,
    outbox::Fact,
    picture,
};

/// `file` is what was sent, of whatever kind it says it is. The one before is removed once nobody is shown it.
pub async fn set_photo(app: &App, actor: &Actor, id: DoctorId, file: Bytes) -> Result<DoctorProfile> {
    let reach = actor.reach(Action::WriteDoctorProfile)?;
    store::reachable(app.db.read(), &reach, id).await?;
    let key = picture::store(app, &id.to_string(), "photo", file).await?;

    let mut work = app.begin(actor).await?;
    let doctor = store::reachable(&**work, &reach, id).await?;
    let old = doctor.photo_key.clone().filter(|old| *old != key);
    let mut row = doctor.clone().into_active_model();
    row.photo_key = Set(Some(key));
    store::write(&work, &doctor, row, false).await?;
    work.audit(Entry::new("doctor.set_photo", id).clinic(doctor.clinic_id));
    work.fact(Fact::DoctorChanged { doctor_id: id });
    let changed = store::reachable(&**work, &reach, id).await?;
    let view = profiles::profile(&**work, app.now(), &changed).await?;
    work.commit().await?;
    if let Some(old) = old {
        picture::remove(app, &old).await;
    }
    Ok(view)
}
