//! Words that belong to one place, and words that belong nowhere.

use super::source::{Source, words};

const ENGINES: [&str; 5] = ["sqlite", "postgres", "postgresql", "mysql", "mariadb"];
const ENGINE_PLACES: [&str; 5] = [
    "crates/database/",
    "crates/server/src/adapters/",
    "crates/server/src/settings", // the settings name what may be chosen
    "crates/server/tests/",       // a test may say which engine it is about
    "crates/app/tests/",
];

/// An engine's name outside the places that choose one. Comments may explain; code may not know.
pub fn engine_breaches(source: &Source) -> Vec<String> {
    if ENGINE_PLACES.iter().any(|place| source.path.starts_with(place)) {
        return Vec::new();
    }
    let named = |line: &str| {
        let lower = line.to_lowercase();
        ENGINES
            .into_iter()
            .find(|engine| words(&lower).flat_map(|word| word.split('_')).any(|w| w.contains(engine)))
    };
    report(source, source.product_code(), |line| {
        named(line).map(|engine| format!("names the engine {engine}"))
    })
}

/// HTTP in the app: a surface's business.
pub fn http_breaches(source: &Source) -> Vec<String> {
    const TYPES: [&str; 7] =
        ["axum", "hyper", "tower_http", "reqwest", "StatusCode", "HeaderMap", "HeaderValue"];
    report(source, source.code(), |line| {
        let crate_path = line.match_indices("http::").any(|(at, _)| !line[..at].ends_with(is_word));
        let named = words(line).find(|word| TYPES.contains(word)).or(crate_path.then_some("http"));
        named.map(|name| format!("`{name}` is HTTP, which belongs to the server"))
    })
}

/// Unfinished code anywhere; ignored tests and sleeps in tests.
pub fn test_breaches(source: &Source) -> Vec<String> {
    let mut found = report(source, source.code(), |line| {
        ["todo!", "unimplemented!"]
            .into_iter()
            .find(|word| line.contains(word))
            .map(|word| format!("`{word}` is unfinished"))
    });
    found.extend(report(source, source.code(), |line| {
        let ignored = line.contains("#[ignore")
            || (line.contains("cfg_attr") && words(line).any(|word| word == "ignore"));
        ignored.then(|| "an ignored test proves nothing".to_owned())
    }));
    found.extend(report(source, source.test_code(), |line| {
        let sleeps = words(line).any(|word| matches!(word, "sleep" | "sleep_until" | "sleep_ms"));
        sleeps.then(|| "a test that sleeps guesses: wait for the event, or move the clock".to_owned())
    }));
    found
}

/// The same for the browser tests: no waiting for time, nothing skipped, nothing run alone.
pub fn browser_test_breaches(source: &Source) -> Vec<String> {
    const BANNED: [&str; 7] =
        ["waitForTimeout", "setTimeout(", ".skip(", ".only(", ".todo(", "skip: true", "only: true"];
    report(source, source.code(), |line| {
        BANNED.into_iter().find(|word| line.contains(word)).map(|word| format!("`{word}` in a browser test"))
    })
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn report(
    source: &Source,
    lines: Vec<(usize, String)>,
    judge: impl Fn(&str) -> Option<String>,
) -> Vec<String> {
    let judged = lines.iter().filter_map(|(number, line)| Some((number, judge(line)?)));
    judged.map(|(number, breach)| format!("{}:{number}: {breach}", source.path)).collect()
}

#[test]
fn an_engine_named_in_the_app_or_a_surface_is_found() {
    let breaches = |path: &str, text: &str| engine_breaches(&Source::new(path, text)).len();
    assert_eq!(breaches("crates/app/src/booking/store.rs", "if backend == DbBackend::Sqlite {"), 1);
    assert_eq!(breaches("crates/server/src/ops/serve.rs", "url.starts_with(\"postgres://\")"), 1);
    assert_eq!(breaches("crates/kernel/src/lib.rs", "fn is_mysql() {}"), 1);
    assert_eq!(breaches("crates/app/src/booking/store.rs", "// SQLite has one writer\nfn a() {}"), 0);
    assert_eq!(breaches("crates/database/src/engine.rs", "Sqlite"), 0);
    assert_eq!(breaches("crates/server/src/settings.rs", "\"sqlite://\""), 0);
}

#[test]
fn http_in_the_app_is_found() {
    let breaches = |text: &str| http_breaches(&Source::new("crates/app/src/booking/hold.rs", text)).len();
    assert_eq!(breaches("use axum::Json;"), 1);
    assert_eq!(breaches("use http::Method;"), 1);
    assert_eq!(breaches("fn status() -> StatusCode {"), 1);
    assert_eq!(breaches("// no axum here\nlet page = \"https://doctorly.example\"; app_http::x();"), 0);
}

#[test]
fn unfinished_code_and_ignored_or_sleeping_tests_are_found() {
    let breaches = |path: &str, text: &str| test_breaches(&Source::new(path, text)).len();
    assert_eq!(breaches("crates/app/src/booking/hold.rs", "fn hold() { todo!() }"), 1);
    assert_eq!(breaches("crates/app/src/booking/tests.rs", "#[test]\n#[ignore = \"slow\"]\nfn a() {}"), 1);
    assert_eq!(breaches("crates/app/src/booking/tests.rs", "#[cfg_attr(unix, ignore)]\nfn a() {}"), 1);
    assert_eq!(breaches("crates/server/tests/it/races.rs", "std::thread::sleep(a);"), 1);
    assert_eq!(breaches("crates/server/tests/it/races.rs", "use tokio::time::{sleep, Duration};"), 1);
    assert_eq!(breaches("crates/app/src/a.rs", "#[cfg(test)]\nmod tests {\n  time::sleep(a).await;\n}"), 1);
    assert_eq!(breaches("crates/server/src/ops/work.rs", "tokio::time::sleep(pause).await;"), 0);
}

#[test]
fn a_browser_test_that_waits_for_time_or_is_left_out_is_found() {
    let breaches = |text: &str| browser_test_breaches(&Source::new("a.test.js", text)).len();
    assert_eq!(breaches("await page.waitForTimeout(500)"), 1);
    assert_eq!(breaches("test.only('one', () => {})"), 1);
    assert_eq!(breaches("test('one', { skip: true }, () => {})"), 1);
    assert_eq!(breaches("await page.waitForSelector('main') // setTimeout( would guess"), 0);
}
