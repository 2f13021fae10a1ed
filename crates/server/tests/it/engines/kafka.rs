//! Facts through Apache Kafka.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    time::{Duration, Instant},
};

use app::{SystemClock, outbox::Events};
use rskafka::client::{
    ClientBuilder,
    partition::{OffsetAt, PartitionClient, UnknownTopicHandling},
};
use serde_json::Value;
use server::adapters::events::Kafka;

use super::{Own, name, url};
use crate::{
    events::{all, facts, keeps_the_contract, seen},
    support::{Process, TestApp},
};

fn kafka(url: &str, prefix: &str) -> Kafka {
    let brokers = format!("{}/{prefix}", url.strip_prefix("kafka:").unwrap());
    Kafka::new(&brokers, Arc::new(SystemClock)).unwrap()
}

/// Everything in the topic, a partition after the other; every record's key is what it is about.
pub async fn read(url: &str, prefix: &str) -> Vec<Value> {
    let brokers = vec![url.strip_prefix("kafka://").unwrap().to_owned()];
    let client = ClientBuilder::new(brokers).build().await.unwrap();
    let topic = format!("{prefix}.facts");
    let topics = client.list_topics().await.unwrap();
    let partitions = topics.into_iter().find(|found| found.name == topic).expect("the topic").partitions;
    assert_eq!(partitions.len(), 12);
    let mut found = Vec::new();
    for partition in partitions {
        let handling = UnknownTopicHandling::Retry;
        let client = client.partition_client(&topic, partition, handling).await.unwrap();
        found.extend(read_partition(&client).await);
    }
    found
}

async fn read_partition(client: &PartitionClient) -> Vec<Value> {
    let (mut at, mut found) = (client.get_offset(OffsetAt::Earliest).await.unwrap(), Vec::new());
    let end = client.get_offset(OffsetAt::Latest).await.unwrap();
    while at < end {
        let (records, _) = client.fetch_records(at, 1..1_000_000, 1000).await.unwrap();
        for record in records {
            let event: Value = serde_json::from_slice(&record.record.value.unwrap()).unwrap();
            let key = String::from_utf8(record.record.key.unwrap()).unwrap();
            assert_eq!(key, event["subject"].as_str().unwrap_or(event["type"].as_str().unwrap()));
            assert_eq!(record.record.headers["kind"], event["type"].as_str().unwrap().as_bytes());
            found.push(event);
            at = record.offset + 1;
        }
    }
    found
}

#[tokio::test]
async fn kafka_keeps_the_contract() {
    let (url, prefix) = (url("kafka"), name());
    keeps_the_contract(|| Box::new(kafka(&url, &prefix)), async || read(&url, &prefix).await).await;
}

#[tokio::test]
async fn nodes_that_begin_together_make_one_topic() {
    let (url, prefix) = (url("kafka"), name());
    let nodes: Vec<Kafka> = (0..4).map(|_| kafka(&url, &prefix)).collect();
    let fourth = |node: usize| facts(node as i64 * 10..node as i64 * 10 + 10);
    let told = nodes.iter().enumerate().map(async |(at, node)| node.publish(&fourth(at)).await);
    for outcome in futures::future::join_all(told).await {
        outcome.unwrap();
    }
    assert_eq!(read(&url, &prefix).await.len(), 40);
}

/// Tells until it is heard, from the same fact again, as the one that drives the port does.
async fn tell(kafka: &Kafka, numbers: std::ops::Range<i64>) -> usize {
    let deadline = Instant::now() + Duration::from_secs(120);
    let mut failures = 0;
    while let Err(error) = kafka.publish(&facts(numbers.clone())).await {
        assert!(Instant::now() < deadline, "{error:?}");
        failures += 1;
    }
    failures
}

#[tokio::test(flavor = "multi_thread")]
async fn brokers_that_are_paused_or_killed_get_every_fact_when_they_are_back() {
    let mut own = Own::start("kafka");
    let kafka = kafka(&own.url, "doctorly").patient_for(Duration::from_secs(3));
    assert_eq!(tell(&kafka, 1..50).await, 0);

    own.pause();
    let begun = Instant::now();
    kafka.publish(&facts(50..60)).await.unwrap_err();
    assert!(begun.elapsed() < Duration::from_secs(30), "it waited for ever");
    own.go_on();
    tell(&kafka, 50..60).await;

    let midst = tokio::spawn(async move {
        let mut failures = 0;
        for at in 6..40 {
            failures += tell(&kafka, at * 10..at * 10 + 10).await;
        }
        failures
    });
    own.kill();
    own.start_again();
    assert!(midst.await.unwrap() > 0, "nobody noticed the kill");
    assert_eq!(seen(&read(&own.url, "doctorly").await), all(1..400));
}

/// The kinds of what happened to each thing, in the order in which a listener first hears of them.
fn stories(events: &[Value]) -> BTreeMap<String, Vec<String>> {
    let mut heard = BTreeSet::new();
    let mut stories: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for event in events.iter().filter(|event| heard.insert(event["id"].as_str().unwrap().to_owned())) {
        let subject = event["subject"].as_str().unwrap_or_default().to_owned();
        stories.entry(subject).or_default().push(event["type"].as_str().unwrap().to_owned());
    }
    stories
}

#[tokio::test(flavor = "multi_thread")]
async fn every_fact_arrives_in_order_though_workers_die_while_they_tell() {
    let (url, prefix) = (url("kafka"), name());
    let (app, folder) = (TestApp::new().await, tempfile::tempdir().unwrap());
    let practice = app.practice_of_capacity(4).await;
    let people = app.patients(8).await;
    let events = format!("{url}/{prefix}");
    let worker = || Process::start_as("work", &app.url, folder.path(), &[("DOCTORLY_EVENTS_URL", &events)]).0;
    let mut expected = BTreeMap::new();
    for round in 0..5 {
        let dying = worker();
        for (number, person) in people.iter().enumerate() {
            let time = format!("2026-11-2{}T{:02}:{}0:00+05:00", 4 + round, 9 + number / 4, 3 * (number % 2));
            let held = app.hold(person, practice.doctor_id, &time).await.expect(201);
            let id = held.str("id").to_owned();
            app.act(person, &id, "cancel", serde_json::json!({})).await.expect(200);
            expected.insert(id, vec!["appointment_held".to_owned(), "appointment_cancelled".to_owned()]);
        }
        drop(dying);
    }
    let _last = worker();
    let deadline = Instant::now() + Duration::from_secs(60);
    loop {
        let stories = stories(&read(&url, &prefix).await);
        let told: BTreeMap<_, _> =
            stories.into_iter().filter(|(subject, _)| expected.contains_key(subject)).collect();
        if told == expected {
            return;
        }
        assert!(Instant::now() < deadline, "{told:#?}");
    }
}
