//! The rooms of `app`: their order, whom they may call, and the doors of their tables.

use super::source::{Source, words};

/// From the top: a room calls only rooms that stand before it here. Rooms not built yet are simply absent.
pub const LADDER: [&str; 19] = [
    "outbox",
    "audit",
    "repeats",
    "jobs",
    "access", // what every change needs
    "clinics",
    "doctors",
    "patients",
    "schedule", // who, where and when
    "payments",
    "archive",
    "booking",
    "imports",
    "visits", // what is promised and what happened
    "notifications",
    "setup", // what is still missing
    "search",
    "reports",   // derived from facts
    "reactions", // who acts on which fact
];

/// `lib` is the app's lib.rs: its `pub mod` lines are the ladder as built, `folders` are the rooms there are.
pub fn order_breaches(lib: &Source, folders: &[String]) -> Vec<String> {
    let declared: Vec<(usize, String)> = lib
        .product_code()
        .iter()
        .filter_map(|(n, line)| Some((*n, declared_module(line)?.to_owned())))
        .collect();
    let mut found = Vec::new();
    let mut lowest = 0;
    for (line, name) in &declared {
        match place(name) {
            Some(place) if place < lowest => {
                found.push(format!("{}:{line}: `{name}` stands below a room that may call it", lib.path));
            }
            Some(place) => lowest = place,
            None if folders.contains(name) => {
                found.push(format!("{}:{line}: the room `{name}` has no place on the ladder", lib.path));
            }
            None => {}
        }
    }
    found
}

/// A room naming another that does not stand above it, as `crate::room`, in a `crate::{…}` list, or by `super`.
pub fn ladder_breaches(source: &Source) -> Vec<String> {
    let Some((room, own)) = source.room().and_then(|room| Some((room, place(room)?))) else {
        return Vec::new();
    };
    let code = source.product_code();
    let text = code.iter().map(|(_, line)| line.as_str()).collect::<Vec<_>>().join("\n");
    let door = source.path.ends_with("/mod.rs");
    let starts: &[&str] = if door { &["crate::", "super::"] } else { &["crate::", "super::super::"] };
    let mut found = Vec::new();
    for start in starts {
        for (at, _) in text.match_indices(start) {
            for name in first_segments(&text[at + start.len()..]) {
                if place(name).is_some_and(|other| other > own) {
                    let line = text[..at].lines().count().max(1);
                    found.push(format!("{}:{line}: `{room}` calls `{name}`, which is below it", source.path));
                }
            }
        }
    }
    found
}

/// A `store` that is public, or named from outside its room.
pub fn door_breaches(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    for (number, line) in source.code() {
        let words: Vec<&str> = words(&line).collect();
        let declared = words.windows(2).any(|pair| pair == ["mod", "store"]);
        if declared && words.first() == Some(&"pub") && source.room().is_some() {
            found.push(format!("{}:{number}: a room's store is private", source.path));
        }
        for three in words.windows(3) {
            let from_outside = matches!(three[0], "crate" | "app") && source.room() != Some(three[1]);
            if three[2] == "store" && from_outside && place(three[1]).is_some() {
                found.push(format!(
                    "{}:{number}: the tables of `{}` are behind its door",
                    source.path, three[1]
                ));
            }
        }
    }
    found
}

fn place(room: &str) -> Option<usize> {
    LADDER.iter().position(|step| *step == room)
}

fn declared_module(line: &str) -> Option<&str> {
    line.trim().strip_prefix("pub mod ")?.split([';', ' ', '{']).next()
}

/// What a path goes on with: one name, or in braces the first name of each branch.
fn first_segments(after: &str) -> Vec<&str> {
    let Some(list) = after.strip_prefix('{') else { return words(after).next().into_iter().collect() };
    let (mut depth, mut begin, mut branches) = (0, 0, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                branches.extend(words(&list[begin..at]).next());
                begin = at + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    branches
}

#[test]
fn a_room_that_calls_down_is_found_however_it_is_written() {
    for text in [
        "use crate::booking::Held;",
        "use crate::{\n  audit,\n  booking::{Held, hold},\n};",
        "fn a() { crate::reactions::react() }",
        "use super::super::visits;",
    ] {
        let source = Source::new("crates/app/src/payments/charge.rs", text);
        assert_eq!(ladder_breaches(&source).len(), 1, "{text}");
    }
    assert_eq!(ladder_breaches(&Source::new("crates/app/src/audit/mod.rs", "use super::access;")).len(), 1);
}

#[test]
fn a_room_may_call_itself_the_rooms_above_and_name_others_in_comments_and_tests() {
    let text = "//! See [`crate::reactions`].\nuse crate::payments::store;\nuse crate::{audit::{booking, Line}, App};\n\
                #[cfg(test)]\nmod tests {\n  use crate::booking;\n}\n";
    assert_eq!(ladder_breaches(&Source::new("crates/app/src/payments/charge.rs", text)), [""; 0]);
    assert_eq!(ladder_breaches(&Source::new("crates/app/src/app.rs", "use crate::reactions;")), [""; 0]);
}

#[test]
fn rooms_out_of_order_and_rooms_without_a_place_are_found() {
    let folders = ["outbox", "audit", "cupboard"].map(str::to_owned);
    let order = |text| order_breaches(&Source::new("crates/app/src/lib.rs", text), &folders);
    assert_eq!(order("pub mod audit;\n\npub mod outbox;\n").len(), 1);
    assert_eq!(order("pub mod outbox;\npub mod cupboard;\n").len(), 1);
    assert_eq!(
        order("mod app;\npub mod clock;\npub mod outbox;\npub mod audit;\npub mod reactions;\n"),
        [""; 0]
    );
}

#[test]
fn an_open_door_is_found() {
    let breaches = |path: &str, text: &str| door_breaches(&Source::new(path, text)).len();
    assert_eq!(breaches("crates/app/src/booking/mod.rs", "pub mod store;"), 1);
    assert_eq!(breaches("crates/app/src/booking/mod.rs", "pub(crate) mod store;"), 1);
    assert_eq!(breaches("crates/app/src/booking/mod.rs", "mod store;"), 0);
    assert_eq!(breaches("crates/app/src/booking/hold.rs", "use crate::booking::store::insert;"), 0);
    assert_eq!(breaches("crates/app/src/visits/start.rs", "use crate::booking::store::insert;"), 1);
    assert_eq!(breaches("crates/server/src/api/doctors.rs", "app::doctors::store::find(tx)"), 1);
}
