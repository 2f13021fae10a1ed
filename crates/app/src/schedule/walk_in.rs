//! A time today for somebody who is here without one: the next that is free, or one over the hours on purpose.

use std::sync::Arc;

use jiff::civil::Date;
use kernel::{
    calendar::{Reason, Span, TICK_MINUTES, TickSet, UtcDay},
    id::{DepartmentId, DoctorId, PatientId, ResourceId, SittingId},
    money::{Money, Price},
    time::Instant,
};

use super::{
    availability::{MOST_OVER, plan, taken},
    needs::Needs,
    plan::{Ask, Busy, Offer, Plan},
    refusal::{refusal, time_taken},
    store,
};
use crate::{App, error::Result};

/// A visit by a doctor without hours, to somebody who is not booked for a service.
const USUAL_MINUTES: i64 = 15;

/// A time that a walk-in gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub starts_at: Instant,
    pub ends_at: Instant,
    /// The visit and its buffers.
    pub claimed: Span,
    pub lane: u16,
    pub resources: Vec<ResourceId>,
    pub price: Price,
    /// Of a time within the hours: the sitting and the place in it.
    pub sitting: Option<(SittingId, u16)>,
}

impl Place {
    /// Whether it is in a lane that the doctor does not have.
    pub fn is_over(&self, plan: &Plan) -> bool {
        self.lane >= plan.lanes()
    }
}

/// The next free time of a doctor's day at which the patient has nothing else. Where there is none and `over`, it is
/// one of those that are taken, by turns from the soonest; where none is left of the day's hours, the first time from
/// now at which the doctor has nobody. Leave, the department's hours and the registration stand in all cases: refused
/// with their reason; a room that is needed is never given twice. Nothing where no time is free and none is to be added.
pub async fn place_today(
    app: &App,
    doctor_id: DoctorId,
    ask: Ask,
    patient_id: PatientId,
    over: bool,
) -> Result<Option<(Arc<Plan>, Place)>> {
    let remembered = app.schedules.of(doctor_id);
    let plan = plan(app, &remembered, doctor_id).await?;
    let now = app.now();
    let taken = taken(app, &remembered, &plan, now).await?;
    let day = UtcDay::of(now.timestamp());
    let busy = store::taken(app.db.read(), patient_id.0, 1, day.previous(), day.plus(2)).await?;
    let busy = busy.first().cloned().unwrap_or_default();
    let today = now.date_in(&plan.tz);
    let needs = Needs::read(app, &plan, ask, (today, today), None).await?;
    let others = Busy { lanes: &taken.lanes, needs: &needs };
    let place = plan.place_today(ask, now, others, &busy, over)?;
    Ok(place.map(|place| (plan, place)))
}

impl Plan {
    fn place_today(
        &self,
        ask: Ask,
        now: Instant,
        others: Busy<'_>,
        busy: &TickSet,
        over: bool,
    ) -> Result<Option<Place>> {
        let today = now.date_in(&self.tz);
        let suits = |offer: &Offer| !busy.intersects_span(visit(offer.time.starts_at, offer.time.ends_at));
        let (mut free, _) = self.offers(ask, today, today, now, others)?;
        free.retain(suits);
        if let Some(offer) = free.first() {
            let decision = self.decide(ask, offer.time.starts_at, now, others)?;
            return Ok(Some(place(offer, decision.lane, decision.resources)));
        }
        if !over {
            return Ok(None);
        }
        let untaken = vec![TickSet::new(); usize::from(self.lanes())];
        let (mut rest, _) = self.offers(ask, today, today, now, Busy { lanes: &untaken, ..others })?;
        rest.retain(suits);
        if rest.is_empty() {
            return self.beyond_hours(ask, now, today, others, busy).map(Some);
        }
        let is_free = |lane: u16, span: Span| {
            others.lanes.get(usize::from(lane)).is_none_or(|taken| !taken.intersects_span(span))
        };
        // By turns: nobody is added over the same visit twice while another has been spared.
        for lane in self.lanes()..self.lanes() + MOST_OVER {
            if let Some(offer) = rest.iter().find(|offer| is_free(lane, offer.claimed)) {
                let resources = others.needs.met(offer.claimed).unwrap_or_default();
                return Ok(Some(place(offer, lane, resources)));
            }
        }
        Err(time_taken())
    }

    /// The first time from now, on this day, at which the doctor sees nobody and what the visit needs is free.
    fn beyond_hours(
        &self,
        ask: Ask,
        now: Instant,
        today: Date,
        others: Busy<'_>,
        busy: &TickSet,
    ) -> Result<Place> {
        let service = ask.service_id.and_then(|id| self.service(id));
        let shortest = self.hours.iter().map(|hours| i64::from(hours.row.slot_minutes)).min();
        let minutes = service.map(|service| i64::from(service.duration_minutes)).or(shortest);
        let buffers = service.map_or((0, 0), |service| {
            (i64::from(service.buffer_before_minutes), i64::from(service.buffer_after_minutes))
        });
        let taken = others.lanes.iter().fold(TickSet::new(), |all, lane| all.union(lane));
        let tick = TICK_MINUTES * 60 * 1_000_000;
        let mut at = Instant((now.0 + tick - 1).div_euclid(tick) * tick);
        while at.date_in(&self.tz) == today {
            let ends = at.plus_minutes(minutes.unwrap_or(USUAL_MINUTES));
            let claimed = visit(at.plus_minutes(-buffers.0), ends.plus_minutes(buffers.1));
            let is_busy = taken.intersects_span(claimed) || busy.intersects_span(visit(at, ends));
            let Some(resources) = others.needs.met(claimed).filter(|_| !is_busy) else {
                at = at.plus_minutes(TICK_MINUTES);
                continue;
            };
            if let Some(reason) = self.closed(visit(at, ends), self.department_at(at), today) {
                return Err(refusal(reason));
            }
            let fee = service.and_then(|service| service.fee).unwrap_or(self.doctor.consultation_fee);
            let fee = Money { amount: fee, currency: self.clinic.currency };
            let price = Price::of(fee, u16::try_from(self.clinic.tax_rate_bp).unwrap_or(0));
            let lane = self.lanes();
            return Ok(Place {
                starts_at: at,
                ends_at: ends,
                claimed,
                lane,
                resources,
                price,
                sitting: None,
            });
        }
        Err(time_taken())
    }

    /// What stands against a visit in a department whatever the hours are.
    pub(super) fn closed(&self, visit: Span, within: Option<DepartmentId>, today: Date) -> Option<Reason> {
        let open = self.open(within, today, today);
        if self.holidays.iter().any(|holiday| holiday.intersects(visit)) {
            Some(Reason::OnHoliday)
        } else if self.leave.iter().any(|leave| leave.intersects(visit)) {
            Some(Reason::OnLeave)
        } else if open.is_some_and(|open| !open.contains_span(visit)) {
            Some(Reason::OutsideDepartmentHours)
        } else if self.registration_ends().is_some_and(|end| end < visit.until) {
            Some(Reason::RegistrationExpired)
        } else {
            None
        }
    }
}

fn visit(starts_at: Instant, ends_at: Instant) -> Span {
    Span::new(starts_at.timestamp(), ends_at.timestamp())
}

fn place(offer: &Offer, lane: u16, resources: Vec<ResourceId>) -> Place {
    let time = &offer.time;
    Place {
        starts_at: time.starts_at,
        ends_at: time.ends_at,
        claimed: offer.claimed,
        lane,
        resources,
        price: offer.price,
        sitting: Some((time.sitting_id, time.position)),
    }
}
