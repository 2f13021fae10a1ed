//! The clinic changes when and how its doctors can be booked.

use app::{
    Actor,
    booking::{self, Appointment, Status},
    clinics::{self, ChangeClinic, ChangeDepartment, ChangeResource, OpeningHours},
    doctors::{self, ChangeDoctor, ChangeService},
    schedule::{self, HoursInput, HoursPatch, LeaveInput},
};
use kernel::{
    id::DepartmentId,
    time::{Date, Weekday, minute_of_day_text},
};

use super::{
    Play, Told,
    calls::{code_of, judge_with},
    nothing,
};
use crate::sim::{
    Checked,
    model::{Hours, Leave, Opening},
};

/// Who changes a doctor's schedule, and why they may not.
fn keeper(play: &mut Play<'_>, doctor: usize) -> (&'static str, Actor, Vec<&'static str>) {
    let here = play.cast.clinic_of(doctor);
    let other = &play.cast.clinics[(play.cast.doctors[doctor].clinic + 1) % play.cast.clinics.len()];
    let own = &play.cast.doctors[doctor];
    match play.dice.below(12) {
        0 => ("the desk", here.desk.clone(), vec!["forbidden"]),
        1 => ("another manager", other.manager.clone(), vec!["not_found"]),
        2 | 3 => ("the administrator", play.cast.administrator.clone(), vec![]),
        4..8 if !play.model.doctors[doctor].suspended => ("the doctor", own.actor.clone(), vec![]),
        _ => ("the manager", here.manager.clone(), vec![]),
    }
}

pub async fn leave(play: &mut Play<'_>) -> Checked<Told> {
    let known = play.model.leave.clone();
    match play.dice.pick(&known) {
        Some(leave) if play.dice.percent(40) => remove_leave(play, leave).await,
        _ => add_leave(play, 50).await,
    }
}

/// Leave over somebody's visit, where there is one.
pub async fn cross_out(play: &mut Play<'_>) -> Checked<Told> {
    add_leave(play, 100).await
}

/// In so many of a hundred cases over somebody's visit.
async fn add_leave(play: &mut Play<'_>, percent: u64) -> Checked<Told> {
    let now = play.now();
    let ahead = |one: &&Appointment| one.status == Status::Confirmed && one.starts_at > now;
    let visits: Vec<Appointment> = play.books.live().filter(ahead).cloned().collect();
    let meant = if play.dice.percent(percent) { play.dice.pick(&visits) } else { None };
    let (doctor, from) = match meant {
        Some(visit) => {
            let before = play.dice.between(0, 86_400);
            (play.cast.doctor(visit.doctor_id), visit.starts_at.plus_seconds(-before))
        }
        None => {
            let from = now.plus_seconds(play.dice.between(-86_400, 7 * 86_400));
            (play.dice.below(play.cast.doctors.len()), from)
        }
    };
    let least = meant.map_or(60, |visit| visit.ends_at.seconds_since(from));
    let until = from.plus_seconds(play.dice.between(least, least.max(2 * 86_400)));
    let (name, actor, mut against) = keeper(play, doctor);
    let (from, until) = (whole_second(from), whole_second(until));
    let id = play.doctor_id(doctor);
    let meets: Vec<_> = play
        .books
        .live()
        .filter(|one| one.doctor_id == id && one.starts_at < until && from < one.ends_at)
        .filter(|one| matches!(one.status, Status::Held | Status::Confirmed | Status::CheckedIn))
        .collect();
    let some_are_over = meets.iter().any(|one| one.hold_is_over(now));
    let despite = some_are_over || play.dice.percent(80);
    if !meets.is_empty() && !despite {
        against.push("appointments_affected");
    }
    if until <= now {
        against.push("invalid_fields");
    }
    let text = |at: kernel::time::Instant| Some(at.timestamp().to_string());
    let input = LeaveInput { starts_at: text(from), ends_at: text(until), reason: None };
    let known = if despite { booking::Known::Unasked } else { booking::Known::Only(Vec::new()) };
    let are_offered_times = play.dice.percent(75);
    let visits = booking::Affected { known, are_offered_times };
    let becomes = if are_offered_times { "; patients are offered times" } else { "" };
    let (first, last) = (from.timestamp(), until.timestamp());
    let what = format!("{name} enters leave of doctor {doctor} {first} - {last}{becomes}");
    let answer = booking::take_leave(&play.world.app, &actor, id, input, visits).await;
    let entered = answer.as_ref().ok().map(|view| view.id);
    let mut told = judge_with(what, answer, &against, |_| vec![])?;
    play.model.leave.extend(entered.map(|id| Leave { id, doctor, from, until }));
    // Mostly a worker comes by before anything else happens.
    if entered.is_some() && are_offered_times && play.dice.percent(70) {
        let made = booking::offer_due(&play.world.app).await.map_err(|error| format!("offers: {error:?}"))?;
        told.what = format!("{}; {made} offers", told.what);
    }
    Ok(told)
}

fn whole_second(at: kernel::time::Instant) -> kernel::time::Instant {
    kernel::time::Instant(at.0 - at.0.rem_euclid(1_000_000))
}

async fn remove_leave(play: &mut Play<'_>, leave: &Leave) -> Checked<Told> {
    let (name, actor, against) = keeper(play, leave.doctor);
    let id = play.doctor_id(leave.doctor);
    let answer = booking::remove_leave(&play.world.app, &actor, id, leave.id).await;
    if answer.is_ok() {
        play.model.leave.retain(|other| other.id != leave.id);
    }
    judge_with(format!("{name} takes leave {} back", leave.id), answer, &against, |()| vec![])
}

pub async fn hours(play: &mut Play<'_>) -> Checked<Told> {
    let doctor = play.dice.below(play.cast.doctors.len());
    let rows: Vec<Hours> = play.model.hours.iter().filter(|row| row.doctor == doctor).cloned().collect();
    match play.dice.below(4) {
        0 | 1 => add_hours(play, doctor, &rows).await,
        2 if rows.len() > 2 => remove_hours(play, doctor, &rows).await,
        _ => change_hours(play, doctor, &rows).await,
    }
}

async fn add_hours(play: &mut Play<'_>, doctor: usize, rows: &[Hours]) -> Checked<Told> {
    let (name, actor, mut against) = keeper(play, doctor);
    let day = Weekday::ALL[play.dice.below(7)];
    let (starts, slot) =
        (play.dice.between(0, 40) * 30, *play.dice.pick(&[10, 15, 25, 30, 60]).unwrap_or(&30));
    let ends = (starts + slot * play.dice.between(1, 8)).min(1440);
    let places = (ends - starts) / slot;
    let ends = starts + slot * places;
    let first =
        play.now().date_in(&play.tz(doctor)).saturating_add(jiff::Span::new().days(play.dice.between(-3, 9)));
    let until = play.dice.percent(40).then(|| first.saturating_add(jiff::Span::new().days(10)));
    let from = play.dice.percent(40).then_some(first);
    let as_sitting = play.dice.percent(50);
    let number = |number: i64| u16::try_from(number).ok();
    let service = play.model.doctors[doctor].services.first().map(|service| service.id);
    let service = service.filter(|_| play.dice.percent(30));
    let department_id = department(play, doctor);
    let input = HoursInput {
        day: Some(day),
        start: Some(minute_of_day_text(starts as u16)),
        end: (!as_sitting).then(|| minute_of_day_text(ends as u16)),
        slot_minutes: number(slot).filter(|_| !as_sitting),
        appointment_duration: number(slot).filter(|_| as_sitting),
        num_slots: number(places).filter(|_| as_sitting),
        service_ids: service.map(|id| vec![id]),
        department_id,
        valid_from: from.map(Date),
        valid_until: until.map(Date),
        ..HoursInput::default()
    };
    let new = (i64::from(day.iso()), starts, ends, from, until);
    if places < 1 || rows.iter().any(|row| row.meets(new)) || !is_of_clinic(play, doctor, department_id) {
        against.push("invalid_fields");
    }
    let what = format!("{name} adds hours of doctor {doctor}: {new:?} by {slot}");
    let answer = schedule::add_hours(&play.world.app, &actor, play.doctor_id(doctor), input).await;
    if let Ok(view) = &answer {
        play.model.note_hours(doctor, view);
    }
    judge_with(what, answer, &against, |_| vec![])
}

/// The doctor's own, or one of the clinic, and sometimes another clinic's.
fn department(play: &mut Play<'_>, doctor: usize) -> Option<DepartmentId> {
    let here = play.cast.doctors[doctor].clinic;
    let clinic = match play.dice.below(10) {
        0..5 => return None,
        9 => (here + 1) % play.cast.clinics.len(),
        _ => here,
    };
    play.dice.pick(&play.cast.clinics[clinic].departments).copied()
}

fn is_of_clinic(play: &Play<'_>, doctor: usize, id: Option<DepartmentId>) -> bool {
    id.is_none_or(|id| play.cast.clinic_of(doctor).departments.contains(&id))
}

async fn change_hours(play: &mut Play<'_>, doctor: usize, rows: &[Hours]) -> Checked<Told> {
    let Some(row) = play.dice.pick(rows).cloned() else { return Ok(nothing("no hours to change")) };
    let (name, actor, mut against) = keeper(play, doctor);
    let slot = *play.dice.pick(&[10, 20, 30, 45]).unwrap_or(&30);
    let ends = (row.ends + play.dice.between(-6, 6) * 10).clamp(row.starts + 5, 1440);
    let department_id = play.dice.percent(40).then(|| department(play, doctor));
    let patch = HoursPatch {
        department_id,
        end: Some(minute_of_day_text(ends as u16)),
        slot_minutes: Some(slot),
        ..HoursPatch::default()
    };
    let new = (row.weekday, row.starts, ends, row.from, row.until);
    let others = rows.iter().filter(|other| other.id != row.id);
    let is_elsewhere = !is_of_clinic(play, doctor, department_id.flatten());
    if i64::from(slot) > ends - row.starts || others.clone().any(|other| other.meets(new)) || is_elsewhere {
        against.push("invalid_fields");
    }
    let what = format!("{name} changes hours of doctor {doctor}: {new:?} by {slot}");
    let id = play.doctor_id(doctor);
    let answer = schedule::change_hours(&play.world.app, &actor, id, row.id, patch).await;
    if let Ok(view) = &answer {
        play.model.note_hours(doctor, view);
    }
    judge_with(what, answer, &against, |_| vec![])
}

async fn remove_hours(play: &mut Play<'_>, doctor: usize, rows: &[Hours]) -> Checked<Told> {
    let Some(row) = play.dice.pick(rows).cloned() else { return Ok(nothing("no hours to remove")) };
    let (name, actor, against) = keeper(play, doctor);
    let answer = schedule::remove_hours(&play.world.app, &actor, play.doctor_id(doctor), row.id).await;
    if answer.is_ok() {
        play.model.hours.retain(|other| other.id != row.id);
    }
    judge_with(format!("{name} removes hours of doctor {doctor}: {row:?}"), answer, &against, |()| vec![])
}

/// Suspended, restored; more lanes or fewer; another registration; another service.
pub async fn doctor(play: &mut Play<'_>) -> Checked<Told> {
    let doctor = play.dice.below(play.cast.doctors.len());
    let (app, id) = (play.world.app.clone(), play.doctor_id(doctor));
    let manager = play.cast.clinic_of(doctor).manager.clone();
    match play.dice.below(6) {
        0 | 1 => {
            let suspended = play.model.doctors[doctor].suspended;
            let suspends = if play.dice.percent(90) { !suspended } else { suspended };
            let against = if suspends == suspended { vec!["illegal_transition"] } else { vec![] };
            let answer = if suspends {
                doctors::suspend(&app, &manager, id).await
            } else {
                doctors::restore(&app, &manager, id).await
            };
            play.model.doctors[doctor].suspended = suspends;
            let what = format!("doctor {doctor} is {}", if suspends { "suspended" } else { "restored" });
            judge_with(what, answer, &against, |_| vec![])
        }
        2 | 3 => {
            let capacity = play.dice.between(1, 4);
            let practice = &mut play.model.doctors[doctor];
            practice.capacity = capacity as i32;
            practice.most_lanes = practice.most_lanes.max(practice.capacity);
            let input = ChangeDoctor { capacity: Some(capacity), ..ChangeDoctor::default() };
            let answer = doctors::change(&app, &manager, id, input, None).await;
            judge_with(format!("doctor {doctor} sees {capacity} at once"), answer, &[], |_| vec![])
        }
        4 => {
            let days = play.dice.between(2, 40);
            let expiry = play.now().date_in(&play.tz(doctor)).saturating_add(jiff::Span::new().days(days));
            play.model.doctors[doctor].registration_expiry = expiry;
            let input = ChangeDoctor { registration_expiry: Some(Date(expiry)), ..ChangeDoctor::default() };
            let answer = doctors::change(&app, &manager, id, input, None).await;
            judge_with(format!("doctor {doctor} is registered until {expiry}"), answer, &[], |_| vec![])
        }
        _ => service(play, doctor).await,
    }
}

async fn service(play: &mut Play<'_>, doctor: usize) -> Checked<Told> {
    let services = play.model.doctors[doctor].services.len();
    if services == 0 {
        return Ok(nothing("no service to change"));
    }
    let place = play.dice.below(services);
    let mut service = play.model.doctors[doctor].services[place].clone();
    service.minutes = play.dice.between(2, 12) * 5;
    service.before = play.dice.between(0, 3) * 5;
    service.after = play.dice.between(0, 3) * 5;
    service.notice = play.dice.between(0, 4) * 45;
    service.active = play.dice.percent(75);
    if play.dice.percent(50) {
        service.needs = play.dice.pick(&play.cast.clinic_of(doctor).ways()).cloned().unwrap_or_default();
    }
    let input = ChangeService {
        duration_minutes: Some(service.minutes),
        buffer_before_minutes: Some(service.before),
        buffer_after_minutes: Some(service.after),
        notice_minutes: Some(service.notice),
        active: Some(service.active),
        needs: Some(service.needs.clone()),
        ..ChangeService::default()
    };
    let actor = play.cast.clinic_of(doctor).manager.clone();
    let answer =
        doctors::change_service(&play.world.app, &actor, play.doctor_id(doctor), service.id, input, None)
            .await;
    let what = format!("service {place} of doctor {doctor} takes {} minutes now", service.minutes);
    play.model.doctors[doctor].services[place] = service;
    judge_with(what, answer, &[], |_| vec![])
}

/// A room or device is out of use, or in use again.
async fn resource(play: &mut Play<'_>, clinic: usize) -> Checked<Told> {
    let (app, manager) = (play.world.app.clone(), play.cast.clinics[clinic].manager.clone());
    let id = *play.dice.pick(&play.cast.clinics[clinic].resources).expect("there are three");
    let active = play.model.out_of_use.remove(&id);
    if !active {
        play.model.out_of_use.insert(id);
    }
    let input = ChangeResource { active: Some(active), ..ChangeResource::default() };
    let answer = doctors::change_resource(&app, &manager, id, input, None).await;
    judge_with(format!("{id} of clinic {clinic} is in use: {active}"), answer, &[], |_| vec![])
}

/// A department's hours, a clinic's rules, or its rooms.
pub async fn house(play: &mut Play<'_>) -> Checked<Told> {
    let clinic = play.dice.below(play.cast.clinics.len());
    let (app, manager) = (play.world.app.clone(), play.cast.clinics[clinic].manager.clone());
    if play.dice.percent(30) {
        return resource(play, clinic).await;
    }
    if play.dice.percent(50) {
        let terms = &mut play.model.terms[clinic];
        terms.pay_at_desk = play.dice.percent(50);
        terms.hold_minutes = play.dice.between(3, 20);
        terms.notice_minutes = play.dice.between(0, 4) * 300;
        terms.late_fee = play.dice.percent(50).then(|| play.dice.between(0, 10) * 1_000);
        terms.missed_fee = play.dice.between(0, 10) * 1_000;
        let input = ChangeClinic {
            pay_at_desk: Some(terms.pay_at_desk),
            hold_minutes: Some(terms.hold_minutes),
            cancel_notice_minutes: Some(terms.notice_minutes),
            late_cancel_fee_bp: Some(terms.late_fee),
            no_show_fee_bp: Some(terms.missed_fee),
            ..ChangeClinic::default()
        };
        let what = format!("clinic {clinic} has other rules: {terms:?}");
        let answer = clinics::change_clinic(&app, &manager, play.cast.clinics[clinic].id, input, None).await;
        return judge_with(what, answer, &[], |_| vec![]);
    }
    let id = play.cast.clinics[clinic].departments[play.dice.below(2)];
    // One stretch a day, sometimes over midnight, sometimes none at all.
    let mut openings = Vec::new();
    for weekday in 1..=7 {
        if play.dice.percent(70) {
            let opens = play.dice.between(0, 20) * 30;
            openings.push(Opening { weekday, opens, closes: opens + play.dice.between(4, 26) * 30 });
        }
    }
    let text = |minute: i64| minute_of_day_text(minute as u16);
    let hours = openings.iter().map(|opening| OpeningHours {
        day: Weekday::ALL[opening.weekday as usize - 1],
        opens: text(opening.opens),
        closes: text(opening.closes),
    });
    let input = ChangeDepartment { hours: Some(hours.collect()), ..ChangeDepartment::default() };
    let answer = schedule::change_department(&app, &manager, id, input, None).await;
    if let Err(error) = &answer {
        return Err(format!("a department's hours: {:?}: {error:?}", code_of(error)));
    }
    let what = format!("{id} of clinic {clinic} is open at {openings:?}");
    play.model.departments.insert(id, openings);
    judge_with(what, answer, &[], |_| vec![])
}
