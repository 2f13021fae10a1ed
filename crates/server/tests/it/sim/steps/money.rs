//! Paying with good cards and bad ones, and giving money back.

use std::sync::atomic::Ordering;

use app::{
    Actor,
    booking::{self, Appointment, PayInput, Status},
    payments::{self, RefundInput},
};
use kernel::money::Money;

use super::{
    Effect, Play, Told, Who,
    calls::judge_with,
    nothing,
    visit::{reach, told},
};
use crate::sim::{
    Checked,
    books::{Charge, Refund},
};

/// The test cards of the offline gateway, by what they do.
const CARDS: &[(u64, (&str, &str))] = &[
    (36, ("4242424242424242", "a good card")),
    (10, ("4000000000000002", "a declined card")),
    (12, ("4000000000003220", "a card that thinks")),
    (8, ("4000000000000341", "a card that thinks and declines")),
    (8, ("4000000000005126", "a card that tells thrice")),
    (8, ("4000000000000119", "a card whose answer is lost")),
    (6, ("4000000000007726", "a card that gives back slowly")),
    (16, ("4000000000003063", "a card that takes nothing back")),
    (2, ("4111111111111111", "an unknown card")),
    (8, ("cash", "cash")),
    (4, ("card_at_desk", "the desk's machine")),
];

pub async fn pay(play: &mut Play<'_>) -> Checked<Told> {
    let Some((appointment, who)) = play.meet(&[Status::Held]) else {
        return Ok(nothing("nothing to pay for"));
    };
    let (method, card) = play.dice.weighted(CARDS);
    let against = against_paying(play, &appointment, who, method);
    let what = told(&appointment, who, &format!("pays with {card}"));
    let input = PayInput { method: Some(method.to_owned()), return_url: None };
    let answer = booking::pay(&play.world.app, &who.actor(play, &appointment), appointment.id, input).await;
    if play.world.lines.gateway_is_down.load(Ordering::SeqCst) || card == "a card whose answer is lost" {
        // The charge is written down before anybody knows: that is no refusal.
        if against.is_empty() && answer.as_ref().is_err_and(|error| error.is_code("gateway_unavailable")) {
            return Ok(Told { what: format!("{what}: no answer"), ..Told::default() });
        }
    }
    let mut told = judge_with(what, answer, &against, |charge| paid(&appointment, charge))?;
    told.settles = !told.refused;
    Ok(told)
}

/// A charge that is paid at once confirms what was held.
fn paid(appointment: &Appointment, charge: payments::Charge) -> Vec<Effect> {
    let confirms = charge.status == payments::Status::Paid && appointment.status == Status::Held;
    if confirms { vec![Effect::Became(appointment.id, Status::Confirmed)] } else { vec![] }
}

pub fn against_paying(
    play: &Play<'_>,
    appointment: &Appointment,
    who: Who,
    method: &str,
) -> Vec<&'static str> {
    let mut against = reach(play, appointment, who, false);
    match appointment.status {
        Status::Held if appointment.hold_is_over(play.now()) => against.push("hold_expired"),
        Status::Expired => against.push("hold_expired"),
        Status::Cancelled | Status::NoShow => against.push("illegal_transition"),
        _ => {}
    }
    if appointment.total == 0 {
        against.push("nothing_due");
    }
    let at_desk = matches!(method, "cash" | "card_at_desk");
    if at_desk && who == Who::Owner {
        against.push("forbidden");
    }
    if method == "4111111111111111" {
        against.push("invalid_fields");
    }
    if let Some(charge) = play.books.live_charges_of(appointment.id).next() {
        match charge.status.as_str() {
            "pending" if charge.is_unanswered() && !at_desk => {}
            "pending" => against.push("payment_in_progress"),
            _ => against.push("already_paid"),
        }
    }
    against
}

/// A part, the rest or too much, by those who may and those who may not.
pub async fn refund(play: &mut Play<'_>) -> Checked<Told> {
    let charges = play.books.charges.clone();
    let Some(charge) = play.dice.pick(&charges) else { return Ok(nothing("nothing to give back")) };
    let (name, actor, not_theirs) = somebody(play, charge);
    let rest = rest_of(play, charge);
    let amount = match play.dice.below(6) {
        0 | 1 => None,
        2 => Some(rest + 1),
        _ => Some(play.dice.between(1, rest.max(1))),
    };
    let mut against: Vec<&'static str> = not_theirs.into_iter().collect();
    if !charge.was_paid() {
        against.push("not_paid");
    } else if rest <= 0 {
        against.push("already_refunded");
    } else if amount.is_some_and(|amount| amount > rest) {
        against.push("invalid_fields");
    }
    let what = format!("{name} gives back {amount:?} of {rest} of {} ({})", charge.id, charge.status);
    let amount = amount.map(|amount| Money { amount, currency: charge.currency });
    let input = RefundInput { amount, reason: Some("a kindness".to_owned()) };
    let answer = payments::refund(&play.world.app, actor, charge.id, input).await;
    judge_with(what, answer, &against, |_| vec![])
}

/// Who gives money of this charge back, or tries to; with the refusal of those who may not.
fn somebody<'a>(play: &mut Play<'a>, charge: &Charge) -> (&'static str, &'a Actor, Option<&'static str>) {
    let cast = play.cast;
    let clinic = cast.clinics.iter().position(|clinic| clinic.id == charge.clinic_id).expect("it is ours");
    let other = &cast.clinics[(clinic + 1) % cast.clinics.len()];
    let here = &cast.clinics[clinic];
    play.dice.weighted(&[
        (8, ("the manager", &here.manager, None)),
        (3, ("the administrator", &cast.administrator, None)),
        (1, ("the desk", &here.desk, Some("forbidden"))),
        (1, ("another manager", &other.manager, Some("not_found"))),
    ])
}

/// Mostly what waits at a desk; at times what was handed back already, or never lay there.
pub async fn hand_back(play: &mut Play<'_>) -> Checked<Told> {
    let books = &play.books;
    let waiting: Vec<Refund> =
        books.refunds.iter().filter(|refund| books.waits_at_desk(refund)).cloned().collect();
    let all = books.refunds.clone();
    let chosen = if play.dice.percent(80) { play.dice.pick(&waiting) } else { None };
    let Some(refund) = chosen.or_else(|| play.dice.pick(&all)) else {
        return Ok(nothing("nothing to hand back"));
    };
    let charge = play.books.charges.iter().find(|charge| charge.id == refund.charge_id).cloned();
    let charge = charge.ok_or_else(|| format!("{refund:?} is of no charge"))?;
    let (name, actor, not_theirs) = somebody(play, &charge);
    let mut against: Vec<&'static str> = not_theirs.into_iter().collect();
    if charge.gateway != "desk" {
        against.push("not_at_desk");
    } else if refund.status != "pending" {
        against.push("already_handed_back");
    }
    let what = format!("{name} hands back {} of {} ({})", refund.amount, charge.id, refund.status);
    let answer = payments::hand_back(&play.world.app, actor, charge.id, refund.id).await;
    judge_with(what, answer, &against, |_| vec![])
}

/// Whoever is owed money by a desk comes for it.
pub async fn hand_all_back(play: &Play<'_>) -> Checked {
    let books = &play.books;
    for refund in books.refunds.iter().filter(|refund| books.waits_at_desk(refund)) {
        let actor = &play.cast.administrator;
        let answer = payments::hand_back(&play.world.app, actor, refund.charge_id, refund.id).await;
        answer.map_err(|error| format!("{refund:?} was not handed back: {error:?}"))?;
    }
    Ok(())
}

/// What of a charge is neither given back nor promised.
fn rest_of(play: &Play<'_>, charge: &Charge) -> i64 {
    let refunds = play.books.refunds.iter().filter(|refund| refund.charge_id == charge.id);
    charge.total - refunds.filter(|refund| refund.status != "failed").map(|refund| refund.amount).sum::<i64>()
}
