//! Today, for whoever looks at a clinic as a whole: what is left to be booked, and what has been taken.

use std::collections::BTreeMap;

use kernel::{id::ClinicId, money::Money, time::MINUTE};

use super::{count::midnight, model::day_of};
use crate::{
    App,
    access::{Action, Actor},
    clinics, doctors,
    error::{Error, Result},
    payments, schedule,
};

pub struct Today {
    /// Times that the clinic's people could give somebody now.
    pub free: u64,
    /// In each currency; nothing for whoever may not see money.
    pub taken: Option<Vec<Money>>,
}

/// Looks at a clinic's day. 404 where the actor does not see its calendar.
pub async fn today(app: &App, actor: &Actor, clinic_id: ClinicId) -> Result<Today> {
    if !actor.reach(Action::ReadCalendar)?.covers(None, Some(clinic_id), None) {
        return Err(Error::not_found("clinic"));
    }
    let db = app.db.read();
    let clinic = clinics::by_id(db, clinic_id).await?.ok_or_else(|| Error::not_found("clinic"))?;
    let (zone, ids) = (clinic.zone()?, doctors::in_clinic(db, clinic_id).await?);
    let date = app.now().date_in(&zone);
    let mut free = 0;
    for part in
        schedule::days_of(app, ids.into_iter().collect(), date, date).await?.iter().flat_map(|day| &day.free)
    {
        let minutes = part.span.until.duration_since(part.span.from).as_secs() / MINUTE;
        free += u64::try_from(minutes).unwrap_or(0) / u64::from(part.slot_minutes.max(1));
    }
    let sees_money =
        actor.reach(Action::ReadTransactions).is_ok_and(|reach| reach.covers(None, Some(clinic_id), None));
    if !sees_money {
        return Ok(Today { free, taken: None });
    }
    let day = day_of(date);
    let span = (midnight(day, &zone), midnight(day + 1, &zone));
    let mut taken = BTreeMap::from([(clinic.currency, 0)]);
    for moved in payments::moves(db, clinic_id, span).await? {
        *taken.entry(moved.currency).or_default() += moved.captured;
    }
    let taken = taken.into_iter().map(|(currency, amount)| Money { amount, currency }).collect();
    Ok(Today { free, taken: Some(taken) })
}
