//! A visit is given to another doctor of its clinic.

use app::booking::{self, Appointment, Status};
use kernel::time::{Instant, parse_instant};

use super::{
    Effect, Play, Told, Who,
    calls::{CLOSED, judge},
    hold::times_shown,
    nothing,
    visit::{reach, told},
};
use crate::sim::{
    Checked,
    model::{self, Ask, Service},
};

pub async fn give_away(play: &mut Play<'_>) -> Checked<Told> {
    let Some((visit, who)) = play.meet(&[Status::Confirmed]) else {
        return Ok(nothing("nothing to give away"));
    };
    let who = if who == Who::Owner && play.dice.percent(85) { Who::Desk } else { who };
    let own = play.cast.doctor(visit.doctor_id);
    let others: Vec<usize> = (0..play.cast.doctors.len()).filter(|doctor| *doctor != own).collect();
    let any = play.dice.pick(&others).copied().filter(|_| play.dice.percent(15));
    let to = any.unwrap_or_else(|| colleague_of(play, &visit));
    let at = time(play, &visit, to).await?;
    let tz = play.tz(to);
    let against = against(play, &visit, who, to, at);
    let what = told(&visit, who, &format!("gives to doctor {to} at {}", at.rfc3339(&tz)));
    let input = booking::RescheduleInput {
        starts_at: (at != visit.starts_at).then(|| at.rfc3339(&tz)),
        doctor_id: Some(play.doctor_id(to)),
    };
    let at = input.starts_at.as_deref().and_then(parse_instant).unwrap_or(visit.starts_at);
    let actor = who.actor(play, &visit);
    let answer = booking::reschedule(&play.world.app, &actor, visit.id, None, input).await;
    judge(what, answer, &against, |view| Effect::Given(view.id, play.doctor_id(to), at))
}

/// The other doctor of the clinic.
pub fn colleague_of(play: &Play<'_>, visit: &Appointment) -> usize {
    let own = play.cast.doctor(visit.doctor_id);
    let is_colleague =
        |to: &usize| *to != own && play.cast.doctors[*to].clinic == play.cast.doctors[own].clinic;
    (0..play.cast.doctors.len()).find(is_colleague).expect("a clinic has two doctors")
}

/// The model's reasons against it.
pub fn against(play: &Play<'_>, visit: &Appointment, who: Who, to: usize, at: Instant) -> Vec<&'static str> {
    let own = play.cast.doctor(visit.doctor_id);
    let mut against = reach(play, visit, who, true);
    if !who.is_staff() {
        against.push("forbidden");
    }
    match visit.status {
        Status::Held if visit.hold_is_over(play.now()) => against.push("hold_expired"),
        Status::Held => against.push("still_held"),
        Status::Expired => against.push("hold_expired"),
        Status::Confirmed => {}
        _ => against.push("illegal_transition"),
    }
    if play.cast.doctors[own].clinic != play.cast.doctors[to].clinic {
        against.push("not_found");
    }
    if play.model.doctors[to].suspended {
        against.push("doctor_unavailable");
    }
    let Some(service) = same_service(play, visit, to) else {
        against.push("service_not_offered");
        return against;
    };
    let ask = Ask { doctor: to, service, staff: true, beside: Some(visit) };
    let tz = play.tz(to);
    let offered = play.model.offered(play.cast, &play.books, ask, at.date_in(&tz), play.now());
    if !offered.may.contains(&at) {
        against.extend(CLOSED);
    }
    let span = (at, play.model.ends(ask, at, &tz));
    if model::is_busy(&play.books, visit.patient_id, span, play.now(), Some(visit)) {
        against.push("patient_busy");
    }
    against
}

/// What the other doctor would see the patient for: the service of the same name, or nothing in particular; none where
/// it is not offered there.
fn same_service<'a>(play: &'a Play<'_>, visit: &Appointment, to: usize) -> Option<Option<&'a Service>> {
    let Some(id) = visit.service_id else { return Some(None) };
    let mut own = play.model.doctors[play.cast.doctor(visit.doctor_id)].services.iter();
    let own = own.find(|service| service.id == id).expect("a visit is for a service of its doctor");
    let mut theirs = play.model.doctors[to].services.iter();
    theirs.find(|service| service.active && service.name == own.name).map(Some)
}

/// The time it has, one that the other doctor's page shows, somebody else's, or none at all.
async fn time(play: &mut Play<'_>, visit: &Appointment, to: usize) -> Checked<Instant> {
    let taken: Vec<Instant> = play.books.live().map(|other| other.starts_at).collect();
    let service = same_service(play, visit, to).flatten().map(|service| service.id);
    let service = play.model.doctors[to].services.iter().position(|other| Some(other.id) == service);
    Ok(match play.dice.below(10) {
        0..4 => visit.starts_at,
        4 => *play.dice.pick(&taken).unwrap_or(&visit.starts_at),
        5 => visit.starts_at.plus_minutes(play.dice.between(-400, 400)),
        _ => {
            let from = visit.starts_at.max(play.now()).date_in(&play.tz(to));
            let times = times_shown(play, to, service, from, 8).await?;
            play.dice.pick(&times).map_or(visit.starts_at, |(at, _)| *at)
        }
    })
}
