//! The conditions of a question as filters.

use app::search::rules::{Condition, Wanted};
use serde_json::{Value, json};

use super::{entry::hours, meaning::Meaning};

/// The conditions that a question has.
#[derive(Clone, Debug)]
pub struct Conditions {
    /// Whom the public may find at all.
    listed: Value,
    filters: Vec<(Condition, Value)>,
}

/// Whom the public may find.
pub fn listed(now: i64) -> Value {
    json!({ "range": { "listed_before": { "gt": now } } })
}

impl Conditions {
    pub fn of(wanted: &Wanted, meaning: &Meaning, now: i64) -> Self {
        let mut filters = Vec::new();
        let mut hold = |condition: Condition, filter: Option<Value>| {
            filters.extend(filter.map(|filter| (condition, filter)));
        };
        let words: Vec<Value> = meaning.groups.iter().map(|group| group.found()).collect();
        hold(Condition::Words, (!words.is_empty()).then(|| json!({ "bool": { "filter": words } })));
        let named = |kind: &str| meaning.named.get(kind).cloned();
        hold(Condition::Specialization, named("specialization"));
        hold(Condition::Qualification, named("qualification"));
        hold(Condition::Department, named("department"));
        hold(Condition::Clinic, named("clinic"));
        hold(Condition::City, named("city"));
        let week = || json!({ "terms": { "week": hours(&wanted.wish.week()).collect::<Vec<_>>() } });
        hold(Condition::Time, (!wanted.wish.is_empty()).then(week));
        let any =
            |field: &str, words: Vec<&str>| (!words.is_empty()).then(|| json!({ "terms": { field: words } }));
        hold(Condition::Mode, any("mode", wanted.modes.iter().map(|mode| mode.as_str()).collect()));
        hold(Condition::Language, any("language", wanted.languages.iter().map(String::as_str).collect()));
        hold(Condition::Gender, any("gender", wanted.genders.iter().map(|gender| gender.as_str()).collect()));
        let fee = wanted.min_fee.is_some() || wanted.max_fee.is_some();
        let range = || json!({ "range": { "fee": { "gte": wanted.min_fee, "lte": wanted.max_fee } } });
        hold(Condition::Fee, fee.then(range));
        hold(Condition::Rating, wanted.min_rating.map(rated));
        let circle = wanted.near.zip(wanted.radius_km);
        hold(Condition::Distance, circle.map(|(near, radius)| within(near, radius)));
        let accepts = |accepts: bool| json!({ "term": { "accepts_new": accepts } });
        hold(Condition::AcceptsNew, wanted.accepts_new.map(accepts));
        Self { listed: listed(now), filters }
    }

    /// Takes out who is known to have no free time that suits.
    pub fn without_busy(&mut self, busy: &[String]) {
        let busy = json!({ "bool": { "must_not": { "terms": { "id": busy } } } });
        let time = self.filters.iter_mut().find(|(condition, _)| *condition == Condition::Time);
        if let Some((_, filter)) = time {
            *filter = json!({ "bool": { "filter": [filter.take(), busy] } });
        }
    }

    pub fn listed(&self) -> Value {
        self.listed.clone()
    }

    /// Every one of them.
    pub fn all(&self) -> Value {
        self.but(None)
    }

    /// Every one but this.
    pub fn but(&self, left_out: Option<Condition>) -> Value {
        let kept = self.filters.iter().filter(|(condition, _)| Some(*condition) != left_out);
        let filters = kept.map(|(_, filter)| filter).chain([&self.listed]);
        json!({ "bool": { "filter": filters.collect::<Vec<_>>() } })
    }

    /// Who fails this and nothing else.
    pub fn only_fails(&self, condition: Condition) -> Option<Value> {
        let (_, filter) = self.filters.iter().find(|(other, _)| *other == condition)?;
        Some(json!({ "bool": { "filter": self.but(Some(condition)), "must_not": filter } }))
    }

    /// Those of which there is a filter.
    pub fn each(&self) -> impl Iterator<Item = Condition> {
        self.filters.iter().map(|(condition, _)| *condition)
    }

    /// Who holds every condition or every one but one, which is not the time.
    pub fn almost(&self) -> Value {
        let (time, others): (Vec<_>, Vec<_>) =
            self.filters.iter().partition(|(condition, _)| *condition == Condition::Time);
        let filters =
            |list: Vec<&(Condition, Value)>| list.into_iter().map(|(_, filter)| filter.clone()).collect();
        let others: Vec<Value> = filters(others);
        let mut needed: Vec<Value> = filters(time);
        needed.push(self.listed.clone());
        let least = others.len().saturating_sub(1);
        if least == 0 {
            return json!({ "bool": { "filter": needed } });
        }
        json!({ "bool": { "filter": needed, "should": others, "minimum_should_match": least } })
    }
}

/// At least this average, in thousandths; who has none is left out.
pub fn rated(least: i64) -> Value {
    let tenths = (least + 99).div_euclid(100);
    let (some, enough) = (
        json!({ "range": { "rating_count": { "gt": 0 } } }),
        json!({ "range": { "rating": { "gte": tenths } } }),
    );
    json!({ "bool": { "filter": [some, enough] } })
}

fn within(near: (f64, f64), radius_km: f64) -> Value {
    // No circle is smaller than a step.
    let metres = format!("{}m", (radius_km * 1000.0).max(1.0));
    json!({ "geo_distance": { "distance": metres, "place": { "lat": near.0, "lon": near.1 } } })
}
