//! When and where a doctor works, by their hours alone: leave and what is taken are not looked at.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;
use kernel::{
    calendar::{Span, Start, TickSet, open_ticks},
    id::{DepartmentId, SittingId, sitting_id},
    time::Instant,
};

use super::{
    plan::{Plan, PlannedHours},
    store,
};
use crate::clinics::Location;

/// A part of a day on which a doctor works, with the length of visits in it, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worked {
    pub span: Span,
    pub slot_minutes: u16,
    pub department_id: Option<DepartmentId>,
}

impl Plan {
    /// When the doctor works from `first` to `last` within the department's hours, each part with its length of visit,
    /// in order. Leave and what is taken are not looked at.
    pub fn worked(&self, first: Date, last: Date) -> Vec<Worked> {
        let open: HashMap<_, _> = self
            .hours
            .iter()
            .map(|hours| self.department_of(&hours.row))
            .collect::<BTreeSet<_>>()
            .into_iter()
            .map(|id| (id, self.open(id, first, last)))
            .collect();
        let mut parts = Vec::new();
        let mut date = first;
        while date <= last {
            for hours in &self.hours {
                let spans = hours.pattern.hours().open_spans(date, &self.tz);
                let slot_minutes = hours.pattern.slot_minutes();
                let department_id = self.department_of(&hours.row);
                let part = |span| Worked { span, slot_minutes, department_id };
                match open.get(&department_id).and_then(Option::as_ref) {
                    None => parts.extend(spans.into_iter().map(part)),
                    Some(open) => parts.extend(TickSet::from_spans(&spans).intersect(open).spans().map(part)),
                }
            }
            let Ok(next) = date.tomorrow() else { break };
            date = next;
        }
        parts.sort_by_key(|part| part.span.from);
        parts
    }

    /// The dated sittings from `first` to `last`: row of hours, date, start times with their positions.
    pub fn sittings(&self, first: Date, last: Date) -> Vec<(&store::WeeklyHours, Date, Vec<Start>)> {
        let mut sittings = Vec::new();
        let mut date = first;
        while date <= last {
            for hours in self.hours.iter().filter(|hours| hours.pattern.hours().applies_on(date)) {
                let starts = hours.pattern.starts_on(date, &self.tz);
                if !starts.is_empty() {
                    sittings.push((&hours.row, date, starts));
                }
            }
            let Ok(next) = date.tomorrow() else { break };
            date = next;
        }
        sittings
    }

    /// The date and hours behind a sitting's id, if it lies within the horizon.
    pub fn sitting(&self, id: SittingId, now: Instant) -> Option<(&store::WeeklyHours, Date)> {
        let today = now.date_in(&self.tz);
        let last = now.plus_days(self.farthest_days()).date_in(&self.tz);
        let sittings = self.sittings(today, last);
        let found = sittings.into_iter().find(|(row, date, _)| sitting_id(row.id, *date) == id);
        found.map(|(row, date, _)| (row, date))
    }

    /// Where the doctor works at these hours.
    pub(super) fn department_of(&self, hours: &store::WeeklyHours) -> Option<DepartmentId> {
        hours.department_id.or(self.doctor.department_id)
    }

    /// Where the doctor works at an instant: in the department of the hours that there are then, else in their own.
    pub fn department_at(&self, at: Instant) -> Option<DepartmentId> {
        let date = at.date_in(&self.tz);
        let is_then = |hours: &&PlannedHours| {
            // Hours over midnight began the day before.
            [date.yesterday().unwrap_or(date), date].into_iter().any(|date| {
                let spans = hours.pattern.hours().open_spans(date, &self.tz);
                spans.iter().any(|span| span.from <= at.timestamp() && at.timestamp() < span.until)
            })
        };
        self.hours
            .iter()
            .find(is_then)
            .map_or(self.doctor.department_id, |hours| self.department_of(&hours.row))
    }

    /// Where somebody who is booked at an instant comes to.
    pub fn location_at(&self, at: Instant) -> Location {
        self.location_in(self.department_at(at))
    }

    /// The addresses at which the doctor works, the one of their own department first; that one alone of who has no
    /// hours.
    pub fn locations(&self) -> Vec<Location> {
        let own = self.doctor.department_id;
        let mut departments: Vec<_> = self.hours.iter().map(|hours| self.department_of(&hours.row)).collect();
        departments.sort_by_key(|id| *id != own);
        let mut locations: Vec<Location> = Vec::new();
        for id in departments {
            let location = self.location_in(id);
            if !locations
                .iter()
                .any(|known| (&known.address, &known.city) == (&location.address, &location.city))
            {
                locations.push(location);
            }
        }
        if locations.is_empty() { vec![self.location_in(own)] } else { locations }
    }

    fn location_in(&self, id: Option<DepartmentId>) -> Location {
        let department = id.and_then(|id| self.departments.get(&id));
        Location::of(department.map(|open| &open.department), &self.clinic)
    }

    /// When a department is open; `None`: always.
    pub(super) fn open(&self, id: Option<DepartmentId>, first: Date, last: Date) -> Option<TickSet> {
        let hours = &self.departments.get(&id?)?.hours;
        if hours.is_empty() {
            return None;
        }
        // A day of room on both sides: visits and overnight hours cross midnight.
        let (before, after) = (first.yesterday().unwrap_or(first), last.tomorrow().unwrap_or(last));
        Some(open_ticks(hours, before, after, &self.tz))
    }
}
