//! Letters: about what is, once, and none about what is no more.

use std::collections::{BTreeMap, BTreeSet};

use app::booking::{Appointment, Status};

use crate::sim::{
    Checked,
    books::{Books, Mail},
    steps::Play,
};

/// A letter about a visit: its kind, the appointment and the sequence it tells of.
struct Letter<'a> {
    kind: &'a str,
    appointment: &'a Appointment,
    sequence: i32,
    mail: &'a Mail,
}

/// What came with this step tells what is so now: a letter is written from the present state.
pub fn told_by_mail(play: &Play<'_>, before: &Books) -> Checked {
    let mut told: BTreeMap<_, BTreeSet<&str>> = BTreeMap::new();
    for letter in letters(&play.books)? {
        let kinds = told.entry((letter.appointment.id, letter.sequence)).or_default();
        kinds.insert(letter.kind);
        if kinds.len() > 1 {
            return Err(format!("{kinds:?} tell of one change of {}", letter.appointment.id));
        }
        calendar(&letter)?;
        if !before.mails.contains(letter.mail) {
            so_now(&letter)?;
        }
    }
    Ok(())
}

fn letters(books: &Books) -> Checked<Vec<Letter<'_>>> {
    let about = |mail: &Mail| -> Option<(String, String, i32)> {
        let mut parts = mail.dedup_key.splitn(3, '/').map(str::to_owned);
        let (kind, id, sequence) = (parts.next()?, parts.next()?, parts.next()?);
        Some((kind, id, sequence.parse().ok()?))
    };
    let mut letters = Vec::new();
    for mail in books.mails.iter().filter(|mail| mail.dedup_key.starts_with("appointment_")) {
        let Some((kind, id, sequence)) = about(mail) else { return Err(format!("an odd letter: {mail:?}")) };
        let id = id.parse().map_err(|error| format!("{error:?} in {mail:?}"))?;
        let Some(appointment) = books.appointments.get(&id) else {
            return Err(format!("a letter about nothing: {mail:?}"));
        };
        letters.push(Letter { kind: &mail.dedup_key[..kind.len()], appointment, sequence, mail });
    }
    Ok(letters)
}

fn so_now(letter: &Letter<'_>) -> Checked {
    let row = letter.appointment;
    let fits = match letter.kind {
        "appointment_cancelled" => row.status == Status::Cancelled,
        "appointment_confirmed" | "appointment_moved" => row.status == Status::Confirmed,
        _ => false,
    };
    let calendar = letter.mail.calendar.as_deref().unwrap_or_default();
    let is_newest = has(calendar, &format!("SEQUENCE:{}", row.version));
    if fits && is_newest && letter.sequence == row.sequence {
        return Ok(());
    }
    Err(format!("{} of sequence {} was sent about {row:?}", letter.kind, letter.sequence))
}

/// The calendar file takes the entry away exactly when the visit is off.
fn calendar(letter: &Letter<'_>) -> Checked {
    let text = letter.mail.calendar.as_deref().unwrap_or_default();
    let cancels = letter.kind == "appointment_cancelled";
    let method = if cancels { "CANCEL" } else { "REQUEST" };
    let status = if cancels { "STATUS:CANCELLED" } else { "STATUS:CONFIRMED" };
    let sound = has(text, &format!("METHOD:{method}"))
        && has(text, status)
        && letter.mail.calendar_method.as_deref() == Some(method);
    if sound { Ok(()) } else { Err(format!("{} carries this calendar: {text}", letter.kind)) }
}

fn has(calendar: &str, line: &str) -> bool {
    calendar.lines().any(|other| other.trim_end() == line)
}

/// When nothing is under way any more: whoever has an appointment was told of it as it stands, and whoever was told of
/// one that is off was told that too.
pub fn whole(play: &Play<'_>) -> Checked {
    let letters = letters(&play.books)?;
    for row in play.books.appointments.values().filter(|row| row.account_id.is_some()) {
        let mut of_it = letters.iter().filter(|letter| letter.appointment.id == row.id);
        let sound = match row.status {
            Status::Confirmed => of_it.any(|letter| letter.sequence == row.sequence),
            Status::Cancelled => {
                let last = of_it.max_by_key(|letter| letter.sequence);
                last.is_none_or(|letter| letter.kind == "appointment_cancelled")
            }
            _ => true,
        };
        if !sound {
            let keys: Vec<_> = play.books.mails.iter().map(|mail| mail.dedup_key.as_str()).collect();
            return Err(format!("nobody told of {row:?}; there are {keys:?}"));
        }
    }
    Ok(())
}
