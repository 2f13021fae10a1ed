//! The shape of the index. A change of it is a new [`FORMAT`]: binaries of two formats run beside each other, each on
//! an index of its own. It then takes a reader of the log of its own too: of two that share one, each misses what the
//! other has read.

use app::search::rules::Part;
use serde_json::{Value, json};

const FORMAT: u32 = 2;

/// The names under which an installation's indices are known.
pub struct Names {
    /// Asked and written by everybody.
    pub live: String,
    /// Written by everybody too, while it is built.
    pub next: String,
    /// What numbers are taken from, and the building of a new index.
    pub clock: String,
    /// What the indices themselves begin with.
    pub stem: String,
}

impl Names {
    pub fn new(prefix: &str) -> Self {
        let stem = format!("{prefix}-doctors-{FORMAT}-");
        Self {
            live: format!("{stem}live"),
            next: format!("{stem}next"),
            clock: format!("{prefix}-clock"),
            stem: format!("{stem}of-"),
        }
    }
}

/// The field of the words of a part.
pub fn words_of(part: Part) -> &'static str {
    match part {
        Part::Name => "words.name",
        Part::Specialization => "words.specialization",
        Part::Complaint => "words.complaint",
        Part::Service => "words.service",
        Part::Department => "words.department",
        Part::Qualification => "words.qualification",
        Part::Place => "words.place",
        Part::Description => "words.description",
    }
}

/// Between the parts of a value that is read again; no text has it.
pub const BETWEEN: char = '\u{1f}';

/// Settings and fields. Words are kept as the application made them: the engine neither cuts nor stems nor counts.
pub fn index() -> Value {
    let word = json!({ "type": "keyword" });
    // The key to filter by, the name as it is compared, and both for counting and reading.
    let named = json!({ "properties": { "key": word, "folded": word, "named": word } });
    let words: serde_json::Map<String, Value> = Part::ALL
        .into_iter()
        .map(|part| (words_of(part).trim_start_matches("words.").to_owned(), word.clone()))
        .collect();
    let number = json!({ "type": "long" });
    json!({
        "settings": { "index": {
            "number_of_shards": 1,
            "auto_expand_replicas": "0-1",
            // Who changed something waits for the next one.
            "refresh_interval": "250ms",
            // Looked up by it: the beginning of a word with a typo in it.
            "max_regex_length": 20_000,
            "max_terms_count": 65_536,
        } },
        "mappings": { "dynamic": "strict", "properties": {
            "id": word,
            "words": { "properties": words },
            "sounds": word,
            // With name and picture.
            "specialization": { "properties": { "key": word, "folded": word, "named": word, "shown": word } },
            "qualification": named,
            "department": { "properties": { "id": word, "key": word, "folded": word, "named": word } },
            "clinic": named,
            "city": named,
            "language": word,
            "mode": word,
            "gender": word,
            "fee": number,
            "rating": number,
            "rating_count": number,
            "rating_weight": number,
            "patients_seen": number,
            "keeps": number,
            "accepts_new": { "type": "boolean" },
            "week": { "type": "short" },
            "place": { "type": "geo_point" },
            "zone": word,
            // Microseconds; 0 for who is not found at all.
            "listed_before": number,
            // Microseconds: from then on the hours of the week are others.
            "hours_change_at": number,
            // Minutes as in a key; what was asked, and when.
            "next": number,
            "asked": number,
            "card": { "type": "object", "enabled": false },
        } },
    })
}
