//! Delivery jobs through RabbitMQ.

use std::{sync::Arc, time::Duration};

use app::jobs::{self, Carrier, Settled};
use lapin::{
    Connection, ConnectionProperties,
    options::{BasicGetOptions, QueueDeclareOptions},
};
use server::adapters::jobs::{RabbitMq, open};

use super::{Own, name, url};
use crate::jobs::{Nodes, keeps_the_contract, names};

fn rabbitmq(url: &str, prefix: &str) -> RabbitMq {
    RabbitMq::new(&format!("{url}?prefix={prefix}")).unwrap().patient_for(Duration::from_secs(5))
}

fn begin(url: String, prefix: String) -> impl Fn() -> Option<Arc<dyn Carrier>> {
    move || Some(Arc::new(rabbitmq(&url, &prefix)))
}

/// What lies first among what was given up, and how much there is, once there is something: the broker puts it there when
/// it has the time.
async fn given_up(url: &str, prefix: &str) -> (u32, Vec<u8>) {
    let queue = format!("{prefix}.jobs.dead");
    let looking = async {
        loop {
            if let (count, Some(first)) = waiting(url, &queue).await {
                return (count, first);
            }
        }
    };
    tokio::time::timeout(Duration::from_secs(30), looking).await.expect("something was given up")
}

/// How many messages wait in a queue, and the first of them.
async fn waiting(url: &str, queue: &str) -> (u32, Option<Vec<u8>>) {
    let connection = Connection::connect(url, ConnectionProperties::default()).await.unwrap();
    let channel = connection.create_channel().await.unwrap();
    let passive = QueueDeclareOptions::durable().passive();
    let count = channel.queue_declare(queue.into(), passive, Default::default()).await.unwrap();
    let first = channel.basic_get(queue.into(), BasicGetOptions::default()).await.unwrap();
    let first = first.map(|first| first.delivery.data);
    connection.close(200, "read".into()).await.unwrap();
    (count.message_count(), first)
}

#[tokio::test(flavor = "multi_thread")]
async fn rabbitmq_keeps_the_contract() {
    let (url, prefix) = (url("rabbitmq"), name());
    keeps_the_contract(begin(url.clone(), prefix.clone())).await;

    // What was given up on the way lies where operators look, once; nothing else is left.
    let (count, first) = given_up(&url, &prefix).await;
    let first = String::from_utf8(first).unwrap();
    assert!(count == 1 && first.contains("\"attempts\":11"), "{count} {first}");
    assert_eq!(waiting(&url, &format!("{prefix}.jobs")).await.0, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_that_dies_with_a_job_in_hand_gives_it_to_another() {
    let (url, prefix) = (url("rabbitmq"), name());
    let mut nodes = Nodes::new(begin(url.clone(), prefix.clone())).await;
    nodes.ask(names(0..3)).await;
    let dying = rabbitmq(&url, &prefix);
    assert_eq!(jobs::hand_over_due(&nodes.app.app, &dying).await.unwrap(), 3);
    // One it has begun, one it has only taken, one it has not even taken.
    let begun = dying.take().await.unwrap();
    let taken = dying.take().await.unwrap();
    assert_ne!(begun.handed, taken.handed);
    let begin = jobs::begin(&nodes.app.app.db, begun.handed, nodes.app.app.now(), 60).await.unwrap();
    assert!(matches!(begin, jobs::Begun::Ours(_)), "{begin:?}");
    drop((begun, taken, dying));

    nodes.start(2);
    nodes.until(async || jobs::counts(&nodes.app.app.db, nodes.app.app.now()).await.unwrap().0 == 1).await;
    nodes.app.clock.advance_seconds(61);
    nodes.until_done().await;
    assert_eq!(nodes.post.sent(), names(0..3).map(|name| (name, 1)).collect());
    nodes.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_that_nobody_can_read_is_put_aside() {
    let (url, prefix) = (url("rabbitmq"), name());
    let carrier = rabbitmq(&url, &prefix);
    carrier.hand_over(&[]).await.unwrap();
    let connection = Connection::connect(&url, ConnectionProperties::default()).await.unwrap();
    let channel = connection.create_channel().await.unwrap();
    let queue = format!("{prefix}.jobs");
    let (options, properties) = Default::default();
    channel.basic_publish("".into(), queue.into(), options, b"?", properties).await.unwrap().await.unwrap();
    let handed = jobs::Handed { job_id: uuid::Uuid::from_u128(7).into(), attempts: 0 };
    carrier.hand_over(&[handed]).await.unwrap();
    let taken = carrier.take().await.unwrap();
    assert_eq!(taken.handed, handed);
    taken.receipt.settle(Settled::Over).await.unwrap();
    carrier.leave().await;
    assert_eq!(given_up(&url, &prefix).await, (1, b"?".to_vec()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broker_that_lost_all_it_had_is_given_it_again_at_once() {
    let (url, prefix) = (url("rabbitmq"), name());
    let mut nodes = Nodes::new(begin(url.clone(), prefix.clone())).await;
    nodes.ask(names(0..30)).await;
    assert_eq!(jobs::hand_over_due(&nodes.app.app, &rabbitmq(&url, &prefix)).await.unwrap(), 30);
    let connection = Connection::connect(&url, ConnectionProperties::default()).await.unwrap();
    let channel = connection.create_channel().await.unwrap();
    let lost = channel.queue_delete(format!("{prefix}.jobs").into(), Default::default()).await.unwrap();
    assert_eq!(lost, 30);

    nodes.start(2);
    // Nobody waits for what was handed over to come up again: the clock stands.
    nodes.until_done().await;
    assert_eq!(nodes.post.sent(), names(0..30).map(|name| (name, 1)).collect());
    nodes.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broker_that_is_paused_or_killed_loses_no_job_and_does_none_twice() {
    let mut own = Own::start("rabbitmq");
    let mut nodes = Nodes::new(begin(own.url.clone(), "doctorly".to_owned())).await;
    nodes.start(2);
    nodes.ask(names(0..200)).await;
    nodes.until(async || nodes.post.sent().len() > 20).await;
    own.kill();
    // Nobody carries anything, and what is asked for waits.
    nodes.ask(names(200..220)).await;
    own.start_again();
    nodes.until_done().await;

    own.pause();
    nodes.ask(names(220..240)).await;
    own.go_on();
    nodes.until_done().await;
    assert_eq!(nodes.post.sent(), names(0..240).map(|name| (name, 1)).collect());
    nodes.stop().await;
}

#[tokio::test]
async fn a_broker_that_is_not_there_refuses_nobody_at_the_start() {
    let carrier = open("amqp://127.0.0.1:1").unwrap();
    assert!(carrier.hand_over(&[]).await.is_err());
    assert!(carrier.take().await.is_err());
    carrier.leave().await;
}
