//! A visit that was crossed out takes place all the same.

use super::{Written, id_in, visit};
use crate::{
    App,
    booking::{self, ReplacementStatus, Status},
    error::Result,
    notifications::Draft,
};

/// `about`: the offer. Nothing when the visit has begun, or is not at its old time any more.
pub async fn write(app: &App, about: &str) -> Result<Option<Written>> {
    let offer = booking::offer_for_letter(app, id_in(about)?).await?;
    let withdrawn = offer.filter(|offer| offer.status == ReplacementStatus::Withdrawn);
    let Some(offer) = withdrawn else { return Ok(None) };
    let told = visit::load(app, offer.appointment_id).await?;
    let stays = |told: &visit::Told| {
        told.visit.status == Status::Confirmed && told.visit.starts_at == offer.crossed_out
    };
    let Some(told) = told.filter(stays) else { return Ok(None) };
    let draft = Draft {
        subject: told.sentence("replacement-withdrawn-subject"),
        name: told.to.name.clone(),
        opening: vec![told.say("replacement-withdrawn-opening", &[])],
        facts: told.facts(),
        after: told.remarks(),
        button: told.button(app),
        ..Draft::default()
    };
    Ok(Some(Written { to: told.to, draft }))
}
