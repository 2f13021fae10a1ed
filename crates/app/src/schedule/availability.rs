//! Free times: of a range of days, the next few, and whether one is among them.

use std::sync::Arc;

use jiff::civil::Date;
use kernel::{
    calendar::{Span, TickSet, UtcDay},
    id::{DoctorId, ServiceId},
    time::Instant,
};

use uuid::Uuid;

use super::{
    memory::{Answer, Remembered, Taken},
    plan::{Ask, Decision, Offer, Plan, time_taken},
    store,
    views::{Availability, AvailableDay, AvailableTime, OfferedTime},
};
use crate::{
    App,
    error::{Error, Result},
};

/// The most days one question may ask about.
const MOST_DAYS: i32 = 62;

/// A doctor's free times from `from` to `to` (local dates, both included), every date listed.
///
/// 404 for a doctor who is not public; 422 for a range that is backwards or longer than 62 days.
pub async fn availability(
    app: &App,
    doctor_id: DoctorId,
    from: Date,
    to: Date,
    service_id: Option<ServiceId>,
) -> Result<Arc<Availability>> {
    Ok(answer(app, doctor_id, from, to, service_id).await?.availability)
}

/// As [`availability`], as the finished JSON bytes.
pub async fn availability_json(
    app: &App,
    doctor_id: DoctorId,
    from: Date,
    to: Date,
    service_id: Option<ServiceId>,
) -> Result<bytes::Bytes> {
    Ok(answer(app, doctor_id, from, to, service_id).await?.json)
}

async fn answer(
    app: &App,
    doctor_id: DoctorId,
    from: Date,
    to: Date,
    service_id: Option<ServiceId>,
) -> Result<Answer> {
    let days = (to - from).get_days();
    if days < 0 {
        return Err(Error::field("to", "before_from", "The last day comes before the first."));
    }
    if days >= MOST_DAYS {
        return Err(Error::field("to", "too_many_days", "Ask for at most 62 days at a time."));
    }
    let remembered = app.schedules.of(doctor_id);
    let key = (from, to, service_id);
    let now = app.now();
    if let Some(answer) = remembered.answer(&key, now) {
        return Ok(answer);
    }
    let plan = public_plan(app, &remembered, doctor_id).await?;
    let taken = taken(app, &remembered, &plan, now).await?;
    let ask = Ask { service_id, by_staff: false };
    let (offers, good_until) = plan.offers(ask, from, to, now, &taken.lanes)?;
    let availability = Arc::new(view(&plan, from, to, &offers));
    let json = serde_json::to_vec(&*availability)
        .map_err(|e| Error::broken_by("free times could not be written", e))?;
    let answer = Answer { good_until, made_at: now, availability, json: json.into() };
    remembered.keep(key, answer.clone());
    Ok(answer)
}

/// The next `most` free times from `from` on, whatever the day, for lists and search.
pub async fn next_times(
    app: &App,
    doctor_id: DoctorId,
    most: usize,
    from: Instant,
) -> Result<Vec<OfferedTime>> {
    let remembered = app.schedules.of(doctor_id);
    let plan = plan(app, &remembered, doctor_id).await?;
    let now = app.now().max(from);
    let taken = taken(app, &remembered, &plan, now).await?;
    let last = now.plus_days(plan.farthest_days()).date_in(&plan.tz);
    let mut first = now.date_in(&plan.tz);
    let mut times = Vec::new();
    // A week at a time: most doctors answer from the first.
    while first <= last && times.len() < most {
        let until = first.saturating_add(jiff::Span::new().days(6)).min(last);
        let (offers, _) = plan.offers(Ask::default(), first, until, now, &taken.lanes)?;
        times.extend(offers.into_iter().map(|offer| offer.time));
        let Ok(next) = until.tomorrow() else { break };
        first = next;
    }
    times.truncate(most);
    Ok(times)
}

/// The offers of a doctor to one who asks for a service, on local dates.
pub async fn offers(app: &App, doctor_id: DoctorId, ask: Ask, from: Date, to: Date) -> Result<Vec<Offer>> {
    let remembered = app.schedules.of(doctor_id);
    let plan = plan(app, &remembered, doctor_id).await?;
    let now = app.now();
    let taken = taken(app, &remembered, &plan, now).await?;
    Ok(plan.offers(ask, from, to, now, &taken.lanes)?.0)
}

/// The doctor's plan. Who may see the doctor is the caller's question.
pub async fn plan_of(app: &App, doctor_id: DoctorId) -> Result<Arc<Plan>> {
    plan(app, &app.schedules.of(doctor_id), doctor_id).await
}

/// The offer at exactly `at` with a lane that has it, or why there is none. Only the claim makes it certain.
pub async fn decide(app: &App, doctor_id: DoctorId, ask: Ask, at: Instant) -> Result<(Arc<Plan>, Decision)> {
    let remembered = app.schedules.of(doctor_id);
    let plan = plan(app, &remembered, doctor_id).await?;
    let now = app.now();
    let taken = taken(app, &remembered, &plan, now).await?;
    let decision = plan.decide(ask, at, now, &taken.lanes)?;
    Ok((plan, decision))
}

/// How many visits at a time may be booked beyond what a doctor takes.
pub(super) const MOST_OVER: u16 = 8;

/// As [`decide`] for a time that is taken and given once more on purpose: in a lane beyond those the doctor has. All
/// other reasons against it stand.
pub async fn decide_over(
    app: &App,
    doctor_id: DoctorId,
    ask: Ask,
    at: Instant,
) -> Result<(Arc<Plan>, Decision)> {
    let remembered = app.schedules.of(doctor_id);
    let plan = plan(app, &remembered, doctor_id).await?;
    let now = app.now();
    let taken = taken(app, &remembered, &plan, now).await?;
    let untaken = vec![TickSet::new(); usize::from(plan.lanes())];
    let Decision { offer, .. } = plan.decide(ask, at, now, &untaken)?;
    let is_free = |lane: &u16| {
        taken.lanes.get(usize::from(*lane)).is_none_or(|taken| !taken.intersects_span(offer.claimed))
    };
    let lane = (plan.lanes()..plan.lanes() + MOST_OVER).find(is_free).ok_or_else(time_taken)?;
    Ok((plan, Decision { offer, lane }))
}

/// As [`decide`] for something that already has `own` (lane and span) and would give it up.
pub async fn decide_beside(
    app: &App,
    doctor_id: DoctorId,
    ask: Ask,
    at: Instant,
    own: (u16, Span),
) -> Result<Decision> {
    let remembered = app.schedules.of(doctor_id);
    let plan = plan(app, &remembered, doctor_id).await?;
    let now = app.now();
    let mut lanes = taken(app, &remembered, &plan, now).await?.lanes.clone();
    if let Some(lane) = lanes.get_mut(usize::from(own.0)) {
        *lane = lane.minus(&TickSet::from_spans(&[own.1]));
    }
    plan.decide(ask, at, now, &lanes)
}

/// Whether any tick of a resource's first lane in `span` is taken, as the database knows it now.
pub async fn is_taken(app: &App, resource: Uuid, span: Span) -> Result<bool> {
    is_taken_beside(app, resource, span, Span::new(span.from, span.from)).await
}

/// As [`is_taken`], leaving out what is taken by `own`.
pub async fn is_taken_beside(app: &App, resource: Uuid, span: Span, own: Span) -> Result<bool> {
    let (first, last) = (UtcDay::of(span.from), UtcDay::of(span.until));
    let lanes = store::taken(app.db.read(), resource, 1, first, last).await?;
    let own = TickSet::from_spans(&[own]);
    Ok(lanes.iter().any(|lane| lane.minus(&own).intersects_span(span)))
}

/// The doctor's plan, from memory where it is.
pub(super) async fn plan(app: &App, remembered: &Remembered, doctor_id: DoctorId) -> Result<Arc<Plan>> {
    let read = || async { Plan::read(app, doctor_id).await.map(Arc::new) };
    remembered.plan.get_or_try_init(read).await.cloned()
}

/// As [`plan`], 404 unless the public may see the doctor.
async fn public_plan(app: &App, remembered: &Remembered, doctor_id: DoctorId) -> Result<Arc<Plan>> {
    let plan = plan(app, remembered, doctor_id).await?;
    if plan.doctor.status != crate::doctors::Status::Approved {
        return Err(Error::not_found("doctor"));
    }
    Ok(plan)
}

/// What is taken of the doctor's lanes, from memory where it is.
pub(super) async fn taken(
    app: &App,
    remembered: &Remembered,
    plan: &Plan,
    now: Instant,
) -> Result<Arc<Taken>> {
    let read = || async {
        let today = UtcDay::of(now.timestamp());
        let days = i32::try_from(plan.farthest_days()).unwrap_or(366);
        let resource = plan.doctor.id.0;
        let lanes =
            store::taken(app.db.read(), resource, plan.lanes(), today.plus(-2), today.plus(days + 4)).await?;
        Ok::<_, Error>(Arc::new(Taken { read_at: now, lanes }))
    };
    let taken = remembered.taken.get_or_try_init(read).await?.clone();
    if !taken.is_fresh(now) {
        app.schedules.times_changed(plan.doctor.id);
        return read().await;
    }
    Ok(taken)
}

fn view(plan: &Plan, from: Date, to: Date, offers: &[Offer]) -> Availability {
    let mut days = Vec::new();
    let mut offers = offers.iter().peekable();
    let mut date = from;
    loop {
        let mut times = Vec::new();
        while let Some(offer) = offers.next_if(|offer| offer.time.date <= date) {
            times.push(AvailableTime {
                starts_at: offer.time.starts_at.rfc3339(&plan.tz),
                ends_at: offer.time.ends_at.rfc3339(&plan.tz),
                sitting_id: offer.time.sitting_id,
                position: offer.time.position,
            });
        }
        days.push(AvailableDay { date: kernel::time::Date(date), times });
        match date.tomorrow() {
            Ok(next) if next <= to => date = next,
            _ => break,
        }
    }
    Availability { time_zone: plan.clinic.time_zone.clone(), days }
}
