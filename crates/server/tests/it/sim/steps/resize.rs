//! A visit is made longer or shorter by whoever runs the day.

use app::booking::{self, Appointment, Status};
use kernel::time::Instant;

use super::{Effect, Play, Told, Who, calls::judge, nothing, visit::told};
use crate::sim::{Checked, invariants::MOST_OVER, model};

pub async fn resize(play: &mut Play<'_>) -> Checked<Told> {
    let states = [Status::Held, Status::Confirmed, Status::CheckedIn, Status::InProgress];
    let Some((visit, who)) = play.meet(&states) else { return Ok(nothing("nothing to make longer")) };
    let who = if who == Who::Owner && play.dice.percent(85) { Who::Desk } else { who };
    let length = (visit.ends_at.0 - visit.starts_at.0) / 60_000_000;
    let minutes = (length + 5 * play.dice.between(-3, 6)).max(5);
    let (doctor, now) = (play.cast.doctor(visit.doctor_id), play.now());
    let mut against = Vec::new();
    let may = match who {
        Who::Doctor => !play.model.doctors[doctor].suspended,
        Who::Desk | Who::Manager | Who::Administrator => true,
        Who::Owner | Who::Stranger | Who::OtherDoctor | Who::OtherDesk => false,
    };
    if !may {
        against.extend(["forbidden", "not_found"]);
    }
    match visit.status {
        Status::Held if visit.hold_is_over(now) => against.push("hold_expired"),
        Status::Expired => against.push("hold_expired"),
        Status::Held | Status::Confirmed | Status::CheckedIn | Status::InProgress => {}
        _ => against.push("illegal_transition"),
    }
    if minutes == length {
        against.push("unchanged");
    }
    let until = visit.starts_at.plus_minutes(minutes);
    if minutes > length {
        if play.model.doctors[doctor].suspended {
            against.push("doctor_unavailable");
        }
        against.extend(play.model.against_staying(play.cast, &play.books, (doctor, &visit), until, now));
        let taken = (visit.starts_at, until);
        if model::is_busy(&play.books, visit.patient_id, taken, now, Some(&visit)) {
            against.push("patient_busy");
        }
    }
    let over = play.dice.percent(30);
    let claimed_until = visit.claimed_until.plus_minutes(minutes - length);
    if over && is_room_beyond(play, &visit, (visit.claimed_from, claimed_until)) {
        // Who else is there is no reason any more; a room is never given twice.
        against.retain(|reason| *reason != "time_taken");
    }
    let what = told(&visit, who, &format!("makes it {minutes} minutes long"));
    let overbook_reason = over.then(|| "it took longer".to_owned());
    let input = booking::ResizeInput { duration_minutes: Some(minutes), overbook_reason };
    let actor = who.actor(play, &visit);
    let answer = booking::resize(&play.world.app, &actor, visit.id, None, input).await;
    judge(what, answer, &against, |view| Effect::Resized(view.id, minutes))
}

/// Whether a lane beyond the doctor's has nobody else in it then.
fn is_room_beyond(play: &Play<'_>, visit: &Appointment, (from, until): (Instant, Instant)) -> bool {
    let capacity = play.model.doctors[play.cast.doctor(visit.doctor_id)].capacity;
    let is_in_the_way = |other: &&Appointment| {
        other.doctor_id == visit.doctor_id
            && other.id != visit.id
            && !other.hold_is_over(play.now())
            && other.claimed_from < until
            && from < other.claimed_until
    };
    let others: Vec<i32> = play.books.busy().filter(is_in_the_way).map(|other| other.lane).collect();
    (capacity..capacity + MOST_OVER).any(|lane| !others.contains(&lane))
}
