//! Money is on its way back, or was handed back at the desk.

use kernel::id::RefundId;

use super::{Written, id_in, visit};
use crate::{
    App,
    error::Result,
    notifications::{Draft, Writes},
    payments,
};

/// `about`: the refund.
pub async fn write(app: &App, about: &str) -> Result<Option<Written>> {
    let id = id_in::<RefundId>(about)?;
    let Some(charge) = payments::charge_of_refund(app, id).await? else { return Ok(None) };
    let refund = charge.refunds.iter().find(|refund| refund.id == id);
    let Some(refund) = refund.filter(|refund| refund.status == payments::RefundStatus::Succeeded) else {
        return Ok(None);
    };
    let Some(told) = visit::load(app, charge.appointment_id).await? else { return Ok(None) };
    let amount = told.language.money(refund.amount);
    let (subject, opening) = match charge.method.is_at_desk() {
        true => ("payment-handed-back-subject", "payment-handed-back-opening"),
        false => ("payment-refunded-subject", "payment-refunded-opening"),
    };
    let draft = Draft {
        subject: told.say(subject, &[("amount", &amount)]),
        name: told.to.name.clone(),
        opening: vec![told.say(opening, &[("amount", &amount)])],
        facts: told.facts(),
        button: told.button(app),
        ..Draft::default()
    };
    Ok(Some(Written { to: told.to, draft }))
}
