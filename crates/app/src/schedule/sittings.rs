//! Dated sittings: what is booked of each, and who would come next.

use jiff::civil::Date;
use kernel::{
    calendar::Span,
    id::{DoctorId, sitting_id},
    time::Instant,
};

use super::{
    availability::{plan, taken},
    plan::{Ask, Busy, Plan},
    store::WeeklyHours,
    views::SittingView,
};
use crate::{
    App, doctors,
    error::{Error, Result},
};

/// The sittings of a public doctor from `from` to `to` (local dates, both included, at most 62 days), in order.
pub async fn sittings(app: &App, doctor_id: DoctorId, from: Date, to: Date) -> Result<Vec<SittingView>> {
    if !(0..62).contains(&(to - from).get_days()) {
        return Err(Error::field("to", "too_many_days", "Ask for 1 to 62 days, the first before the last."));
    }
    let remembered = app.schedules.of(doctor_id);
    let plan = plan(app, &remembered, doctor_id).await?;
    if plan.doctor.status != doctors::Status::Approved {
        return Err(Error::not_found("doctor"));
    }
    let now = app.now();
    let taken = taken(app, &remembered, &plan, now).await?;
    let (offers, _) = plan.offers(Ask::default(), from, to, now, Busy::of_doctor(&taken.lanes))?;
    let mut views = Vec::new();
    for (row, date, starts) in plan.sittings(from, to) {
        let id = sitting_id(row.id, date);
        let next = offers.iter().find(|offer| offer.time.sitting_id == id);
        let mut spans = starts.iter().map(|start| visit(row, Instant::from(start.at)));
        let booked: usize = spans
            .clone()
            .map(|span| taken.lanes.iter().filter(|lane| lane.intersects_span(span)).count())
            .sum();
        let ends_at = spans.next_back().map_or(now, |span| Instant::from(span.until));
        views.push(SittingView {
            id,
            date: kernel::time::Date(date),
            starts_at: Instant::from(starts[0].at).rfc3339(&plan.tz),
            ends_at: ends_at.rfc3339(&plan.tz),
            slot_minutes: slot_minutes(row),
            capacity: capacity(&plan, starts.len()),
            booked: u32::try_from(booked).unwrap_or(u32::MAX),
            next_position: next.map(|offer| offer.time.position),
            next_expected_time: next.map(|offer| offer.time.starts_at.rfc3339(&plan.tz)),
        });
    }
    views.sort_by(|a, b| (a.date, &a.starts_at).cmp(&(b.date, &b.starts_at)));
    Ok(views)
}

fn visit(row: &WeeklyHours, at: Instant) -> Span {
    Span::new(at.timestamp(), at.plus_minutes(i64::from(row.slot_minutes)).timestamp())
}

fn slot_minutes(row: &WeeklyHours) -> u16 {
    u16::try_from(row.slot_minutes).unwrap_or(u16::MAX)
}

fn capacity(plan: &Plan, places: usize) -> u32 {
    u32::try_from(places).unwrap_or(u32::MAX).saturating_mul(u32::from(plan.lanes()))
}
