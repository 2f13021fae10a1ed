//! A visit that takes longer than it was booked for: whether what it gains is worked in and free, and in which lane.

use kernel::{
    calendar::{Reason, Span, TickSet},
    id::{DoctorId, ResourceId},
    time::Instant,
};

use super::{
    availability::{MOST_OVER, plan, taken},
    lanes,
    needs::are_free,
    plan::Plan,
    refusal::{refusal, time_taken},
};
use crate::{App, error::Result};

/// What a visit has of its doctor's time, and how much later it would end.
#[derive(Clone, Copy, Debug)]
pub struct Stretch<'a> {
    pub visit: Span,
    /// The visit and its buffers.
    pub claimed: Span,
    pub lane: u16,
    /// Its rooms and devices: it stays in them.
    pub resources: &'a [ResourceId],
    pub gained_minutes: i64,
    /// Where others are in the way it may go into a lane beyond those the doctor has.
    pub over: bool,
}

impl Stretch<'_> {
    fn later(&self, at: jiff::Timestamp) -> jiff::Timestamp {
        Instant::from(at).plus_minutes(self.gained_minutes).timestamp()
    }

    /// What it would take besides: the end of its buffers and what is before that.
    fn added(&self) -> Span {
        Span::new(self.claimed.until, self.later(self.claimed.until))
    }
}

/// The lane that has the visit until its new end: its own where that is free, else another of the doctor's, else one beyond
/// those. Refused with the reason where the doctor does not work, is away or sees somebody else. Only the claim makes it
/// certain.
pub async fn stretch(app: &App, doctor_id: DoctorId, wanted: Stretch<'_>) -> Result<u16> {
    let remembered = app.schedules.of(doctor_id);
    let plan = plan(app, &remembered, doctor_id).await?;
    let now = app.now();
    let taken = taken(app, &remembered, &plan, now).await?;
    let lane = plan.stretch(wanted, now, &taken.lanes)?;
    match are_free(app, wanted.resources, wanted.added()).await? {
        true => Ok(lane),
        false => Err(refusal(Reason::ResourceTaken)),
    }
}

impl Plan {
    fn stretch(&self, wanted: Stretch<'_>, now: Instant, taken: &[TickSet]) -> Result<u16> {
        let gained = Span::new(wanted.visit.until, wanted.later(wanted.visit.until));
        if let Some(reason) = self.against_staying(wanted.visit, gained, now) {
            return Err(refusal(reason));
        }
        let added = wanted.added();
        let whole = Span::new(wanted.claimed.from, added.until);
        let own = usize::from(wanted.lane);
        let mut others = taken.to_vec();
        if let Some(lane) = others.get_mut(own) {
            *lane = lane.minus(&TickSet::from_spans(&[wanted.claimed]));
        }
        let lanes = lanes::within(self.lanes(), &others);
        let beyond = || {
            let is_free =
                |lane: &u16| others.get(usize::from(*lane)).is_none_or(|taken| !taken.intersects_span(whole));
            (self.lanes()..self.lanes() + MOST_OVER).find(is_free).filter(|_| wanted.over)
        };
        if lanes.iter().all(|lane| lane.intersects_span(added)) {
            return beyond().ok_or_else(time_taken);
        }
        // A visit that was booked over others is in a lane that the doctor does not have, and stays there.
        let mine = lanes.get(own).or_else(|| others.get(own));
        if mine.is_none_or(|lane| !lane.intersects_span(added)) {
            return Ok(wanted.lane);
        }
        let other = lanes.iter().position(|lane| !lane.intersects_span(whole));
        other.and_then(|lane| u16::try_from(lane).ok()).or_else(beyond).ok_or_else(time_taken)
    }

    /// Whoever is seen outside the hours anyhow may stay there; leave, the house and the registration stand for everybody.
    /// What has passed is only told: nothing stands against it any more.
    fn against_staying(&self, visit: Span, gained: Span, now: Instant) -> Option<Reason> {
        let rest = Span::new(gained.from.max(now.timestamp()), gained.until);
        if rest.from >= rest.until {
            return None;
        }
        let day = Instant::from(rest.from).date_in(&self.tz);
        let (before, after) = (day.yesterday().unwrap_or(day), day.tomorrow().unwrap_or(day));
        let worked: Vec<Span> = self.worked(before, after).into_iter().map(|part| part.span).collect();
        let worked = TickSet::from_spans(&worked);
        let leaves_hours = worked.contains_span(visit) && !worked.contains_span(rest);
        let within = self.department_at(Instant::from(visit.from));
        self.closed(rest, within, day).or_else(|| leaves_hours.then_some(Reason::OutsideHours))
    }
}
