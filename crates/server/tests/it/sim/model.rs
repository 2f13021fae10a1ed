//! What should be so, said as simply as possible: hours are compared minute by minute on the wall clock, appointments
//! one with another. No bits, no caches, no zones read backwards.

use std::collections::{BTreeMap, BTreeSet};

use app::{booking::Appointment, schedule::HoursView};
use jiff::{civil::Date, tz::TimeZone};
use kernel::{
    id::{DepartmentId, HolidayId, HoursId, LeaveId, PatientId, ResourceId, ServiceId},
    time::{Instant, parse_minute_of_day},
};

use super::{books::Books, cast::Cast};

#[derive(Clone, Default)]
pub struct Model {
    pub hours: Vec<Hours>,
    pub leave: Vec<Leave>,
    pub holidays: Vec<Holiday>,
    pub departments: BTreeMap<DepartmentId, Vec<Opening>>,
    /// By the doctor's place in the cast.
    pub doctors: Vec<Practice>,
    /// By the clinic's place in the cast.
    pub terms: Vec<Terms>,
    /// Rooms and devices that nobody may book now.
    pub out_of_use: BTreeSet<ResourceId>,
}

/// What of a doctor may change.
#[derive(Clone)]
pub struct Practice {
    pub capacity: i32,
    /// The most it ever was: visits stay in their lanes when it falls.
    pub most_lanes: i32,
    pub services: Vec<Service>,
    /// The first date on which the registration no longer holds.
    pub registration_expiry: Date,
    pub suspended: bool,
}

#[derive(Clone)]
pub struct Service {
    pub id: ServiceId,
    /// The same one of another doctor goes by the same name.
    pub name: &'static str,
    pub minutes: i64,
    pub before: i64,
    pub after: i64,
    pub notice: i64,
    pub horizon_days: i64,
    pub active: bool,
    /// One of each is claimed with the doctor.
    pub needs: Vec<Vec<ResourceId>>,
}

/// A clinic's rules.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    pub pay_at_desk: bool,
    pub hold_minutes: i64,
    /// Patients may cancel or move until so long before.
    pub notice_minutes: i64,
    /// What is kept of the price when they cancel later, in basis points; none: they may not.
    pub late_fee: Option<i64>,
    /// What is kept when they do not come.
    pub missed_fee: i64,
}

#[derive(Clone, Debug)]
pub struct Hours {
    pub id: HoursId,
    pub doctor: usize,
    pub weekday: i64,
    pub starts: i64,
    pub ends: i64,
    pub slot: i64,
    pub from: Option<Date>,
    pub until: Option<Date>,
    pub services: Vec<ServiceId>,
    /// Where, if not in the doctor's own.
    pub department: Option<DepartmentId>,
}

#[derive(Clone, Debug)]
pub struct Leave {
    pub id: LeaveId,
    pub doctor: usize,
    pub from: Instant,
    pub until: Instant,
}

/// Local dates of a clinic, by its place in the cast; both included.
#[derive(Clone, Debug)]
pub struct Holiday {
    pub id: HolidayId,
    pub clinic: usize,
    pub first: Date,
    pub last: Date,
}

/// When a department is open; `closes <= opens` runs into the next day.
#[derive(Clone, Copy, Debug)]
pub struct Opening {
    pub weekday: i64,
    pub opens: i64,
    pub closes: i64,
}

/// What is asked for.
#[derive(Clone, Copy)]
pub struct Ask<'a> {
    pub doctor: usize,
    pub service: Option<&'a Service>,
    pub staff: bool,
    /// An appointment that would give its time up.
    pub beside: Option<&'a Appointment>,
}

/// The times that must be offered, and those that may be: a hold that is over but not yet released is in between.
#[derive(Default)]
pub struct Offered {
    pub must: BTreeSet<Instant>,
    pub may: BTreeSet<Instant>,
}

/// How far ahead a visit without a service may be booked.
pub const HORIZON_DAYS: i64 = 30;

impl Model {
    pub fn note_hours(&mut self, doctor: usize, view: &HoursView) {
        self.hours.retain(|hours| hours.id != view.id);
        let minute = |text: &str| i64::from(parse_minute_of_day(text).expect("a time of the day"));
        self.hours.push(Hours {
            id: view.id,
            doctor,
            weekday: i64::from(view.day.iso()),
            starts: minute(&view.start),
            ends: minute(&view.end),
            slot: i64::from(view.slot_minutes),
            from: view.valid_from.map(|date| date.0),
            until: view.valid_until.map(|date| date.0),
            services: view.service_ids.clone(),
            department: view.department_id,
        });
    }

    /// The times of one local date at which a visit may start.
    pub fn offered(&self, cast: &Cast, books: &Books, ask: Ask<'_>, date: Date, now: Instant) -> Offered {
        let mut offered = Offered::default();
        for (at, until) in self.open(cast, ask, date, now) {
            offered.sort_in(self, cast, books, ask, (at, until), now);
        }
        offered
    }

    /// The visits of one local date that could begin if nobody else were there: when they begin and end, in order.
    pub fn open(&self, cast: &Cast, ask: Ask<'_>, date: Date, now: Instant) -> BTreeMap<Instant, Instant> {
        let mut visits = BTreeMap::new();
        if ask.service.is_some_and(|service| !service.active) {
            return visits;
        }
        let tz = &cast.clinic_of(ask.doctor).tz;
        let day = walk(date, tz);
        for hours in self.hours.iter().filter(|hours| hours.doctor == ask.doctor && hours.apply_on(date)) {
            let served =
                |service: &Service| hours.services.is_empty() || hours.services.contains(&service.id);
            if !ask.service.is_none_or(served) {
                continue;
            }
            let minutes = ask.service.map_or(hours.slot, |service| service.minutes);
            let open: BTreeSet<Instant> =
                day.iter().filter(|(_, wall)| hours.are_open(*wall)).map(|(at, _)| *at).collect();
            let mut earliest = Instant(i64::MIN);
            for (at, wall) in &day {
                let starts =
                    hours.are_open(*wall) && (wall - hours.starts) % hours.slot == 0 && *at >= earliest;
                if !starts {
                    continue;
                }
                earliest = at.plus_minutes(hours.slot);
                let until = at.plus_minutes(minutes);
                if ticks(*at, until).all(|tick| open.contains(&tick))
                    && self.may_start(cast, ask, (*at, until), now)
                    && self.is_open(self.department_of(cast, hours), (*at, until), tz)
                {
                    visits.insert(*at, until);
                }
            }
        }
        visits
    }

    /// When a visit that starts at `at` would end.
    pub fn ends(&self, ask: Ask<'_>, at: Instant, tz: &TimeZone) -> Instant {
        let date = at.date_in(tz);
        let wall = wall_minutes(at, date, tz);
        let rows = self.hours.iter().filter(|hours| hours.doctor == ask.doctor);
        let mut slot =
            rows.filter(|hours| hours.apply_on(date) && hours.are_open(wall)).map(|hours| hours.slot);
        at.plus_minutes(ask.service.map(|service| service.minutes).or(slot.next_back()).unwrap_or(5))
    }

    /// Why nobody may be added over the hours then, whatever the hours are: the doctor is away, the house is closed, the
    /// registration is over.
    pub fn closed(
        &self,
        cast: &Cast,
        doctor: usize,
        within: Option<DepartmentId>,
        (at, until): (Instant, Instant),
    ) -> Vec<&'static str> {
        let tz = &cast.clinic_of(doctor).tz;
        let mut against = Vec::new();
        if self.is_holiday(cast, doctor, (at, until)) {
            against.push("on_holiday");
        }
        if self.leave.iter().any(|leave| leave.doctor == doctor && leave.from < until && at < leave.until) {
            against.push("on_leave");
        }
        if !self.is_open(within, (at, until), tz) {
            against.push("outside_department_hours");
        }
        if until.plus_seconds(-1).date_in(tz) >= self.doctors[doctor].registration_expiry {
            against.push("registration_expired");
        }
        against
    }

    /// Why somebody may not be seen until later than booked: the visit's doctor is not there, or has somebody else.
    pub fn against_staying(
        &self,
        cast: &Cast,
        books: &Books,
        (doctor, visit): (usize, &Appointment),
        until: Instant,
        now: Instant,
    ) -> Vec<&'static str> {
        // What has passed is only told.
        let from = visit.ends_at.max(now);
        let within = self.department_at(cast, doctor, visit.starts_at);
        let mut against =
            if from < until { self.closed(cast, doctor, within, (from, until)) } else { Vec::new() };
        let works = |tick: Instant| self.works(cast, doctor, tick).is_some();
        if ticks(visit.starts_at, visit.ends_at).all(works) && !ticks(from, until).all(works) {
            against.push("outside_hours");
        }
        let later = until.seconds_since(visit.ends_at) / 60;
        let added = (visit.claimed_until, visit.claimed_until.plus_minutes(later));
        let is_beside = |other: &&Appointment, span| {
            other.doctor_id == visit.doctor_id
                && other.id != visit.id
                && !other.hold_is_over(now)
                && meets(other, span)
        };
        let within = |span| books.busy().filter(|other| is_beside(other, span)).collect::<Vec<_>>();
        let (beside, capacity) = (within(added), self.doctors[doctor].capacity);
        let whole = (visit.claimed_from, added.1);
        let stays = beside.iter().all(|other| other.lane != visit.lane);
        let mut others = books.busy().filter(|other| other.id != visit.id && !other.hold_is_over(now));
        let own = visit.resources();
        if others.any(|other| meets(other, added) && other.resources().iter().any(|id| own.contains(id))) {
            against.push("resource_taken");
        }
        let has_place =
            has_room(&beside, capacity, added) && (stays || has_room(&within(whole), capacity, whole));
        if !has_place {
            against.push("time_taken");
        }
        against
    }

    /// Whether there is for each need of the service something else that none of the visits that count has then.
    pub fn is_equipped(
        &self,
        books: &Books,
        ask: Ask<'_>,
        span: (Instant, Instant),
        counts: impl Fn(&Appointment) -> bool,
    ) -> bool {
        let beside = ask.beside.map(|own| own.id);
        let others =
            books.busy().filter(|other| Some(other.id) != beside && counts(other) && meets(other, span));
        let taken: BTreeSet<ResourceId> = others.flat_map(|other| other.resources()).collect();
        let mut ways: Vec<Vec<ResourceId>> = vec![vec![]];
        for need in ask.service.iter().flat_map(|service| &service.needs) {
            let usable = |id: &&ResourceId| !taken.contains(id) && !self.out_of_use.contains(id);
            let with = |way: &Vec<ResourceId>, id: &ResourceId| [way.clone(), vec![*id]].concat();
            ways = ways
                .iter()
                .flat_map(|way| {
                    need.iter().filter(usable).filter(|id| !way.contains(id)).map(|id| with(way, id))
                })
                .collect();
        }
        !ways.is_empty()
    }

    /// How long a visit is that nobody's hours give a length to.
    pub fn usual_minutes(&self, doctor: usize) -> i64 {
        self.hours.iter().filter(|hours| hours.doctor == doctor).map(|hours| hours.slot).min().unwrap_or(15)
    }

    fn is_holiday(&self, cast: &Cast, doctor: usize, (at, until): (Instant, Instant)) -> bool {
        let (clinic, tz) = (cast.doctors[doctor].clinic, &cast.clinic_of(doctor).tz);
        let (first, last) = (at.date_in(tz), until.plus_seconds(-1).date_in(tz));
        let mut holidays = self.holidays.iter().filter(|holiday| holiday.clinic == clinic);
        holidays.any(|holiday| holiday.first <= last && first <= holiday.last)
    }

    /// Everything but the house and who else is there.
    fn may_start(&self, cast: &Cast, ask: Ask<'_>, (at, until): (Instant, Instant), now: Instant) -> bool {
        let tz = &cast.clinic_of(ask.doctor).tz;
        let notice = ask.service.filter(|_| !ask.staff).map_or(0, |service| service.notice);
        let horizon = ask.service.map_or(HORIZON_DAYS, |service| service.horizon_days);
        at >= now.plus_minutes(notice)
            && at <= now.plus_days(horizon)
            && until.plus_seconds(-1).date_in(tz) < self.doctors[ask.doctor].registration_expiry
            && !self.is_away(cast, ask.doctor, (at, until))
    }

    fn is_away(&self, cast: &Cast, doctor: usize, (at, until): (Instant, Instant)) -> bool {
        let mut leave = self.leave.iter().filter(|leave| leave.doctor == doctor);
        self.is_holiday(cast, doctor, (at, until))
            || leave.any(|leave| leave.from < until && at < leave.until)
    }

    /// A department without hours of its own is always open.
    fn is_open(&self, id: Option<DepartmentId>, (at, until): (Instant, Instant), tz: &TimeZone) -> bool {
        let openings = id.and_then(|id| self.departments.get(&id)).filter(|openings| !openings.is_empty());
        openings.is_none_or(|openings| ticks(at, until).all(|tick| are_open(openings, tick, tz)))
    }

    fn department_of(&self, cast: &Cast, hours: &Hours) -> Option<DepartmentId> {
        hours.department.or(cast.doctors[hours.doctor].department)
    }

    /// Where a doctor is at an instant: where the hours are that there are then, else in their own department.
    pub fn department_at(&self, cast: &Cast, doctor: usize, at: Instant) -> Option<DepartmentId> {
        let hours = self.hours_at(cast, doctor, at);
        hours.map_or(cast.doctors[doctor].department, |hours| self.department_of(cast, hours))
    }

    fn hours_at(&self, cast: &Cast, doctor: usize, at: Instant) -> Option<&Hours> {
        let tz = &cast.clinic_of(doctor).tz;
        let date = at.date_in(tz);
        let wall = wall_minutes(at, date, tz);
        let mut hours = self.hours.iter().filter(|hours| hours.doctor == doctor);
        hours.find(|hours| hours.apply_on(date) && hours.are_open(wall))
    }

    /// The hours that a doctor works in at an instant, in a house that is open.
    fn works(&self, cast: &Cast, doctor: usize, at: Instant) -> Option<&Hours> {
        let tz = &cast.clinic_of(doctor).tz;
        let is_open =
            |hours: &&Hours| self.is_open(self.department_of(cast, hours), (at, at.plus_minutes(5)), tz);
        self.hours_at(cast, doctor, at).filter(is_open)
    }

    /// How many minutes a doctor offers on a date in each department, as often as they see people at once.
    pub fn minutes_offered(
        &self,
        cast: &Cast,
        doctor: usize,
        date: Date,
    ) -> BTreeMap<Option<DepartmentId>, i64> {
        let practice = &self.doctors[doctor];
        let mut minutes = BTreeMap::new();
        if practice.suspended || date >= practice.registration_expiry {
            return minutes;
        }
        let tz = &cast.clinic_of(doctor).tz;
        for (at, _) in walk(date, tz).into_iter().filter(|(at, _)| at.date_in(tz) == date) {
            let hours = self.works(cast, doctor, at);
            let hours = hours.filter(|_| !self.is_away(cast, doctor, (at, at.plus_minutes(5))));
            if let Some(hours) = hours {
                let department = self.department_of(cast, hours);
                *minutes.entry(department).or_default() += 5 * i64::from(practice.capacity);
            }
        }
        minutes
    }
}

impl Offered {
    fn sort_in(
        &mut self,
        model: &Model,
        cast: &Cast,
        books: &Books,
        ask: Ask<'_>,
        (at, ends): (Instant, Instant),
        now: Instant,
    ) {
        let (before, after) = ask.service.map_or((0, 0), |service| (service.before, service.after));
        let (from, until) = (at.plus_minutes(-before), ends.plus_minutes(after));
        let in_the_way = |other: &&Appointment| {
            other.doctor_id == cast.doctors[ask.doctor].id
                && ask.beside.is_none_or(|own| own.id != other.id)
                && other.claimed_from < until
                && from < other.claimed_until
        };
        let others: Vec<&Appointment> = books.busy().filter(in_the_way).collect();
        let in_time: Vec<&Appointment> =
            others.iter().filter(|one| !one.hold_is_over(now)).copied().collect();
        let capacity = model.doctors[ask.doctor].capacity;
        let whatever = |_: &Appointment| true;
        if has_room(&others, capacity, (from, until))
            && model.is_equipped(books, ask, (from, until), whatever)
        {
            self.must.insert(at);
        }
        let is_in_time = |one: &Appointment| !one.hold_is_over(now);
        if has_room(&in_time, capacity, (from, until))
            && model.is_equipped(books, ask, (from, until), is_in_time)
        {
            self.may.insert(at);
        }
    }
}

/// Whether a visit with its buffers lies in some part of a span.
fn meets(visit: &Appointment, (from, until): (Instant, Instant)) -> bool {
    visit.claimed_from < until && from < visit.claimed_until
}

/// Whether some lane is free all the time, and at no moment so many are busy as there are lanes: when the doctor had
/// more lanes once, visits may still be in those.
fn has_room(others: &[&Appointment], capacity: i32, (from, until): (Instant, Instant)) -> bool {
    let busy = |tick: Instant| {
        others.iter().filter(|other| other.claimed_from <= tick && tick < other.claimed_until).count()
    };
    let lane_is_free = |lane: i32| others.iter().all(|other| other.lane != lane);
    (0..capacity).any(lane_is_free) && ticks(from, until).all(|tick| busy(tick) < capacity as usize)
}

impl Hours {
    /// Whether hours of that weekday, start, end and validity would be open at some minute of these.
    pub fn meets(
        &self,
        (weekday, starts, ends, from, until): (i64, i64, i64, Option<Date>, Option<Date>),
    ) -> bool {
        let before = |until: Option<Date>, from: Option<Date>| {
            until.is_some_and(|until| from.is_some_and(|from| until < from))
        };
        self.weekday == weekday
            && self.starts < ends
            && starts < self.ends
            && !before(self.until, from)
            && !before(until, self.from)
    }

    fn apply_on(&self, date: Date) -> bool {
        self.weekday == i64::from(date.weekday().to_monday_one_offset())
            && self.from.is_none_or(|from| from <= date)
            && self.until.is_none_or(|until| date <= until)
    }

    /// `wall`: minutes since the local midnight of the date.
    fn are_open(&self, wall: i64) -> bool {
        self.starts <= wall && wall < self.ends
    }
}

/// Every tick that could belong to a local date, with the minutes that the wall clock shows since its midnight.
fn walk(date: Date, tz: &TimeZone) -> Vec<(Instant, i64)> {
    let midnight = date.to_zoned(TimeZone::UTC).map(|zoned| Instant::from(zoned.timestamp()));
    let midnight = midnight.expect("a date of our time");
    let ticks = (-14 * 12..(24 + 14) * 12).map(|tick| midnight.plus_minutes(tick * 5));
    ticks.map(|at| (at, wall_minutes(at, date, tz))).collect()
}

fn wall_minutes(at: Instant, date: Date, tz: &TimeZone) -> i64 {
    let local = at.timestamp().to_zoned(tz.clone()).datetime();
    let days = i64::from((local.date() - date).get_days());
    days * 1440 + i64::from(local.hour()) * 60 + i64::from(local.minute())
}

fn are_open(openings: &[Opening], tick: Instant, tz: &TimeZone) -> bool {
    openings.iter().any(|opening| {
        let today = tick.date_in(tz);
        [today, today.yesterday().expect("a date of our time")].into_iter().any(|date| {
            let wall = wall_minutes(tick, date, tz);
            let closes = if opening.closes <= opening.opens { opening.closes + 1440 } else { opening.closes };
            opening.weekday == i64::from(date.weekday().to_monday_one_offset())
                && opening.opens <= wall
                && wall < closes
        })
    })
}

/// The starts of the five-minute pieces of a stretch.
fn ticks(from: Instant, until: Instant) -> impl Iterator<Item = Instant> {
    (0..).map(move |tick| from.plus_minutes(tick * 5)).take_while(move |tick| *tick < until)
}

/// Whether the patient has something else at that time; holds that are over do not count.
pub fn is_busy(
    books: &Books,
    patient: PatientId,
    (at, until): (Instant, Instant),
    now: Instant,
    beside: Option<&Appointment>,
) -> bool {
    books.live().any(|other| {
        other.patient_id == patient
            && !other.hold_is_over(now)
            && beside.is_none_or(|own| own.id != other.id)
            && other.starts_at < until
            && at < other.ends_at
    })
}
