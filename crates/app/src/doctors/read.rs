//! A doctor as the caller may see one.

use kernel::{
    id::{ClinicId, DoctorId},
    text::folded,
};

use super::{
    Status, model, profiles,
    store::{self, Doctor},
    views::{DoctorProfile, ServiceView},
};
use crate::{
    App,
    access::{Action, Actor},
    clinics,
    error::{Error, Result},
};

/// The profile: of an approved doctor for everybody, of any other for those who review it and for its own account.
pub async fn doctor(app: &App, actor: &Actor, id: DoctorId) -> Result<DoctorProfile> {
    let doctor = visible(app, actor, id).await?;
    profiles::profile(app.db.read(), app.now(), &doctor).await
}

/// Of the words to find names by.
const LONGEST: usize = 200;

/// The doctors of a clinic by name, of every status or of one, whose names have these words in them: for who reviews them.
/// 403; 404 for another clinic; 422 `q`.
pub async fn roster(
    app: &App,
    actor: &Actor,
    clinic_id: ClinicId,
    status: Option<Status>,
    words: &str,
) -> Result<Vec<Doctor>> {
    if !actor.reach(Action::ReviewDoctors)?.covers(None, Some(clinic_id), None) {
        return Err(Error::not_found("clinic"));
    }
    if words.chars().count() > LONGEST {
        return Err(Error::field("q", "too_long", format!("Use at most {LONGEST} characters.")));
    }
    let words = folded(words);
    let mut doctors = store::roster(app.db.read(), clinic_id, status).await?;
    doctors.retain(|doctor| folded(&doctor.full_name).contains(&words));
    doctors.sort_by_cached_key(|doctor| (folded(&doctor.full_name), doctor.id));
    Ok(doctors)
}

/// The services that can be booked; whoever may change them sees the others as well.
pub async fn services(app: &App, actor: &Actor, id: DoctorId) -> Result<Vec<ServiceView>> {
    let doctor = visible(app, actor, id).await?;
    let clinic = clinics::by_id(app.db.read(), doctor.clinic_id).await?;
    let currency = clinic.ok_or_else(|| Error::broken("a doctor has no clinic"))?.currency;
    let writes = may(actor, Action::WriteDoctorProfile, &doctor);
    let services = store::services_of(app.db.read(), id).await?;
    let shown = services.iter().filter(|service| service.active || writes);
    Ok(shown.map(|service| ServiceView::new(service, &doctor, currency)).collect())
}

/// The doctor with a registration number, however it is written, of whatever status and clinic.
pub async fn by_registration_number(app: &App, raw: &str) -> Result<Option<Doctor>> {
    match model::registration_number(raw) {
        Ok(number) => store::by_registration_number(app.db.read(), &number).await,
        Err(_) => Ok(None),
    }
}

async fn visible(app: &App, actor: &Actor, id: DoctorId) -> Result<Doctor> {
    let doctor = store::by_id(app.db.read(), id).await?;
    let sees = |doctor: &Doctor| {
        let own = doctor.account_id.is_some() && doctor.account_id == actor.account_id();
        doctor.is_public() || own || may(actor, Action::ReviewDoctors, doctor)
    };
    doctor.filter(sees).ok_or_else(|| Error::not_found("doctor"))
}

fn may(actor: &Actor, action: Action, doctor: &Doctor) -> bool {
    let reach = actor.reach(action);
    reach.is_ok_and(|reach| reach.covers(None, Some(doctor.clinic_id), Some(doctor.id)))
}
