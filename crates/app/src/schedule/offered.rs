//! What doctors offer on whole days: their working hours within the department's, without leave and holidays, in minutes.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil;
use kernel::{
    calendar::{Span, TICK_MINUTES, TickSet},
    id::{DepartmentId, DoctorId},
    time::{Date, Instant},
};

use super::{Worked, plan::Plan, store};
use crate::{App, error::Result};

/// What one doctor offers on one day in one department. A visit belongs to the day on which it begins, and so do hours
/// over midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offered {
    pub date: civil::Date,
    pub doctor_id: DoctorId,
    pub department_id: Option<DepartmentId>,
    /// Not the doctor's own.
    pub is_elsewhere: bool,
    /// As often as the doctor takes visits at once.
    pub minutes: i64,
}

/// The days from `first` to `last` (local dates, both included) on which these doctors offer anything, as hours stand now;
/// doctors who cannot be booked offer nothing. The number of statements does not depend on how many doctors there are.
pub async fn offered(
    app: &App,
    ids: impl IntoIterator<Item = DoctorId>,
    first: civil::Date,
    last: civil::Date,
) -> Result<Vec<Offered>> {
    let ids: BTreeSet<DoctorId> = ids.into_iter().collect();
    let ids: Vec<DoctorId> = ids.into_iter().collect();
    // Every zone's days are within a day of these.
    let utc = |date: civil::Date| date.to_zoned(jiff::tz::TimeZone::UTC).map(|day| day.timestamp());
    let (from, until) =
        (Instant::from(utc(first).unwrap_or_default()), Instant::from(utc(last).unwrap_or_default()));
    let mut leave: HashMap<DoctorId, Vec<Span>> = HashMap::new();
    let rows =
        store::leave_of_doctors_within(app.db.read(), &ids, from.plus_days(-1), until.plus_days(3)).await?;
    for row in rows {
        let span = Span::new(row.starts_at.timestamp(), row.ends_at.timestamp());
        leave.entry(row.doctor_id).or_default().push(span);
    }
    let plans = Plan::read_each(app, &ids).await?;
    let clinic_ids: BTreeSet<_> = plans.iter().map(|plan| plan.clinic.id).collect();
    let clinic_ids: Vec<_> = clinic_ids.into_iter().collect();
    // Hours over midnight reach into the day after.
    let until = Date(last.tomorrow().unwrap_or(last));
    let holidays = store::holidays_within(app.db.read(), &clinic_ids, Date(first), Some(until)).await?;
    let mut all = Vec::new();
    for plan in plans.iter().filter(|plan| plan.doctor.is_public()) {
        let mut closed = leave.remove(&plan.doctor.id).unwrap_or_default();
        let of_clinic = holidays.iter().filter(|holiday| holiday.clinic_id == plan.clinic.id);
        closed.extend(of_clinic.filter_map(|holiday| holiday.span(&plan.tz)));
        let closed = TickSet::touched_by(&closed);
        let mut date = first;
        while date <= last {
            let mut worked: BTreeMap<Option<DepartmentId>, Vec<Span>> = BTreeMap::new();
            for Worked { span, department_id, .. } in plan.worked(date, date) {
                if plan.registration_ends().is_none_or(|ends| span.until <= ends) {
                    worked.entry(department_id).or_default().push(span);
                }
            }
            for (department_id, spans) in worked {
                let ticks = TickSet::from_spans(&spans).minus(&closed).count();
                let minutes = i64::try_from(ticks).unwrap_or(0) * TICK_MINUTES * i64::from(plan.lanes());
                if minutes > 0 {
                    let Plan { doctor, .. } = plan;
                    let is_elsewhere = department_id != doctor.department_id;
                    all.push(Offered { date, doctor_id: doctor.id, department_id, is_elsewhere, minutes });
                }
            }
            let Ok(next) = date.tomorrow() else { break };
            date = next;
        }
    }
    Ok(all)
}
