//! Words: how the text about a doctor and the text somebody types become words that can meet. Pure.

use std::collections::BTreeSet;

/// Words of a question beyond these are not looked at.
pub const MOST_ASKED: usize = 10;

/// Longer words are cut: nothing that people search for is longer.
const LONGEST: usize = 40;

/// Titles and small words that tell no doctor from another.
const SMALL: &[&str] = &[
    "dr",
    "doctor",
    "prof",
    "professor",
    "mr",
    "mrs",
    "ms",
    "in",
    "at",
    "the",
    "and",
    "of",
    "for",
    "with",
    "near",
    "a",
    "an",
    "ڈاکٹر",
    "پروفیسر",
    "میں",
    "کے",
    "کی",
    "کا",
    "اور",
];

/// The words of a text, in order: lower case, accents folded, punctuation gone.
pub fn words(text: &str) -> Vec<String> {
    kernel::text::folded(text).split(' ').filter(|word| !word.is_empty()).map(cut).collect()
}

/// The words of a question: as [`words`], each once, without titles and small words, at most [`MOST_ASKED`].
pub fn asked(text: &str) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let telling = words(text).into_iter().filter(|word| !SMALL.contains(&word.as_str()));
    telling.filter(|word| seen.insert(word.clone())).take(MOST_ASKED).collect()
}

fn cut(word: &str) -> String {
    word.chars().take(LONGEST).collect()
}

/// The part that a science, its people and its adjective share (`dermatolog` of dermatology, dermatologist,
/// dermatologists), where it differs from the word. Only for Latin words of five letters or more.
pub fn stem(word: &str) -> Option<String> {
    if word.len() < 5 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    // British and American spellings: paediatric, gynaecology, orthopaedic.
    let plain = word.replace("ae", "e").replace("oe", "e");
    let stem = ENDINGS
        .iter()
        .find_map(|(ending, keeps)| {
            let base = plain.strip_suffix(ending)?;
            (base.len() + keeps.len() >= 4).then(|| format!("{base}{keeps}"))
        })
        .unwrap_or(plain);
    (stem != word).then_some(stem)
}

/// Endings that are taken off, longest first where one ends in another, and what stays of them.
const ENDINGS: &[(&str, &str)] = &[
    ("ologists", "olog"),
    ("ologist", "olog"),
    ("ological", "olog"),
    ("ologies", "olog"),
    ("ology", "olog"),
    ("iatricians", "iatr"),
    ("iatrician", "iatr"),
    ("iatrists", "iatr"),
    ("iatrist", "iatr"),
    ("iatrics", "iatr"),
    ("iatric", "iatr"),
    ("iatry", "iatr"),
    ("istries", ""),
    ("istry", ""),
    ("ists", ""),
    ("ist", ""),
    ("ians", ""),
    ("ian", ""),
    ("icals", ""),
    ("ical", ""),
    ("eons", ""),
    ("eon", ""),
    ("ery", ""),
    ("ics", ""),
    ("ic", ""),
    ("als", ""),
    ("al", ""),
    ("ies", ""),
    ("y", ""),
    ("ss", "ss"),
    ("s", ""),
];

/// How a name sounds, so that spellings of one name meet across keyboards and scripts: `asa` of Ayesha, Aisha, عائشہ;
/// `sdka` of Siddiqui, Sidiqi, صدیقی. The consonants in classes, the first vowel, and whether it ends in a vowel.
///
/// Some letters can be read in two ways, so a name has up to four of them; a name with one consonant has none,
/// because it would meet everything.
pub fn sounds(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut readings = vec![String::new()];
    let mut at = 0;
    while at < letters.len() {
        let (taken, heard) = hear(&letters, at);
        let most = if readings.len() * heard.len() > 4 { 1 } else { heard.len() };
        readings = readings
            .iter()
            .flat_map(|reading| heard[..most].iter().map(move |sound| joined(reading, sound)))
            .collect();
        at += taken;
    }
    let mut found: Vec<String> = readings.iter().filter_map(|reading| finished(reading)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

const VOWEL: &str = "a";
const SILENT: &str = "";

/// How many letters make the sound at `at`, and what may be heard.
fn hear(letters: &[char], at: usize) -> (usize, &'static [&'static str]) {
    let next = letters.get(at + 1).copied().unwrap_or(' ');
    let start = at == 0;
    let vowel_before = at > 0 && is_vowel(letters[at - 1]);
    match (letters[at], next) {
        ('t', 'h') => (2, &["t", "s"]),
        ('k' | 'q', 'h') | ('c', 'k') => (2, &["k"]),
        ('g', 'h') => (2, &["g"]),
        ('s' | 'z', 'h') => (2, &["s"]),
        ('c', 'h') => (2, &["c"]),
        ('p', 'h') => (2, &["f"]),
        ('b', 'h') => (2, &["b"]),
        ('d', 'h') => (2, &["d"]),
        ('j', 'h') => (2, &["j"]),
        ('w', 'h') => (2, &["v"]),
        ('c', 'e' | 'i' | 'y') => (1, &["s"]),
        ('c' | 'q' | 'k', _) => (1, &["k"]),
        ('x', _) => (1, &["ks"]),
        ('w' | 'v', _) => (1, &["v"]),
        ('y', _) if start => (1, &["y"]),
        ('a' | 'e' | 'i' | 'o' | 'u' | 'y', _) => (1, &[VOWEL]),
        // After a vowel it is heard, at the end it is not: Fatimah.
        ('h', ' ') => (1, &[SILENT]),
        ('h', _) if start || vowel_before => (1, &["h"]),
        ('h', _) => (1, &[SILENT]),
        ('b', _) => (1, &["b"]),
        ('d', _) => (1, &["d"]),
        ('f', _) => (1, &["f"]),
        ('g', _) => (1, &["g"]),
        ('j', _) => (1, &["j"]),
        ('l', _) => (1, &["l"]),
        ('m', _) => (1, &["m"]),
        ('n', _) => (1, &["n"]),
        ('p', _) => (1, &["p"]),
        ('r', _) => (1, &["r"]),
        ('s', _) => (1, &["s"]),
        ('t', _) => (1, &["t"]),
        ('z', _) => (1, &["z"]),
        ('ب', _) => (1, &["b"]),
        ('پ', _) => (1, &["p"]),
        ('ت' | 'ط' | 'ٹ', _) => (1, &["t"]),
        ('ث' | 'س' | 'ص' | 'ش', _) => (1, &["s"]),
        ('ج', _) => (1, &["j"]),
        ('چ', _) => (1, &["c"]),
        ('ح', _) => (1, &["h"]),
        ('خ' | 'ک' | 'ق', _) => (1, &["k"]),
        ('د' | 'ڈ', _) => (1, &["d"]),
        ('ذ' | 'ز' | 'ض' | 'ظ' | 'ژ', _) => (1, &["z"]),
        ('ر' | 'ڑ', _) => (1, &["r"]),
        ('غ' | 'گ', _) => (1, &["g"]),
        ('ف', _) => (1, &["f"]),
        ('ل', _) => (1, &["l"]),
        ('م', _) => (1, &["m"]),
        ('ن' | 'ں', _) => (1, &["n"]),
        ('ه', ' ') => (1, &[VOWEL]),
        ('ه', _) if start => (1, &["h"]),
        // Inside it is a sound of its own or only breathes with the letter before.
        ('ه', _) => (1, &["h", SILENT]),
        ('ی', _) if start => (1, &["y"]),
        ('و', _) if start => (1, &["v"]),
        ('و', _) => (1, &[VOWEL, "v"]),
        ('ا' | 'ع' | 'ی' | 'ے' | 'ء', _) => (1, &[VOWEL]),
        _ => (1, &[SILENT]),
    }
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// Doubled sounds are one.
fn joined(reading: &str, sound: &str) -> String {
    if reading.ends_with(sound) { reading.to_owned() } else { format!("{reading}{sound}") }
}

/// Only the first and the last vowel count; `None` with fewer than two sounds, or only one consonant and no vowel.
fn finished(reading: &str) -> Option<String> {
    let last = reading.chars().count().checked_sub(1)?;
    let mut kept = String::new();
    for (at, sound) in reading.chars().enumerate() {
        // Vowels between two of the same consonant were heard apart; in the frame they fall together.
        if (sound != 'a' || at == 0 || at == last) && !kept.ends_with(sound) {
            kept.push(sound);
        }
    }
    let consonants = kept.chars().filter(|&sound| sound != 'a').count();
    (consonants >= 2 || consonants == 1 && kept.len() == 3).then_some(kept)
}
