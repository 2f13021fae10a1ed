//! What is left to choose, counted by the engine.

use std::collections::HashMap;

use app::search::{
    Choice, Facets, FeeBand, TimeOfDay,
    rules::{BANDS, Condition, RATINGS, WeekHours, Wish, largest},
};
use kernel::time::Weekday;
use serde_json::{Map, Value, json};

use super::{
    conditions::{Conditions, rated},
    entry::hours,
    mapping::BETWEEN,
};

/// Values counted of one kind of name; more than are shown, as several may have one name.
const MOST: usize = 200;

const NAMED: [(&str, Condition); 5] = [
    ("specialization", Condition::Specialization),
    ("qualification", Condition::Qualification),
    ("department", Condition::Department),
    ("clinic", Condition::Clinic),
    ("city", Condition::City),
];
const WORDS: [(&str, Condition); 3] =
    [("mode", Condition::Mode), ("language", Condition::Language), ("gender", Condition::Gender)];

/// The search that counts: the choices within one facet are alternatives, so each counts the doctors that hold every
/// condition but its own.
pub fn search(conditions: &Conditions, wish: &Wish) -> Value {
    let mut facets = Map::new();
    let mut count = |name: &str, own: Condition, what: Value| {
        let counted = json!({ "filter": conditions.but(Some(own)), "aggs": { "of": what } });
        facets.insert(name.to_owned(), counted);
    };
    for (kind, own) in NAMED {
        count(kind, own, json!({ "terms": { "field": format!("{kind}.named"), "size": MOST } }));
    }
    for (field, own) in WORDS {
        count(field, own, json!({ "terms": { "field": field, "size": MOST } }));
    }
    let each = |filters: Vec<(String, Value)>| {
        let filters: Map<String, Value> = filters.into_iter().collect();
        json!({ "filters": { "filters": filters } })
    };
    count(
        "day",
        Condition::Time,
        each(Weekday::ALL.iter().map(|day| (day.as_str().to_owned(), works(&on(wish, *day)))).collect()),
    );
    let parts = TimeOfDay::ALL.iter().map(|part| (part.as_str().to_owned(), works(&during(wish, *part))));
    count("time_of_day", Condition::Time, each(parts.collect()));
    let bands = bands().map(|(from, until)| match until {
        Some(until) => json!({ "from": from, "to": until }),
        None => json!({ "from": from }),
    });
    count("fee", Condition::Fee, json!({ "range": { "field": "fee", "ranges": bands.collect::<Vec<_>>() } }));
    let ratings = RATINGS.map(|tenths| (tenths.to_string(), rated(tenths * 100)));
    count("rating", Condition::Rating, each(ratings.to_vec()));
    let accepts = vec![("true".to_owned(), json!({ "term": { "accepts_new": true } }))];
    count("accepts_new", Condition::AcceptsNew, each(accepts));
    json!({ "size": 0, "track_total_hits": false, "query": conditions.listed(), "aggs": facets })
}

/// A day counts in the hours that are asked for.
fn on(wish: &Wish, day: Weekday) -> WeekHours {
    let mut week = [0; 7];
    week[day as usize] = wish.window() & wish.hours_of_parts();
    week
}

/// An hour counts on the days that are asked for.
fn during(wish: &Wish, part: TimeOfDay) -> WeekHours {
    wish.weekdays().map(|possible| if possible { wish.window() & part.hours() } else { 0 })
}

fn works(week: &WeekHours) -> Value {
    json!({ "terms": { "week": hours(week).collect::<Vec<_>>() } })
}

/// The lower end of each band, and the next one's.
fn bands() -> impl Iterator<Item = (i64, Option<i64>)> {
    BANDS.into_iter().zip(BANDS.into_iter().skip(1).map(Some).chain([None]))
}

/// What was counted.
pub fn read(answer: &Value) -> Facets {
    let of = |name: &str| &answer["aggregations"][name]["of"]["buckets"];
    let filtered = |name: &str, key: &str| counted(&of(name)[key]);
    let in_order = |name: &str, keys: Vec<(String, String)>| -> Vec<Choice> {
        let choices = keys.into_iter().map(|(key, value)| {
            let count = filtered(name, &key);
            Choice { label: value.clone(), value, count }
        });
        choices.filter(|choice| choice.count > 0).collect()
    };
    let same = |word: &str| (word.to_owned(), word.to_owned());
    let tenths = |tenths: i64| (tenths.to_string(), format!("{}.{}", tenths / 10, tenths % 10));
    let fees = of("fee").as_array().into_iter().flatten().zip(bands());
    let fees = fees.map(|(bucket, (min_fee, until))| FeeBand {
        min_fee,
        max_fee: until.map(|until| until - 1),
        count: counted(bucket),
    });
    Facets {
        specialization: named(of("specialization")),
        qualification: named(of("qualification")),
        department: named(of("department")),
        clinic: named(of("clinic")),
        city: named(of("city")),
        day: in_order("day", Weekday::ALL.iter().map(|day| same(day.as_str())).collect()),
        time_of_day: in_order("time_of_day", TimeOfDay::ALL.iter().map(|part| same(part.as_str())).collect()),
        mode: named(of("mode")),
        language: named(of("language")),
        gender: named(of("gender")),
        fee: fees.filter(|band| band.count > 0).collect(),
        rating: in_order("rating", RATINGS.map(tenths).to_vec()),
        accepts_new: in_order("accepts_new", vec![same("true")]),
    }
}

fn counted(bucket: &Value) -> u32 {
    bucket["doc_count"].as_u64().and_then(|count| u32::try_from(count).ok()).unwrap_or(0)
}

/// Choices of names or bare words, those of one key together.
fn named(buckets: &Value) -> Vec<Choice> {
    let mut choices: HashMap<&str, Choice> = HashMap::new();
    for bucket in buckets.as_array().into_iter().flatten() {
        let Some(text) = bucket["key"].as_str() else { continue };
        let (value, label) = text.split_once(BETWEEN).unwrap_or((text, text));
        let count = counted(bucket);
        // The most frequent spelling comes first and gives the label.
        let choice = choices.entry(value).or_insert_with(|| Choice {
            value: value.to_owned(),
            label: label.to_owned(),
            count: 0,
        });
        choice.count += count;
    }
    largest(choices.into_values())
}
