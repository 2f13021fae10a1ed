//! None of the times will do: the visit is called off, and what was paid goes back.

use kernel::id::ReplacementId;

use super::accept::unanswered;
use crate::{
    App,
    access::{Action, Actor},
    booking::{cancel::call_off, let_down::DOCTOR_AWAY, views::AppointmentView},
    error::Result,
};

/// Cancels the visit, whatever notice the clinic asks for: it is the clinic that cannot keep it. 409
/// `already_answered`.
pub async fn decline(app: &App, actor: &Actor, id: ReplacementId) -> Result<AppointmentView> {
    let reach = actor.reach(Action::CancelAppointments)?;
    let (_, visit) = unanswered(app, &reach, id).await?;
    // The news of it ends the offer.
    call_off(app, actor, &visit, DOCTOR_AWAY).await
}
