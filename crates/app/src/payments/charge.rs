//! Taking money for something: once, however often it is asked.

use kernel::id::TransactionId;
use sea_orm::ActiveValue::Set;

use super::{
    gateway::{Answer, ChargeAsk, GatewayError, Outcome},
    look_after,
    model::{DESK, Method, Payable, Status},
    settle,
    store::{self, charge},
    views::{self, Charge},
};
use crate::{
    App,
    access::{Action, Actor},
    audit::Entry,
    error::{Error, Kind, Problem, Result},
    repeats::RepeatKey,
    retrying,
    work::Work,
};

/// Takes `payable.price.total` by `method`: `cash` or `card_at_desk` (desk and manager only), or whatever the gateway
/// takes, as the number of a test card.
///
/// The charge is written down before the gateway is asked and settled after it answered, each in its own transaction:
/// a process that dies between them leaves a pending charge, which the same call (or the sweep) asks for again under
/// the same idempotency key. The answer may still be `pending`; the webhook settles it then. A declined charge is an
/// answer too (`failed`, with `failure_code`), and another may follow it.
///
/// 404 when the payable is not the actor's · 409 `already_paid`, `payment_in_progress`, `nothing_due` · 403 for money
/// at the desk · 422 `method` · 503 `gateway_unavailable`.
pub async fn charge(app: &App, actor: &Actor, payable: Payable, method: String) -> Result<Charge> {
    let reach = actor.reach(Action::Pay)?;
    if !reach.covers(payable.account_id, Some(payable.clinic_id), None) {
        return Err(Error::not_found("appointment"));
    }
    if payable.price.total.amount <= 0 {
        return Err(Error::conflict("nothing_due", "Nothing is due for this."));
    }
    match method.trim().parse::<Method>() {
        Ok(at_desk) if at_desk.is_at_desk() => {
            // Being at the desk is a matter of the clinic's roles, not of owning the appointment.
            if !reach.covers(None, Some(payable.clinic_id), None) {
                return Err(Error::forbidden());
            }
            take_at_desk(app, actor, payable, at_desk).await
        }
        _ => take_by_gateway(app, actor, payable, method).await,
    }
}

async fn take_at_desk(app: &App, actor: &Actor, payable: Payable, method: Method) -> Result<Charge> {
    retrying(async || {
        let mut work = app.begin(actor).await?;
        let charge = match open(&mut work, payable, method, DESK).await? {
            Opened::New(charge) => charge,
            Opened::Standing(charge) => return Err(standing(&charge)),
        };
        settle::charge_in(&mut work, charge.id, None, &Outcome::Succeeded).await?;
        finish(work, charge.id).await
    })
    .await
}

async fn take_by_gateway(app: &App, actor: &Actor, payable: Payable, method: String) -> Result<Charge> {
    let gateway = &app.ports.gateway;
    if !gateway.accepts(&method) {
        let message = "This card or method is not taken here.";
        return Err(Error::field("method", "unknown_method", message));
    }
    let opened = retrying(async || {
        let mut work = app.begin(actor).await?;
        let opened = open(&mut work, payable, Method::Card, gateway.name()).await?;
        // However it went, the transaction ends here: the gateway is asked while none is open.
        work.commit().await?;
        Ok(opened)
    });
    let charge = match opened.await? {
        Opened::New(charge) => charge,
        // It got no answer: nobody knows whether the gateway has it, and the key makes asking again harmless.
        Opened::Standing(charge) if charge.is_unanswered() && charge.gateway == gateway.name() => charge,
        // The answer of this very request, which was broken off before it could be remembered.
        Opened::Standing(charge) if is_of(actor, &charge) => {
            return finish(app.begin(actor).await?, charge.id).await;
        }
        Opened::Standing(charge) => return Err(standing(&charge)),
    };
    let ask =
        ChargeAsk { idempotency_key: charge.id.to_string(), amount: charge.money(charge.total), method };
    let Answer { reference, outcome } = gateway.charge(ask).await.map_err(no_answer)?;
    retrying(async || {
        let mut work = app.begin(actor).await?;
        settle::charge_in(&mut work, charge.id, Some(&reference), &outcome).await?;
        finish(work, charge.id).await
    })
    .await
}

fn is_of(actor: &Actor, charge: &charge::Model) -> bool {
    let key = actor.repeat.as_ref().map(RepeatKey::digest);
    key.is_some() && key == charge.asked_with
}

/// What [`open`] found.
enum Opened {
    New(charge::Model),
    /// One is there already, pending or paid.
    Standing(charge::Model),
}

/// Writes a pending charge, unless the payable has a live one: the unique key decides between two at once.
async fn open(work: &mut Work<'_>, payable: Payable, method: Method, gateway: &str) -> Result<Opened> {
    let app = work.app();
    let price = payable.price;
    let id: TransactionId = app.new_id();
    let row = charge::ActiveModel {
        id: Set(id),
        payable_id: Set(payable.id),
        live_payable_id: Set(Some(payable.id)),
        account_id: Set(payable.account_id),
        clinic_id: Set(payable.clinic_id),
        status: Set(Status::Pending),
        method: Set(method),
        gateway: Set(gateway.to_owned()),
        gateway_reference: Set(None),
        fee: Set(price.fee.amount),
        tax_rate_bp: Set(i32::from(price.tax_rate_bp)),
        tax: Set(price.tax.amount),
        total: Set(price.total.amount),
        refunded: Set(0),
        currency: Set(price.total.currency),
        failure_code: Set(None),
        created_at: Set(app.now()),
        asked_with: Set(work.actor().repeat.as_ref().map(RepeatKey::digest)),
        look_again_at: Set(app.now().plus_seconds(look_after::FIRST_LOOK_SECONDS)),
        settled_at: Set(None),
        version: Set(1),
    };
    if database::insert_if_absent(work, row, [charge::Column::LivePayableId]).await? {
        let detail = serde_json::json!({ "method": method, "total": price.total.amount });
        work.audit(Entry::new("charge.open", id).clinic(payable.clinic_id).detail(detail));
        let charge = store::charge_by_id(&***work, id).await?;
        return charge.map(Opened::New).ok_or_else(|| Error::broken("a charge just written is not there"));
    }
    let standing = store::live_charge_of(&***work, payable.id).await?;
    standing.map(Opened::Standing).ok_or_else(|| {
        // It was settled as failed between the insert and the look: the same call will pass.
        Problem::new(Kind::Conflict, "payment_in_progress", "A payment was just decided. Try again.")
            .retry_after(1)
            .into()
    })
}

fn standing(charge: &charge::Model) -> Error {
    let problem = if charge.status == Status::Pending {
        let detail = "A payment for this is under way. Wait for its answer.";
        Problem::new(Kind::Conflict, "payment_in_progress", detail).retry_after(3)
    } else {
        Problem::new(Kind::Conflict, "already_paid", "This is paid already.")
    };
    problem.with("transaction_id", charge.id).into()
}

/// Answers with the charge as it stands: a webhook may have settled it before the gateway's own answer came.
async fn finish(mut work: Work<'_>, id: TransactionId) -> Result<Charge> {
    let charge = views::charge_in(&work, id).await?;
    work.answer(201, &charge)?;
    work.commit().await?;
    Ok(charge)
}

fn no_answer(error: GatewayError) -> Error {
    match error {
        GatewayError::Unavailable(cause) => {
            tracing::warn!(error = %cause, "the payment gateway did not answer");
            let detail =
                "The payment service does not answer. Try again in a moment; you will not be charged twice.";
            Problem::new(Kind::Unavailable, "gateway_unavailable", detail).retry_after(5).into()
        }
        other => Error::broken_by("the payment gateway answered nonsense", other),
    }
}
