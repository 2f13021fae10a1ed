//! Charges that nobody heard of again: the process died before the answer, the payer went away, the webhook was lost.
//! The gateway is asked what became of them. Refunds are asked for again.

use kernel::time::{Instant, MINUTE};

use super::{
    ask_again::ask_again,
    gateway::{GatewayError, Outcome},
    settle,
    store::{self, charge},
};
use crate::{
    App,
    error::{Error, Result},
};

/// An answer usually takes seconds; after so long the gateway is asked.
pub(super) const FIRST_LOOK_SECONDS: i64 = MINUTE;

/// A gateway that does not know a charge after so long will never: no request lives that long.
const NEVER_ARRIVED_SECONDS: i64 = 10 * MINUTE;

/// How many charges are looked after at a time.
const BATCH: u64 = 20;

/// Asks the gateway about the charges whose look is due, and for refunds that wait for too long; gives how many were
/// looked after. Bears being run by several workers at once.
pub async fn look_after(app: &App) -> Result<usize> {
    Ok(look_after_charges(app).await? + ask_again(app).await?)
}

async fn look_after_charges(app: &App) -> Result<usize> {
    let gateway = &app.ports.gateway;
    let now = app.now();
    let due = store::to_look_after(app.db.read(), gateway.name(), now, BATCH).await?;
    let mut looked = 0;
    for charge in due {
        if !look_again(app, &charge, next_look(&charge, now)).await? {
            continue;
        }
        match gateway.find(&charge.id.to_string()).await {
            Ok(Some(answer)) => {
                settle::charge(app, charge.id, Some(&answer.reference), &answer.outcome).await?;
            }
            Ok(None) if now.seconds_since(charge.created_at) >= NEVER_ARRIVED_SECONDS => {
                let outcome = Outcome::Failed("never_arrived".to_owned());
                settle::charge(app, charge.id, None, &outcome).await?;
            }
            Ok(None) => {}
            // It is down: the next look is set already.
            Err(GatewayError::Unavailable(cause)) => {
                tracing::warn!(error = %cause, "the payment gateway did not answer");
                return Ok(looked);
            }
            Err(other) => return Err(Error::broken_by("the payment gateway answered nonsense", other)),
        }
        looked += 1;
    }
    Ok(looked)
}

/// Sets the next look; nothing when another worker has set it meanwhile.
async fn look_again(app: &App, charge: &charge::Model, at: Instant) -> Result<bool> {
    let tx = app.db.begin().await?;
    let mine = store::look_again(&*tx, charge, at).await?;
    tx.commit().await?;
    Ok(mine)
}

/// After as long again as the charge has waited already, at most an hour.
fn next_look(charge: &charge::Model, now: Instant) -> Instant {
    let waited = now.seconds_since(charge.created_at);
    now.plus_seconds(waited.clamp(FIRST_LOOK_SECONDS, 60 * MINUTE))
}
