//! Several at the same moment.

use app::{
    Actor,
    booking::{self, Appointment, Status},
    reactions, schedule,
};
use futures::future::{BoxFuture, FutureExt, join, join_all};
use kernel::id::{PatientId, ResourceId};

use super::{
    Effect, Play, Told, Who,
    calls::code_of,
    hold::{against, booker, shown, times_shown},
    nothing,
    reassign::{self, colleague_of},
    visit::told,
};
use crate::sim::{Checked, model::Ask};

/// Several families want one time: as many get it as there is room for, the others learn of three others.
pub async fn for_one_time(play: &mut Play<'_>) -> Checked<Told> {
    let Some(shown) = shown(play).await? else { return Ok(nothing("nothing to race for")) };
    let (doctor, at, tz) = (shown.doctor, shown.at, play.tz(shown.doctor));
    let service = shown.service.map(|place| play.model.doctors[doctor].services[place].clone());
    let mut racers: Vec<(Actor, PatientId)> = Vec::new();
    let ask = Ask { doctor, service: service.as_ref(), staff: false, beside: None };
    for _ in 0..12 {
        let booker = booker(play, doctor);
        let another = racers.iter().all(|(actor, _)| actor.account_id() != booker.actor.account_id());
        if !booker.staff && another && against(play, &booker, ask, at).is_empty() {
            racers.push((booker.actor, booker.patient));
        }
    }
    if racers.len() < 2 {
        return Ok(nothing("nobody else wants it"));
    }
    let room = room(play, ask, at);
    let app = &play.world.app;
    let input = |patient| booking::HoldInput {
        doctor_id: Some(play.doctor_id(doctor)),
        starts_at: Some(at.rfc3339(&tz)),
        service_id: service.as_ref().map(|service| service.id),
        patient_id: Some(patient),
        ..booking::HoldInput::default()
    };
    let answers =
        join_all(racers.iter().map(|(actor, patient)| booking::hold(app, actor, input(*patient)))).await;
    let what = format!("{} race for {} of doctor {doctor}", racers.len(), at.rfc3339(&tz));
    let mut effects = Vec::new();
    for answer in answers {
        match answer {
            Ok(view) => effects.push(super::hold::held(&view)),
            Err(error) if schedule::meets_others(&error) => with_alternatives(&error, &what)?,
            Err(error) => return Err(format!("{what}: {error:?}")),
        }
    }
    if effects.len() != room.min(racers.len()) {
        return Err(format!("{what}: {} got it where there was room for {room}", effects.len()));
    }
    Ok(Told { what: format!("{what}: {} get it", effects.len()), effects, ..Told::default() })
}

/// A family wants a time of a doctor to whom the desk gives a visit at the same moment: both get it where there is room for
/// both, otherwise one of them.
pub async fn for_one_doctor(play: &mut Play<'_>) -> Checked<Told> {
    // Both ask for the same ticks: a plain visit each.
    let is_plain = |visit: &&Appointment| visit.service_id.is_none() && visit.status == Status::Confirmed;
    let visits: Vec<Appointment> = play.books.live().filter(is_plain).cloned().collect();
    let Some(visit) = play.dice.pick(&visits).cloned() else { return Ok(nothing("nothing to give away")) };
    let doctor = colleague_of(play, &visit);
    let tz = play.tz(doctor);
    let from = visit.starts_at.max(play.now()).date_in(&tz);
    let mut times = times_shown(play, doctor, None, from, 8).await?;
    times.retain(|(at, _)| reassign::against(play, &visit, Who::Desk, doctor, *at).is_empty());
    let Some((at, _)) = play.dice.pick(&times).copied() else {
        return Ok(nothing("no time of this doctor to race for"));
    };
    let ask = Ask { doctor, service: None, staff: false, beside: None };
    let others = (0..12).map(|_| booker(play, doctor)).collect::<Vec<_>>();
    let rival = others.into_iter().find(|booker| {
        let is_other = !booker.staff && booker.patient != visit.patient_id;
        is_other && against(play, booker, ask, at).is_empty()
    });
    let Some(booker) = rival else { return Ok(nothing("nobody else wants this doctor")) };
    let (room, app, text) = (room(play, ask, at), &play.world.app, at.rfc3339(&tz));
    let hold = booking::HoldInput {
        doctor_id: Some(play.doctor_id(doctor)),
        starts_at: Some(text.clone()),
        patient_id: Some(booker.patient),
        ..booking::HoldInput::default()
    };
    let desk = Who::Desk.actor(play, &visit);
    let give =
        booking::RescheduleInput { starts_at: Some(text.clone()), doctor_id: Some(play.doctor_id(doctor)) };
    let (held, given) =
        join(booking::hold(app, &booker.actor, hold), booking::reschedule(app, &desk, visit.id, None, give))
            .await;
    let what = format!("{} and {} race for {text} of doctor {doctor}", booker.name, visit.id);
    let held = held.map(|view| super::hold::held(&view));
    let given = given.map(|view| Effect::Given(view.id, play.doctor_id(doctor), at));
    let mut effects = Vec::new();
    for answer in [held, given] {
        match answer {
            Ok(effect) => effects.push(effect),
            Err(error) if schedule::meets_others(&error) => with_alternatives(&error, &what)?,
            Err(error) => return Err(format!("{what}: {error:?}")),
        }
    }
    if effects.len() != room.min(2) {
        return Err(format!("{what}: {} got it where there was room for {room}", effects.len()));
    }
    Ok(Told { what: format!("{what}: {} get it", effects.len()), effects, ..Told::default() })
}

/// How many visits still fit at that time.
fn room(play: &Play<'_>, ask: Ask<'_>, at: kernel::time::Instant) -> usize {
    let (before, after) = ask.service.map_or((0, 0), |service| (service.before, service.after));
    let from = at.plus_minutes(-before);
    let until = play.model.ends(ask, at, &play.tz(ask.doctor)).plus_minutes(after);
    let practice = &play.model.doctors[ask.doctor];
    let others: Vec<&Appointment> = play
        .books
        .busy()
        .filter(|other| {
            other.doctor_id == play.doctor_id(ask.doctor)
                && !other.hold_is_over(play.now())
                && other.claimed_from < until
                && from < other.claimed_until
        })
        .collect();
    let free = |lane: &i32| others.iter().all(|other| other.lane != *lane);
    let free_lanes = (0..practice.capacity).filter(free).count();
    // A visit in a lane that is no more still is one of those there may be at once.
    let busiest = others
        .iter()
        .map(|one| {
            others
                .iter()
                .filter(|two| {
                    two.claimed_from <= one.claimed_from.max(from)
                        && one.claimed_from.max(from) < two.claimed_until
                })
                .count()
        })
        .max();
    // The needs of one service share nothing: each is met as often as there is something free for it.
    let is_free = |id: &&ResourceId| {
        let now = play.now();
        let has = |other: &Appointment| other.resources().contains(id) && !other.hold_is_over(now);
        let meets = |other: &Appointment| other.claimed_from < until && from < other.claimed_until;
        !play.model.out_of_use.contains(*id) && !play.books.busy().any(|other| has(other) && meets(other))
    };
    let needs = ask.service.iter().flat_map(|service| &service.needs);
    let equipped = needs.map(|need| need.iter().filter(is_free).count()).min().unwrap_or(usize::MAX);
    free_lanes.min((practice.capacity as usize).saturating_sub(busiest.unwrap_or(0))).min(equipped)
}

fn with_alternatives(error: &app::Error, what: &str) -> Checked {
    let more = error
        .problem()
        .and_then(|problem| problem.more.get("alternatives"))
        .and_then(|times| times.as_array());
    match more {
        Some(times) if times.len() <= 3 => Ok(()),
        _ => Err(format!("{what}: a loser was offered {more:?}")),
    }
}

/// Patient, desk, doctor, payer, sweeper and worker meet at one appointment.
pub async fn at_one_appointment(play: &mut Play<'_>) -> Checked<Told> {
    let Some((appointment, _)) = play.meet(&[Status::Held, Status::Confirmed]) else {
        return Ok(nothing("nowhere to meet"));
    };
    let mut calls: Vec<(String, Call)> = Vec::new();
    let others: Vec<_> = play.books.live().map(|other| other.starts_at).collect();
    for _ in 0..play.dice.between(2, 4) {
        let owner = if appointment.account_id.is_some() { Who::Owner } else { Who::Desk };
        let who =
            play.dice.weighted(&[(5, owner), (2, Who::Desk), (1, Who::Manager), (1, Who::Administrator)]);
        let at = *play.dice.pick(&others).unwrap_or(&appointment.starts_at);
        let at = if play.dice.percent(50) { at } else { appointment.starts_at.plus_minutes(30) };
        let what = play.dice.below(8);
        calls.push(call(play, &appointment, who, what, at.timestamp().to_string()));
    }
    let (names, calls): (Vec<_>, Vec<_>) = calls.into_iter().unzip();
    let answers = join_all(calls).await;
    let mut effects = Vec::new();
    let mut outcomes = Vec::new();
    for (name, answer) in names.iter().zip(answers) {
        match answer {
            Ok(effect) => {
                effects.extend(effect);
                outcomes.push(format!("{name}: done"));
            }
            Err(error) => match code_of(&error) {
                Some(code) => outcomes.push(format!("{name}: {code}")),
                None => return Err(format!("{name}, in a race for {}: {error:?}", appointment.id)),
            },
        }
    }
    let what = format!("{}; {}", told(&appointment, Who::Owner, "meets others"), outcomes.join("; "));
    Ok(Told { what, effects, settles: true, ..Told::default() })
}

type Call = BoxFuture<'static, app::Result<Option<Effect>>>;

fn call(play: &Play<'_>, appointment: &Appointment, who: Who, what: usize, at: String) -> (String, Call) {
    let (app, id, actor) = (play.world.app.clone(), appointment.id, who.actor(play, appointment));
    let became = |view: booking::AppointmentView| Some(Effect::Became(view.id, Status::Cancelled));
    match what {
        0 | 1 => (
            format!("{who:?} cancels"),
            async move {
                booking::cancel(&app, &actor, id, None, booking::CancelInput::default()).await.map(became)
            }
            .boxed(),
        ),
        2 => (
            format!("{who:?} confirms"),
            async move { booking::confirm(&app, &actor, id).await.map(|_| Some(Effect::Touched(id))) }
                .boxed(),
        ),
        3 | 4 => {
            let input = booking::PayInput { method: Some("4242424242424242".to_owned()), return_url: None };
            // Whether this payment or another call confirmed it, the worker's eyes will tell.
            (
                format!("{who:?} pays"),
                async move { booking::pay(&app, &actor, id, input).await.map(|_| None) }.boxed(),
            )
        }
        5 => {
            let moved = Some(Effect::Touched(id));
            let input = booking::RescheduleInput { starts_at: Some(at), doctor_id: None };
            (
                format!("{who:?} moves"),
                async move { booking::reschedule(&app, &actor, id, None, input).await.map(|_| moved) }
                    .boxed(),
            )
        }
        6 => {
            let given = Some(Effect::Touched(id));
            let to = colleague_of(play, appointment);
            let input = booking::RescheduleInput { starts_at: None, doctor_id: Some(play.doctor_id(to)) };
            (
                format!("{who:?} gives it away"),
                async move { booking::reschedule(&app, &actor, id, None, input).await.map(|_| given) }
                    .boxed(),
            )
        }
        _ => (
            "the worker".to_owned(),
            async move {
                booking::expire_due(&app).await?;
                reactions::drain(&app).await.map(|_| None)
            }
            .boxed(),
        ),
    }
}
