//! What was offered on a day is kept once the day is over, because hours are changed later.

use std::collections::BTreeMap;

use kernel::id::ClinicId;

use super::{
    count,
    model::{date_of, day_of},
    store::{self, Offer, offer},
};
use crate::{App, clinics, clinics::Clinic, doctors, error::Result, schedule};

/// Clinics whose days are closed in one turn, so that other work gets its own.
const CLINICS_AT_ONCE: usize = 20;

/// How many days back the first time reaches. What was offered on them nobody has kept: they are taken to have been as
/// hours stand now.
const FIRST_DAYS: i32 = 366;

/// Keeps what was offered on days that are over; gives at how many clinics.
pub async fn close_due(app: &App) -> Result<usize> {
    let closed: BTreeMap<ClinicId, i32> = offer::closed(app.db.read()).await?.into_iter().collect();
    let all = clinics::all(app.db.read()).await?;
    // Most clinics of a directory have nothing to be counted, and are not looked at one by one.
    let never: Vec<ClinicId> =
        all.iter().map(|clinic| clinic.id).filter(|id| !closed.contains_key(id)).collect();
    let begun = store::with_days(app.db.read(), &never).await?;
    let mut done = 0;
    for clinic in all.iter().filter(|clinic| closed.contains_key(&clinic.id) || begun.contains(&clinic.id)) {
        if done == CLINICS_AT_ONCE {
            break;
        }
        let yesterday = day_of(app.now().date_in(&clinic.zone()?)) - 1;
        let before = closed.get(&clinic.id).copied();
        if before.is_none_or(|before| before < yesterday) {
            done += usize::from(close(app, clinic, before, yesterday).await?);
        }
    }
    Ok(done)
}

async fn close(app: &App, clinic: &Clinic, before: Option<i32>, through: i32) -> Result<bool> {
    let first = match before {
        Some(before) => before + 1,
        None => {
            count::catch_up(app, clinic, through - FIRST_DAYS + 1, through).await?;
            match store::first_day(app.db.read(), clinic.id).await? {
                Some(first) => first,
                // Where nobody has ever come there is nothing to compare with.
                None => return Ok(false),
            }
        }
    };
    let first = first.max(through - FIRST_DAYS + 1);
    if first > through {
        return Ok(false);
    }
    let offers = live(app, clinic, first, through).await?;
    let tx = app.db.begin().await?;
    if !offer::close(&tx, clinic.id, before, through, &offers).await? {
        tx.give_up().await?;
        return Ok(false);
    }
    tx.commit().await?;
    Ok(true)
}

/// What is offered as hours stand now.
pub async fn live(app: &App, clinic: &Clinic, first: i32, last: i32) -> Result<Vec<Offer>> {
    let ids = doctors::in_clinic(app.db.read(), clinic.id).await?;
    let offered = schedule::offered(app, ids, date_of(first), date_of(last)).await?;
    let offer = |of: schedule::Offered| Offer {
        day: day_of(of.date),
        doctor_id: of.doctor_id,
        department_id: of.department_id,
        is_elsewhere: of.is_elsewhere,
        minutes: of.minutes,
    };
    Ok(offered.into_iter().map(offer).collect())
}
