//! The registration of a doctor ends, or has ended: it is told to the doctor and to those who run the clinic.

use kernel::id::AccountId;

use super::{Written, id_in};
use crate::{
    App, access, clinics,
    doctors::{self, Doctor, Registration},
    error::Result,
    notifications::{Draft, Language, Speaks, Writes},
};

/// `about`: the doctor, the day on which the registration ends, how many days before it this belongs to, and whom it is
/// for. Nothing once it is renewed, a nearer letter is due, or this is nobody who would see to it.
pub async fn write(app: &App, about: &str) -> Result<Option<Written>> {
    let db = app.db.read();
    let Some(doctor) = doctors::by_id(db, id_in(about)?).await? else { return Ok(None) };
    let Some(clinic) = clinics::by_id(db, doctor.clinic_id).await? else { return Ok(None) };
    let today = app.now().date_in(&clinic.zone()?);
    let Some(account_id) = still_for(&doctor, today, about) else { return Ok(None) };
    let managers = access::managers_of(db, &[clinic.id]).await?;
    if doctor.account_id != Some(account_id) && !managers.contains(&(clinic.id, account_id)) {
        return Ok(None);
    }
    let Some(to) = access::contact(app, account_id).await? else { return Ok(None) };
    let language = Language::of_locale(&to.locale);
    let date = language.date(doctor.registration_expiry.0);
    let (subject, opening) = match doctor.registration_on(today) {
        Registration::Ended => ("registration-ended-subject", "registration-ended-opening"),
        _ => ("registration-ends-subject", "registration-ends-opening"),
    };
    let whom = [("doctor", &*doctor.full_name), ("date", &*date)];
    let draft = Draft {
        subject: language.message(subject, &whom),
        name: to.name.clone(),
        opening: vec![language.message(opening, &whom)],
        facts: vec![
            (language.message("label-registration", &[]), doctor.registration_number.clone()),
            (language.message("label-clinic", &[]), clinic.name),
        ],
        after: vec![language.message("registration-booked-stays", &[])],
        button: Some((
            language.message("registration-button", &[]),
            format!("{}/clinic/doctors/{}", app.settings.base_url, doctor.id),
        )),
        small_print: vec![language.message("registration-renewed", &[])],
        ..Draft::default()
    };
    Ok(Some(Written { to, draft }))
}

/// Whom the letter is for, if what it is about is still so.
fn still_for(doctor: &Doctor, today: jiff::civil::Date, about: &str) -> Option<AccountId> {
    let mut parts = about.split('/').skip(1);
    let (expiry, days, account_id) = (parts.next()?, parts.next()?, parts.next()?);
    let due = doctor.registration_said_on(today)?.to_string();
    let is_so = doctor.is_public() && doctor.registration_expiry.to_string() == expiry && due == days;
    account_id.parse().ok().filter(|_| is_so)
}
