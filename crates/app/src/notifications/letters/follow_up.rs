//! The day to come again is near, and no visit is booked.

use super::{Written, id_in, visit};
use crate::{
    App, booking, doctors,
    error::Result,
    notifications::{Draft, Writes},
    visits,
};

/// `about`: the appointment and the version of its summary. Nothing when the doctor has written another one since, the
/// patient has booked again or has already come, the doctor sees nobody any more, or the day is over.
pub async fn write(app: &App, about: &str) -> Result<Option<Written>> {
    let version = about.split_once('/').and_then(|(_, version)| version.parse().ok());
    let asked = visits::follow_up(app, id_in(about)?).await?;
    let Some(asked) = asked.filter(|asked| Some(asked.version) == version) else { return Ok(None) };
    let Some(told) = visit::load(app, asked.appointment_id).await? else { return Ok(None) };
    let (seen, zone) = (&told.visit, &told.visit.zone);
    if asked.on < app.now().date_in(zone) {
        return Ok(None);
    }
    let doctor = doctors::by_id(app.db.read(), asked.doctor_id).await?;
    if doctor.is_none_or(|doctor| doctor.status != doctors::Status::Approved) {
        return Ok(None);
    }
    let after = visits::counts_after(seen.starts_at.date_in(zone), asked.on, zone)?;
    if booking::visit_after(app, asked.patient_id, asked.doctor_id, after).await?.is_some() {
        return Ok(None);
    }
    let date = told.language.date(asked.on);
    let about_whom = [("doctor", &*seen.doctor_name), ("patient", &*seen.patient_name), ("date", &*date)];
    let address = format!("{}/doctors/{}?date={}", app.settings.base_url, asked.doctor_id, asked.on);
    let draft = Draft {
        subject: told.say("follow-up-subject", &about_whom[..1]),
        name: told.to.name.clone(),
        opening: vec![told.say("follow-up-opening", &about_whom)],
        facts: told.where_it_is(seen.mode == doctors::Mode::InPerson),
        button: Some((told.say("follow-up-button", &[]), address)),
        small_print: vec![told.say("follow-up-once", &[])],
        ..Draft::default()
    };
    Ok(Some(Written { to: told.to, draft }))
}
