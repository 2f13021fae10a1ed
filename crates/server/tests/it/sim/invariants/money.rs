//! Money: nothing appears, nothing is lost, nobody pays twice.

use std::collections::{BTreeMap, BTreeSet};

use app::{
    booking::{Appointment, Status},
    payments,
};

use crate::sim::{Checked, books::Refund, steps::Play};

/// After every step: transfers are balanced, the ledger says what charges and refunds say, and so does the product's
/// own reckoning.
pub async fn balanced(play: &Play<'_>) -> Checked {
    let books = &play.books;
    let mut transfers: BTreeMap<_, i64> = BTreeMap::new();
    let (mut held, mut owed): (BTreeMap<_, i64>, BTreeMap<_, i64>) = (BTreeMap::new(), BTreeMap::new());
    for line in &books.ledger {
        *transfers.entry(line.transfer_id).or_default() += line.debit - line.credit;
        match line.ledger_account.as_str() {
            "gateway_receivable" | "desk_cash" | "desk_terminal" => {
                *held.entry(line.charge_id).or_default() += line.debit - line.credit;
            }
            "refunds_payable" => *owed.entry(line.charge_id).or_default() += line.credit - line.debit,
            _ => {}
        }
    }
    if let Some((id, _)) = transfers.iter().find(|(_, sum)| **sum != 0) {
        return Err(format!("transfer {id} is not balanced"));
    }
    for charge in &books.charges {
        let sum = |status: &str| -> i64 {
            let of = |refund: &&Refund| refund.charge_id == charge.id && refund.status == status;
            books.refunds.iter().filter(of).map(|refund| refund.amount).sum()
        };
        let captured = if charge.was_paid() { charge.total } else { 0 };
        let of = |sums: &BTreeMap<_, i64>| sums.get(&charge.id).copied().unwrap_or(0);
        let fits = of(&held) == captured - sum("succeeded") && of(&owed) == sum("pending");
        if !fits || sum("succeeded") + sum("pending") > captured {
            return Err(format!("the ledger holds {} and owes {} for {charge:?}", of(&held), of(&owed)));
        }
    }
    handed_back_by_somebody(play)?;
    for appointment in books.appointments.values() {
        let live = books.live_charges_of(appointment.id).count();
        if live > 1 {
            return Err(format!("{} is being paid for {live} times", appointment.id));
        }
    }
    let balance = payments::balance(&play.world.app).await.map_err(|error| format!("balance: {error:?}"))?;
    match balance.differences.first() {
        Some(first) => Err(format!("the books do not balance: {first}")),
        None => Ok(()),
    }
}

/// What lies at the desk goes back by somebody's hands, never by itself.
fn handed_back_by_somebody(play: &Play<'_>) -> Checked {
    let books = &play.books;
    let desk = books.charges.iter().filter(|charge| charge.gateway == "desk");
    let desk: BTreeSet<_> = desk.map(|charge| charge.id).collect();
    for refund in books.refunds.iter().filter(|refund| desk.contains(&refund.charge_id)) {
        let lines = books.audited.get(&refund.id.to_string()).map(Vec::as_slice).unwrap_or_default();
        let sound = match refund.status.as_str() {
            "pending" => lines.is_empty(),
            "succeeded" => matches!(lines, [(_, by)] if by != "system"),
            _ => false,
        };
        if !sound {
            return Err(format!("{refund:?} of the desk's was paid out by {lines:?}"));
        }
    }
    Ok(())
}

/// When nothing is under way any more: every visit keeps the money that is its own, and the gateway has the same books.
pub async fn whole(play: &Play<'_>) -> Checked {
    let books = &play.books;
    for appointment in books.appointments.values() {
        of_appointment(play, appointment)?;
    }
    let ours = books.charges.iter().filter(|charge| charge.gateway == "offline");
    let (mut captured, mut given_back) = (0, 0);
    for charge in ours.filter(|charge| charge.was_paid()) {
        captured += charge.total;
        let refunds = books.refunds.iter().filter(|refund| refund.charge_id == charge.id);
        given_back += refunds.filter(|one| one.status == "succeeded").map(|one| one.amount).sum::<i64>();
    }
    let theirs = play.world.gateway.books().await.map_err(|error| format!("the gateway's books: {error}"))?;
    if (theirs.captured, theirs.given_back) != (captured, given_back) {
        return Err(format!(
            "the gateway says {theirs:?}, we captured {captured} and gave {given_back} back"
        ));
    }
    Ok(())
}

fn of_appointment(play: &Play<'_>, appointment: &Appointment) -> Checked {
    let books = &play.books;
    let charges: Vec<_> = books.charges_of(appointment.id).collect();
    let refunds = |test: &dyn Fn(&Refund) -> bool| -> i64 {
        let of = |refund: &&Refund| charges.iter().any(|charge| charge.id == refund.charge_id);
        books.refunds.iter().filter(of).filter(|refund| test(refund)).map(|refund| refund.amount).sum()
    };
    if let Some(pending) = charges.iter().find(|charge| charge.status == "pending") {
        return Err(format!("{pending:?} is still pending"));
    }
    let paid: i64 = charges.iter().filter(|charge| charge.was_paid()).map(|charge| charge.total).sum();
    let kept = paid - refunds(&|refund| refund.status == "succeeded");
    let by_hand = refunds(&|refund| refund.status == "succeeded" && refund.created_by.is_some());
    // What a closed card did not take back waits for a person.
    let refused = refunds(&|refund| refund.status == "failed");
    // Paid after it had been reported as failed: given back whole, because the payer may have paid anew.
    let in_time = charges
        .iter()
        .filter(|charge| charge.was_paid() && !books.audited.contains_key(&charge.id.to_string()));
    let in_time: i64 = in_time.map(|charge| charge.total).sum();
    let fee = appointment.kept_fee.unwrap_or(0);
    let sound = match appointment.status {
        Status::Cancelled | Status::Expired | Status::NoShow => {
            kept <= fee + refused && kept + by_hand >= fee.min(in_time)
        }
        Status::Held => kept == 0,
        _ => {
            kept <= appointment.total + refused && (kept + by_hand) % appointment.total.max(1) == 0
                || refused > 0
        }
    };
    if !sound {
        return Err(format!("{kept} is kept for {appointment:?} with {charges:?}"));
    }
    confirmed_rightly(play, appointment, paid)
}

/// The system confirms what was paid; a patient only what is due later or never.
fn confirmed_rightly(play: &Play<'_>, appointment: &Appointment, paid: i64) -> Checked {
    let lines = play.books.audited.get(&appointment.id.to_string()).map(Vec::as_slice).unwrap_or_default();
    let confirmed = lines.iter().find(|(action, _)| action == "appointment.confirm");
    let rightly = match confirmed.map(|(_, actor)| actor.as_str()) {
        Some("system") => paid > 0,
        Some("patient") => appointment.pay_at_desk || appointment.total == 0,
        _ => true,
    };
    if rightly {
        Ok(())
    } else {
        Err(format!("confirmed by {confirmed:?} though {paid} was paid: {appointment:?}"))
    }
}
