//! Words of a question as searches. How close a word is and what that counts is the rule of the application
//! ([`AskedWord`]); here it is only written down for an engine that walks its own list of words.

use app::search::rules::{AskedWord, Closeness, Part};
use serde_json::{Value, json};

use super::mapping::{BETWEEN, words_of};

/// One word, with what is known of it.
pub struct Asked {
    pub word: AskedWord,
    /// Names that sound like it.
    pub sounding: Vec<String>,
    /// Whether somebody has it as it was typed; else two typos count too.
    pub is_typed: bool,
}

impl Asked {
    /// Every way to meet the word in `parts`, with what it counts.
    fn ways(&self, parts: &[Part]) -> Vec<(Value, u16)> {
        let mut ways = Vec::new();
        for &part in parts {
            let meets = ways_of(&self.word, part, &self.sounding);
            let counted = meets.into_iter().filter(|(_, closeness)| !(self.is_typed && closeness.is_far()));
            ways.extend(counted.map(|(query, closeness)| (query, closeness.score(part))));
        }
        ways
    }

    /// Who has the word; scored by the closest way.
    pub fn query(&self, parts: &[Part]) -> Value {
        let scored = self.ways(parts).into_iter().map(
            |(query, score)| json!({ "constant_score": { "filter": query, "boost": f32::from(score) } }),
        );
        json!({ "dis_max": { "queries": scored.collect::<Vec<_>>() } })
    }

    /// As [`Asked::query`], scored so that the closest comes first, and among those the weightiest part.
    pub fn by_closeness(&self, parts: &[Part]) -> Value {
        let of = |&part: &Part| {
            ways_of(&self.word, part, &self.sounding).into_iter().map(move |(query, closeness)| {
                let boost = closeness as u16 * 100 + part.weight();
                json!({ "constant_score": { "filter": query, "boost": f32::from(boost) } })
            })
        };
        json!({ "dis_max": { "queries": parts.iter().flat_map(of).collect::<Vec<_>>() } })
    }
}

/// Who has the word as it was typed.
pub fn as_typed(word: &AskedWord, parts: &[Part]) -> Value {
    let of = |&part: &Part| {
        ways_of(word, part, &[]).into_iter().filter(|(_, closeness)| closeness.is_as_typed()).map(|way| way.0)
    };
    json!({ "bool": { "should": parts.iter().flat_map(of).collect::<Vec<_>>() } })
}

/// Who has a name of one of the word's sounds.
pub fn of_sound(word: &AskedWord) -> Value {
    let starts = |sound: &String| json!({ "prefix": { "sounds": format!("{sound}{BETWEEN}") } });
    json!({ "bool": { "should": word.sounds.iter().map(starts).collect::<Vec<_>>() } })
}

/// The sounds' part of the list of names by sound, as a pattern.
pub fn sound_pattern(word: &AskedWord) -> String {
    // Not `.*`: the engine takes that for a beginning, and stumbles where no word is as large.
    format!("({}){BETWEEN}.+", word.sounds.join("|"))
}

fn ways_of(word: &AskedWord, part: Part, sounding: &[String]) -> Vec<(Value, Closeness)> {
    let field = words_of(part);
    let text = word.text.as_str();
    let is = |text: &str| json!({ "term": { field: text } });
    let mut ways = vec![(is(text), Closeness::Exact)];
    let stem = word.stem_typos().filter(|_| part.has_stems());
    if let Some((stem, _)) = stem {
        ways.push((is(stem), Closeness::Stem));
    }
    if word.may_be_beginning() {
        ways.push((json!({ "prefix": { field: text } }), Closeness::Beginning));
    }
    if part.forgives_typos() {
        for (text, typos) in [Some((text, word.typos())), stem].into_iter().flatten() {
            let fuzzy = |typos: u8| {
                let value = json!({ "value": text, "fuzziness": typos, "transpositions": true,
                    "rewrite": "constant_score" });
                json!({ "fuzzy": { field: value } })
            };
            if typos >= 1 {
                ways.push((fuzzy(1), Closeness::Typo));
            }
            if typos >= 2 {
                ways.push((fuzzy(2), Closeness::TwoTypos));
            }
        }
        if word.may_be_beginning_with_typo() {
            let pattern =
                json!({ "value": almost(text), "flags": "NONE", "max_determinized_states": 50_000 });
            ways.push((json!({ "regexp": { field: pattern } }), Closeness::TypoInBeginning));
        }
    }
    if part.has_sounds() && !sounding.is_empty() {
        ways.push((json!({ "terms": { field: sounding } }), Closeness::Sound));
    }
    ways
}

/// A pattern of every word that begins with `text` but for one typo.
fn almost(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let plain = |letters: &[char]| letters.iter().map(|&letter| escaped(letter)).collect::<String>();
    let mut beginnings = Vec::with_capacity(letters.len() * 4);
    for at in 0..letters.len() {
        let (before, after) = (plain(&letters[..at]), plain(&letters[at + 1..]));
        // Changed, left out, put in before it, swapped with the next one.
        beginnings.push(format!("{before}.{after}"));
        beginnings.push(format!("{before}{after}"));
        beginnings.push(format!("{before}.{}", plain(&letters[at..])));
        if let Some(&next) = letters.get(at + 1) {
            let rest = plain(&letters[at + 2..]);
            beginnings.push(format!("{before}{}{}{rest}", escaped(next), escaped(letters[at])));
        }
    }
    format!("({}).*", beginnings.join("|"))
}

fn escaped(letter: char) -> String {
    if letter.is_alphanumeric() { letter.to_string() } else { format!("\\{letter}") }
}
