//! What a question means to this index, found out before it is put: which names its filters mean, who has its words as
//! they were typed, how many of them anybody has.

use std::collections::BTreeMap;

use app::{
    Result,
    search::{
        Sort,
        rules::{AskedWord, Closeness, Names, Part, Wanted, asked, distance, words},
    },
};
use kernel::text::folded;
use serde_json::{Value, json};

use super::{
    Engine,
    conditions::listed,
    entry::words_in,
    mapping::BETWEEN,
    words::{Asked, as_typed, of_sound, sound_pattern},
};

/// Names of a kind that are compared where none is exactly the one asked for.
const MOST_NAMES: usize = 10_000;

/// Names that sound like a word.
const MOST_SOUNDING: usize = 500;

/// Doctors whose words are looked at for what was probably meant.
const SAMPLE: usize = 50;

/// A question, understood.
#[derive(Default)]
pub struct Meaning {
    /// The words of `q` and of `name`.
    pub groups: Vec<Group>,
    /// For each kind of name that is asked for, the filter.
    pub named: BTreeMap<&'static str, Value>,
    /// Thousandths.
    pub average_rating: i64,
    pub has_all_words: bool,
    pub meant: Option<String>,
}

/// Words looked for in the same parts.
pub struct Group {
    pub words: Vec<Asked>,
    pub parts: &'static [Part],
    /// How many of the words whoever is found must have; 0 where nobody has any.
    pub least: usize,
}

/// Finds out.
pub async fn understand(engine: &Engine, wanted: &Wanted, now: i64) -> Result<Meaning> {
    let mut meaning = Meaning { has_all_words: true, ..Meaning::default() };
    meaning.named = names(engine, wanted).await?;
    if matches!(wanted.sort, Sort::Rating | Sort::Recommended) {
        meaning.average_rating = average_rating(engine, now).await?;
    }
    for (text, parts) in [(&wanted.q, &Part::ALL[..]), (&wanted.name, &[Part::Name])] {
        let asked = asked(text);
        if asked.is_empty() {
            continue;
        }
        let group = group(engine, &asked, parts).await?;
        meaning.has_all_words &= group.least == group.words.len();
        if meaning.meant.is_none() {
            meaning.meant = meant(engine, &group, &asked).await?;
        }
        meaning.groups.push(group);
    }
    Ok(meaning)
}

async fn group(engine: &Engine, asked: &[String], parts: &'static [Part]) -> Result<Group> {
    let ready = (1..).zip(asked).map(|(at, word)| AskedWord::new(word.clone(), at == asked.len()));
    let ready: Vec<AskedWord> = ready.collect();
    let mut searches = Vec::new();
    for word in &ready {
        searches.push(anybody(&as_typed(word, parts)));
        let sounds =
            json!({ "terms": { "field": "sounds", "include": sound_pattern(word), "size": MOST_SOUNDING } });
        let query = if word.sounds.is_empty() { json!({ "match_none": {} }) } else { of_sound(word) };
        let sounding =
            json!({ "size": 0, "track_total_hits": false, "query": query, "aggs": { "names": sounds } });
        searches.push(sounding);
    }
    let answers = engine.search_all(&searches).await?;
    let words = ready.into_iter().zip(answers.chunks(2)).map(|(word, answers)| {
        let names = buckets(&answers[1], "names").filter_map(|(value, _)| value.split(BETWEEN).nth(1));
        let sounding = names.filter(|name| word.could_be_spelled(name)).map(str::to_owned).collect();
        Asked { sounding, is_typed: is_any(&answers[0]), word }
    });
    let mut group = Group { words: words.collect(), parts, least: 0 };
    let all = group.words.len();
    let least = |least: usize| anybody(&group.having(least));
    // Mostly somebody has all of them.
    if is_any(&engine.search_all(&[least(all)]).await?[0]) {
        group.least = all;
        return Ok(group);
    }
    let fewer: Vec<Value> = (1..all).map(least).collect();
    let answers = engine.search_all(&fewer).await?;
    group.least =
        (1..all).zip(&answers).filter(|(_, answer)| is_any(answer)).map(|(n, _)| n).max().unwrap_or(0);
    Ok(group)
}

impl Group {
    /// Who has at least so many of the words.
    pub fn having(&self, least: usize) -> Value {
        let words: Vec<Value> = self.words.iter().map(|word| word.query(self.parts)).collect();
        json!({ "bool": { "should": words, "minimum_should_match": least } })
    }

    /// Who answers the words; nobody where nobody has any.
    pub fn found(&self) -> Value {
        if self.least == 0 { json!({ "match_none": {} }) } else { self.having(self.least) }
    }
}

/// The question with the closest word that somebody has in the place of each that nobody has.
async fn meant(engine: &Engine, group: &Group, asked: &[String]) -> Result<Option<String>> {
    let strange: Vec<&Asked> = group.words.iter().filter(|word| !word.is_typed).collect();
    let search = |word: &&Asked| json!({ "size": SAMPLE, "track_total_hits": false, "_source": ["words"], "query": word.by_closeness(group.parts) });
    let answers = engine.search_all(&strange.iter().map(search).collect::<Vec<_>>()).await?;
    let mut closest: BTreeMap<&str, String> = BTreeMap::new();
    for (word, answer) in strange.into_iter().zip(&answers) {
        let found = closest_word(&word.word, group.parts, answer);
        closest.extend(found.map(|found| (word.word.text.as_str(), found)));
    }
    if closest.is_empty() {
        return Ok(None);
    }
    let words = asked.iter().map(|word| closest.get(word.as_str()).map_or(word.as_str(), String::as_str));
    Ok(Some(words.collect::<Vec<_>>().join(" ")))
}

/// The closest word, of the weightiest part, that most of the sample have.
fn closest_word(asked: &AskedWord, parts: &[Part], answer: &Value) -> Option<String> {
    let mut close: BTreeMap<(Closeness, u16, String), usize> = BTreeMap::new();
    for hit in hits(answer) {
        for &part in parts {
            for word in words_in(&hit["_source"], part) {
                if let Some(closeness) = asked.closeness(part, word) {
                    let word = whole(asked, part, word, &hit["_source"]);
                    *close.entry((closeness, part.weight(), word)).or_default() += 1;
                }
            }
        }
    }
    let rank = |entry: &((Closeness, u16, String), usize)| {
        let ((closeness, weight, word), count) = entry;
        (*closeness, *weight, *count, std::cmp::Reverse(word.clone()))
    };
    close.into_iter().max_by_key(rank).map(|((_, _, word), _)| word)
}

/// For a stem that met, a whole word that has it; people are not shown stems.
fn whole(asked: &AskedWord, part: Part, word: &str, source: &Value) -> String {
    if asked.stem.is_none() || distance(&asked.text, word, asked.typos()).is_some() {
        return word.to_owned();
    }
    let longer = words_in(source, part).filter(|longer| longer.starts_with(word) && *longer != word);
    longer.min().unwrap_or(word).to_owned()
}

/// The filters of names, each kind by the keys that were meant: the entry of that key or name; else every entry that
/// has all the words; else, typos forgiven, the closest.
async fn names(engine: &Engine, wanted: &Wanted) -> Result<BTreeMap<&'static str, Value>> {
    let kinds = [
        ("specialization", Part::Specialization, &wanted.specialization),
        ("qualification", Part::Qualification, &wanted.qualification),
        ("department", Part::Department, &wanted.department),
        ("clinic", Part::Place, &wanted.clinic),
        ("city", Part::Place, &wanted.city),
    ];
    let asked =
        kinds.iter().flat_map(|(kind, part, texts)| texts.iter().map(move |text| (*kind, *part, text)));
    let asked: Vec<(&'static str, Part, &String)> = asked.collect();
    let exactly: Vec<Value> = asked.iter().map(|(kind, _, text)| exactly(kind, text)).collect();
    let answers = engine.search_all(&exactly.iter().map(anybody).collect::<Vec<_>>()).await?;
    let mut meant: BTreeMap<&'static str, Vec<Value>> = BTreeMap::new();
    let mut unknown: BTreeMap<&'static str, (Part, Vec<String>)> = BTreeMap::new();
    for (((kind, part, text), exactly), answer) in asked.into_iter().zip(exactly).zip(&answers) {
        let filters = meant.entry(kind).or_default();
        if is_any(answer) {
            filters.push(exactly);
        } else {
            unknown.entry(kind).or_insert((part, Vec::new())).1.push(text.clone());
        }
    }
    let lists = unknown.keys().map(|kind| {
        let names = json!({ "terms": { "field": format!("{kind}.named"), "size": MOST_NAMES } });
        json!({ "size": 0, "track_total_hits": false, "aggs": { "names": names } })
    });
    let answers = engine.search_all(&lists.collect::<Vec<_>>()).await?;
    for ((kind, (part, texts)), answer) in unknown.iter().zip(&answers) {
        let mut names = Names::default();
        for (named, _) in buckets(answer, "names") {
            if let Some((key, name)) = named.split_once(BETWEEN) {
                names.number(*part, key, name);
            }
        }
        let marked = names.meant(texts);
        let keys =
            names.entries().iter().zip(marked).filter(|(_, meant)| *meant).map(|(entry, _)| &entry.key);
        let filter = json!({ "terms": { format!("{kind}.key"): keys.collect::<Vec<_>>() } });
        meant.entry(kind).or_default().push(filter);
    }
    Ok(meant.into_iter().map(|(kind, filters)| (kind, json!({ "bool": { "should": filters } }))).collect())
}

/// The entry of that key or that name.
fn exactly(kind: &str, text: &str) -> Value {
    let is = |field: &str, text: &str| json!({ "term": { format!("{kind}.{field}"): text } });
    let mut ways = vec![is("key", text), is("folded", &words(text).join(" "))];
    if kind == "department" {
        ways.extend([is("id", text), is("key", &folded(text))]);
    }
    json!({ "bool": { "should": ways } })
}

/// The average of all ratings in thousandths.
async fn average_rating(engine: &Engine, now: i64) -> Result<i64> {
    let sum = |field: &str| json!({ "sum": { "field": field } });
    let search = json!({ "size": 0, "track_total_hits": false, "query": listed(now),
        "aggs": { "weights": sum("rating_weight"), "counts": sum("rating_count") } });
    let answer = engine.search_all(&[search]).await?.swap_remove(0);
    let of = |name: &str| answer["aggregations"][name]["value"].as_f64().unwrap_or(0.0) as i64;
    let (sum, count) = (of("weights"), of("counts"));
    Ok(if count > 0 { sum * 100 / count } else { 0 })
}

/// Asks whether anybody is found, and for nobody.
fn anybody(query: &Value) -> Value {
    json!({ "size": 0, "terminate_after": 1, "track_total_hits": true, "query": query })
}

fn is_any(answer: &Value) -> bool {
    total(answer) > 0
}

/// How many are found.
pub fn total(answer: &Value) -> usize {
    answer["hits"]["total"]["value"].as_u64().and_then(|total| usize::try_from(total).ok()).unwrap_or(0)
}

pub fn hits(answer: &Value) -> &[Value] {
    answer["hits"]["hits"].as_array().map_or(&[], Vec::as_slice)
}

/// Values with their counts.
pub fn buckets<'a>(answer: &'a Value, name: &str) -> impl Iterator<Item = (&'a str, u32)> {
    let buckets = answer["aggregations"][name]["buckets"].as_array();
    buckets.into_iter().flatten().filter_map(|bucket| {
        let count = bucket["doc_count"].as_u64().and_then(|count| u32::try_from(count).ok());
        Some((bucket["key"].as_str()?, count.unwrap_or(u32::MAX)))
    })
}
