//! The written rules of the house, held by a test.
//!
//! Each rule is a pure function from a source text to the breaches in it, tested on a small bad example,
//! so that a rule cannot silently stop finding anything. Here the rules meet the project's real sources.

mod crates;
mod links;
mod rooms;
mod source;
mod words;

use source::{Source, project};

/// Lines a source file may have before it is asked to become two.
const LONGEST_FILE: usize = 400;

#[test]
fn the_crates_only_lean_on_crates_above_them() {
    let manifests = project::files("crates", &["Cargo.toml"]);
    assert!(manifests.len() >= crates::LADDER.len(), "only {} manifests were found", manifests.len());
    hold(&manifests, crates::breaches);
}

#[test]
fn the_rooms_stand_in_ladder_order() {
    let rooms = project::folders("crates/app/src");
    hold(&[project::file("crates/app/src/lib.rs")], |lib| rooms::order_breaches(lib, &rooms));
}

#[test]
fn a_room_calls_only_rooms_above_it() {
    hold(&project::rust("crates/app/src"), rooms::ladder_breaches);
}

#[test]
fn a_rooms_store_stays_behind_its_door() {
    hold(&project::rust("crates"), rooms::door_breaches);
}

#[test]
fn engine_names_appear_only_in_database_and_adapters() {
    hold(&project::rust("crates"), words::engine_breaches);
}

#[test]
fn the_app_knows_nothing_of_http() {
    hold(&project::rust("crates/app"), words::http_breaches);
}

#[test]
fn nothing_is_unfinished_and_no_test_sleeps_or_is_ignored() {
    hold(&project::rust("crates"), words::test_breaches);
    hold(&project::files("crates/server/tests/browser", &[".js"]), words::browser_test_breaches);
}

#[test]
fn source_files_have_one_subject() {
    hold(&project::rust("crates"), |source| length_breaches(source, LONGEST_FILE));
}

#[test]
fn documents_point_at_what_is_there() {
    let mut documents = project::files("docs", &[".md"]);
    documents.extend(["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].map(project::file));
    hold(&documents, links::breaches);
}

fn length_breaches(source: &Source, longest: usize) -> Vec<String> {
    let lines = source.text.lines().count();
    if source.is_test() || lines <= longest {
        return Vec::new();
    }
    vec![format!("{}: {lines} lines, more than {longest}: find its second subject", source.path)]
}

/// Fails with every breach at once, so that one run shows all there is to mend.
#[track_caller]
fn hold(sources: &[Source], rule: impl Fn(&Source) -> Vec<String>) {
    let breaches: Vec<String> = sources.iter().flat_map(rule).collect();
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}

#[test]
fn a_long_file_is_found_unless_it_is_a_test() {
    let text = "//\n".repeat(LONGEST_FILE + 1);
    assert_eq!(length_breaches(&Source::new("crates/app/src/booking/hold.rs", &text), LONGEST_FILE).len(), 1);
    assert!(length_breaches(&Source::new("crates/app/src/booking/tests.rs", &text), LONGEST_FILE).is_empty());
    assert!(length_breaches(&Source::new("crates/app/src/lib.rs", "//\n"), LONGEST_FILE).is_empty());
}

#[test]
#[should_panic(expected = "first.rs: bad\nsecond.rs: bad")]
fn every_breach_is_shown_at_once() {
    let sources = [Source::new("first.rs", ""), Source::new("second.rs", "")];
    hold(&sources, |source| vec![format!("{}: bad", source.path)]);
}
