//! What becomes of an appointment: more time, certainty, another time, an end, its day.

use app::booking::{self, Appointment, AppointmentView, Status};
use kernel::time::{Instant, parse_instant};

use super::{
    Effect, Play, Told, Who,
    calls::{CLOSED, judge},
    nothing,
};
use crate::sim::{
    Checked,
    books::Offer,
    model::{self, Ask},
};

pub async fn extend(play: &mut Play<'_>) -> Checked<Told> {
    let Some((appointment, who)) = play.meet(&[Status::Held]) else {
        return Ok(nothing("nobody to extend for"));
    };
    let mut against = reach(play, &appointment, who, false);
    match appointment.status {
        Status::Held if appointment.hold_is_over(play.now()) => against.push("hold_expired"),
        Status::Expired => against.push("hold_expired"),
        Status::Held if appointment.hold_extended => against.push("already_extended"),
        Status::Held => {}
        _ => against.push("illegal_transition"),
    }
    let what = told(&appointment, who, "extends");
    let answer = booking::extend_hold(&play.world.app, &who.actor(play, &appointment), appointment.id).await;
    judge(what, answer, &against, |view| Effect::Extended(view.id))
}

pub async fn confirm(play: &mut Play<'_>) -> Checked<Told> {
    let Some((appointment, who)) = play.meet(&[Status::Held]) else {
        return Ok(nothing("nobody to confirm for"));
    };
    let mut against = reach(play, &appointment, who, false);
    match appointment.status {
        Status::Held if appointment.hold_is_over(play.now()) => against.push("hold_expired"),
        Status::Expired => against.push("hold_expired"),
        Status::Held if appointment.total > 0 && !appointment.pay_at_desk && !who.is_staff() => {
            against.push("payment_required");
        }
        Status::Held => {}
        _ => against.push("illegal_transition"),
    }
    let what = told(&appointment, who, "confirms");
    let answer = booking::confirm(&play.world.app, &who.actor(play, &appointment), appointment.id).await;
    judge(what, answer, &against, became)
}

pub async fn cancel(play: &mut Play<'_>) -> Checked<Told> {
    let Some((appointment, who)) = play.meet(&[Status::Held, Status::Confirmed, Status::CheckedIn]) else {
        return Ok(nothing("nothing to cancel"));
    };
    let mut against = reach(play, &appointment, who, true);
    if !matches!(appointment.status, Status::Held | Status::Confirmed | Status::CheckedIn) {
        against.push("illegal_transition");
    }
    let fee = play.terms_of(&appointment).late_fee;
    let keep_fee = who.is_staff() && play.dice.percent(30);
    // For whose doctor is away no time is too late.
    let late = is_late(play, &appointment) && !(who == Who::Owner && is_crossed_out(play, &appointment));
    let has_begun = play.now() > appointment.starts_at;
    if who == Who::Owner && late && (fee.is_none() || has_begun) {
        against.push("too_late_to_change");
    }
    if keep_fee && (!late || fee.is_none()) {
        against.push("invalid_fields");
    }
    let what = told(&appointment, who, "cancels");
    let input = booking::CancelInput { reason: Some("a cold".to_owned()), keep_fee };
    let actor = who.actor(play, &appointment);
    let answer = booking::cancel(&play.world.app, &actor, appointment.id, None, input).await;
    let costs = keep_fee || who == Who::Owner && late;
    keeps(play, "late", &answer, fee.filter(|_| costs))?;
    judge(what, answer, &against, became)
}

pub async fn reschedule(play: &mut Play<'_>) -> Checked<Told> {
    let Some((appointment, who)) = play.meet(&[Status::Held, Status::Confirmed]) else {
        return Ok(nothing("nothing to move"));
    };
    let doctor = play.cast.doctor(appointment.doctor_id);
    let services = &play.model.doctors[doctor].services;
    let service = services.iter().position(|service| Some(service.id) == appointment.service_id);
    let at = new_time(play, &appointment, doctor, service).await?;
    let tz = play.tz(doctor);
    let service = service.map(|place| play.model.doctors[doctor].services[place].clone());
    let service = service.as_ref();
    let ask = Ask { doctor, service, staff: who.is_staff(), beside: Some(&appointment) };
    let mut against = reach(play, &appointment, who, true);
    if play.model.doctors[doctor].suspended {
        against.push("doctor_unavailable");
    }
    if service.is_some_and(|service| !service.active) {
        against.push("not_found");
    }
    match appointment.status {
        Status::Held if appointment.hold_is_over(play.now()) => against.push("hold_expired"),
        Status::Expired => against.push("hold_expired"),
        Status::Held | Status::Confirmed => {}
        _ => against.push("illegal_transition"),
    }
    if who == Who::Owner && is_late(play, &appointment) && !is_crossed_out(play, &appointment) {
        against.push("too_late_to_change");
    }
    if at == appointment.starts_at {
        against.push("unchanged");
    }
    let offered = play.model.offered(play.cast, &play.books, ask, at.date_in(&tz), play.now());
    if !offered.may.contains(&at) {
        against.extend(CLOSED);
    }
    let visit = (at, play.model.ends(ask, at, &tz));
    if model::is_busy(&play.books, appointment.patient_id, visit, play.now(), Some(&appointment)) {
        against.push("patient_busy");
    }
    let what = told(&appointment, who, &format!("moves to {}", at.rfc3339(&tz)));
    let input = booking::RescheduleInput { starts_at: Some(at.rfc3339(&tz)), doctor_id: None };
    let at = input.starts_at.as_deref().and_then(parse_instant).expect("we wrote it");
    let actor = who.actor(play, &appointment);
    let answer = booking::reschedule(&play.world.app, &actor, appointment.id, None, input).await;
    judge(what, answer, &against, |view| Effect::Moved(view.id, at))
}

/// A time that is offered, the neighbouring one, somebody else's, the same, or none at all.
async fn new_time(
    play: &mut Play<'_>,
    appointment: &Appointment,
    doctor: usize,
    service: Option<usize>,
) -> Checked<Instant> {
    let length = (appointment.ends_at.0 - appointment.starts_at.0) / 60_000_000;
    let taken: Vec<Instant> = play.books.live().map(|other| other.starts_at).collect();
    Ok(match play.dice.below(10) {
        0 => appointment.starts_at,
        1 | 2 => appointment.starts_at.plus_minutes(if play.dice.percent(50) { length } else { -length }),
        3 => *play.dice.pick(&taken).unwrap_or(&appointment.starts_at),
        4 => appointment.starts_at.plus_minutes(play.dice.between(-400, 400)),
        _ => {
            let from = appointment.starts_at.max(play.now()).date_in(&play.tz(doctor));
            let times = super::hold::times_shown(play, doctor, service, from, 8).await?;
            play.dice.pick(&times).map_or(appointment.starts_at, |(at, _)| *at)
        }
    })
}

/// The visit's day: checked in, begun, over; or nobody came.
pub async fn progress(play: &mut Play<'_>) -> Checked<Told> {
    let states = [Status::Confirmed, Status::CheckedIn, Status::InProgress];
    let Some((appointment, _)) = play.meet(&states) else { return Ok(nothing("nobody comes")) };
    let who = play.dice.weighted(&[
        (10, Who::Doctor),
        (5, Who::Desk),
        (5, Who::Manager),
        (1, Who::Administrator),
        (1, Who::Owner),
        (1, Who::OtherDoctor),
        (1, Who::OtherDesk),
    ]);
    let to = match appointment.status {
        Status::CheckedIn => Status::InProgress,
        Status::InProgress => Status::Completed,
        _ => play.dice.weighted(&[(5, Status::CheckedIn), (3, Status::InProgress), (3, Status::NoShow)]),
    };
    let any = [Status::CheckedIn, Status::InProgress, Status::Completed, Status::NoShow];
    let to = if play.dice.percent(15) { *play.dice.pick(&any).unwrap_or(&to) } else { to };
    // Whoever keeps the clinic's day goes to the day of the visit.
    let now = play.now();
    if play.dice.percent(60) && now < appointment.starts_at {
        let late = if to == Status::NoShow { 15 } else { -play.dice.between(-30, 120) };
        play.world.clock.set(appointment.starts_at.plus_minutes(late).max(now));
    }
    let (now, tz) = (play.now(), play.tz(play.cast.doctor(appointment.doctor_id)));
    let runs_visits = matches!(to, Status::InProgress | Status::Completed);
    let may = match who {
        Who::Doctor => !play.model.doctors[play.cast.doctor(appointment.doctor_id)].suspended,
        Who::Manager | Who::Administrator => true,
        Who::Desk => !runs_visits,
        _ => false,
    };
    let mut against = Vec::new();
    if !may {
        against.extend(["forbidden", "not_found"]);
    }
    let steps = match to {
        Status::CheckedIn | Status::NoShow => vec![Status::Confirmed],
        Status::InProgress => vec![Status::Confirmed, Status::CheckedIn],
        _ => vec![Status::InProgress],
    };
    if !steps.contains(&appointment.status) {
        against.push("illegal_transition");
    }
    let today = now.date_in(&tz) == appointment.starts_at.date_in(&tz);
    match to {
        Status::CheckedIn | Status::InProgress if !today => against.push("not_yet"),
        Status::NoShow if now < appointment.starts_at => against.push("not_yet"),
        _ => {}
    }
    let (app, actor, id) = (&play.world.app, who.actor(play, &appointment), appointment.id);
    let answer = match to {
        Status::CheckedIn => booking::check_in(app, &actor, id, None).await,
        Status::InProgress => booking::start(app, &actor, id, None).await,
        Status::Completed => booking::complete(app, &actor, id, None).await,
        _ => booking::no_show(app, &actor, id, None).await,
    };
    let missed_fee = play.terms_of(&appointment).missed_fee;
    keeps(play, "missed", &answer, (to == Status::NoShow).then_some(missed_fee))?;
    judge(told(&appointment, who, &format!("says {to}")), answer, &against, became)
}

/// The fee that is kept is the clinic's share of the price, rounded half up.
fn keeps(
    play: &mut Play<'_>,
    why: &str,
    answer: &app::Result<AppointmentView>,
    share: Option<i64>,
) -> Checked {
    let Ok(view) = answer else { return Ok(()) };
    let due = share.map(|basis_points| (view.price.total.amount * basis_points + 5_000) / 10_000);
    let kept = view.kept_fee.map(|fee| fee.amount);
    if kept.is_some_and(|fee| fee > 0) {
        play.count(format!("fee kept: {why}"));
    }
    if kept == due { Ok(()) } else { Err(format!("{kept:?} is kept instead of {due:?} of {view:?}")) }
}

pub fn became(view: AppointmentView) -> Effect {
    Effect::Became(view.id, view.status)
}

/// Why somebody cannot get at the appointment at all. A doctor may cancel and move, not confirm for the patient.
pub fn reach(play: &Play<'_>, appointment: &Appointment, who: Who, doctor_may: bool) -> Vec<&'static str> {
    let doctor = play.cast.doctor(appointment.doctor_id);
    let reaches = match who {
        Who::Owner => appointment.account_id.is_some(),
        Who::Doctor => doctor_may && !play.model.doctors[doctor].suspended,
        Who::Desk | Who::Manager | Who::Administrator => true,
        Who::Stranger | Who::OtherDoctor | Who::OtherDesk => false,
    };
    if reaches { vec![] } else { vec!["not_found"] }
}

/// Patients keep the clinic's notice; a hold is nobody's visit yet.
fn is_late(play: &Play<'_>, appointment: &Appointment) -> bool {
    let notice = play.terms_of(appointment).notice_minutes;
    appointment.status != Status::Held && play.now() > appointment.starts_at.plus_minutes(-notice)
}

/// Whether its patient is offered other times instead.
fn is_crossed_out(play: &Play<'_>, appointment: &Appointment) -> bool {
    let is_open = |offer: &Offer| offer.appointment_id == appointment.id && offer.status.is_open();
    play.books.offers.iter().any(is_open)
}

pub fn told(appointment: &Appointment, who: Who, verb: &str) -> String {
    format!(
        "{who:?} {verb} ({} at {}, {})",
        appointment.status,
        appointment.starts_at.timestamp(),
        appointment.id
    )
}
