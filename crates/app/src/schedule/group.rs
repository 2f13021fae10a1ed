//! A doctor's hours as they are asked for: those that share one length of visit, or those in which a service is given,
//! of each department by themselves.

use std::collections::BTreeSet;

use kernel::{
    calendar::{Pattern, Span, TICK_MINUTES},
    id::DepartmentId,
    time::Instant,
};

use super::plan::{Ask, HORIZON_DAYS, Plan, PlannedHours};
use crate::error::{Error, Result};

/// Hours that share one length of visit and one department, as the kernel is asked about them.
pub(super) struct Group {
    /// Places in `Plan::hours`.
    pub members: Vec<usize>,
    /// Where the doctor works at all of them.
    pub department_id: Option<DepartmentId>,
    pub patterns: Vec<Pattern>,
    pub duration_ticks: u16,
    pub before_ticks: u16,
    pub after_ticks: u16,
    pub notice_minutes: i64,
    pub horizon_days: i64,
}

impl Plan {
    pub(super) fn groups(&self, ask: Ask) -> Result<Vec<Group>> {
        let Some(service_id) = ask.service_id else {
            let kind = |hours: &PlannedHours| (hours.row.slot_minutes, self.department_of(&hours.row));
            let kinds: BTreeSet<_> = self.hours.iter().map(kind).collect();
            let group = |of: (i32, Option<DepartmentId>)| self.group(of, |hours| kind(hours) == of);
            return Ok(kinds.into_iter().map(group).collect());
        };
        let service = self.service(service_id).ok_or_else(|| Error::not_found("service"))?;
        let serves = |hours: &PlannedHours| hours.services.is_empty() || hours.services.contains(&service_id);
        let serving = self.hours.iter().filter(|hours| serves(hours));
        let departments: BTreeSet<_> = serving.map(|hours| self.department_of(&hours.row)).collect();
        let group = |department_id| {
            let is_of =
                |hours: &PlannedHours| serves(hours) && self.department_of(&hours.row) == department_id;
            Group {
                before_ticks: ticks(service.buffer_before_minutes),
                after_ticks: ticks(service.buffer_after_minutes),
                notice_minutes: if ask.by_staff { 0 } else { i64::from(service.notice_minutes) },
                horizon_days: i64::from(service.horizon_days),
                ..self.group((service.duration_minutes, department_id), is_of)
            }
        };
        Ok(departments.into_iter().map(group).collect())
    }

    /// Hours of one department with visits of so many minutes, and no rule but that.
    fn group(
        &self,
        (minutes, department_id): (i32, Option<DepartmentId>),
        is_of: impl Fn(&PlannedHours) -> bool,
    ) -> Group {
        let members: Vec<usize> = (0..self.hours.len()).filter(|&index| is_of(&self.hours[index])).collect();
        Group {
            patterns: members.iter().map(|&index| self.hours[index].pattern).collect(),
            members,
            department_id,
            duration_ticks: ticks(minutes),
            before_ticks: 0,
            after_ticks: 0,
            notice_minutes: 0,
            horizon_days: HORIZON_DAYS,
        }
    }
}

fn ticks(minutes: i32) -> u16 {
    u16::try_from(i64::from(minutes) / TICK_MINUTES).unwrap_or(u16::MAX)
}

impl Group {
    /// A visit that begins then, and its buffers.
    pub fn claimed(&self, starts_at: Instant) -> Span {
        let minutes = |ticks: u16| i64::from(ticks) * TICK_MINUTES;
        let ends_at = starts_at.plus_minutes(minutes(self.duration_ticks));
        Span::new(
            starts_at.plus_minutes(-minutes(self.before_ticks)).timestamp(),
            ends_at.plus_minutes(minutes(self.after_ticks)).timestamp(),
        )
    }
}
