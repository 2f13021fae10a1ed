//! An appointment will not take place.

use kernel::money::Money;

use super::{Written, visit};
use crate::{
    App,
    booking::{self, CancelledBy, Status},
    error::Result,
    notifications::{Draft, Writes, calendar_of},
    payments::{self, Charge, RefundStatus},
};

/// `about`: the appointment and its sequence.
pub async fn write(app: &App, about: &str) -> Result<Option<Written>> {
    let told = visit::unchanged(app, about).await?;
    let Some(told) = told.filter(|told| told.visit.status == Status::Cancelled) else { return Ok(None) };
    let opening = match told.visit.cancelled_by {
        Some(CancelledBy::Patient) => "appointment-cancelled-opening-patient",
        Some(CancelledBy::Doctor | CancelledBy::Clinic) | None => "appointment-cancelled-opening-clinic",
    };
    let charges = payments::charges_for(app, told.visit.appointment_id.0).await?;
    let draft = Draft {
        subject: told.sentence("appointment-cancelled-subject"),
        name: told.to.name.clone(),
        opening: vec![told.say(opening, &[])],
        facts: told.facts(),
        after: money(&told, &charges),
        button: told.button(app),
        small_print: vec![told.say("calendar-removes", &[])],
        calendar: Some(calendar_of(app, &told.visit, told.language, Some(&told.to))),
    };
    Ok(Some(Written { to: told.to, draft }))
}

/// What becomes of the money: what the clinic keeps, what goes back, and what waits at its desk.
fn money(told: &visit::Told, charges: &[Charge]) -> Vec<String> {
    let total = told.visit.price.total;
    let sum = |of: fn(&Charge) -> i64| Money { amount: charges.iter().map(of).sum(), ..total };
    let left = sum(left).amount.max(0);
    let kept = told.visit.kept_fee.map_or(0, |kept| kept.amount.min(left));
    let sentences = [
        ("money-is-kept", Money { amount: kept, ..total }),
        ("money-comes-back", sum(comes_back)),
        ("money-ready-at-desk", sum(|charge| charge.ready_at_desk().map_or(0, |ready| ready.amount))),
    ];
    let said = sentences.into_iter().filter(|(_, money)| money.amount > 0);
    said.map(|(key, money)| told.say(key, &[("amount", &told.language.money(money))])).collect()
}

/// Of what was paid, what is neither given back nor promised to be.
fn left(charge: &Charge) -> i64 {
    let was_paid = !matches!(charge.status, payments::Status::Pending | payments::Status::Failed);
    if was_paid { charge.total.amount - charge.refunded.amount } else { 0 }
}

/// What a gateway gives back because of the cancellation.
fn comes_back(charge: &Charge) -> i64 {
    let of_this = charge.refunds.iter().filter(|refund| {
        let goes = refund.status != RefundStatus::Failed && !charge.method.is_at_desk();
        goes && refund.reason == booking::REFUND_REASON
    });
    of_this.map(|refund| refund.amount.amount).sum()
}
