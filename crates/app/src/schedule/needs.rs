//! Rooms and devices that a service needs beside the doctor: of each need, one that is free for the visit and its buffers.

use jiff::{ToSpan, civil::Date, tz::TimeZone};
use kernel::{
    calendar::{Span, TickSet, UtcDay},
    id::{DoctorId, ResourceId},
};

use super::{
    plan::{Ask, Plan},
    store,
};
use crate::{App, error::Result};

/// What a visit has already and would give up for the time that is decided on.
#[derive(Clone, Copy, Debug)]
pub struct Own<'a> {
    pub doctor_id: DoctorId,
    pub lane: u16,
    /// The visit and its buffers.
    pub claimed: Span,
    pub resources: &'a [ResourceId],
}

/// Of each need, what meets it and what is taken of that, in the order in which they are tried.
#[derive(Debug, Default)]
pub struct Needs(Vec<Vec<(ResourceId, TickSet)>>);

impl Needs {
    /// Of a visit that needs nobody but its doctor.
    pub const NONE: &'static Self = &Self(Vec::new());

    /// What is asked for, as the database knows it now, for visits on these local dates (both included). Nothing of it is
    /// kept in memory: other doctors' visits change it. Who has a room already stays in it where that is possible.
    pub(super) async fn read(
        app: &App,
        plan: &Plan,
        ask: Ask,
        (first, last): (Date, Date),
        own: Option<Own<'_>>,
    ) -> Result<Self> {
        let Some(needs) = ask.service_id.and_then(|id| plan.needs.get(&id)) else {
            return Ok(Self::default());
        };
        let resources: Vec<_> = needs.iter().flatten().map(|id| (id.0, 1)).collect();
        let utc = |date: Date| {
            let midnight = date.to_zoned(TimeZone::UTC).map(|day| day.timestamp());
            midnight.map(UtcDay::of).unwrap_or(UtcDay(0))
        };
        // Zones and buffers reach beyond the date.
        let days = (utc(first.saturating_sub(2.days())), utc(last.saturating_add(2.days())));
        let mut taken = store::taken_of_each(app.db.read(), &resources, days.0, days.1).await?;
        for id in own.iter().flat_map(|own| own.resources) {
            if let (Some(own), Some(lanes)) = (own, taken.get_mut(&id.0)) {
                let given_up = TickSet::from_spans(&[own.claimed]);
                lanes.iter_mut().for_each(|lane| *lane = lane.minus(&given_up));
            }
        }
        let is_own = |id: &ResourceId| own.is_some_and(|own| own.resources.contains(id));
        let choices = |ids: &Vec<ResourceId>| {
            let mut choices: Vec<(ResourceId, TickSet)> = ids
                .iter()
                .map(|id| {
                    (*id, taken.get(&id.0).and_then(|lanes| lanes.first().cloned()).unwrap_or_default())
                })
                .collect();
            choices.sort_by_key(|(id, _)| !is_own(id));
            choices
        };
        Ok(Self(needs.iter().map(choices).collect()))
    }

    /// For each need one that is free in all of `span`, no two the same; nothing where they cannot all be met.
    pub fn met(&self, span: Span) -> Option<Vec<ResourceId>> {
        let mut chosen = Vec::with_capacity(self.0.len());
        self.choose(span, &mut chosen).then_some(chosen)
    }

    /// Goes on from what is chosen; leaves it as it was where that leads nowhere.
    fn choose(&self, span: Span, chosen: &mut Vec<ResourceId>) -> bool {
        let Some(choices) = self.0.get(chosen.len()) else { return true };
        for (id, taken) in choices {
            if chosen.contains(id) || taken.intersects_span(span) {
                continue;
            }
            chosen.push(*id);
            if self.choose(span, chosen) {
                return true;
            }
            chosen.pop();
        }
        false
    }
}

/// Whether none of these is taken in `span` by anybody.
pub(super) async fn are_free(app: &App, resources: &[ResourceId], span: Span) -> Result<bool> {
    if resources.is_empty() {
        return Ok(true);
    }
    let resources: Vec<_> = resources.iter().map(|id| (id.0, 1)).collect();
    let (first, last) = (UtcDay::of(span.from), UtcDay::of(span.until));
    let taken = store::taken_of_each(app.db.read(), &resources, first, last).await?;
    Ok(taken.values().flatten().all(|lane| !lane.intersects_span(span)))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn id(number: u128) -> ResourceId {
        ResourceId(Uuid::from_u128(number))
    }

    fn hours(from: i64, until: i64) -> Span {
        let at = |hour: i64| jiff::Timestamp::from_second(hour * 3600).unwrap();
        Span::new(at(from), at(until))
    }

    fn free(number: u128) -> (ResourceId, TickSet) {
        (id(number), TickSet::new())
    }

    fn taken(number: u128, from: i64, until: i64) -> (ResourceId, TickSet) {
        (id(number), TickSet::from_spans(&[hours(from, until)]))
    }

    #[test]
    fn a_visit_that_needs_nothing_gets_nothing() {
        assert_eq!(Needs::NONE.met(hours(1, 2)), Some(vec![]));
    }

    #[test]
    fn the_first_that_is_free_all_the_time_is_chosen() {
        let needs = Needs(vec![vec![taken(1, 2, 3), free(2)]]);
        assert_eq!(needs.met(hours(1, 2)), Some(vec![id(1)]));
        assert_eq!(needs.met(hours(1, 3)), Some(vec![id(2)]));
    }

    #[test]
    fn nothing_meets_two_needs_at_once() {
        let needs = Needs(vec![vec![free(1)], vec![free(1)]]);
        assert_eq!(needs.met(hours(1, 2)), None);
    }

    #[test]
    fn an_earlier_choice_makes_room_for_a_later_need() {
        let needs = Needs(vec![vec![free(1), free(2)], vec![free(1), taken(3, 1, 2)]]);
        assert_eq!(needs.met(hours(1, 2)), Some(vec![id(2), id(1)]));
    }

    #[test]
    fn a_need_that_nothing_meets_any_more_is_never_met() {
        assert_eq!(Needs(vec![vec![]]).met(hours(1, 2)), None);
    }
}
