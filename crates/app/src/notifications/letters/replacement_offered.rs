//! A doctor cannot keep a visit: other times are kept for its patient.

use kernel::time::Instant;

use super::{Written, id_in, visit};
use crate::{
    App,
    booking::{self, ReplacementStatus},
    clinics::Location,
    error::Result,
    notifications::{Draft, Writes},
};

/// `about`: the offer. Nothing once it is answered or over, or when nobody is to be told.
pub async fn write(app: &App, about: &str) -> Result<Option<Written>> {
    let id = id_in(about)?;
    let offer = booking::offer_for_letter(app, id).await?;
    let Some(offer) = offer.filter(|offer| offer.status == ReplacementStatus::Offered) else {
        return Ok(None);
    };
    let Some(told) = visit::load(app, offer.appointment_id).await? else { return Ok(None) };
    let (language, zone) = (told.language, &told.visit.zone);
    let when = language.moment(offer.crossed_out, zone);
    let whom =
        [("doctor", &*told.visit.doctor_name), ("patient", &*told.visit.patient_name), ("when", &*when)];
    let until = language.moment_with_zone(offer.answer_by, zone);
    let kept = match offer.offered.is_empty() {
        true => told.say("replacement-none", &[]),
        false => told.say("replacement-kept", &[("until", &until)]),
    };
    let label = told.say("replacement-time", &[]);
    let time = |(at, location): &(Instant, Option<Location>)| {
        let when = language.moment_with_zone(*at, zone);
        let place = location.iter().flat_map(|location| [&location.address, &location.city]);
        let parts: Vec<&str> = std::iter::once(&when).chain(place).map(String::as_str).collect();
        (label.clone(), parts.join(", "))
    };
    let draft = Draft {
        subject: told.say("replacement-offered-subject", &whom),
        name: told.to.name.clone(),
        opening: vec![told.say("replacement-offered-opening", &whom)],
        facts: offer.offered.iter().map(time).collect(),
        after: vec![kept],
        button: Some((told.say("replacement-button", &[]), booking::link_for(app, id).await?)),
        small_print: vec![told.say("replacement-or", &[]), told.say("replacement-unanswered", &[])],
        ..Draft::default()
    };
    Ok(Some(Written { to: told.to, draft }))
}
