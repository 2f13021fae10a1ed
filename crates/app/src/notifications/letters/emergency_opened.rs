//! A doctor opened the record of somebody else's patient: told to those who look into it. Whose record it was, and what
//! the doctor wrote, stands only on the page.

use kernel::id::AccountId;

use super::{Written, id_in};
use crate::{
    App, access, clinics, doctors,
    error::Result,
    notifications::{Draft, Language, Speaks, Writes},
};

/// `about`: the emergency, and whom it is told to.
pub async fn write(app: &App, about: &str) -> Result<Option<Written>> {
    let db = app.db.read();
    let Some(emergency) = access::emergency(app, id_in(about)?).await? else { return Ok(None) };
    let Some(doctor) = doctors::by_id(db, emergency.doctor_id).await? else { return Ok(None) };
    let Some(clinic) = clinics::by_id(db, emergency.clinic_id).await? else { return Ok(None) };
    let account_id: Option<AccountId> = about.split('/').nth(1).and_then(|id| id.parse().ok());
    let overseers = access::overseers_of_emergency(app, &emergency).await?;
    let Some(account_id) = account_id.filter(|id| overseers.contains(id)) else { return Ok(None) };
    let Some(to) = access::contact(app, account_id).await? else { return Ok(None) };
    let language = Language::of_locale(&to.locale);
    let zone = clinic.zone()?;
    let label = |key: &str| language.message(key, &[]);
    let whom = [("doctor", &*doctor.full_name)];
    let draft = Draft {
        subject: language.message("emergency-opened-subject", &whom),
        name: to.name.clone(),
        opening: vec![language.message("emergency-opened-opening", &whom)],
        facts: vec![
            (label("label-reason"), label(&format!("emergency-{}", emergency.reason).replace('_', "-"))),
            (label("label-opened"), language.moment_with_zone(emergency.opened_at, &zone)),
            (label("label-closes"), language.moment_with_zone(emergency.ends_at, &zone)),
            (label("label-clinic"), clinic.name),
        ],
        button: Some((
            label("emergency-opened-button"),
            format!("{}/clinic/emergencies", app.settings.base_url),
        )),
        small_print: vec![label("emergency-opened-why")],
        ..Draft::default()
    };
    Ok(Some(Written { to, draft }))
}
