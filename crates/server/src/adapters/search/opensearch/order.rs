//! The orders of a list as the engine sorts, and its sort values as keys.

use app::search::{
    Sort,
    rules::{
        LARGEST, NO_TIME, Wanted, descending, first_of, key_of, minute_of,
        recommend::{self, Acquaintance},
    },
};
use kernel::{id::DoctorId, time::Instant};
use serde_json::{Value, json};

/// What is lacking to all points, as the application counts them, in whole numbers: the engine's `Math` has none.
const LACKING: &str = "
    long count = doc['rating_count'].value;
    long weighed = (doc['rating'].value * 100 * count + 5 * (long) params.average) / (count + 5);
    long keeps = doc['keeps'].value;
    long points = weighed * (long) params.rating / (long) params.best + keeps;
    long next = doc['next'].value;
    if (next != (long) params.no_time) {
        long half = (long) params.half;
        long wait = next - (long) params.opened;
        points += (long) params.soon * half / (half + (wait > 0 ? wait : 0L));
    }
    if (params.doctors.contains(doc['id'].value)) {
        points += (long) params.doctor;
    } else {
        for (def key : doc['specialization.key']) {
            if (params.specializations.contains(key)) {
                points += (long) params.specialization;
                break;
            }
        }
    }
    return (long) params.most - points";

/// What an order is by, if anything but the free time.
fn leading(wanted: &Wanted, has_words: bool, average_rating: i64, now: Instant) -> Option<Value> {
    let script = |source: &str, params: Value| json!({ "_script": { "type": "number", "order": "asc", "script": { "source": source, "params": params } } });
    match wanted.sort {
        Sort::Relevance => has_words.then(|| json!({ "_score": "desc" })),
        Sort::Soonest => None,
        Sort::Fee => Some(json!({ "fee": "asc" })),
        Sort::Popular => Some(json!({ "patients_seen": "desc" })),
        Sort::Recommended => Some(script(
            LACKING,
            json!({
                "most": recommend::MOST,
                "rating": recommend::RATING,
                "best": recommend::BEST_RATING,
                "average": average_rating,
                "soon": recommend::SOON,
                "half": recommend::HALF_MINUTES,
                "no_time": NO_TIME,
                "opened": wanted.opened(now),
                "doctor": Acquaintance::Doctor.points(),
                "doctors": wanted.affinity.doctors,
                "specialization": Acquaintance::Specialization.points(),
                "specializations": wanted.affinity.specializations,
            }),
        )),
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
pub fn sort(wanted: &Wanted, has_words: bool, average_rating: i64, now: Instant) -> Value {
    let after = [json!({ "next": "asc" }), json!({ "id": "asc" })];
    json!(leading(wanted, has_words, average_rating, now).into_iter().chain(after).collect::<Vec<_>>())
}

/// What comes first and the minute of the free time, of the values that the engine sorted by.
fn parts(wanted: &Wanted, values: &[Value], now: Instant) -> (u64, u64) {
    let at = |place: usize| values.get(place).and_then(Value::as_f64).unwrap_or(0.0);
    let minute = at(values.len().saturating_sub(2)) as u64;
    let first = match (wanted.sort, values.len()) {
        (Sort::Soonest, _) => 0,
        (Sort::Relevance, 3) => descending(at(0) as i64, i64::from(u16::MAX)),
        (Sort::Relevance, _) => descending(0, i64::from(u16::MAX)),
        (Sort::Popular, _) => descending(at(0) as i64, i64::from(u32::MAX)),
        (Sort::Recommended, _) => recommend::first(wanted.opened(now), at(0) as u64),
        _ => at(0) as u64,
    };
    (first, minute)
}

pub fn key(wanted: &Wanted, values: &[Value], now: Instant) -> i64 {
    let (first, minute) = parts(wanted, values, now);
    key_of(first, minute)
}

/// The values to go on behind: a cursor's own, or, `from_the_start`, those of the first doctor who shares what comes
/// first with it. Where what comes first depends on the free time, that is the start of all: nothing.
pub fn behind(
    wanted: &Wanted,
    has_words: bool,
    cursor: (i64, uuid::Uuid),
    from_the_start: bool,
) -> Option<Value> {
    let (key, id) = cursor;
    let first = first_of(key);
    let leading = match wanted.sort {
        Sort::Soonest => None,
        Sort::Relevance => has_words.then(|| u64::from(u16::MAX).saturating_sub(first)),
        Sort::Popular => Some(u64::from(u32::MAX).saturating_sub(first)),
        Sort::Rating | Sort::Fee | Sort::Distance => Some(first),
        Sort::Recommended if from_the_start => return None,
        Sort::Recommended => Some(recommend::lacking(key)),
    };
    let minute = minute_of(key);
    let (minute, id) = if from_the_start {
        (json!(-1), String::new())
    } else {
        (json!(minute), DoctorId::from(id).to_string())
    };
    Some(json!(leading.map(|first| json!(first)).into_iter().chain([minute, json!(id)]).collect::<Vec<_>>()))
}
