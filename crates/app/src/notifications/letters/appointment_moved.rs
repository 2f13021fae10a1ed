//! An appointment is at another time, or with another doctor: the letter says how it is now.

use super::{Written, visit};
use crate::{
    App,
    booking::Status,
    error::Result,
    notifications::{Draft, calendar_of},
};

/// `about`: the appointment and its sequence. Nothing when it was moved again or cancelled meanwhile.
pub async fn write(app: &App, about: &str) -> Result<Option<Written>> {
    let told = visit::unchanged(app, about).await?;
    let Some(told) = told.filter(|told| told.visit.status == Status::Confirmed) else { return Ok(None) };
    let draft = Draft {
        subject: told.sentence("appointment-moved-subject"),
        name: told.to.name.clone(),
        opening: vec![told.sentence("appointment-moved-opening")],
        facts: told.facts(),
        after: told.remarks(),
        button: told.button(app),
        small_print: vec![told.say("calendar-moves", &[])],
        calendar: Some(calendar_of(app, &told.visit, told.language, Some(&told.to))),
    };
    Ok(Some(Written { to: told.to, draft }))
}
