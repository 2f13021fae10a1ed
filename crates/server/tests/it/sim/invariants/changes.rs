//! What changed, and who was told.

use std::collections::BTreeMap;

use app::booking::{Status, TRANSITIONS};

use crate::sim::{
    Checked,
    books::Books,
    steps::{Effect, Play, Told},
};

/// Every change was told to somebody, or is a hold that ran out, or was paid for; everything that was told is there.
pub fn explained(play: &Play<'_>, before: &Books, told: &Told) -> Checked {
    let (after, now) = (&play.books, play.world.now());
    // A call that was broken off may have done its one thing.
    let mut unexplained = i64::from(told.cut);
    for id in after.changed_since(before) {
        let Some(new) = after.appointments.get(&id) else { return Err(format!("{id} is gone")) };
        let effects: Vec<Effect> =
            told.effects.iter().copied().filter(|effect| effect.about() == id).collect();
        let Some(old) = before.appointments.get(&id) else {
            let held = effects.iter().any(|effect| matches!(effect, Effect::Held(..) | Effect::WalkedIn(..)));
            unexplained -= i64::from(!held);
            if unexplained < 0 {
                return Err(format!("{id} came from nowhere: {new:?}"));
            }
            continue;
        };
        let expired = old.status == Status::Held && new.status == Status::Expired && old.hold_is_over(now);
        let was_paid = after.charges_of(id).any(|charge| charge.was_paid());
        let paid = told.settles && old.status == Status::Held && new.status != Status::Held && was_paid;
        // The doctor is away, and nobody has chosen another time.
        let called_off = (old.status, new.status) == (Status::Confirmed, Status::Cancelled)
            && old.starts_at <= now
            && after.offers.iter().any(|offer| offer.appointment_id == id);
        let by_itself = i64::from(paid) + i64::from(called_off);
        let steps = new.version - old.version;
        let least = effects.len() as i64 + i64::from(expired);
        let more = steps - least;
        if more > by_itself {
            unexplained -= more - by_itself;
        }
        if more < 0 || unexplained < 0 {
            return Err(format!("{id} changed {steps} times, told was {effects:?}: {old:?} -> {new:?}"));
        }
        if !may_become(old.status, new.status, steps) {
            return Err(format!("{id} went from {} to {} in {steps}", old.status, new.status));
        }
        if new.sequence < old.sequence || new.created_at != old.created_at || new.price() != old.price() {
            return Err(format!("{id} has another past: {old:?} -> {new:?}"));
        }
    }
    told.effects.iter().try_for_each(|effect| is_there(play, *effect))
}

fn is_there(play: &Play<'_>, effect: Effect) -> Checked {
    let id = effect.about();
    let Some(row) = play.books.appointments.get(&id) else { return Err(format!("{effect:?} is not there")) };
    let clinic = play.cast.doctors[play.cast.doctor(row.doctor_id)].clinic;
    let now = play.world.now();
    let full_hold = now.plus_minutes(play.model.terms[clinic].hold_minutes);
    // At the latest until the visit begins.
    let full_hold = Some(if row.starts_at > now { full_hold.min(row.starts_at) } else { full_hold });
    let so = match effect {
        Effect::Held(_, at) => {
            let as_new = row.status == Status::Held && row.version == 1 && row.hold_expires_at == full_hold;
            as_new && row.starts_at == at && row.pay_at_desk == play.model.terms[clinic].pay_at_desk
        }
        Effect::WalkedIn(_, at) => {
            let is_here = row.status == Status::CheckedIn && row.arrived_at == Some(play.world.now());
            is_here && row.version == 1 && row.starts_at == at
        }
        Effect::Extended(_) => row.hold_extended && row.hold_expires_at == full_hold,
        Effect::Became(_, status) => row.status == status,
        Effect::Moved(_, at) => row.starts_at == at,
        Effect::Given(_, doctor_id, at) => (row.doctor_id, row.starts_at) == (doctor_id, at),
        Effect::Resized(_, minutes) => row.minutes() == minutes,
        Effect::Touched(_) => true,
    };
    // What it needs, in the order of its needs; whoever stays in place stays in the room as well.
    let is_placed =
        matches!(effect, Effect::Held(..) | Effect::WalkedIn(..) | Effect::Moved(..) | Effect::Given(..));
    let services = &play.model.doctors[play.cast.doctor(row.doctor_id)].services;
    let needs = services.iter().find(|service| Some(service.id) == row.service_id);
    let needs = needs.map(|service| service.needs.clone()).unwrap_or_default();
    let has = row.resources();
    let is_equipped = needs.len() == has.len() && needs.iter().zip(&has).all(|(need, id)| need.contains(id));
    let department = play.model.department_at(play.cast, play.cast.doctor(row.doctor_id), row.starts_at);
    if is_placed && row.department_id != department {
        return Err(format!("{effect:?} is in {department:?} and says {:?}", row.department_id));
    }
    if is_placed && !is_equipped {
        return Err(format!("{effect:?} needs {needs:?} and has {has:?}"));
    }
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
pub fn audited(books: &Books) -> Checked {
    for (id, row) in &books.appointments {
        let lines = books.audited.get(&id.to_string()).map(Vec::as_slice).unwrap_or_default();
        let sequence = lines.iter().filter(|(action, _)| {
            matches!(action.as_str(), "appointment.confirm" | "appointment.reschedule" | "appointment.cancel")
        });
        if lines.len() as i64 != row.version || sequence.count() as i32 != row.sequence {
            return Err(format!("the audit of {row:?} says {lines:?}"));
        }
    }
    Ok(())
}

/// At most three live holds an account, each in a place of its own; nothing else has a place or an end of a hold.
pub fn holds(play: &Play<'_>) -> Checked {
    let mut places: BTreeMap<_, Vec<i32>> = BTreeMap::new();
    for row in play.books.appointments.values() {
        let held = row.status == Status::Held;
        if !held && row.hold_place.is_some()
            || row.status == Status::Confirmed && row.hold_expires_at.is_some()
        {
            return Err(format!("{row:?} still keeps a place among the holds"));
        }
        let ends_in = row.hold_expires_at.map(|end| end.seconds_since(play.world.now()));
        if held && ends_in.is_none_or(|seconds| seconds > 3600) {
            return Err(format!("{row:?} is held for too long"));
        }
        if let Some(place) = row.hold_place {
            places.entry(row.account_id).or_default().push(place);
        }
    }
    for (account, mut places) in places {
        let many = places.len();
        places.sort_unstable();
        places.dedup();
        if places.len() != many || places.iter().any(|place| !(0..3).contains(place)) || account.is_none() {
            return Err(format!("{account:?} keeps holds in {places:?}"));
        }
    }
    Ok(())
}

/// A refusal leaves nothing behind; holds that ran out may have been released on its way.
pub fn no_trace(before: &Books, after: &Books) -> Checked {
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
