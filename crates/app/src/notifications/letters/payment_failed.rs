//! A payment that the gateway thought about for a while did not go through.

use kernel::id::TransactionId;

use super::{Written, id_in, visit};
use crate::{
    App,
    booking::Status,
    error::Result,
    notifications::{Draft, Writes},
    payments,
};

/// `about`: the charge. Nothing when it was paid in another way meanwhile.
pub async fn write(app: &App, about: &str) -> Result<Option<Written>> {
    let Some(charge) = payments::charge_by_id(app, id_in::<TransactionId>(about)?).await? else {
        return Ok(None);
    };
    let Some(told) = visit::load(app, charge.appointment_id).await? else { return Ok(None) };
    if charge.status != payments::Status::Failed {
        return Ok(None);
    }
    let base = &app.settings.base_url;
    let (then, button) = match told.visit.status {
        Status::Held => {
            let address = format!("{base}/book/{}", told.visit.appointment_id);
            ("payment-failed-held", (told.say("payment-failed-button", &[]), address))
        }
        Status::Expired => {
            let address = format!("{base}/appointments");
            ("payment-failed-over", (told.say("view-appointments", &[]), address))
        }
        _ => return Ok(None),
    };
    let amount = told.language.money(charge.total);
    let draft = Draft {
        subject: told.say("payment-failed-subject", &[]),
        name: told.to.name.clone(),
        opening: vec![told.say("payment-failed-opening", &[("amount", &amount)]), told.say(then, &[])],
        facts: told.facts(),
        button: Some(button),
        ..Draft::default()
    };
    Ok(Some(Written { to: told.to, draft }))
}
