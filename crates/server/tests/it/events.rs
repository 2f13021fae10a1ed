//! What everybody who is told of facts promises, and what the page about them says.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::Arc,
};

use app::{
    Clock, SystemClock,
    outbox::{Events, Fact, Noted, Published},
};
use kernel::{id::AppointmentId, time::parse_instant};
use serde_json::Value;
use server::adapters::events::{EventFile, open};

/// A fact of a made-up appointment. The things that facts are about take turns.
pub fn fact(number: i64) -> Published {
    let about: AppointmentId = uuid::Uuid::from_u128(1 + number.unsigned_abs() as u128 % 7).into();
    published(number, &Fact::AppointmentConfirmed { appointment_id: about }, &about.to_string())
}

/// As the log has it.
fn published(number: i64, fact: &Fact, aggregate: &str) -> Published {
    let payload = serde_json::to_value(fact).unwrap();
    let noted = Noted {
        number,
        kind: payload["kind"].as_str().unwrap().to_owned(),
        aggregate: aggregate.to_owned(),
        payload: payload.to_string(),
        happened_at: parse_instant("2026-11-21T09:30:00.125Z").unwrap(),
        is_own: true,
    };
    Published::of(&noted).unwrap()
}

pub fn facts(numbers: std::ops::Range<i64>) -> Vec<Published> {
    numbers.map(fact).collect()
}

/// The numbers that arrived.
pub fn numbers(events: &[Value]) -> BTreeSet<i64> {
    events.iter().map(|event| event["id"].as_str().unwrap().parse().unwrap()).collect()
}

/// The numbers that arrived about each thing, as a listener sees them that passes over what it has seen.
pub fn seen(events: &[Value]) -> BTreeMap<String, Vec<i64>> {
    let mut seen: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for event in events {
        let subject = event["subject"].as_str().unwrap_or(event["type"].as_str().unwrap());
        let number = event["id"].as_str().unwrap().parse().unwrap();
        let numbers = seen.entry(subject.to_owned()).or_default();
        if numbers.last().is_none_or(|last| *last < number) {
            numbers.push(number);
        }
    }
    seen
}

/// All of the facts, each about its thing, in order.
pub fn all(numbers: std::ops::Range<i64>) -> BTreeMap<String, Vec<i64>> {
    let mut all: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for fact in facts(numbers) {
        all.entry(fact.key().to_owned()).or_default().push(fact.number);
    }
    all
}

/// What every way of telling must keep; `begin` makes a new teller as a node that starts does, `read` gives what
/// listeners find, in an order that is right for each thing.
pub async fn keeps_the_contract(begin: impl Fn() -> Box<dyn Events>, read: impl AsyncFn() -> Vec<Value>) {
    let events = begin();
    events.publish(&[]).await.unwrap();
    events.publish(&facts(1..11)).await.unwrap();
    events.publish(&facts(11..12)).await.unwrap();
    let found = read().await;
    assert_eq!(found.len(), 11);
    assert_eq!(seen(&found), all(1..12));
    let fourth: Value = serde_json::from_str(&fact(4).to_json()).unwrap();
    assert!(found.contains(&fourth), "{fourth} is not whole in {found:?}");

    // An unclear outcome: the same again, and then more; and the same by another node.
    events.publish(&facts(5..20)).await.unwrap();
    let other = begin();
    other.publish(&facts(15..40)).await.unwrap();
    assert_eq!(seen(&read().await), all(1..40));

    // What is about no single thing is in order too.
    let renamed = |number| published(number, &Fact::CatalogueChanged, "");
    other.publish(&[renamed(40), fact(41), renamed(42)]).await.unwrap();
    assert_eq!(seen(&read().await)["catalogue_changed"], [40, 42]);
}

#[tokio::test]
async fn a_file_keeps_the_contract() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("facts.jsonl");
    let url = format!("file:{}", file.display());
    assert!(open(&url, &(Arc::new(SystemClock) as Arc<dyn Clock>)).is_ok());
    keeps_the_contract(
        || Box::new(EventFile::open(&file).unwrap()),
        async || {
            let text = std::fs::read_to_string(&file).unwrap();
            text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
        },
    )
    .await;
}

#[test]
fn an_event_is_as_the_page_shows_it() {
    let id: AppointmentId = "01922f5e-7a3c-7cc0-8d1a-3f2b5e6a7b8c".parse::<uuid::Uuid>().unwrap().into();
    let event = published(
        1042,
        &Fact::AppointmentMoved { appointment_id: id, from_doctor_id: None },
        &id.to_string(),
    );
    let event: Value = serde_json::from_str(&event.to_json()).unwrap();
    let page = page();
    let shown = page.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
    assert_eq!(serde_json::from_str::<Value>(shown).unwrap(), event);
}

#[test]
fn the_page_names_every_kind_of_fact_with_its_ids_and_no_other() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let source = std::fs::read_to_string(project.join("crates/app/src/outbox/fact.rs")).unwrap();
    let in_source = kinds(&source);
    assert!(
        in_source.contains("appointment_moved appointment_id, from_doctor_id")
            && in_source.contains("reindex_asked ")
    );
    let page = page();
    let (_, facts) = page.split_once("## The facts").unwrap();
    let rows = facts.lines().filter_map(|line| {
        let mut cells = line.strip_prefix("| `")?.split('|').map(|cell| cell.trim().replace('`', ""));
        Some(format!("{} {}", cells.next()?, cells.next()?))
    });
    assert_eq!(rows.collect::<BTreeSet<_>>(), in_source);
}

fn page() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/events.md")).unwrap()
}

/// `kind id, id` of every variant of the vocabulary, read from its source.
fn kinds(source: &str) -> BTreeSet<String> {
    let body = source.split("pub enum Fact {\n").nth(1).and_then(|rest| rest.split("\n}").next()).unwrap();
    let mut kinds: Vec<(String, Vec<&str>)> = Vec::new();
    for line in body.lines().map(str::trim).filter(|line| !line.starts_with("///") && !line.starts_with("#["))
    {
        if line.starts_with(char::is_uppercase) {
            let name = line.trim_end_matches([' ', '{', ',']);
            let snake = name.chars().fold(String::new(), |mut snake, c| {
                if c.is_uppercase() && !snake.is_empty() {
                    snake.push('_');
                }
                snake.extend(c.to_lowercase());
                snake
            });
            kinds.push((snake, Vec::new()));
        } else if let Some((field, _)) = line.split_once(':') {
            kinds.last_mut().unwrap().1.push(field);
        }
    }
    kinds.into_iter().map(|(kind, ids)| format!("{kind} {}", ids.join(", "))).collect()
}
