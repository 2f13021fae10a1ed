//! A clinic closes for some days, or opens them again.

use app::{
    Actor,
    booking::{self, Appointment, Status},
    schedule::HolidayInput,
};
use kernel::time::{Date, Instant};

use super::{Play, Told, calls::judge_with};
use crate::sim::{Checked, model::Holiday};

pub async fn holiday(play: &mut Play<'_>) -> Checked<Told> {
    let known = play.model.holidays.clone();
    match play.dice.pick(&known) {
        Some(holiday) if play.dice.percent(60) => remove(play, holiday).await,
        _ => add(play).await,
    }
}

/// Who closes a clinic, and why they may not.
fn keeper(play: &mut Play<'_>, clinic: usize) -> (&'static str, Actor, Vec<&'static str>) {
    let here = &play.cast.clinics[clinic];
    let other = &play.cast.clinics[(clinic + 1) % play.cast.clinics.len()];
    match play.dice.below(10) {
        0 => ("the desk", here.desk.clone(), vec!["forbidden"]),
        1 => ("another manager", other.manager.clone(), vec!["not_found"]),
        2 | 3 => ("the administrator", play.cast.administrator.clone(), vec![]),
        _ => ("the manager", here.manager.clone(), vec![]),
    }
}

/// Half of them over somebody's visit.
async fn add(play: &mut Play<'_>) -> Checked<Told> {
    let now = play.now();
    let ahead = |one: &&Appointment| one.status == Status::Confirmed && one.starts_at > now;
    let visits: Vec<Appointment> = play.books.live().filter(ahead).cloned().collect();
    let meant = if play.dice.percent(50) { play.dice.pick(&visits) } else { None };
    let clinic = match meant {
        Some(visit) => play.cast.doctors[play.cast.doctor(visit.doctor_id)].clinic,
        None => play.dice.below(play.cast.clinics.len()),
    };
    let tz = play.cast.clinics[clinic].tz.clone();
    let today = now.date_in(&tz);
    let days = |days: i64| jiff::Span::new().days(days);
    let first = match meant {
        Some(visit) => visit.starts_at.date_in(&tz),
        None => today.saturating_add(days(play.dice.between(-2, 12))),
    };
    let last = first.saturating_add(days(play.dice.between(0, 2)));
    let (name, actor, mut against) = keeper(play, clinic);
    let meets_days = |one: &&Appointment| {
        let day = |at: Instant| at.date_in(&tz);
        day(one.starts_at) <= last && first <= day(one.ends_at.plus_seconds(-1))
    };
    let id = play.cast.clinics[clinic].id;
    let meets: Vec<_> = play
        .books
        .live()
        .filter(|one| one.clinic_id == id)
        .filter(meets_days)
        .filter(|one| matches!(one.status, Status::Held | Status::Confirmed | Status::CheckedIn))
        .collect();
    let some_are_over = meets.iter().any(|one| one.hold_is_over(now));
    let despite = some_are_over || play.dice.percent(80);
    if !meets.is_empty() && !despite {
        against.push("appointments_affected");
    }
    let others = play.model.holidays.iter().filter(|other| other.clinic == clinic);
    if last < today || others.clone().any(|other| other.first <= last && first <= other.last) {
        against.push("invalid_fields");
    }
    let input = HolidayInput {
        name: Some("A feast".to_owned()),
        first_date: Some(Date(first)),
        last_date: (last != first || play.dice.percent(50)).then_some(Date(last)),
    };
    let known = if despite { booking::Known::Unasked } else { booking::Known::Only(Vec::new()) };
    let are_offered_times = play.dice.percent(75);
    let affected = booking::Affected { known, are_offered_times };
    let becomes = if are_offered_times { "; patients are offered times" } else { "" };
    let what = format!("{name} closes clinic {clinic} {first} - {last}{becomes}");
    let answer = booking::add_holiday(&play.world.app, &actor, id, input, affected).await;
    let entered = answer.as_ref().ok().map(|view| view.id);
    let mut told = judge_with(what, answer, &against, |_| vec![])?;
    play.model.holidays.extend(entered.map(|id| Holiday { id, clinic, first, last }));
    // Mostly a worker comes by before anything else happens.
    if entered.is_some() && are_offered_times && play.dice.percent(70) {
        let made = booking::offer_due(&play.world.app).await.map_err(|error| format!("offers: {error:?}"))?;
        told.what = format!("{}; {made} offers", told.what);
    }
    Ok(told)
}

async fn remove(play: &mut Play<'_>, holiday: &Holiday) -> Checked<Told> {
    let (name, actor, against) = keeper(play, holiday.clinic);
    let id = play.cast.clinics[holiday.clinic].id;
    let answer = booking::remove_holiday(&play.world.app, &actor, id, holiday.id).await;
    if answer.is_ok() {
        play.model.holidays.retain(|other| other.id != holiday.id);
    }
    judge_with(format!("{name} opens clinic {} again", holiday.clinic), answer, &against, |()| vec![])
}
