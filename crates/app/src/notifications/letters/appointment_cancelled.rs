//! An appointment will not take place.

use super::{Written, visit};
use crate::{
    App,
    booking::{CancelledBy, Standing, Status},
    error::Result,
    notifications::{Draft, calendar_of},
};

/// `about`: the appointment and its sequence.
pub async fn write(app: &App, about: &str) -> Result<Option<Written>> {
    let told = visit::unchanged(app, about).await?;
    let Some(told) = told.filter(|told| told.visit.status == Status::Cancelled) else { return Ok(None) };
    let opening = match told.visit.cancelled_by {
        Some(CancelledBy::Patient) => "appointment-cancelled-opening-patient",
        Some(CancelledBy::Doctor | CancelledBy::Clinic) | None => "appointment-cancelled-opening-clinic",
    };
    let money = match told.visit.standing {
        Standing::Paid | Standing::PartlyRefunded | Standing::Refunded => {
            vec![told.say("money-comes-back", &[])]
        }
        Standing::Nothing | Standing::Due | Standing::AtDesk | Standing::Pending => Vec::new(),
    };
    let draft = Draft {
        subject: told.sentence("appointment-cancelled-subject"),
        name: told.to.name.clone(),
        opening: vec![told.say(opening, &[])],
        facts: told.facts(),
        after: money,
        button: told.button(app),
        small_print: vec![told.say("calendar-removes", &[])],
        calendar: Some(calendar_of(app, &told.visit, told.language, Some(&told.to))),
    };
    Ok(Some(Written { to: told.to, draft }))
}
