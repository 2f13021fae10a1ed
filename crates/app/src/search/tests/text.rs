//! The index finds what the rule says, whatever the words and however it came to be.

use proptest::prelude::*;

use super::cast::doctor;
use crate::search::{
    closeness::{AskedWord, Closeness, Part},
    document::DoctorDocument,
    text::{Found, TextIndex},
    words::asked,
};

fn ready(question: &str) -> Vec<AskedWord> {
    let words = asked(question);
    let last = words.len();
    (1..).zip(words).map(|(at, word)| AskedWord::new(word, at == last)).collect()
}

/// What the rule says, doctor by doctor.
fn by_the_rule(question: &[AskedWord], doctors: &[Option<DoctorDocument>]) -> Vec<u16> {
    let close = |asked: &AskedWord, document: &DoctorDocument| -> Vec<(Closeness, Part)> {
        let parts = document.searchable().parts;
        let words = parts.iter().flat_map(|(part, words)| words.iter().map(move |word| (*part, word)));
        words.filter_map(|(part, word)| Some((asked.closeness(part, word)?, part))).collect()
    };
    let typed = |asked: &AskedWord| {
        let mut all = doctors.iter().flatten().flat_map(|document| close(asked, document));
        all.any(|(closeness, _)| closeness.is_as_typed())
    };
    let typed: Vec<bool> = question.iter().map(typed).collect();
    let had: Vec<(usize, u16)> = doctors
        .iter()
        .map(|document| {
            let Some(document) = document else { return (0, 0) };
            let score = |(asked, typed): (&AskedWord, &bool)| {
                let counts = close(asked, document)
                    .into_iter()
                    .filter(|(closeness, _)| !(*typed && closeness.is_far()));
                counts.map(|(closeness, part)| closeness.score(part)).max()
            };
            let scores: Vec<u16> = question.iter().zip(&typed).filter_map(score).collect();
            (scores.len(), scores.iter().sum())
        })
        .collect();
    let most = had.iter().map(|(words, _)| *words).max().unwrap_or(0);
    had.into_iter().map(|(words, score)| if words == most && most > 0 { score } else { 0 }).collect()
}

fn find(index: &TextIndex, question: &str, count: usize) -> Found {
    index.find(&ready(question), &Part::ALL, count).unwrap()
}

fn indexed(doctors: &[DoctorDocument]) -> TextIndex {
    let index = TextIndex::new().unwrap();
    for (number, document) in (0..).zip(doctors) {
        index.add(number, &document.searchable()).unwrap();
    }
    index.finish().unwrap();
    index
}

fn found_names(question: &str, names: &[&str]) -> Vec<String> {
    let doctors: Vec<_> = names.iter().enumerate().map(|(number, name)| doctor(number, name)).collect();
    let found = find(&indexed(&doctors), question, names.len());
    let mut ranked: Vec<(u16, &str)> =
        found.scores.iter().copied().zip(names.iter().copied()).filter(|(score, _)| *score > 0).collect();
    ranked.sort_by_key(|ranked| std::cmp::Reverse(ranked.0));
    ranked.into_iter().map(|(_, name)| name.to_owned()).collect()
}

const NAMES: &[&str] =
    &["Dr Ayesha Siddiqui", "Dr Omar Sheikh", "ڈاکٹر عائشہ صدیقی", "Dr Aisha Khan", "Zoë O'Neil"];

#[test]
fn a_misspelt_name_finds_the_doctor_first() {
    for question in [
        "ayesa sidiqui",
        "ayesha siddiqui",
        "AYESHA SIDDIQUI",
        "sidiqi aisha",
        "ayesha sid",
        "ayehsa siddiqi",
    ] {
        assert_eq!(
            found_names(question, NAMES).first().map(String::as_str),
            Some("Dr Ayesha Siddiqui"),
            "{question}"
        );
    }
}

#[test]
fn a_name_is_found_from_the_other_script_and_without_its_accents() {
    assert_eq!(found_names("عائشہ صدیقی", NAMES)[0], "ڈاکٹر عائشہ صدیقی");
    assert!(found_names("عائشہ صدیقی", NAMES).contains(&"Dr Ayesha Siddiqui".to_owned()));
    assert_eq!(found_names("zoe oneil", NAMES), ["Zoë O'Neil"]);
}

#[test]
fn where_nobody_has_all_words_those_with_the_most_are_found() {
    let doctors = [doctor(0, "Ayesha Siddiqui"), doctor(1, "Omar Sheikh")];
    let index = indexed(&doctors);
    let all = find(&index, "siddiqui dermatologist", 2);
    assert!(all.has_all && all.scores[0] > 0 && all.scores[1] == 0);
    let some = find(&index, "siddiqui neurosurgeon", 2);
    assert!(!some.has_all && some.scores[0] > 0 && some.scores[1] == 0);
    assert_eq!(find(&index, "xylophone", 2).scores, [0, 0]);
}

#[test]
fn what_was_meant_is_told_only_where_nobody_has_the_word_as_typed() {
    let doctors = [doctor(0, "Ayesha Siddiqui"), doctor(1, "Omar Sheikh")];
    let index = indexed(&doctors);
    let meant = |question| find(&index, question, 2).meant;
    assert_eq!(meant("ayesa dermatolgist"), [Some("ayesha".to_owned()), Some("dermatology".to_owned())]);
    assert_eq!(meant("omar sheikh"), [None, None]);
    assert_eq!(meant("xylophone"), [None]);
}

#[test]
fn a_doctor_written_again_is_found_by_the_new_words_only() {
    let index = indexed(&[doctor(0, "Ayesha Siddiqui"), doctor(1, "Omar Sheikh")]);
    index.apply([(0, Some(&doctor(0, "Zainab Qureshi").searchable())), (1, None)]).unwrap();
    assert_eq!(find(&index, "ayesha", 2).scores[0], 0);
    assert!(find(&index, "zainab", 2).scores[0] > 0);
    assert_eq!(find(&index, "omar", 2).scores, [0, 0]);
}

fn name() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => prop::sample::select(vec![
            "Ayesha", "Aisha", "Siddiqui", "Sidiqi", "Omar", "Umar", "Khan", "Khaan", "Ali", "Alia", "عائشہ", "صدیقی",
            "Muhammad", "Mohammed", "Lahore", "Skin", "Derm", "Zoë",
        ]).prop_map(str::to_owned),
        1 => "[a-d]{1,9}",
        1 => "\\PC{0,6}",
    ];
    prop::collection::vec(word, 1..4).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_index_finds_what_the_rule_says(
        names in prop::collection::vec(name(), 1..8),
        questions in prop::collection::vec(name(), 1..6),
        changed in prop::collection::vec((0_usize..8, prop::option::of(name())), 0..6),
    ) {
        let mut doctors: Vec<_> =
            names.iter().enumerate().map(|(number, name)| Some(doctor(number, name))).collect();
        let index = indexed(&doctors.iter().flatten().cloned().collect::<Vec<_>>());
        for (number, name) in changed.into_iter().filter(|(number, _)| *number < names.len()) {
            doctors[number] = name.map(|name| doctor(number, &name));
            let searchable = doctors[number].as_ref().map(DoctorDocument::searchable);
            index.apply([(u32::try_from(number).unwrap(), searchable.as_ref())]).unwrap();
        }
        for question in &questions {
            let found = find(&index, question, doctors.len());
            prop_assert_eq!(&found.scores, &by_the_rule(&ready(question), &doctors), "{}", question);
        }
    }

    #[test]
    fn any_text_is_a_question(question in any::<String>()) {
        let index = indexed(&[doctor(0, "Ayesha Siddiqui")]);
        let _ = find(&index, &question, 1);
    }
}
