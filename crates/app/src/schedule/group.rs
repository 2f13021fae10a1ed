//! A doctor's hours as they are asked for: those that share one length of visit, or those in which a service is given.

use kernel::{
    calendar::{Pattern, Span, TICK_MINUTES},
    time::Instant,
};

use super::plan::{Ask, HORIZON_DAYS, Plan};
use crate::error::{Error, Result};

/// Hours that share one length of visit, as the kernel is asked about them.
pub(super) struct Group {
    /// Places in `Plan::hours`.
    pub members: Vec<usize>,
    pub patterns: Vec<Pattern>,
    pub duration_ticks: u16,
    pub before_ticks: u16,
    pub after_ticks: u16,
    pub notice_minutes: i64,
    pub horizon_days: i64,
}

impl Plan {
    pub(super) fn groups(&self, ask: Ask) -> Result<Vec<Group>> {
        let ticks = |minutes: i32| u16::try_from(i64::from(minutes) / TICK_MINUTES).unwrap_or(u16::MAX);
        let pattern = |index: &usize| self.hours[*index].pattern;
        let Some(service_id) = ask.service_id else {
            let mut lengths: Vec<i32> = self.hours.iter().map(|hours| hours.row.slot_minutes).collect();
            lengths.sort_unstable();
            lengths.dedup();
            let group = |length: i32| {
                let members: Vec<usize> = (0..self.hours.len())
                    .filter(|&index| self.hours[index].row.slot_minutes == length)
                    .collect();
                Group {
                    patterns: members.iter().map(pattern).collect(),
                    members,
                    duration_ticks: ticks(length),
                    before_ticks: 0,
                    after_ticks: 0,
                    notice_minutes: 0,
                    horizon_days: HORIZON_DAYS,
                }
            };
            return Ok(lengths.into_iter().map(group).collect());
        };
        let service = self.service(service_id).ok_or_else(|| Error::not_found("service"))?;
        let serves = |index: &usize| {
            let services = &self.hours[*index].services;
            services.is_empty() || services.contains(&service_id)
        };
        let members: Vec<usize> = (0..self.hours.len()).filter(serves).collect();
        Ok(vec![Group {
            patterns: members.iter().map(pattern).collect(),
            members,
            duration_ticks: ticks(service.duration_minutes),
            before_ticks: ticks(service.buffer_before_minutes),
            after_ticks: ticks(service.buffer_after_minutes),
            notice_minutes: if ask.by_staff { 0 } else { i64::from(service.notice_minutes) },
            horizon_days: i64::from(service.horizon_days),
        }])
    }
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
