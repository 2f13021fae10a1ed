//! The free times nearest to one that cannot be: for whoever lost it, and for whoever it is taken from.

use std::sync::Arc;

use kernel::{
    calendar::{Span, UtcDay},
    id::DoctorId,
    time::Instant,
};
use uuid::Uuid;

use super::{
    availability::{plan, taken},
    memory::Taken,
    needs::Needs,
    plan::{Ask, Busy, Decision, Plan},
    store,
    views::OfferedTime,
};
use crate::{App, error::Result};

/// The `most` free times nearest to `at`, in order of time: what the loser of a race is offered.
pub async fn nearest(
    app: &App,
    doctor_id: DoctorId,
    ask: Ask,
    at: Instant,
    most: usize,
) -> Result<Vec<OfferedTime>> {
    let (plan, taken) = read(app, doctor_id).await?;
    let now = app.now();
    let day = at.date_in(&plan.tz);
    // Look at widening windows, because the nearest are usually on the same day.
    for reach in [1_i64, 7, plan.farthest_days()] {
        let first = day.saturating_sub(jiff::Span::new().days(reach)).max(now.date_in(&plan.tz));
        let last = day.saturating_add(jiff::Span::new().days(reach));
        let needs = Needs::read(app, &plan, ask, (first, last), None).await?;
        let busy = Busy { lanes: &taken.lanes, needs: &needs };
        let (offers, _) = plan.offers(ask, first, last, now, busy)?;
        if offers.len() >= most || reach == plan.farthest_days() {
            let mut times: Vec<OfferedTime> = offers.into_iter().map(|offer| offer.time).collect();
            times.sort_by_key(|time| ((time.starts_at.0 - at.0).abs(), time.starts_at));
            times.truncate(most);
            times.sort_by_key(|time| time.starts_at);
            return Ok(times);
        }
    }
    Ok(Vec::new())
}

/// Up to `most` times instead of `at` that can all be kept at once, each with a lane that has it, in order of time: on as
/// many days as there are, the nearest, at the hour nearest to the old one. None begins before `earliest` or meets what
/// the resource `besides` has already.
pub async fn choose(
    app: &App,
    doctor_id: DoctorId,
    ask: Ask,
    at: Instant,
    earliest: Instant,
    besides: Uuid,
    most: usize,
) -> Result<Vec<Decision>> {
    let (plan, taken) = read(app, doctor_id).await?;
    let now = app.now();
    let first = earliest.max(now).date_in(&plan.tz);
    let last = now.plus_days(plan.farthest_days()).date_in(&plan.tz);
    let needs = Needs::read(app, &plan, ask, (first, last), None).await?;
    let others = Busy { lanes: &taken.lanes, needs: &needs };
    let (mut offers, _) = plan.offers(ask, first, last, now, others)?;
    let days = (UtcDay::of(now.timestamp()), UtcDay::of(now.plus_days(plan.farthest_days() + 2).timestamp()));
    let busy = store::taken(app.db.read(), besides, 1, days.0, days.1).await?;
    offers.retain(|offer| {
        let visit = Span::new(offer.time.starts_at.timestamp(), offer.time.ends_at.timestamp());
        offer.time.starts_at > earliest && !busy.iter().any(|busy| busy.intersects_span(visit))
    });
    let old = at.timestamp().to_zoned(plan.tz.clone());
    offers.sort_by_cached_key(|offer| {
        let new = offer.time.starts_at.timestamp().to_zoned(plan.tz.clone());
        let days = (offer.time.date - old.date()).get_days().abs();
        (days, new.time().duration_since(old.time()).abs(), offer.time.starts_at)
    });
    let mut chosen: Vec<Decision> = Vec::with_capacity(most);
    for on_another_day in [true, false] {
        for offer in &offers {
            let meets = |other: &Decision| other.offer.claimed.intersects(offer.claimed);
            let is_that_day = |other: &Decision| other.offer.time.date == offer.time.date;
            if chosen.len() == most
                || chosen.iter().any(meets)
                || on_another_day && chosen.iter().any(is_that_day)
            {
                continue;
            }
            chosen.push(plan.decide(ask, offer.time.starts_at, now, others)?);
        }
    }
    chosen.sort_by_key(|decision| decision.offer.time.starts_at);
    Ok(chosen)
}

async fn read(app: &App, doctor_id: DoctorId) -> Result<(Arc<Plan>, Arc<Taken>)> {
    let remembered = app.schedules.of(doctor_id);
    let plan = plan(app, &remembered, doctor_id).await?;
    let taken = taken(app, &remembered, &plan, app.now()).await?;
    Ok((plan, taken))
}
