//! Free times: of a range of days, the next few, and whether one is among them.

use std::{borrow::Cow, sync::Arc};

use jiff::civil::Date;
use kernel::{
    calendar::{Span, TickSet, UtcDay},
    id::{DoctorId, ServiceId},
    time::Instant,
};

use uuid::Uuid;

use super::{
    memory::{Answer, Remembered, Taken},
    needs::{Needs, Own},
    plan::{Ask, Busy, Decision, Offer, Plan},
    refusal::time_taken,
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
    let needs = Needs::read(app, &plan, ask, (from, to), None).await?;
    let busy = Busy { lanes: &taken.lanes, needs: &needs };
    let (offers, good_until) = plan.offers(ask, from, to, now, busy)?;
    let availability = Arc::new(view(&plan, from, to, &offers));
    let json = serde_json::to_vec(&*availability)
        .map_err(|e| Error::broken_by("free times could not be written", e))?;
    let answer = Answer { good_until, made_at: now, availability, json: json.into() };
    // Who else has a room is nothing that this doctor's memory hears of.
    if !plan.has_needs(ask) {
        remembered.keep(key, answer.clone());
    }
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
        let busy = Busy::of_doctor(&taken.lanes);
        let (offers, _) = plan.offers(Ask::default(), first, until, now, busy)?;
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
    let needs = Needs::read(app, &plan, ask, (from, to), None).await?;
    Ok(plan.offers(ask, from, to, now, Busy { lanes: &taken.lanes, needs: &needs })?.0)
}

/// The doctor's plan. Who may see the doctor is the caller's question.
pub async fn plan_of(app: &App, doctor_id: DoctorId) -> Result<Arc<Plan>> {
    plan(app, &app.schedules.of(doctor_id), doctor_id).await
}

/// The offer at exactly `at` with a lane that has it and what else it needs, or why there is none. Only the claim makes it
/// certain.
pub async fn decide(app: &App, doctor_id: DoctorId, ask: Ask, at: Instant) -> Result<(Arc<Plan>, Decision)> {
    decide_instead(app, doctor_id, ask, at, None).await
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
    let needs = Needs::read(app, &plan, ask, on(&plan, at), None).await?;
    let busy = Busy { lanes: &untaken, needs: &needs };
    let Decision { offer, resources, .. } = plan.decide(ask, at, now, busy)?;
    let is_free = |lane: &u16| {
        taken.lanes.get(usize::from(*lane)).is_none_or(|taken| !taken.intersects_span(offer.claimed))
    };
    let lane = (plan.lanes()..plan.lanes() + MOST_OVER).find(is_free).ok_or_else(time_taken)?;
    Ok((plan, Decision { offer, lane, resources }))
}

/// As [`decide`] for something that has `own` already and would give it up.
pub async fn decide_beside(
    app: &App,
    doctor_id: DoctorId,
    ask: Ask,
    at: Instant,
    own: Own<'_>,
) -> Result<(Arc<Plan>, Decision)> {
    decide_instead(app, doctor_id, ask, at, Some(own)).await
}

async fn decide_instead(
    app: &App,
    doctor_id: DoctorId,
    ask: Ask,
    at: Instant,
    own: Option<Own<'_>>,
) -> Result<(Arc<Plan>, Decision)> {
    let remembered = app.schedules.of(doctor_id);
    let plan = plan(app, &remembered, doctor_id).await?;
    let now = app.now();
    let taken = taken(app, &remembered, &plan, now).await?;
    let mut lanes = Cow::Borrowed(&taken.lanes);
    if let Some(own) = own.filter(|own| own.doctor_id == doctor_id)
        && let Some(lane) = lanes.to_mut().get_mut(usize::from(own.lane))
    {
        *lane = lane.minus(&TickSet::from_spans(&[own.claimed]));
    }
    let needs = Needs::read(app, &plan, ask, on(&plan, at), own).await?;
    let decision = plan.decide(ask, at, now, Busy { lanes: &lanes, needs: &needs })?;
    Ok((plan, decision))
}

/// The date of a time, as a range of dates.
pub(super) fn on(plan: &Plan, at: Instant) -> (Date, Date) {
    let date = at.date_in(&plan.tz);
    (date, date)
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
                department_id: offer.time.elsewhere,
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
