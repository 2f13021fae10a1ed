//! Giving money back: by a manager, or by a rule of the house. Promised in the transaction that decides it, paid out
//! later: by a job, so that no gateway is called while a transaction is open, or at the desk, by whoever hands it back.

use kernel::{
    fields::{Check, Complaint},
    id::{AccountId, RefundId, TransactionId},
    language::Language,
    money::Money,
    text,
};
use sea_orm::{ActiveValue::Set, EntityTrait};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    gateway::{GatewayError, Outcome, RefundAsk},
    ledger,
    model::{DESK, RefundStatus, Status},
    settle,
    store::{self, charge, refund as refunds},
    views::{self, Charge},
};
use crate::{
    App,
    access::{Action, Actor, Reach},
    audit::Entry,
    error::{Error, Result},
    jobs::{self, Asked, Job},
    outbox::Fact,
    retrying,
    work::Work,
};

/// What a refund needs.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RefundInput)]
pub struct Input {
    /// Left out: everything that is not given back yet.
    pub amount: Option<Money>,
    /// Why, for the books; 1..=500 characters.
    pub reason: Option<String>,
}

/// Gives back `amount` of a paid charge, or the rest of it. What the desk took is handed back as this is asked for: somebody
/// of the clinic says so with the money in hand.
///
/// 404 when the charge is not of the actor's clinic · 409 `not_paid`, `already_refunded` · 422 by field: `amount`
/// (`not_positive`, `wrong_currency`, `more_than_paid`), `reason`.
pub async fn refund(app: &App, actor: &Actor, id: TransactionId, input: Input) -> Result<Charge> {
    let reach = actor.reach(Action::Refund)?;
    let mut check = Check::new();
    let reason = check.field("reason", text::line(input.reason.as_deref().unwrap_or_default(), 500));
    if let Some(amount) = input.amount {
        check.require("amount", amount.amount > 0, "not_positive", "Give back more than nothing.");
    }
    let (true, Some(reason)) = (check.is_clean(), reason) else { return Err(Error::fields(check)) };

    retrying(|| refund_once(app, actor, &reach, id, input.amount, &reason)).await
}

async fn refund_once(
    app: &App,
    actor: &Actor,
    reach: &Reach,
    id: TransactionId,
    amount: Option<Money>,
    reason: &str,
) -> Result<Charge> {
    let mut work = app.begin(actor).await?;
    let charge = store::charge_by_id(&**work, id)
        .await?
        .filter(|charge| reach.covers(None, Some(charge.clinic_id), None))
        .ok_or_else(|| Error::not_found("transaction"))?;
    let rest = charge.total - charge.refunded;
    match charge.status {
        Status::Pending | Status::Failed => {
            return Err(Error::conflict("not_paid", "This was never paid, so nothing can be given back."));
        }
        _ if rest <= 0 => {
            return Err(Error::conflict("already_refunded", "All of it has been given back already."));
        }
        Status::Paid | Status::PartlyRefunded | Status::Refunded => {}
    }
    let amount = amount.unwrap_or(charge.money(rest));
    if amount.currency != charge.currency {
        let message = format!("This was paid in {}.", charge.currency);
        return Err(Error::field("amount", "wrong_currency", message));
    }
    if amount.amount > rest {
        return Err(more_than_paid(&charge, rest));
    }
    let promised = give_back(&mut work, &charge, amount.amount, reason, actor.account_id()).await?;
    let promised = promised.ok_or_else(|| more_than_paid(&charge, rest))?;
    if charge.gateway == DESK {
        settle::refund_in(&mut work, promised, None, &Outcome::Succeeded).await?;
    }
    let charge = views::charge_in(&work, id).await?;
    work.answer(201, &charge)?;
    work.commit().await?;
    Ok(charge)
}

fn more_than_paid(charge: &charge::Model, rest: i64) -> Error {
    let mut check = Check::new();
    let amount = Language::English.amount(charge.money(rest));
    let message = format!("At most {} {amount} can be given back.", charge.currency);
    check.note("amount", Complaint::new("more_than_paid", message));
    Error::fields(check)
}

/// Gives back what was paid for a payable, except `keep` minor units of each charge; for a cancellation, or for money
/// that arrived too late. Gives the refunds promised; none when nothing was paid or everything was given back.
///
/// Part of the caller's transaction. The caller has decided that it may.
pub async fn refund_rest(
    work: &mut Work<'_>,
    payable_id: uuid::Uuid,
    reason: &str,
    keep: Option<i64>,
) -> Result<Vec<RefundId>> {
    let mut promised = Vec::new();
    for charge in store::charges_of(&***work, payable_id).await? {
        if !matches!(charge.status, Status::Paid | Status::PartlyRefunded) {
            continue;
        }
        // Another refund may be taking some of it: what is left is read once nobody else can.
        store::lock_charge(&***work, charge.id).await?;
        let charge = store::charge_by_id(&***work, charge.id).await?.unwrap_or(charge);
        let amount = charge.total - charge.refunded - keep.unwrap_or(0);
        if amount > 0 {
            let refund = give_back(work, &charge, amount, reason, None).await?;
            promised.push(refund.ok_or_else(|| Error::raced("a charge changed while it was held"))?);
        }
    }
    Ok(promised)
}

/// Promises a refund, or nothing when less than `amount` is left: the row is set aside, written, booked and queued. What
/// the desk took waits there until somebody hands it back.
pub(super) async fn give_back(
    work: &mut Work<'_>,
    charge: &charge::Model,
    amount: i64,
    reason: &str,
    by: Option<AccountId>,
) -> Result<Option<RefundId>> {
    if amount <= 0 || !store::set_aside(&***work, charge.id, amount).await? {
        return Ok(None);
    }
    let app = work.app();
    let now = app.now();
    let charge = store::charge_by_id(&***work, charge.id)
        .await?
        .ok_or_else(|| Error::broken("a charge just changed is not there"))?;
    let refund = refunds::Model {
        id: app.new_id(),
        charge_id: charge.id,
        amount,
        reason: reason.chars().take(500).collect(),
        status: RefundStatus::Pending,
        gateway_reference: None,
        failure_code: None,
        created_by: by,
        created_at: now,
        settled_at: None,
    };
    let row = refunds::ActiveModel {
        id: Set(refund.id),
        charge_id: Set(refund.charge_id),
        amount: Set(refund.amount),
        reason: Set(refund.reason.clone()),
        status: Set(refund.status),
        gateway_reference: Set(None),
        failure_code: Set(None),
        created_by: Set(refund.created_by),
        created_at: Set(refund.created_at),
        settled_at: Set(None),
    };
    refunds::Entity::insert(row).exec_without_returning(&***work).await?;
    ledger::promise(&***work, &charge, &refund, now).await?;
    let detail = serde_json::json!({ "transaction_id": charge.id, "amount": amount });
    work.audit(Entry::new("refund.promise", refund.id).clinic(charge.clinic_id).detail(detail));
    work.fact(Fact::RefundAsked { refund_id: refund.id });
    if charge.gateway != DESK {
        jobs::queue(app, work, vec![asking(refund.id)]).await?;
    }
    Ok(Some(refund.id))
}

/// The job that asks the gateway for a refund.
pub(super) fn asking(id: RefundId) -> Asked {
    Asked { job: Job::Refund { refund_id: id }, dedup_key: format!("refund/{id}"), due_at: None }
}

/// Asks the gateway to pay a promised refund out; for the worker, as often as it takes. Gives whether it is settled: a
/// gateway that wants to think about it is asked again, should its webhook not come.
pub async fn pay_out(app: &App, id: RefundId) -> Result<bool> {
    let Some(refund) = store::refund_by_id(app.db.read(), id).await? else { return Ok(true) };
    let Some(charge) = store::charge_by_id(app.db.read(), refund.charge_id).await? else { return Ok(true) };
    if refund.status != RefundStatus::Pending {
        return Ok(true);
    }
    let ask = RefundAsk {
        idempotency_key: refund.id.to_string(),
        charge_reference: charge.gateway_reference.clone().unwrap_or_default(),
        amount: charge.money(refund.amount),
    };
    let answer = app.ports.gateway.refund(ask).await.map_err(|error| match error {
        GatewayError::Unavailable(cause) => Error::broken_by("the payment gateway did not answer", cause),
        other => Error::broken_by("the payment gateway answered nonsense", other),
    })?;
    settle::refund(app, id, Some(&answer.reference), &answer.outcome).await?;
    Ok(answer.outcome != Outcome::Pending)
}
