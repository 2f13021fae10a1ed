//! What becomes of a charge or a refund once the gateway's word is known. The answer to a call, a webhook and the sweep
//! all end here, so that whichever comes first decides and the others change nothing.

use kernel::id::{RefundId, TransactionId};

use super::{
    gateway::Outcome,
    invoice, ledger,
    model::{RefundStatus, Status},
    refund::give_back,
    store::{self, charge},
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

/// Settles a refund: pending → succeeded or failed, ledger, the charge's status, fact, audit. Gives whether this call did.
pub(super) async fn refund_in(
    work: &mut Work<'_>,
    id: RefundId,
    reference: Option<&str>,
    outcome: &Outcome,
) -> Result<bool> {
    let now = work.app().now();
    let status = match outcome {
        Outcome::Pending => {
            if let Some(reference) = reference {
                store::note_refund_reference(&***work, id, reference).await?;
            }
            return Ok(false);
        }
        Outcome::Succeeded => RefundStatus::Succeeded,
        Outcome::Failed(_) => RefundStatus::Failed,
    };
    if !store::settle_refund(&***work, id, status, reference, now).await? {
        return Ok(false);
    }
    let Some(refund) = store::refund_by_id(&***work, id).await? else { return Ok(false) };
    store::lock_charge(&***work, refund.charge_id).await?;
    let Some(charge) = store::charge_by_id(&***work, refund.charge_id).await? else { return Ok(false) };
    let action = if status == RefundStatus::Succeeded {
        ledger::pay_out(&***work, &charge, &refund, now).await?;
        let refunds = store::refunds_of(&***work, &[charge.id]).await?;
        let settled = refunds
            .iter()
            .filter(|refund| refund.status == RefundStatus::Succeeded)
            .map(|refund| refund.amount)
            .sum();
        let status = Status::after_refunds(settled, charge.total);
        store::mark_refunds(&***work, charge.id, status).await?;
        "refund.paid_out"
    } else {
        ledger::withdraw(&***work, &charge, &refund, now).await?;
        store::put_back(&***work, charge.id, refund.amount).await?;
        "refund.failed"
    };
    let detail = serde_json::json!({ "transaction_id": charge.id, "amount": refund.amount });
    work.audit(Entry::new(action, id).clinic(charge.clinic_id).detail(detail));
    work.fact(Fact::RefundSettled { refund_id: id });
    Ok(true)
}

fn entry(action: &'static str, charge: &charge::Model) -> Entry {
    let detail = serde_json::json!({ "total": charge.total, "failure_code": charge.failure_code });
    Entry::new(action, charge.id).clinic(charge.clinic_id).detail(detail)
}
