//! What becomes of a charge or a refund once the gateway's word is known. The answer to a call, a webhook and the sweep
//! all end here, so that whichever comes first decides and the others change nothing.

use kernel::id::{RefundId, TransactionId};

use super::{
    gateway::Outcome,
    invoice, ledger,
    model::{RefundStatus, Status},
    refund::give_back,
    store::{self, charge, refund},
};
use crate::{App, access::Actor, audit::Entry, error::Result, outbox::Fact, retrying, work::Work};

/// Settles a charge in a transaction of its own.
pub(super) async fn charge(
    app: &App,
    id: TransactionId,
    reference: Option<&str>,
    outcome: &Outcome,
) -> Result<()> {
    retrying(async || {
        let actor = Actor::system();
        let mut work = app.begin(&actor).await?;
        charge_in(&mut work, id, reference, outcome).await?;
        work.commit().await
    })
    .await
}

/// Settles a charge: pending → paid or failed, ledger, facts, audit. One that is settled already stays as it is, with
/// one exception: money that arrives for a charge its payer was told had failed is taken into the books and given back
/// whole, because the payer may have paid anew meanwhile.
pub(super) async fn charge_in(
    work: &mut Work<'_>,
    id: TransactionId,
    reference: Option<&str>,
    outcome: &Outcome,
) -> Result<()> {
    let now = work.app().now();
    match outcome {
        Outcome::Pending => {
            if let Some(reference) = reference {
                store::note_reference(&***work, id, reference).await?;
            }
        }
        Outcome::Succeeded => {
            if store::mark_paid(&***work, id, Status::Pending, reference, now).await? {
                if let Some(charge) = store::charge_by_id(&***work, id).await? {
                    ledger::capture(&***work, &charge, now).await?;
                    invoice::issue(work, &charge, now).await?;
                    work.audit(entry("charge.paid", &charge));
                    work.fact(Fact::ChargePaid { charge_id: id });
                }
            } else if store::mark_paid(&***work, id, Status::Failed, reference, now).await?
                && let Some(charge) = store::charge_by_id(&***work, id).await?
            {
                ledger::capture(&***work, &charge, now).await?;
                invoice::issue(work, &charge, now).await?;
                work.audit(entry("charge.paid_late", &charge));
                let reason = "paid after it had been reported as failed";
                give_back(work, &charge, charge.total, reason, None).await?;
            }
        }
        Outcome::Failed(code) => {
            if store::mark_failed(&***work, id, reference, code, now).await?
                && let Some(charge) = store::charge_by_id(&***work, id).await?
            {
                work.audit(entry("charge.failed", &charge));
                work.fact(Fact::ChargeFailed { charge_id: id });
            }
        }
    }
    Ok(())
}

/// Settles a refund in a transaction of its own.
pub(super) async fn refund(
    app: &App,
    id: RefundId,
    reference: Option<&str>,
    outcome: &Outcome,
) -> Result<()> {
    retrying(async || {
        let actor = Actor::system();
        let mut work = app.begin(&actor).await?;
        refund_in(&mut work, id, reference, outcome).await?;
        work.commit().await
    })
    .await
}

/// What the gateway's word makes of a refund.
enum Became {
    PaidOut,
    /// After it had been reported as failed.
    PaidOutLate,
    Refused,
}

/// Settles a refund: pending → succeeded or failed, ledger, the charge's status, fact, audit. Gives whether this call did.
/// Money that went out for a refund which had been reported as failed is booked all the same: it is gone, even where it
/// was given back in another way since.
pub(super) async fn refund_in(
    work: &mut Work<'_>,
    id: RefundId,
    reference: Option<&str>,
    outcome: &Outcome,
) -> Result<bool> {
    let now = work.app().now();
    let Some(became) = mark(work, id, reference, outcome).await? else { return Ok(false) };
    let Some(refund) = store::refund_by_id(&***work, id).await? else { return Ok(false) };
    store::lock_charge(&***work, refund.charge_id).await?;
    let Some(charge) = store::charge_by_id(&***work, refund.charge_id).await? else { return Ok(false) };
    let action = match became {
        Became::PaidOut => {
            pay_out(work, &charge, &refund).await?;
            "refund.paid_out"
        }
        Became::PaidOutLate => {
            store::recount_refunded(&***work, &charge).await?;
            let refunded = store::charge_by_id(&***work, charge.id).await?.unwrap_or(charge.clone());
            ledger::promise_again(&***work, &refunded, &refund, now).await?;
            pay_out(work, &charge, &refund).await?;
            "refund.paid_out_late"
        }
        Became::Refused => {
            ledger::withdraw(&***work, &charge, &refund, now).await?;
            store::recount_refunded(&***work, &charge).await?;
            "refund.failed"
        }
    };
    let detail = serde_json::json!({
        "transaction_id": charge.id, "amount": refund.amount, "failure_code": refund.failure_code,
    });
    work.audit(Entry::new(action, id).clinic(charge.clinic_id).detail(detail));
    work.fact(Fact::RefundSettled { refund_id: id });
    Ok(true)
}

/// Notes the gateway's word in the refund's row; nothing where it changes nothing.
async fn mark(
    work: &Work<'_>,
    id: RefundId,
    reference: Option<&str>,
    outcome: &Outcome,
) -> Result<Option<Became>> {
    let (tx, now) = (&**work, work.app().now());
    match outcome {
        Outcome::Pending => {
            if let Some(reference) = reference {
                store::note_refund_reference(&**tx, id, reference).await?;
            }
            Ok(None)
        }
        Outcome::Succeeded => {
            if store::mark_paid_out(&**tx, id, RefundStatus::Pending, reference, now).await? {
                return Ok(Some(Became::PaidOut));
            }
            let late = store::mark_paid_out(&**tx, id, RefundStatus::Failed, reference, now).await?;
            Ok(late.then_some(Became::PaidOutLate))
        }
        Outcome::Failed(code) => {
            let refused = store::mark_refused(&**tx, id, reference, code, now).await?;
            Ok(refused.then_some(Became::Refused))
        }
    }
}

/// The money of a promised refund is gone: the ledger, and what the charge is after its refunds so far.
async fn pay_out(work: &Work<'_>, charge: &charge::Model, refund: &refund::Model) -> Result<()> {
    let tx = &**work;
    ledger::pay_out(&**tx, charge, refund, work.app().now()).await?;
    let refunds = store::refunds_of(&**tx, &[charge.id]).await?;
    let settled = refunds.iter().filter(|refund| refund.status == RefundStatus::Succeeded);
    let status = Status::after_refunds(settled.map(|refund| refund.amount).sum(), charge.total);
    store::mark_refunds(&**tx, charge.id, status).await
}

fn entry(action: &'static str, charge: &charge::Model) -> Entry {
    let detail = serde_json::json!({ "total": charge.total, "failure_code": charge.failure_code });
    Entry::new(action, charge.id).clinic(charge.clinic_id).detail(detail)
}
