//! What must hold after every step, whatever happened.

use std::collections::BTreeMap;

use app::booking::{self, Appointment, Status, TRANSITIONS};
use kernel::time::Instant;

use super::{
    Checked,
    books::Books,
    model::Ask,
    steps::{Effect, Play, Told, times_shown},
};

/// Everything, in the order in which a fault is easiest to understand.
pub async fn check(play: &mut Play<'_>, before: &Books, told: &Told) -> Checked {
    let now = play.world.now();
    overlaps(play)?;
    explained(before, &play.books, told, now)?;
    audited(&play.books)?;
    holds(&play.books, now)?;
    if told.refused {
        no_trace(before, &play.books)?;
    }
    let differences = booking::check(&play.world.app).await.map_err(|error| format!("check: {error:?}"))?;
    if let Some(first) = differences.first() {
        return Err(format!("the sheets differ from the appointments: {first:?}"));
    }
    shown(play).await
}

/// No more visits at once than a doctor has lanes, none of them in one lane; a patient is in one place.
pub fn overlaps(play: &Play<'_>) -> Checked {
    let live: Vec<&Appointment> = play.books.live().collect();
    for (place, one) in live.iter().enumerate() {
        let capacity = play.cast.doctors[play.cast.doctor(one.doctor_id)].capacity;
        if !(0..capacity).contains(&one.lane) {
            return Err(format!("{} is in lane {} of {capacity}", one.id, one.lane));
        }
        for other in &live[..place] {
            let claims = one.claimed_from < other.claimed_until && other.claimed_from < one.claimed_until;
            let visits = one.starts_at < other.ends_at && other.starts_at < one.ends_at;
            if one.doctor_id == other.doctor_id && one.lane == other.lane && claims {
                return Err(format!("{} and {} overlap in one lane of a doctor", one.id, other.id));
            }
            if one.patient_id == other.patient_id && visits {
                return Err(format!("{} and {} overlap for one patient", one.id, other.id));
            }
        }
    }
    Ok(())
}

/// Every change was told to somebody, or is a hold that ran out; everything that was told is there.
fn explained(before: &Books, after: &Books, told: &Told, now: Instant) -> Checked {
    for id in after.changed_since(before) {
        let Some(new) = after.appointments.get(&id) else { return Err(format!("{id} is gone")) };
        let effects: Vec<Effect> =
            told.effects.iter().copied().filter(|effect| effect.about() == id).collect();
        let Some(old) = before.appointments.get(&id) else {
            if !effects.iter().any(|effect| matches!(effect, Effect::Held(..))) {
                return Err(format!("{id} came from nowhere: {new:?}"));
            }
            continue;
        };
        let expired = old.status == Status::Held && new.status == Status::Expired && old.hold_is_over(now);
        let steps = new.version - old.version;
        if steps != effects.len() as i64 + i64::from(expired) {
            return Err(format!(
                "{id} changed {steps} times, but only {effects:?} was told: {old:?} -> {new:?}"
            ));
        }
        if !may_become(old.status, new.status, steps) {
            return Err(format!("{id} went from {} to {} in {steps}", old.status, new.status));
        }
        if new.sequence < old.sequence || new.created_at != old.created_at {
            return Err(format!("{id} has another past: {old:?} -> {new:?}"));
        }
    }
    told.effects.iter().try_for_each(|effect| is_there(after, *effect))
}

fn is_there(after: &Books, effect: Effect) -> Checked {
    let id = effect.about();
    let Some(row) = after.appointments.get(&id) else { return Err(format!("{effect:?} is not there")) };
    let so = match effect {
        Effect::Held(_, at) => row.starts_at == at && row.status == Status::Held && row.version == 1,
        Effect::Extended(_) => row.hold_extended,
        Effect::Became(_, status) => row.status == status,
        Effect::Moved(_, at) => row.starts_at == at,
    };
    let whole =
        row.claimed_from <= row.starts_at && row.starts_at < row.ends_at && row.ends_at <= row.claimed_until;
    if so && whole { Ok(()) } else { Err(format!("{effect:?} was told, but there is {row:?}")) }
}

/// Whether `to` can be reached in at most so many legal steps.
fn may_become(from: Status, to: Status, steps: i64) -> bool {
    from == to
        || steps > 0
            && TRANSITIONS.iter().any(|(start, end)| *start == from && may_become(*end, to, steps - 1))
}

/// One line of the audit for each version of an appointment, and the calendar's sequence as the audit tells it.
fn audited(books: &Books) -> Checked {
    for (id, row) in &books.appointments {
        let lines = books.audited.get(&id.to_string()).map(Vec::as_slice).unwrap_or_default();
        let sequence = lines.iter().filter(|action| {
            matches!(action.as_str(), "appointment.confirm" | "appointment.reschedule" | "appointment.cancel")
        });
        if lines.len() as i64 != row.version || sequence.count() as i32 != row.sequence {
            return Err(format!("the audit of {row:?} says {lines:?}"));
        }
    }
    Ok(())
}

/// At most three live holds an account, each in a place of its own; nothing else has a place or an end of a hold.
fn holds(books: &Books, now: Instant) -> Checked {
    let mut places: BTreeMap<_, Vec<i32>> = BTreeMap::new();
    for row in books.appointments.values() {
        if row.status != Status::Held
            && (row.hold_place.is_some() || row.status == Status::Confirmed && row.hold_expires_at.is_some())
        {
            return Err(format!("{row:?} still keeps a place among the holds"));
        }
        if row.status == Status::Held && row.hold_expires_at.is_none_or(|end| end.seconds_since(now) > 3600) {
            return Err(format!("{row:?} is held for too long"));
        }
        if let Some(place) = row.hold_place {
            places.entry(row.account_id).or_default().push(place);
        }
    }
    for (account, mut places) in places {
        places.sort_unstable();
        places.dedup();
        if places.iter().any(|place| !(0..3).contains(place)) || account.is_none() {
            return Err(format!("{account:?} keeps holds in {places:?}"));
        }
    }
    Ok(())
}

/// A refusal leaves nothing behind; holds that ran out may have been released on its way.
fn no_trace(before: &Books, after: &Books) -> Checked {
    let expired = after.changed_since(before).len() as i64;
    for (table, rows) in &after.rows {
        let allowed = match *table {
            "audit" => expired,
            "outbox" => 2 * expired,
            _ => 0,
        };
        let more = rows - before.rows[table];
        if more != allowed {
            return Err(format!("a refusal left {more} rows in {table}"));
        }
    }
    Ok(())
}

/// Some doctor's times of some day are shown exactly as the model says.
async fn shown(play: &mut Play<'_>) -> Checked {
    let doctor = play.dice.below(play.cast.doctors.len());
    let services = play.cast.doctors[doctor].services.len();
    let service = play.dice.below(services + 1).checked_sub(1);
    let tz = &play.cast.clinic_of(doctor).tz;
    let now = play.world.now();
    let date = now.date_in(tz).saturating_add(jiff::Span::new().days(play.dice.between(0, 12)));
    let shown = times_shown(play, doctor, service, date, 1).await?;
    play.books = Books::read(&play.world.app).await?;
    if play.model.suspended.contains(&doctor) {
        return Ok(());
    }
    let ask = Ask {
        doctor,
        service: service.map(|place| &play.cast.doctors[doctor].services[place]),
        staff: false,
        beside: None,
    };
    let offered = play.model.offered(play.cast, &play.books, ask, date, now);
    let text = |at: Instant| at.rfc3339(tz);
    for (at, _) in &shown {
        if !offered.may.contains(at) {
            return Err(format!(
                "doctor {doctor}, service {service:?}: {} is shown and is not free",
                text(*at)
            ));
        }
    }
    for at in offered.must {
        if !shown.iter().any(|(shown, _)| *shown == at) {
            return Err(format!("doctor {doctor}, service {service:?}: {} is free and not shown", text(at)));
        }
    }
    Ok(())
}
