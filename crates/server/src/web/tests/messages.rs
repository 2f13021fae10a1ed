//! The message files against each other and against the pages.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::web::language::{Language, Speaks};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// `key → text` of a language, and the arguments each speaks of.
fn messages(language: Language) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(root().join("locales").join(language.tag())).expect("the language has a folder")
    {
        let text = fs::read_to_string(entry.expect("a readable folder").path()).expect("a readable file");
        let mut key: Option<String> = None;
        for line in text.lines() {
            if line.starts_with(|c: char| c.is_ascii_lowercase())
                && let Some((name, value)) = line.split_once(" =")
            {
                assert!(
                    all.insert(name.to_owned(), value.to_owned()).is_none(),
                    "{name} stands twice in {}",
                    language.tag()
                );
                key = Some(name.to_owned());
            } else if line.starts_with(' ')
                && let Some(key) = &key
                && let Some(value) = all.get_mut(key)
            {
                value.push_str(line);
            }
        }
    }
    all
}

fn arguments(text: &str) -> BTreeSet<String> {
    text.split('{')
        .skip(1)
        .filter_map(|part| part.trim_start().strip_prefix('$'))
        .map(|rest| {
            rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_' || *c == '-').collect()
        })
        .collect()
}

fn files(folder: &Path, extension: &str, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            files(&path, extension, into);
        } else if path.extension().is_some_and(|e| e == extension) {
            into.push(path);
        }
    }
}

/// Keys named literally in calls of `t`, `t1`, `t2` and `n`.
fn keys_used() -> BTreeMap<String, PathBuf> {
    let mut paths = Vec::new();
    files(&root().join("templates"), "html", &mut paths);
    files(&root().join("src/web"), "rs", &mut paths);
    files(&root().join("src/papers"), "rs", &mut paths);
    let mut keys = BTreeMap::new();
    for path in paths {
        let text = fs::read_to_string(&path).expect("a readable file");
        for call in ["ui.t(\"", "ui.t1(\"", "ui.t2(\"", "ui.n(\"", "self.t(\"", "self.t1(\"", "self.t2(\""] {
            for rest in text.split(call).skip(1) {
                let key: String = rest.chars().take_while(|c| *c != '"').collect();
                keys.insert(key, path.clone());
            }
        }
    }
    keys
}

#[test]
fn every_language_has_the_same_messages_with_the_same_arguments() {
    let english = messages(Language::English);
    for language in Language::ALL {
        let other = messages(language);
        let missing: Vec<_> = english.keys().filter(|key| !other.contains_key(*key)).collect();
        let extra: Vec<_> = other.keys().filter(|key| !english.contains_key(*key)).collect();
        assert!(
            missing.is_empty() && extra.is_empty(),
            "{}: missing {missing:?}, extra {extra:?}",
            language.tag()
        );
        for (key, text) in &other {
            let (theirs, ours) = (arguments(text), arguments(&english[key]));
            // `$count` may only choose a plural form, which a language may not need.
            let strangers: Vec<_> =
                theirs.difference(&ours).filter(|a| *a != "count" && *a != "shown").collect();
            let forgotten: Vec<_> =
                ours.difference(&theirs).filter(|a| *a != "count" && *a != "shown").collect();
            assert!(
                strangers.is_empty() && forgotten.is_empty(),
                "{}: {key} speaks of {theirs:?} instead of {ours:?}",
                language.tag()
            );
        }
    }
}

#[test]
fn every_message_can_be_said_in_every_language() {
    for language in Language::ALL {
        for (key, text) in messages(language) {
            let given: Vec<_> = arguments(&text)
                .into_iter()
                .map(|name| (&*Box::leak(name.into_boxed_str()), 2.into()))
                .collect();
            let said = language.message(&key, &given);
            assert!(
                !said.trim().is_empty() && !said.contains('⟦') && !said.contains("{$"),
                "{key} in {} says {said:?}",
                language.tag()
            );
        }
    }
}

#[test]
fn every_key_that_the_pages_name_exists() {
    let english = messages(Language::English);
    let missing: Vec<_> = keys_used()
        .into_iter()
        .filter(|(key, _)| !english.contains_key(key) && key != "…" && key != "key")
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn no_message_is_left_behind_unused() {
    let mut paths = Vec::new();
    files(&root().join("templates"), "html", &mut paths);
    files(&root().join("src/web"), "rs", &mut paths);
    files(&root().join("src/papers"), "rs", &mut paths);
    let everything: String =
        paths.iter().map(|path| fs::read_to_string(path).expect("a readable file")).collect();
    // Names of days, months and parts of the day are put together from numbers, labels from the names
    // of fields, sentences from the codes of refusals, what was done from the verbs of the audit, what a report says
    // from the API's words for it; that each of these is there is asked of its pages (`tests/it/web/reports.rs`).
    let made = |key: &str| {
        ["weekday-", "month-", "period-", "language-", "field-", "fault-", "report-", "did-"]
            .iter()
            .any(|prefix| key.starts_with(prefix))
    };
    let unused: Vec<_> = messages(Language::English)
        .into_keys()
        .filter(|key| !made(key) && !everything.contains(&format!("\"{key}\"")))
        .collect();
    assert!(unused.is_empty(), "{unused:#?}");
}

#[test]
fn every_code_that_a_form_can_be_refused_with_has_its_sentence() {
    let mut paths = Vec::new();
    for folder in ["../app/src", "../kernel/src"] {
        files(&root().join(folder), "rs", &mut paths);
    }
    let english = messages(Language::English);
    let mut missing = BTreeSet::new();
    for path in paths {
        let text = fs::read_to_string(&path).expect("a readable file");
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        for call in ["Complaint::new(", "Error::conflict(", "Error::unacceptable("] {
            for rest in text.split(call).skip(1) {
                let Some(code) = rest.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next())
                else {
                    continue;
                };
                let key = format!("fault-{}", code.replace('_', "-"));
                if !english.contains_key(&key) && !ONLY_PROGRAMS.contains(&code) {
                    missing.insert(key);
                }
            }
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_verb_of_the_audit_has_its_words_and_no_other_has() {
    let mut paths = Vec::new();
    files(&root().join("../app/src"), "rs", &mut paths);
    let everything: String =
        paths.iter().map(|path| fs::read_to_string(path).expect("a readable file")).collect();
    let written =
        everything.split("Entry::new(").skip(1).filter_map(|rest| rest.strip_prefix('"')?.split('"').next());
    let verbs: BTreeSet<_> = written.filter(|word| word.contains('.')).collect();
    assert!(verbs.len() > 50, "{verbs:?}");
    let english = messages(Language::English);
    let key = |verb: &str| format!("did-{}", verb.replace(['.', '_'], "-"));
    let missing: Vec<_> = verbs.iter().filter(|verb| !english.contains_key(&key(verb))).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let words: BTreeSet<_> = everything.split('"').filter(|word| word.contains('.')).map(key).collect();
    let left: Vec<_> =
        english.keys().filter(|key| key.starts_with("did-") && !words.contains(*key)).collect();
    assert!(left.is_empty(), "{left:?}");
}

/// Codes of fields that no form of ours has, and what a page answers by showing what is in the way.
const ONLY_PROGRAMS: [&str; 1] = ["appointments_affected"];
