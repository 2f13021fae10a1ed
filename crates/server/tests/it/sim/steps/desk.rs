//! What the desk does on purpose: gives a taken time once more, adds somebody who came without one.

use app::booking::{self, Appointment, WalkInInput, WalkInPatient};
use kernel::{
    id::PatientId,
    time::{Instant, parse_instant},
};

use super::{
    Effect, Play, Told,
    calls::{CLOSED, judge},
    hold::{against, booker, held, service},
    nothing,
};
use crate::sim::{
    Checked,
    invariants::MOST_OVER,
    model::{self, Ask},
};

/// Holds a time that is taken, mostly; one that turns out to be free is held as any other.
pub async fn book_over(play: &mut Play<'_>) -> Checked<Told> {
    let now = play.now();
    let coming: Vec<Appointment> = play.books.live().filter(|one| one.starts_at >= now).cloned().collect();
    let Some(taken) = play.dice.pick(&coming).cloned() else { return Ok(nothing("nobody to book over")) };
    let doctor = play.cast.doctor(taken.doctor_id);
    let booker = booker(play, doctor);
    let at = taken.starts_at;
    let ask = Ask { doctor, service: None, staff: booker.staff, beside: None };
    let tz = play.tz(doctor);
    let open = play.model.open(play.cast, ask, at.date_in(&tz), now);
    let mut against = against(play, &booker, ask, at);
    if !booker.staff {
        against.push("forbidden");
    } else if let Some(ends) = open.get(&at)
        && over_lane(play, doctor, (at, *ends)).is_some()
    {
        // Who else is there is no reason any more.
        against.retain(|reason| !CLOSED.contains(reason));
    }
    let input = booking::HoldInput {
        doctor_id: Some(taken.doctor_id),
        starts_at: Some(at.rfc3339(&tz)),
        patient_id: Some(booker.patient),
        overbook_reason: Some("high fever".to_owned()),
        ..booking::HoldInput::default()
    };
    let what = format!("{} books over doctor {doctor} at {}", booker.name, at.rfc3339(&tz));
    let answer = booking::hold(&play.world.app, &booker.actor, input).await;
    judge(what, answer, &against, |view| held(&view))
}

/// The first lane beyond the doctor's that has nothing in it then.
fn over_lane(play: &Play<'_>, doctor: usize, visit: (Instant, Instant)) -> Option<i32> {
    let lanes = play.model.doctors[doctor].capacity;
    (lanes..lanes + MOST_OVER).find(|lane| is_empty(play, doctor, Some(*lane), visit))
}

/// Somebody comes without a time: new, known to the clinic, or a stranger to it.
pub async fn walk_in(play: &mut Play<'_>) -> Checked<Told> {
    let doctor = play.dice.below(play.cast.doctors.len());
    let service = service(play, doctor).map(|place| play.model.doctors[doctor].services[place].clone());
    let booker = booker(play, doctor);
    // Whoever comes, comes at an hour at which something happens.
    if play.dice.percent(50) {
        let date = play.now().date_in(&play.tz(doctor));
        let ask = Ask { doctor, service: None, staff: true, beside: None };
        let starts: Vec<Instant> = play.model.open(play.cast, ask, date, play.now()).into_keys().collect();
        if let Some(at) = play.dice.pick(&starts) {
            play.world.clock.set((*at).max(play.world.now()));
        }
    }
    let (now, tz, new) = (play.now(), play.tz(doctor), play.dice.percent(30));
    let over = play.dice.percent(60);
    let ask = Ask { doctor, service: service.as_ref(), staff: true, beside: None };
    let mut against = Vec::new();
    if !booker.staff {
        against.push("forbidden");
    }
    let service_is_gone = service.as_ref().is_some_and(|service| !service.active);
    let unknown = !new && !booker.reaches;
    if play.model.doctors[doctor].suspended || service_is_gone || unknown {
        against.push("not_found");
    }
    let patient = (!new).then_some(booker.patient);
    let expected = expected(play, ask, patient, over);
    if let Err(reasons) = &expected {
        against.extend(reasons);
    }
    let named = || WalkInPatient { name: Some("Somebody".to_owned()), ..WalkInPatient::default() };
    let input = WalkInInput {
        doctor_id: Some(play.doctor_id(doctor)),
        service_id: service.as_ref().map(|service| service.id),
        patient_id: patient,
        patient: new.then(named),
        reason: None,
        overbook_reason: over.then(|| "a burn".to_owned()),
    };
    let clinic_id = play.cast.clinic_of(doctor).id;
    let what = format!("{} adds a walk-in to doctor {doctor} at {}", booker.name, now.rfc3339(&tz));
    let answer = booking::walk_in(&play.world.app, &booker.actor, clinic_id, input).await;
    let told = judge(what, answer, &against, |view| {
        Effect::WalkedIn(view.id, parse_instant(&view.starts_at).unwrap_or(Instant(0)))
    })?;
    match (told.effects.first(), expected) {
        (Some(Effect::WalkedIn(_, at)), Ok(wanted)) if *at != wanted => {
            Err(format!("{}: at {} and not {}", told.what, at.rfc3339(&tz), wanted.rfc3339(&tz)))
        }
        _ => Ok(told),
    }
}

/// The time that a walk-in must get, or the reasons why there is none.
fn expected(
    play: &Play<'_>,
    ask: Ask<'_>,
    patient: Option<PatientId>,
    over: bool,
) -> Result<Instant, Vec<&'static str>> {
    let (now, tz) = (play.now(), play.tz(ask.doctor));
    let today = now.date_in(&tz);
    let is_busy = |at: Instant, until: Instant| {
        patient.is_some_and(|id| model::is_busy(&play.books, id, (at, until), now, None))
    };
    let mut open = play.model.open(play.cast, ask, today, now);
    open.retain(|at, until| !is_busy(*at, *until));
    // Holds that are over have been released before.
    let free = play.model.offered(play.cast, &play.books, ask, today, now).may;
    if let Some(at) = open.keys().find(|at| free.contains(at)) {
        return Ok(*at);
    }
    if !over {
        return Err(vec!["no_time_today"]);
    }
    let (before, after) = ask.service.map_or((0, 0), |service| (service.before, service.after));
    let claimed = |at: Instant, until: Instant| (at.plus_minutes(-before), until.plus_minutes(after));
    // A room is never given twice, whatever the reason.
    let is_equipped = |at: Instant, until: Instant| {
        let is_in_time = |one: &Appointment| !one.hold_is_over(now);
        play.model.is_equipped(&play.books, ask, claimed(at, until), is_in_time)
    };
    open.retain(|at, until| is_equipped(*at, *until));
    if !open.is_empty() {
        let capacity = play.model.doctors[ask.doctor].capacity;
        let by_turns = (capacity..capacity + MOST_OVER).find_map(|lane| {
            open.iter().find(|(at, until)| is_empty(play, ask.doctor, Some(lane), claimed(**at, **until)))
        });
        return by_turns.map(|(at, _)| *at).ok_or_else(|| vec!["time_taken"]);
    }
    let minutes = ask.service.map_or_else(|| play.model.usual_minutes(ask.doctor), |service| service.minutes);
    let tick = 300_000_000;
    let mut at = Instant((now.0 + tick - 1).div_euclid(tick) * tick);
    while at.date_in(&tz) == today {
        let until = at.plus_minutes(minutes);
        let is_alone = is_empty(play, ask.doctor, None, claimed(at, until)) && !is_busy(at, until);
        if is_alone && is_equipped(at, until) {
            let within = play.model.department_at(play.cast, ask.doctor, at);
            let closed = play.model.closed(play.cast, ask.doctor, within, (at, until));
            return if closed.is_empty() { Ok(at) } else { Err(closed) };
        }
        at = at.plus_minutes(5);
    }
    Err(vec!["time_taken"])
}

/// Whether the doctor sees nobody then, in one lane or in any.
fn is_empty(play: &Play<'_>, doctor: usize, lane: Option<i32>, (from, until): (Instant, Instant)) -> bool {
    let (id, now) = (play.doctor_id(doctor), play.now());
    !play.books.busy().any(|one| {
        one.doctor_id == id
            && lane.is_none_or(|lane| one.lane == lane)
            && !one.hold_is_over(now)
            && one.claimed_from < until
            && from < one.claimed_until
    })
}
