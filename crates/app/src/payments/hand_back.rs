//! Handing money back at the desk: a refund of what the desk took waits until somebody says that the payer has it.

use kernel::id::{RefundId, TransactionId};

use super::{
    gateway::Outcome,
    model::{DESK, RefundStatus},
    settle, store,
    views::{self, Charge},
};
use crate::{
    App,
    access::{Action, Actor, Reach},
    error::{Error, Result},
    retrying,
};

/// Notes that a promised refund was handed back at the desk: from now on the till holds that much less.
///
/// 404 when the charge is not of the actor's clinic, or the refund not of the charge · 409 `not_at_desk` where a gateway
/// gives it back · 409 `already_handed_back`.
pub async fn hand_back(app: &App, actor: &Actor, id: TransactionId, refund_id: RefundId) -> Result<Charge> {
    let reach = actor.reach(Action::Refund)?;
    retrying(|| hand_back_once(app, actor, &reach, id, refund_id)).await
}

async fn hand_back_once(
    app: &App,
    actor: &Actor,
    reach: &Reach,
    id: TransactionId,
    refund_id: RefundId,
) -> Result<Charge> {
    let mut work = app.begin(actor).await?;
    let charge = store::charge_by_id(&**work, id)
        .await?
        .filter(|charge| reach.covers(None, Some(charge.clinic_id), None))
        .ok_or_else(|| Error::not_found("transaction"))?;
    let refund = store::refund_by_id(&**work, refund_id)
        .await?
        .filter(|refund| refund.charge_id == charge.id)
        .ok_or_else(|| Error::not_found("refund"))?;
    if charge.gateway != DESK {
        let detail = "This was not paid at the desk: it goes back the way it came.";
        return Err(Error::conflict("not_at_desk", detail));
    }
    if refund.status != RefundStatus::Pending
        || !settle::refund_in(&mut work, refund.id, None, &Outcome::Succeeded).await?
    {
        return Err(Error::conflict("already_handed_back", "This has been handed back already."));
    }
    let charge = views::charge_in(&work, id).await?;
    work.answer(200, &charge)?;
    work.commit().await?;
    Ok(charge)
}
