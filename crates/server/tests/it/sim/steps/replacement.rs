//! Patients, and the desk for them, answer to what they are offered instead of a visit that was crossed out.

use app::booking::{self, AcceptInput, Appointment, ReplacementStatus, Status};
use kernel::time::{Instant, parse_instant};

use super::{
    Effect, Play, Told, Who,
    calls::{CLOSED, judge},
    hold::times_shown,
    nothing, staff,
    visit::{reach, told},
};
use crate::sim::{
    Checked,
    books::Offer,
    model::{self, Ask},
};

pub async fn answer(play: &mut Play<'_>) -> Checked<Told> {
    let open: Vec<Offer> = play.books.offers.iter().filter(|offer| offer.status.is_open()).cloned().collect();
    if open.is_empty() && play.dice.percent(80) {
        return staff::cross_out(play).await;
    }
    let any = play.books.offers.clone();
    let offer = if play.dice.percent(85) { play.dice.pick(&open) } else { play.dice.pick(&any) };
    let Some(offer) = offer.cloned() else { return Ok(nothing("nobody is offered anything")) };
    let Some(visit) = play.books.appointments.get(&offer.appointment_id).cloned() else {
        return Err(format!("{offer:?} is about nothing"));
    };
    let who = match visit.account_id {
        None => Who::Desk,
        Some(_) => play.dice.weighted(Who::ALL),
    };
    match play.dice.percent(75) {
        true => accept(play, &offer, &visit, who).await,
        false => decline(play, &offer, &visit, who).await,
    }
}

/// Why the offer cannot be answered at all.
fn against(play: &Play<'_>, offer: &Offer, visit: &Appointment, who: Who) -> Vec<&'static str> {
    let mut against = reach(play, visit, who, true);
    let is_there = (visit.doctor_id, visit.starts_at) == (offer.doctor_id, offer.starts_at);
    if !offer.status.is_open() || visit.status != Status::Confirmed || !is_there {
        against.push("already_answered");
    }
    against
}

async fn decline(play: &mut Play<'_>, offer: &Offer, visit: &Appointment, who: Who) -> Checked<Told> {
    let against = against(play, offer, visit, who);
    let answer = booking::decline(&play.world.app, &who.actor(play, visit), offer.id).await;
    let what = told(visit, who, "declines every time");
    judge(what, answer, &against, |view| Effect::Became(view.id, Status::Cancelled))
}

async fn accept(play: &mut Play<'_>, offer: &Offer, visit: &Appointment, who: Who) -> Checked<Told> {
    let doctor = play.cast.doctor(visit.doctor_id);
    let services = &play.model.doctors[doctor].services;
    let place = services.iter().position(|service| Some(service.id) == visit.service_id);
    let service = place.map(|place| services[place].clone());
    let tz = play.tz(doctor);
    let (at, own) = time(play, offer, visit, doctor, place).await?;
    let beside = own.as_ref().unwrap_or(visit);
    let ask = Ask { doctor, service: service.as_ref(), staff: true, beside: Some(beside) };
    let mut against = against(play, offer, visit, who);
    if play.model.doctors[doctor].suspended {
        against.push("doctor_unavailable");
    }
    if service.as_ref().is_some_and(|service| !service.active) {
        against.push("not_found");
    }
    if at == visit.starts_at {
        against.push("unchanged");
    }
    let offered = play.model.offered(play.cast, &play.books, ask, at.date_in(&tz), play.now());
    if !offered.may.contains(&at) {
        against.extend(CLOSED);
    }
    let span = (at, play.model.ends(ask, at, &tz));
    if model::is_busy(&play.books, visit.patient_id, span, play.now(), Some(visit)) {
        against.push("patient_busy");
    }
    let input = AcceptInput { starts_at: Some(at.rfc3339(&tz)) };
    let at = input.starts_at.as_deref().and_then(parse_instant).expect("we wrote it");
    let kind = if own.is_some() { "a time kept for them" } else { "any time" };
    let what = told(visit, who, &format!("chooses {kind}, {}", at.timestamp()));
    let answer = booking::accept(&play.world.app, &who.actor(play, visit), offer.id, input).await;
    judge(what, answer, &against, |view| Effect::Moved(view.id, at))
}

/// One of the times that are kept, as what is there of it; or one that is shown, somebody else's, the old one.
async fn time(
    play: &mut Play<'_>,
    offer: &Offer,
    visit: &Appointment,
    doctor: usize,
    service: Option<usize>,
) -> Checked<(Instant, Option<Appointment>)> {
    let is_kept = offer.status == ReplacementStatus::Offered && play.dice.percent(70);
    let own: Vec<Appointment> =
        play.books.kept.iter().filter(|(id, _)| *id == offer.id).map(|(_, time)| time.clone()).collect();
    if let Some(time) = play.dice.pick(&own).filter(|_| is_kept) {
        return Ok((time.starts_at, Some(time.clone())));
    }
    let others: Vec<Instant> = play.books.busy().map(|other| other.starts_at).collect();
    let at = match play.dice.below(6) {
        0 => visit.starts_at,
        1 => *play.dice.pick(&others).unwrap_or(&visit.starts_at),
        _ => {
            let from = play.now().date_in(&play.tz(doctor));
            let times = times_shown(play, doctor, service, from, 8).await?;
            play.dice.pick(&times).map_or(visit.starts_at, |(at, _)| *at)
        }
    };
    let own = own.into_iter().find(|time| time.starts_at == at);
    Ok((at, own))
}
