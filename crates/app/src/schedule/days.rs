//! What a calendar shows of doctors besides their visits: when they work, when they are on leave, what is free.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use jiff::civil::Date;
use kernel::{calendar::Span, id::DoctorId, time::Instant};

use super::{
    many::{Keep, Known},
    plan::{Ask, Busy, Offer, Plan},
    store,
};
use crate::{App, error::Result};

/// The days of one doctor.
pub struct DoctorDays {
    pub plan: Arc<Plan>,
    /// Working hours within the department's, in order.
    pub hours: Vec<Part>,
    pub leave: Vec<Span>,
    /// Free times that follow each other, as one part; each begins a visit every `slot_minutes`.
    pub free: Vec<Part>,
}

/// A part of a day with the length of its visits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    pub span: Span,
    pub slot_minutes: u16,
}

/// The days of several doctors from `first` to `last` (local dates, both included), by name; the number of statements
/// does not depend on how many doctors there are. Free is what the clinic's people may book.
pub async fn days_of(app: &App, ids: BTreeSet<DoctorId>, first: Date, last: Date) -> Result<Vec<DoctorDays>> {
    let asked: Vec<DoctorId> = ids.iter().copied().collect();
    let known = Known::gather(app, ids, Keep::InMemory).await?;
    let now = app.now();
    // Every zone's days are within a day of these.
    let from =
        Instant::from(first.to_zoned(jiff::tz::TimeZone::UTC).map(|day| day.timestamp()).unwrap_or_default());
    let until = from.plus_days(i64::from((last - first).get_days()) + 2);
    let mut leave: HashMap<DoctorId, Vec<Span>> = HashMap::new();
    for row in store::leave_of_doctors_within(app.db.read(), &asked, from.plus_days(-1), until).await? {
        let span = Span::new(row.starts_at.timestamp(), row.ends_at.timestamp());
        leave.entry(row.doctor_id).or_default().push(span);
    }
    let mut days = Vec::with_capacity(known.0.len());
    for (id, (plan, taken)) in known.0 {
        let free = if plan.doctor.is_public() {
            let ask = Ask { service_id: None, by_staff: true };
            together(&plan.offers(ask, first, last, now, Busy::of_doctor(&taken.lanes))?.0)
        } else {
            Vec::new()
        };
        let worked = plan.worked(first, last).into_iter();
        let hours = worked.map(|part| Part { span: part.span, slot_minutes: part.slot_minutes });
        days.push(DoctorDays {
            hours: hours.collect(),
            leave: leave.remove(&id).unwrap_or_default(),
            free,
            plan,
        });
    }
    days.sort_by(|a, b| {
        (&a.plan.doctor.full_name, a.plan.doctor.id).cmp(&(&b.plan.doctor.full_name, b.plan.doctor.id))
    });
    Ok(days)
}

/// Joins offers of one length that follow each other without a gap.
fn together(offers: &[Offer]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for offer in offers {
        let span = Span::new(offer.time.starts_at.timestamp(), offer.time.ends_at.timestamp());
        let seconds = span.until.duration_since(span.from).as_secs();
        let slot_minutes = u16::try_from(seconds / 60).unwrap_or(u16::MAX);
        match parts.last_mut() {
            Some(part) if part.span.until == span.from && part.slot_minutes == slot_minutes => {
                part.span.until = span.until;
            }
            _ => parts.push(Part { span, slot_minutes }),
        }
    }
    parts
}
