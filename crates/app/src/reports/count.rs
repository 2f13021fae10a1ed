//! A clinic's days counted from what happened on them.
//!
//! A day that is marked while it is being counted stays to be counted: what had changed of it is read first, then what
//! there is, and the figures are written only where nothing has been marked since. So once the log is drained and a day is
//! counted, its figures are those of everything that was committed.

use std::collections::{BTreeMap, HashSet};

use jiff::tz::TimeZone;
use kernel::{
    id::AppointmentId,
    time::{HOUR, Instant, MINUTE},
};

use super::{
    late_cancellations::LATE_HOURS,
    model::{
        Acquaintance, By, Group, LeadTime, MoneyFigures, MoneyGroup, Source, VisitFigures, date_of, day_of,
    },
    store::{self, Stale},
};
use crate::{
    App,
    booking::{self, Appointment, Status},
    clinics::Clinic,
    error::{Error, Result},
    payments, retrying,
};

/// Days that are counted at a time: what happened on them is held in memory.
pub const DAYS_AT_ONCE: i32 = 31;

/// How often a day that goes on changing is counted before its last figures are taken as they are.
const MOST_ROUNDS: usize = 3;

/// What was counted of some days.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Counted {
    pub visits: BTreeMap<Group, VisitFigures>,
    pub money: BTreeMap<MoneyGroup, MoneyFigures>,
}

/// Counts those of a clinic's days that are to be counted; gives how many.
pub async fn catch_up(app: &App, clinic: &Clinic, first: i32, last: i32) -> Result<usize> {
    let mut total = 0;
    for _ in 0..MOST_ROUNDS {
        let stale = store::stale(app.db.read(), clinic.id, first, last).await?;
        if stale.is_empty() {
            break;
        }
        for days in stale.chunk_by(|a, b| a.day / DAYS_AT_ONCE == b.day / DAYS_AT_ONCE) {
            total += settle(app, clinic, days).await?;
        }
    }
    Ok(total)
}

async fn settle(app: &App, clinic: &Clinic, days: &[Stale]) -> Result<usize> {
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return Ok(0) };
    let mut counted = count(app, clinic, first.day, last.day).await?;
    let asked: HashSet<i32> = days.iter().map(|stale| stale.day).collect();
    counted.retain(&asked);
    retrying(|| write(app, clinic, days, &counted)).await
}

async fn write(app: &App, clinic: &Clinic, days: &[Stale], counted: &Counted) -> Result<usize> {
    let tx = app.db.begin().await?;
    let mut settled = HashSet::new();
    for stale in days {
        if store::settle(&tx, clinic.id, *stale).await? {
            settled.insert(stale.day);
        }
    }
    if settled.is_empty() {
        // Somebody else has counted them, or is about to.
        tx.give_up().await?;
        return Ok(0);
    }
    let mut ours = Counted { visits: counted.visits.clone(), money: counted.money.clone() };
    ours.retain(&settled);
    let settled: Vec<i32> = settled.into_iter().collect();
    store::replace(&tx, clinic.id, &settled, &ours.visits, &ours.money).await?;
    tx.commit().await?;
    Ok(settled.len())
}

/// Counts the days from `first` to `last`, both included, without looking at what is kept.
pub async fn count(app: &App, clinic: &Clinic, first: i32, last: i32) -> Result<Counted> {
    let zone = clinic.zone()?;
    let span = (midnight(first, &zone), midnight(last + 1, &zone));
    let mut counted = Counted::default();
    let visits = booking::counted(app, clinic.id, span).await?;
    let firsts = booking::first_visits(app, clinic.id, span).await?;
    let gone = visits.iter().filter(|visit| visit.status == Status::Cancelled).map(|visit| visit.id);
    let held = booking::cancelled_as_held(app, gone).await?;
    for visit in visits.iter().filter(|visit| !held.contains(&visit.id)) {
        let seen_before = firsts.get(&visit.patient_id).is_some_and(|first| *first < visit.starts_at);
        let figures = figures_of(visit);
        let day = day_of(visit.starts_at.date_in(&zone));
        for (by, grouped_as) in groups_of(visit, seen_before, &zone) {
            *counted.visits.entry((by, day, grouped_as)).or_default() += figures;
        }
    }
    counted.add_money(app, clinic, span, &zone).await?;
    Ok(counted)
}

impl Counted {
    fn retain(&mut self, days: &HashSet<i32>) {
        self.visits.retain(|(_, day, _), _| days.contains(day));
        self.money.retain(|(_, day, _, _), _| days.contains(day));
    }

    async fn add_money(
        &mut self,
        app: &App,
        clinic: &Clinic,
        span: (Instant, Instant),
        zone: &TimeZone,
    ) -> Result<()> {
        let db = app.db.read();
        let moves = payments::moves(db, clinic.id, span).await?;
        let asked = payments::asked_for(db, clinic.id, span).await?;
        let payables =
            moves.iter().map(|moved| moved.payable_id).chain(asked.iter().map(|ask| ask.payable_id));
        let attended = booking::attended(app, payables.map(AppointmentId)).await?;
        let moves = moves.iter().map(|moved| {
            let figures = MoneyFigures {
                charged: moved.captured,
                tax: moved.captured - moved.fees,
                refunded: moved.fees_refunded + moved.tax_refunded(),
                tax_refunded: moved.tax_refunded(),
                ..MoneyFigures::default()
            };
            (moved.payable_id, moved.at, moved.currency, figures)
        });
        let asked = asked.iter().map(|ask| {
            let figures = MoneyFigures {
                paid: i64::from(ask.is_paid),
                failed: i64::from(!ask.is_paid),
                ..MoneyFigures::default()
            };
            (ask.payable_id, ask.at, ask.currency, figures)
        });
        for (payable_id, at, currency, figures) in moves.chain(asked) {
            let attended = attended.get(&AppointmentId(payable_id));
            let attended = attended.ok_or_else(|| Error::broken("money moved for no appointment"))?;
            let day = day_of(at.date_in(zone));
            let groups = [
                (By::Day, String::new()),
                (By::Doctor, attended.doctor_id.to_string()),
                (By::Department, attended.department_id.map(|id| id.to_string()).unwrap_or_default()),
                (By::Service, attended.service_id.map(|id| id.to_string()).unwrap_or_default()),
            ];
            for (by, grouped_as) in groups {
                *self.money.entry((by, day, grouped_as, currency)).or_default() += figures;
            }
        }
        Ok(())
    }
}

fn figures_of(visit: &Appointment) -> VisitFigures {
    let mut figures = VisitFigures::default();
    match visit.status {
        Status::Held | Status::Expired => {}
        Status::Cancelled => {
            figures.cancelled = 1;
            // Nothing changes a visit after it was cancelled.
            let notice = visit.starts_at.seconds_since(visit.updated_at);
            figures.cancelled_late = i64::from(notice < LATE_HOURS * HOUR);
        }
        Status::Confirmed | Status::CheckedIn | Status::InProgress | Status::Completed | Status::NoShow => {
            figures.booked = 1;
            figures.booked_minutes = visit.ends_at.seconds_since(visit.starts_at) / MINUTE;
            figures.missed = i64::from(visit.status == Status::NoShow);
            figures.came = i64::from(!matches!(visit.status, Status::NoShow | Status::Confirmed));
        }
    }
    figures
}

fn groups_of(visit: &Appointment, seen_before: bool, zone: &TimeZone) -> [(By, String); 7] {
    let id = |id: Option<String>| id.unwrap_or_default();
    let days = (visit.starts_at.date_in(zone) - visit.created_at.date_in(zone)).get_days();
    let acquaintance = if seen_before { Acquaintance::Known } else { Acquaintance::New };
    [
        (By::Day, String::new()),
        (By::Doctor, visit.doctor_id.to_string()),
        (By::Department, id(visit.department_id.map(|id| id.to_string()))),
        (By::Service, id(visit.service_id.map(|id| id.to_string()))),
        (By::LeadTime, LeadTime::of(days).to_string()),
        (By::Patient, acquaintance.to_string()),
        (By::Source, source_of(visit).to_string()),
    ]
}

fn source_of(visit: &Appointment) -> Source {
    if visit.arrived_at == Some(visit.created_at) {
        // Whoever walks in is here from the beginning.
        Source::WalkIn
    } else if visit.created_by.is_some() && visit.created_by == visit.account_id {
        Source::Online
    } else {
        Source::Desk
    }
}

/// When a day begins there.
pub fn midnight(day: i32, zone: &TimeZone) -> Instant {
    let midnight = date_of(day).to_zoned(zone.clone());
    Instant::from(midnight.map_or(jiff::Timestamp::MAX, |midnight| midnight.timestamp()))
}
