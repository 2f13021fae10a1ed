//! The orders of a list as the engine sorts, and its sort values as keys.

use app::search::{
    Sort,
    rules::{LARGEST, Wanted, descending, first_of, key_of, minute_of},
};
use kernel::id::DoctorId;
use serde_json::{Value, json};

/// What an order is by, if anything but the free time.
fn leading(wanted: &Wanted, has_words: bool, average_rating: i64) -> Option<Value> {
    let script = |source: &str, params: Value| json!({ "_script": { "type": "number", "order": "asc", "script": { "source": source, "params": params } } });
    match wanted.sort {
        Sort::Relevance => has_words.then(|| json!({ "_score": "desc" })),
        Sort::Soonest => None,
        Sort::Fee => Some(json!({ "fee": "asc" })),
        Sort::Popular => Some(json!({ "patients_seen": "desc" })),
        // As the application weighs it, in whole numbers.
        Sort::Rating => Some(script(
            "long count = doc['rating_count'].value; long weighed = (doc['rating'].value * 100 * count + 5 * (long) params.average) / (count + 5); \
             return 5000 - Math.max(0L, Math.min(5000L, weighed))",
            json!({ "average": average_rating }),
        )),
        Sort::Distance => wanted.near.map(|(latitude, longitude)| {
            script(
                "doc['place'].size() == 0 ? params.nowhere : Math.floor(doc['place'].arcDistance(params.lat, params.lon))",
                json!({ "lat": latitude, "lon": longitude, "nowhere": LARGEST }),
            )
        }),
    }
}

/// The order of the engine: what comes first, the free time, the doctor.
pub fn sort(wanted: &Wanted, has_words: bool, average_rating: i64) -> Value {
    let after = [json!({ "next": "asc" }), json!({ "id": "asc" })];
    json!(leading(wanted, has_words, average_rating).into_iter().chain(after).collect::<Vec<_>>())
}

/// What comes first and the minute of the free time, of the values that the engine sorted by.
pub fn parts(wanted: &Wanted, values: &[Value]) -> (u64, u64) {
    let at = |place: usize| values.get(place).and_then(Value::as_f64).unwrap_or(0.0);
    let minute = at(values.len().saturating_sub(2)) as u64;
    let first = match (wanted.sort, values.len()) {
        (Sort::Soonest, _) => 0,
        (Sort::Relevance, 3) => descending(at(0) as i64, i64::from(u16::MAX)),
        (Sort::Relevance, _) => descending(0, i64::from(u16::MAX)),
        (Sort::Popular, _) => descending(at(0) as i64, i64::from(u32::MAX)),
        _ => at(0) as u64,
    };
    (first, minute)
}

pub fn key(wanted: &Wanted, values: &[Value]) -> i64 {
    let (first, minute) = parts(wanted, values);
    key_of(first, minute)
}

/// The values to go on behind: a cursor's own, or, `from_the_start`, those of the first doctor who shares what comes
/// first with it.
pub fn behind(wanted: &Wanted, has_words: bool, cursor: (i64, uuid::Uuid), from_the_start: bool) -> Value {
    let (key, id) = cursor;
    let first = first_of(key);
    let leading = match wanted.sort {
        Sort::Soonest => None,
        Sort::Relevance => has_words.then(|| u64::from(u16::MAX).saturating_sub(first)),
        Sort::Popular => Some(u64::from(u32::MAX).saturating_sub(first)),
        Sort::Rating | Sort::Fee | Sort::Distance => Some(first),
    };
    let minute = minute_of(key);
    let (minute, id) = if from_the_start {
        (json!(-1), String::new())
    } else {
        (json!(minute), DoctorId::from(id).to_string())
    };
    json!(leading.map(|first| json!(first)).into_iter().chain([minute, json!(id)]).collect::<Vec<_>>())
}
