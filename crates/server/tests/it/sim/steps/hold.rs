//! Somebody wants a time.

use app::{
    Actor,
    booking::{self, Appointment, Status},
    schedule,
};
use jiff::civil::Date;
use kernel::{
    id::PatientId,
    time::{Instant, parse_instant},
};

use super::{
    Effect, Play, Told,
    calls::{CLOSED, judge},
    nothing,
};
use crate::sim::{
    Checked,
    model::{self, Ask},
};

/// Who books, for whom.
pub struct Booker {
    pub name: &'static str,
    pub actor: Actor,
    pub patient: PatientId,
    pub staff: bool,
    /// Which family's patient it is.
    family: Option<usize>,
    pub reaches: bool,
}

/// A time that is shown: its start, and its place.
pub struct Shown {
    pub doctor: usize,
    /// Place among the doctor's services; none is a plain consultation.
    pub service: Option<usize>,
    pub at: Instant,
    pub sitting: kernel::id::SittingId,
}

pub async fn at_an_offered_time(play: &mut Play<'_>) -> Checked<Told> {
    let Some(shown) = shown(play).await? else { return Ok(nothing("nothing is offered")) };
    let booker = booker(play, shown.doctor);
    hold(play, &booker, shown.doctor, shown.service, shown.at).await
}

pub async fn at_any_time(play: &mut Play<'_>) -> Checked<Told> {
    let doctor = play.dice.below(play.cast.doctors.len());
    let service = service(play, doctor);
    let now = play.now();
    let taken: Vec<Instant> = play.books.live().map(|other| other.starts_at).collect();
    let at = match play.dice.below(6) {
        // Where the model says that it is free.
        5 => {
            let asked = service.map(|place| play.model.doctors[doctor].services[place].clone());
            let ask = Ask { doctor, service: asked.as_ref(), staff: true, beside: None };
            let days = jiff::Span::new().days(play.dice.between(0, 9));
            let date = now.date_in(&play.tz(doctor)).saturating_add(days);
            let offered = play.model.offered(play.cast, &play.books, ask, date, now);
            let may: Vec<Instant> = offered.may.into_iter().collect();
            *play.dice.pick(&may).unwrap_or(&now)
        }
        // Where somebody else is, or beside.
        0 | 1 if !taken.is_empty() => {
            let at = *play.dice.pick(&taken).expect("it is not empty");
            at.plus_minutes(play.dice.between(-2, 2) * 10)
        }
        2 => now.plus_minutes(play.dice.between(-3000, -1)),
        3 => now.plus_days(play.dice.between(31, 800)),
        _ => now.plus_seconds(play.dice.between(0, 14 * 86_400)),
    };
    let whole = Instant(at.0 - at.0.rem_euclid(300_000_000));
    let at = if play.dice.percent(80) { whole } else { at };
    let booker = booker(play, doctor);
    hold(play, &booker, doctor, service, at).await
}

/// By the sitting: the next free place of it.
pub async fn in_a_sitting(play: &mut Play<'_>) -> Checked<Told> {
    let Some(shown) = shown(play).await? else { return Ok(nothing("no sitting is offered")) };
    let booker = booker(play, shown.doctor);
    let (doctor, now) = (shown.doctor, play.now());
    let service = shown.service.map(|place| play.model.doctors[doctor].services[place].clone());
    let service = service.as_ref();
    let input = booking::HoldInput {
        doctor_id: Some(play.doctor_id(doctor)),
        sitting_id: Some(shown.sitting),
        service_id: service.map(|service| service.id),
        patient_id: Some(booker.patient),
        ..booking::HoldInput::default()
    };
    let ask = Ask { doctor, service, staff: booker.staff, beside: None };
    let date = shown.at.date_in(&play.tz(doctor));
    let offers =
        schedule::offers(&play.world.app, play.doctor_id(doctor), product_ask(ask), date, date).await;
    let offers = offers.map_err(|error| format!("a sitting's offers: {error:?}"))?;
    let first = offers.iter().find(|offer| offer.time.sitting_id == shown.sitting);
    let Some(at) = first.map(|offer| offer.time.starts_at) else { return Ok(nothing("the sitting is full")) };
    let mut against = against(play, &booker, ask, at);
    let has_a_place = |one: &Appointment| {
        (one.patient_id, one.sitting_id) == (booker.patient, Some(shown.sitting))
            && matches!(one.status, Status::Held | Status::Confirmed | Status::CheckedIn | Status::InProgress)
            && !one.hold_is_over(now)
    };
    if play.books.live().any(has_a_place) {
        against.push("already_in_sitting");
    }
    let what = format!("{} holds in a sitting of doctor {doctor} on {date}", booker.name);
    let answer = booking::hold(&play.world.app, &booker.actor, input).await;
    check_time(now, judge(what, answer, &against, |view| held(&view))?)
}

async fn hold(
    play: &mut Play<'_>,
    booker: &Booker,
    doctor: usize,
    service: Option<usize>,
    at: Instant,
) -> Checked<Told> {
    let tz = play.tz(doctor);
    let service = service.map(|place| play.model.doctors[doctor].services[place].clone());
    let service = service.as_ref();
    let input = booking::HoldInput {
        doctor_id: Some(play.doctor_id(doctor)),
        starts_at: Some(if play.dice.percent(50) { at.rfc3339(&tz) } else { at.timestamp().to_string() }),
        service_id: service.map(|service| service.id),
        patient_id: Some(booker.patient),
        reason: Some("a cough".to_owned()),
        ..booking::HoldInput::default()
    };
    let at = input.starts_at.as_deref().and_then(parse_instant).expect("we wrote it");
    let against = against(play, booker, Ask { doctor, service, staff: booker.staff, beside: None }, at);
    let for_what = service.map_or("a visit".to_owned(), |service| format!("{} minutes", service.minutes));
    let what = format!("{} holds {for_what} of doctor {doctor} at {}", booker.name, at.rfc3339(&tz));
    let answer = booking::hold(&play.world.app, &booker.actor, input).await;
    check_time(play.now(), judge(what, answer, &against, |view| held(&view))?)
}

pub fn held(view: &booking::AppointmentView) -> Effect {
    Effect::Held(view.id, parse_instant(&view.starts_at).unwrap_or(Instant(0)))
}

fn check_time(now: Instant, told: Told) -> Checked<Told> {
    match told.effects.first() {
        Some(Effect::Held(_, at)) if *at < now => Err(format!("{}: it is over already", told.what)),
        _ => Ok(told),
    }
}

/// The model's reasons against a hold.
pub fn against(play: &Play<'_>, booker: &Booker, ask: Ask<'_>, at: Instant) -> Vec<&'static str> {
    let (now, mut against) = (play.now(), Vec::new());
    let service_is_gone = ask.service.is_some_and(|service| !service.active);
    if play.model.doctors[ask.doctor].suspended || service_is_gone || !booker.reaches {
        against.push("not_found");
    }
    let date = at.date_in(&play.tz(ask.doctor));
    let offered = play.model.offered(play.cast, &play.books, ask, date, now);
    if !offered.may.contains(&at) {
        against.extend(CLOSED);
    }
    if model::is_busy(
        &play.books,
        booker.patient,
        (at, play.model.ends(ask, at, &play.tz(ask.doctor))),
        now,
        None,
    ) {
        against.push("patient_busy");
    }
    if let (false, Some(family)) = (booker.staff, booker.family) {
        let own = |other: &&booking::Appointment| {
            other.hold_place.is_some()
                && !other.hold_is_over(now)
                && other.account_id == Some(play.cast.families[family].id)
        };
        if play.books.live().filter(own).count() >= 3 {
            against.push("too_many_holds");
        }
    }
    against
}

pub fn product_ask(ask: Ask<'_>) -> schedule::Ask {
    schedule::Ask { service_id: ask.service.map(|service| service.id), by_staff: ask.staff }
}

/// A time as the doctor's page shows it.
pub async fn shown(play: &mut Play<'_>) -> Checked<Option<Shown>> {
    let doctor = play.dice.below(play.cast.doctors.len());
    let service = service(play, doctor);
    let from = play.now().date_in(&play.tz(doctor));
    let from = from.saturating_add(jiff::Span::new().days(play.dice.between(0, 5)));
    let times = times_shown(play, doctor, service, from, 7).await?;
    // Most want the soonest: there they meet each other.
    let soon = play.dice.weighted(&[(50, 3), (30, 10), (20, times.len())]).min(times.len());
    Ok(play.dice.pick(&times[..soon]).map(|(at, sitting)| Shown {
        doctor,
        service,
        at: *at,
        sitting: *sitting,
    }))
}

/// What availability says, as the surfaces ask it; nothing for a doctor whom the public does not see.
pub async fn times_shown(
    play: &Play<'_>,
    doctor: usize,
    service: Option<usize>,
    from: Date,
    days: i64,
) -> Checked<Vec<(Instant, kernel::id::SittingId)>> {
    let (app, id) = (&play.world.app, play.doctor_id(doctor));
    let to = from.saturating_add(jiff::Span::new().days(days - 1));
    let practice = &play.model.doctors[doctor];
    let service = service.map(|place| &practice.services[place]);
    let hidden = practice.suspended || service.is_some_and(|service| !service.active);
    booking::release_expired(app, id)
        .await
        .map_err(|error| format!("holds cannot be released: {error:?}"))?;
    let shown = match schedule::availability(app, id, from, to, service.map(|service| service.id)).await {
        Ok(_) if hidden => return Err(format!("doctor {doctor} is hidden, but free times are shown")),
        Ok(shown) => shown,
        Err(error) if error.is_code("not_found") && hidden => return Ok(vec![]),
        Err(error) => return Err(format!("free times of doctor {doctor}: {error:?}")),
    };
    let times = shown.days.iter().flat_map(|day| &day.times);
    let times = times.map(|time| (parse_instant(&time.starts_at).expect("an instant"), time.sitting_id));
    Ok(times.collect())
}

pub fn service(play: &mut Play<'_>, doctor: usize) -> Option<usize> {
    let services = play.model.doctors[doctor].services.len();
    (services > 0 && play.dice.percent(50)).then(|| play.dice.below(services))
}

/// A family for one of its own, or the clinic's people for somebody who has been there; seldom somebody who may not.
pub fn booker(play: &mut Play<'_>, doctor: usize) -> Booker {
    let clinic = play.cast.doctors[doctor].clinic;
    let family = play.dice.below(play.cast.families.len());
    let patient = *play.dice.pick(&play.cast.families[family].patients).expect("a family has a self");
    let staff = |name, actor: &Actor, patient, family, reaches| Booker {
        name,
        actor: actor.clone(),
        patient,
        staff: true,
        family,
        reaches,
    };
    let here = &play.cast.clinics[clinic];
    let known = play
        .books
        .appointments
        .values()
        .any(|other| other.patient_id == patient && other.clinic_id == here.id);
    match play.dice.below(20) {
        0 | 1 => staff("the desk", &here.desk, here.walk_ins[0], None, true),
        2 => staff("the desk", &here.desk, patient, Some(family), known),
        3 => staff("the manager", &here.manager, patient, Some(family), known),
        4 => staff("the administrator", &play.cast.administrator, patient, Some(family), true),
        5 => {
            let stranger = (family + 1) % play.cast.families.len();
            let actor = play.cast.families[stranger].actor.clone();
            Booker {
                name: "a stranger",
                actor,
                patient,
                staff: false,
                family: Some(stranger),
                reaches: false,
            }
        }
        _ => {
            let actor = play.cast.families[family].actor.clone();
            Booker { name: "a family", actor, patient, staff: false, family: Some(family), reaches: true }
        }
    }
}
