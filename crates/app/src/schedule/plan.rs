//! Everything that decides when a doctor can be booked, read once and kept: profile, clinic, services, hours, leave,
//! holidays, department hours. The decisions below are pure.

use std::collections::{BTreeSet, HashMap};

use jiff::{civil::Date, tz::TimeZone};
use kernel::{
    calendar::{FreeTime, Pattern, Query, Reason, Span, TICK_MINUTES, TickSet, free_times, why_closed},
    id::{DepartmentId, DoctorId, HoursId, ResourceId, ServiceId, SittingId, sitting_id},
    money::{Money, Price},
    time::{Instant, zone},
};

use super::{
    group::Group,
    lanes,
    needs::Needs,
    refusal::{refusal, time_taken},
    store,
    views::OfferedTime,
};
use crate::{
    App, clinics, doctors,
    error::{Error, Result},
};

/// How far ahead a plain consultation may be booked; a service says its own.
pub const HORIZON_DAYS: i64 = 30;

pub struct Plan {
    pub doctor: doctors::Doctor,
    pub clinic: clinics::Clinic,
    pub tz: TimeZone,
    pub services: Vec<doctors::Service>,
    /// The clinic's rooms and devices, where any service needs one.
    pub resources: Vec<clinics::Resource>,
    /// Of each service that has any, its needs: one of each is claimed with the doctor.
    pub(super) needs: HashMap<ServiceId, Vec<Vec<ResourceId>>>,
    pub(super) hours: Vec<PlannedHours>,
    pub(super) leave: Vec<Span>,
    pub(super) holidays: Vec<Span>,
    /// The doctor's own, and those of the hours. One without hours of its own is always open.
    pub departments: HashMap<DepartmentId, clinics::OpenDepartment>,
}

/// The departments in which a doctor works.
pub(super) fn departments_of(
    doctor: &doctors::Doctor,
    hours: &[store::WeeklyHours],
) -> impl Iterator<Item = DepartmentId> {
    doctor.department_id.into_iter().chain(hours.iter().filter_map(|row| row.department_id))
}

pub(super) struct PlannedHours {
    pub(super) row: store::WeeklyHours,
    pub(super) pattern: Pattern,
    pub(super) services: Vec<ServiceId>,
}

/// What is asked for: a service, or a plain consultation that lasts as long as the sitting gives each patient.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ask {
    pub service_id: Option<ServiceId>,
    /// Staff need keep no notice.
    pub by_staff: bool,
}

/// A free time with what it costs and claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    pub time: OfferedTime,
    pub price: Price,
    /// The visit and its buffers.
    pub claimed: Span,
    /// Where the doctor works then.
    pub department_id: Option<DepartmentId>,
}

/// A free time, the lane that has it, and the rooms and devices for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    pub offer: Offer,
    pub lane: u16,
    pub resources: Vec<ResourceId>,
}

/// What others have of all that a visit needs.
#[derive(Clone, Copy)]
pub(super) struct Busy<'a> {
    /// Of the doctor, by lane.
    pub lanes: &'a [TickSet],
    pub needs: &'a Needs,
}

impl<'a> Busy<'a> {
    /// For a visit that needs nobody but its doctor.
    pub fn of_doctor(lanes: &'a [TickSet]) -> Self {
        Self { lanes, needs: Needs::NONE }
    }
}

/// In every zone, a holiday that ended before is over.
pub(super) fn yesterday(app: &App) -> kernel::time::Date {
    kernel::time::Date(app.now().plus_days(-1).date_in(&TimeZone::UTC))
}

impl Plan {
    /// Reads a doctor's plan. 404 for a doctor that does not exist; who may see it is the caller's question.
    pub async fn read(app: &App, doctor_id: DoctorId) -> Result<Self> {
        let db = app.db.read();
        let doctor = doctors::by_id(db, doctor_id).await?.ok_or_else(|| Error::not_found("doctor"))?;
        let clinic = clinics::by_id(db, doctor.clinic_id)
            .await?
            .ok_or_else(|| Error::broken("a doctor's clinic is gone"))?;
        let services = doctors::services_of(db, doctor_id).await?;
        let resources = match services.iter().any(doctors::Service::has_needs) {
            true => clinics::resources_of(db, &[clinic.id]).await?,
            false => Vec::new(),
        };
        let hours = store::hours_of_doctor(db, doctor_id).await?;
        let departments: BTreeSet<_> = departments_of(&doctor, &hours).collect();
        let departments: Vec<_> = departments.into_iter().collect();
        let departments = clinics::open_departments(db, &departments).await?;
        let leave = store::leave_after(db, doctor_id, app.now()).await?;
        let holidays = store::holidays_within(db, &[clinic.id], yesterday(app), None).await?;
        Self::assemble(doctor, clinic, departments, (services, resources), hours, (&leave, &holidays))
    }

    /// A plan of what was read.
    pub(super) fn assemble(
        doctor: doctors::Doctor,
        clinic: clinics::Clinic,
        departments: HashMap<DepartmentId, clinics::OpenDepartment>,
        (services, resources): (Vec<doctors::Service>, Vec<clinics::Resource>),
        rows: Vec<store::WeeklyHours>,
        (leave, holidays): (&[store::Leave], &[store::Holiday]),
    ) -> Result<Self> {
        let tz = zone(&clinic.time_zone).ok_or_else(|| Error::broken("a clinic's time zone is unknown"))?;
        let mut hours = Vec::with_capacity(rows.len());
        for row in rows {
            hours.push(PlannedHours { pattern: row.pattern()?, services: row.services(), row });
        }
        let spans =
            leave.iter().map(|leave| Span::new(leave.starts_at.timestamp(), leave.ends_at.timestamp()));
        // One that is no longer in use meets no need.
        let is_in_use = |id: &ResourceId| resources.iter().any(|other| other.id == *id && other.active);
        let needs_of = |service: &doctors::Service| {
            let mut needs = service.needs();
            needs.iter_mut().for_each(|need| need.retain(is_in_use));
            (service.id, needs)
        };
        let needs = services.iter().filter(|service| service.has_needs()).map(needs_of).collect();
        Ok(Self {
            leave: spans.collect(),
            holidays: holidays.iter().filter_map(|holiday| holiday.span(&tz)).collect(),
            departments,
            services,
            resources,
            needs,
            doctor,
            clinic,
            tz,
            hours,
        })
    }

    pub fn lanes(&self) -> u16 {
        u16::try_from(self.doctor.capacity).unwrap_or(1).max(1)
    }

    pub fn service(&self, id: ServiceId) -> Option<&doctors::Service> {
        self.services.iter().find(|service| service.id == id && service.active)
    }

    /// Whether a room or a device is claimed with the doctor.
    pub(super) fn has_needs(&self, ask: Ask) -> bool {
        ask.service_id.is_some_and(|id| self.needs.contains_key(&id))
    }

    /// The farthest any of the doctor's times may be booked ahead.
    pub fn farthest_days(&self) -> i64 {
        let services = self.services.iter().filter(|service| service.active);
        services.map(|service| i64::from(service.horizon_days)).fold(HORIZON_DAYS, i64::max)
    }

    /// The local instant at which the registration is over: no visit on the day of expiry or later.
    pub(super) fn registration_ends(&self) -> Option<jiff::Timestamp> {
        let midnight = self.doctor.registration_expiry.0.to_zoned(self.tz.clone());
        midnight.ok().map(|midnight| midnight.timestamp())
    }

    /// The offers from `first` to `last` (local dates, both included), in order, each instant once. Also says until
    /// when they stay right if nothing is booked.
    pub(super) fn offers(
        &self,
        ask: Ask,
        first: Date,
        last: Date,
        now: Instant,
        busy: Busy<'_>,
    ) -> Result<(Vec<Offer>, Instant)> {
        let taken = &*lanes::within(self.lanes(), busy.lanes);
        let mut offers = Vec::new();
        let mut good_until = now.plus_minutes(10);
        for group in self.groups(ask)? {
            let open = self.open(group.department_id, first, last);
            let query = self.query(&group, first, last, now, open.as_ref(), taken);
            let mut sitting: Option<(HoursId, Date, SittingId)> = None;
            for time in free_times(&query) {
                good_until =
                    good_until.min(Instant::from(time.starts_at).plus_minutes(-group.notice_minutes));
                let hours = &self.hours[group.members[time.pattern_index]].row;
                // The times of a sitting follow each other: its id is computed once.
                let sitting_id = match sitting {
                    Some((hours_id, date, id)) if (hours_id, date) == (hours.id, time.date) => id,
                    _ => sitting_id(hours.id, time.date),
                };
                sitting = Some((hours.id, time.date, sitting_id));
                offers.push(self.offer(&group, hours, sitting_id, time, ask.service_id));
            }
            if query.latest.to_zoned(self.tz.clone()).date() <= last {
                // The horizon moves on within these dates: a later time may open at the next tick.
                let tick = TICK_MINUTES * 60 * 1_000_000;
                good_until = good_until.min(Instant((now.0 / tick + 1) * tick));
            }
        }
        offers.retain(|offer| busy.needs.met(offer.claimed).is_some());
        offers.sort_by_key(|offer| offer.time.starts_at);
        offers.dedup_by_key(|offer| offer.time.starts_at);
        Ok((offers, good_until))
    }

    /// The offer at exactly `at` and a lane that has it, or why there is none.
    pub(super) fn decide(&self, ask: Ask, at: Instant, now: Instant, busy: Busy<'_>) -> Result<Decision> {
        let date = at.date_in(&self.tz);
        let (offers, _) = self.offers(ask, date, date, now, busy)?;
        if let Some(offer) = offers.into_iter().find(|offer| offer.time.starts_at == at) {
            let lane = lanes::within(self.lanes(), busy.lanes)
                .iter()
                .position(|lane| !lane.intersects_span(offer.claimed));
            let lane = lane.and_then(|lane| u16::try_from(lane).ok()).ok_or_else(time_taken)?;
            let resources = busy.needs.met(offer.claimed).ok_or_else(|| refusal(Reason::ResourceTaken))?;
            return Ok(Decision { offer, lane, resources });
        }
        let reasons = self.reasons(ask, at, now, busy)?;
        Err(refusal(reasons.first().copied().unwrap_or(Reason::OutsideHours)))
    }

    /// Why a visit may not start at `at`; of several kinds of hours, those that there are at this time speak, and of those
    /// the one with the fewest reasons.
    pub(super) fn reasons(&self, ask: Ask, at: Instant, now: Instant, busy: Busy<'_>) -> Result<Vec<Reason>> {
        let date = at.date_in(&self.tz);
        let taken = &*lanes::within(self.lanes(), busy.lanes);
        let weight = |reasons: &[Reason]| (reasons.contains(&Reason::OutsideHours), reasons.len());
        let mut fewest: Option<Vec<Reason>> = None;
        for group in self.groups(ask)? {
            let open = self.open(group.department_id, date, date);
            let query = self.query(&group, date, date, now, open.as_ref(), taken);
            let mut reasons = why_closed(&query, at.timestamp());
            if busy.needs.met(group.claimed(at)).is_none() {
                reasons.push(Reason::ResourceTaken);
            }
            if fewest.as_ref().is_none_or(|fewest| weight(&reasons) < weight(fewest)) {
                fewest = Some(reasons);
            }
        }
        Ok(fewest.unwrap_or_else(|| vec![Reason::OutsideHours]))
    }

    fn query<'a>(
        &'a self,
        group: &'a Group,
        first_date: Date,
        last_date: Date,
        now: Instant,
        open: Option<&'a TickSet>,
        taken: &'a [TickSet],
    ) -> Query<'a> {
        Query {
            patterns: &group.patterns,
            first_date,
            last_date,
            tz: &self.tz,
            open,
            leave: &self.leave,
            holidays: &self.holidays,
            taken,
            duration_ticks: group.duration_ticks,
            buffer_before_ticks: group.before_ticks,
            buffer_after_ticks: group.after_ticks,
            now: now.timestamp(),
            earliest: now.plus_minutes(group.notice_minutes).timestamp(),
            latest: now.plus_days(group.horizon_days).timestamp(),
            registration_ends: self.registration_ends(),
        }
    }

    fn offer(
        &self,
        group: &Group,
        hours: &store::WeeklyHours,
        sitting_id: SittingId,
        time: FreeTime,
        service_id: Option<ServiceId>,
    ) -> Offer {
        let service_fee = service_id.and_then(|id| self.service(id)).and_then(|service| service.fee);
        // The sitting's own price comes first, then the service's, then the doctor's.
        let amount = hours.consultation_fee.or(service_fee).unwrap_or(self.doctor.consultation_fee);
        let fee = Money { amount, currency: self.clinic.currency };
        let tax_rate_bp = u16::try_from(self.clinic.tax_rate_bp).unwrap_or(0);
        let (starts_at, ends_at) = (Instant::from(time.starts_at), Instant::from(time.ends_at));
        let elsewhere = hours.department_id.filter(|id| self.doctor.department_id != Some(*id));
        let (position, date) = (time.position, time.date);
        Offer {
            time: OfferedTime { starts_at, ends_at, sitting_id, position, date, elsewhere },
            price: Price::of(fee, tax_rate_bp),
            claimed: group.claimed(starts_at),
            department_id: group.department_id,
        }
    }
}
