//! The next free times of many doctors by a constant number of queries, for lists and search.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use jiff::tz::TimeZone;
use kernel::{calendar::UtcDay, id::DoctorId, time::Instant};

use super::{
    memory::Taken,
    plan::{Ask, Busy, Plan, departments_of, yesterday},
    store,
    views::OfferedTime,
};
use crate::{App, clinics, doctors, error::Result};

/// Whose times are wanted, and between which instants (the second not included; `None` is the horizon).
#[derive(Clone, Copy, Debug)]
pub struct Whose {
    pub doctor_id: DoctorId,
    pub from: Instant,
    pub until: Option<Instant>,
}

/// Whether what was read is kept in memory: worth it for doctors that somebody looks at, not for a walk over all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    InMemory,
    Nothing,
}

/// Of each doctor, in order, the first `most` free times that `suits` lets pass. A doctor that does not exist has none.
pub async fn next_times_of(
    app: &App,
    asked: &[Whose],
    most: usize,
    keep: Keep,
    suits: impl Fn(&OfferedTime, &TimeZone) -> bool,
) -> Result<Vec<Vec<OfferedTime>>> {
    let ids: BTreeSet<DoctorId> = asked.iter().map(|whose| whose.doctor_id).collect();
    let known = Known::gather(app, ids, keep).await?;
    let now = app.now();
    asked
        .iter()
        .map(|whose| match known.0.get(&whose.doctor_id) {
            Some((plan, taken)) => next_times(plan, taken, whose, now, most, &suits),
            None => Ok(Vec::new()),
        })
        .collect()
}

fn next_times(
    plan: &Plan,
    taken: &Taken,
    whose: &Whose,
    now: Instant,
    most: usize,
    suits: impl Fn(&OfferedTime, &TimeZone) -> bool,
) -> Result<Vec<OfferedTime>> {
    let from = now.max(whose.from);
    let horizon = now.plus_days(plan.farthest_days());
    let until = whose.until.map_or(horizon, |until| until.min(horizon));
    let last = until.date_in(&plan.tz);
    let mut first = from.date_in(&plan.tz);
    let mut times = Vec::new();
    // A week at a time: most doctors answer from the first.
    while first <= last && times.len() < most {
        let week = first.saturating_add(jiff::Span::new().days(6)).min(last);
        let (offers, _) = plan.offers(Ask::default(), first, week, now, Busy::of_doctor(&taken.lanes))?;
        let offered = offers.into_iter().map(|offer| offer.time);
        times.extend(offered.filter(|time| {
            from <= time.starts_at
                && whose.until.is_none_or(|until| time.starts_at < until)
                && suits(time, &plan.tz)
        }));
        let Ok(next) = week.tomorrow() else { break };
        first = next;
    }
    times.truncate(most);
    Ok(times)
}

/// Plans and what is taken, by doctor.
pub(super) struct Known(pub(super) HashMap<DoctorId, (Arc<Plan>, Arc<Taken>)>);

impl Known {
    pub(super) async fn gather(app: &App, ids: BTreeSet<DoctorId>, keep: Keep) -> Result<Self> {
        let now = app.now();
        // The cells are taken before anything is read: what changes meanwhile drops them, and what is put into them
        // then is seen by nobody.
        let cell = |id: DoctorId| match keep {
            Keep::InMemory => Some((id, app.schedules.of(id))),
            Keep::Nothing => app.schedules.peek(id).map(|cell| (id, cell)),
        };
        let cells: HashMap<_, _> = ids.iter().filter_map(|&id| cell(id)).collect();
        let mut plans: HashMap<DoctorId, Arc<Plan>> =
            cells.iter().filter_map(|(id, cell)| Some((*id, cell.plan.get()?.clone()))).collect();
        let missing: Vec<DoctorId> = ids.iter().copied().filter(|id| !plans.contains_key(id)).collect();
        for plan in Plan::read_each(app, &missing).await? {
            plans.insert(plan.doctor.id, Arc::new(plan));
        }
        let mut taken: HashMap<DoctorId, Arc<Taken>> = cells
            .iter()
            .filter_map(|(id, cell)| Some((*id, cell.taken.get()?.clone())))
            .filter(|(_, taken)| taken.is_fresh(now))
            .collect();
        let missing: Vec<Arc<Plan>> =
            plans.values().filter(|plan| !taken.contains_key(&plan.doctor.id)).cloned().collect();
        taken.extend(read_taken(app, &missing, now).await?);
        if keep == Keep::InMemory {
            for (id, cell) in &cells {
                let _ = plans.get(id).map(|plan| cell.plan.set(plan.clone()));
                let _ = taken.get(id).map(|taken| cell.taken.set(taken.clone()));
            }
        }
        let of = |(id, plan): (DoctorId, Arc<Plan>)| Some((id, (plan, taken.get(&id)?.clone())));
        Ok(Self(plans.into_iter().filter_map(of).collect()))
    }
}

/// What is taken of several doctors' lanes, until the farthest horizon of any of them.
async fn read_taken(app: &App, plans: &[Arc<Plan>], now: Instant) -> Result<Vec<(DoctorId, Arc<Taken>)>> {
    let Some(farthest) = plans.iter().map(|plan| plan.farthest_days()).max() else { return Ok(Vec::new()) };
    let today = UtcDay::of(now.timestamp());
    let days = i32::try_from(farthest).unwrap_or(366);
    let resources: Vec<(uuid::Uuid, u16)> =
        plans.iter().map(|plan| (plan.doctor.id.0, plan.lanes())).collect();
    let mut lanes =
        store::taken_of_each(app.db.read(), &resources, today.plus(-2), today.plus(days + 4)).await?;
    Ok(plans
        .iter()
        .map(|plan| {
            let id = plan.doctor.id;
            (id, Arc::new(Taken { read_at: now, lanes: lanes.remove(&id.0).unwrap_or_default() }))
        })
        .collect())
}

impl Plan {
    /// Reads the plans of several doctors by one query a table. Who does not exist is left out.
    pub(super) async fn read_each(app: &App, ids: &[DoctorId]) -> Result<Vec<Self>> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let db = app.db.read();
        let doctors = doctors::by_ids(db, ids.iter().copied()).await?;
        let clinic_ids: BTreeSet<_> = doctors.values().map(|doctor| doctor.clinic_id).collect();
        let clinic_ids: Vec<_> = clinic_ids.into_iter().collect();
        let clinics: HashMap<_, _> =
            clinics::by_ids(db, &clinic_ids).await?.into_iter().map(|clinic| (clinic.id, clinic)).collect();
        let mut services: HashMap<DoctorId, Vec<doctors::Service>> = HashMap::new();
        for service in doctors::services_of_each(db, ids).await? {
            services.entry(service.doctor_id).or_default().push(service);
        }
        let needing: BTreeSet<_> = services
            .iter()
            .filter(|(_, services)| services.iter().any(doctors::Service::has_needs))
            .filter_map(|(id, _)| Some(doctors.get(id)?.clinic_id))
            .collect();
        let needing: Vec<_> = needing.into_iter().collect();
        let resources = clinics::resources_of(db, &needing).await?;
        let mut hours: HashMap<DoctorId, Vec<store::WeeklyHours>> = HashMap::new();
        for row in store::hours_of_doctors(db, ids).await? {
            hours.entry(row.doctor_id).or_default().push(row);
        }
        let of = |doctor: &doctors::Doctor| {
            departments_of(doctor, hours.get(&doctor.id).map_or(&[][..], Vec::as_slice)).collect::<Vec<_>>()
        };
        let department_ids: BTreeSet<_> = doctors.values().flat_map(of).collect();
        let department_ids: Vec<_> = department_ids.into_iter().collect();
        let departments = clinics::open_departments(db, &department_ids).await?;
        let mut leave: HashMap<DoctorId, Vec<store::Leave>> = HashMap::new();
        for row in store::leave_of_doctors_after(db, ids, app.now()).await? {
            leave.entry(row.doctor_id).or_default().push(row);
        }
        let clinic_ids: Vec<_> = clinics.keys().copied().collect();
        let holidays = store::holidays_within(db, &clinic_ids, yesterday(app), None).await?;
        let mut plans = Vec::with_capacity(doctors.len());
        for doctor in doctors.into_values() {
            let Some(clinic) = clinics.get(&doctor.clinic_id) else { continue };
            let id = doctor.id;
            let hours = hours.remove(&id).unwrap_or_default();
            let places = departments_of(&doctor, &hours);
            let places = places.filter_map(|id| Some((id, departments.get(&id)?.clone()))).collect();
            let closed: Vec<_> =
                holidays.iter().filter(|holiday| holiday.clinic_id == clinic.id).cloned().collect();
            let of_clinic = resources.iter().filter(|resource| resource.clinic_id == clinic.id);
            plans.push(Self::assemble(
                doctor,
                clinic.clone(),
                places,
                (services.remove(&id).unwrap_or_default(), of_clinic.cloned().collect()),
                hours,
                (&leave.remove(&id).unwrap_or_default(), &closed),
            )?);
        }
        Ok(plans)
    }
}
