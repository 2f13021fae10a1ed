//! Pay for a held time; a charge that succeeds confirms it.

use kernel::id::AppointmentId;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{confirm::confirm_paid, extend_hold::hold_expired, model::Status, store};
use crate::{
    App,
    access::{Action, Actor},
    error::{Error, Result},
    payments::{self, Charge, Payable},
};

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PayInput {
    /// A payment token of the gateway; a test card number of the offline gateway; `cash` or `card_at_desk` at the desk.
    pub method: Option<String>,
    /// Where a gateway that shows its own page sends the payer back to. The offline gateway shows none.
    pub return_url: Option<String>,
}

/// Charges for a held appointment, or at the desk for one that was confirmed unpaid.
///
/// Gives the transaction, which may still be pending. 410 when the hold has ended, 409 when it is already paid.
pub async fn pay(app: &App, actor: &Actor, id: AppointmentId, input: PayInput) -> Result<Charge> {
    let appointment = store::reachable(app, &actor.reach(Action::Pay)?, id).await?;
    let method = input.method.filter(|method| !method.trim().is_empty());
    let method = method.ok_or_else(|| Error::field("method", "required", "Choose how to pay."))?;
    if method.len() > 200 {
        return Err(Error::field("method", "too_long", "Use at most 200 characters."));
    }
    match appointment.status {
        Status::Held if appointment.hold_is_over(app.now()) => return Err(hold_expired()),
        Status::Expired => return Err(hold_expired()),
        Status::Cancelled | Status::NoShow => return Err(appointment.status.illegal(Status::Confirmed)),
        Status::Held | Status::Confirmed | Status::CheckedIn | Status::InProgress | Status::Completed => {}
    }
    let payable = Payable {
        id: id.0,
        account_id: appointment.account_id,
        clinic_id: appointment.clinic_id,
        price: appointment.price(),
    };
    let charge = payments::charge(app, actor, payable, method).await?;
    if charge.status == payments::Status::Paid {
        // The reaction to the fact would do the same a moment later; the payer should see it at once.
        confirm_paid(app, id.0).await?;
    }
    Ok(charge)
}
