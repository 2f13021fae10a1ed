//! A doctor as the index keeps one.

use app::search::{
    DoctorCard, Entry, NextTime,
    rules::{NO_TIME, Part, minute, words},
};
use kernel::{text::folded, time::Instant};
use serde_json::{Map, Value, json};

use super::mapping::{BETWEEN, words_of};

/// The fields of a doctor; of one whom the public may not see, only that.
pub fn of(entry: &Entry, now: Instant) -> Value {
    let document = &entry.document;
    let profile = &document.profile;
    let until = document.listed_until().and_then(|date| date.tomorrow().ok());
    let Some(over) = until.and_then(|date| date.to_zoned(document.zone.clone()).ok()) else {
        return nobody(&profile.id.to_string());
    };
    let today = now.date_in(&document.zone);
    let hours_change = document.hours_change_on(today);
    let hours_change = hours_change.and_then(|date| date.to_zoned(document.zone.clone()).ok());
    let searchable = document.searchable();
    let in_parts: Map<String, Value> = searchable
        .parts
        .iter()
        .map(|(part, words)| (words_of(*part).trim_start_matches("words.").to_owned(), json!(words)))
        .collect();
    let sounds: Vec<String> =
        searchable.sounds.iter().map(|(sound, name)| format!("{sound}{BETWEEN}{name}")).collect();
    let tenths = profile.rating.average.map_or(0, |average| (average * 10.0).round() as i64);
    let clinic = &profile.clinic;
    let place = clinic.latitude.zip(clinic.longitude);
    let next = match entry.next {
        NextTime::Unasked => 0,
        NextTime::Asked(next) => minute(next),
    };
    let mut specialization =
        named(profile.specializations.iter().map(|of| (of.id.to_string(), of.name.as_str())));
    let pictured = profile.specializations.iter();
    let pictured = pictured.map(|of| shown(&of.id.to_string(), &of.name, of.image.as_deref()));
    specialization["shown"] = pictured.collect();
    json!({
        "id": profile.id,
        "words": in_parts,
        "sounds": sounds,
        "specialization": specialization,
        "qualification": named(profile.qualifications.iter().map(|of| {
            (of.qualification_id.to_string(), of.qualification.as_str())
        })),
        "department": profile.department.as_ref().map(|of| {
            let mut fields = named([(folded(&of.name), of.name.as_str())]);
            fields["id"] = json!(of.id);
            fields
        }),
        "clinic": named([(clinic.id.to_string(), clinic.name.as_str())]),
        "city": named([(folded(&clinic.city), clinic.city.as_str())]),
        "language": profile.languages,
        "mode": profile.modes,
        "gender": profile.gender,
        "fee": profile.consultation_fee.amount,
        "rating": tenths,
        "rating_count": profile.rating.count,
        "rating_weight": tenths * profile.rating.count,
        "patients_seen": profile.patients_seen.clamp(0, i64::from(u32::MAX)),
        "keeps": document.keeps,
        "accepts_new": profile.accepts_new,
        "week": hours(&document.week(today)).collect::<Vec<_>>(),
        "place": place.map(|(latitude, longitude)| json!({ "lat": latitude, "lon": longitude })),
        "zone": clinic.time_zone,
        "listed_before": Instant::from(over.timestamp()).0,
        "hours_change_at": hours_change.map(|midnight| Instant::from(midnight.timestamp()).0),
        "next": next.min(NO_TIME),
        "asked": minute(Some(now)),
        "card": DoctorCard::of(profile),
    })
}

/// Whoever is not found keeps a place: an older write that comes late meets the newer one.
pub fn nobody(id: &str) -> Value {
    json!({ "id": id, "listed_before": 0 })
}

fn named<'a>(entries: impl IntoIterator<Item = (String, &'a str)>) -> Value {
    let mut columns = (Vec::new(), Vec::new(), Vec::new());
    for (key, name) in entries {
        columns.1.push(words(name).join(" "));
        columns.2.push(format!("{key}{BETWEEN}{name}"));
        columns.0.push(key);
    }
    json!({ "key": columns.0, "folded": columns.1, "named": columns.2 })
}

/// A specialization with all that is shown of it.
pub fn shown(id: &str, name: &str, image: Option<&str>) -> String {
    format!("{id}{BETWEEN}{name}{BETWEEN}{}", image.unwrap_or_default())
}

/// The hours of a week as numbers from 0, Monday's first.
pub fn hours(week: &[u32; 7]) -> impl Iterator<Item = u32> {
    let days = (0..).zip(*week);
    days.flat_map(|(day, hours)| {
        (0..24).filter(move |hour| hours & (1 << hour) != 0).map(move |hour| day * 24 + hour)
    })
}

/// The parts whose words a question may be looked for in, as they stand in a document.
pub fn words_in(source: &Value, part: Part) -> impl Iterator<Item = &str> {
    let words = source["words"][words_of(part).trim_start_matches("words.")].as_array();
    words.into_iter().flatten().filter_map(Value::as_str)
}
