//! Redis as the cache.

use std::sync::Arc;

use app::{Cache, Clock};
use server::adapters::cache::{self, Redis};

use super::{Own, name, url};
use crate::cache::{clock, keeps_the_contract};

async fn open(url: &str, installation: &str, clock: Arc<dyn Clock>) -> Redis {
    Redis::open(url, installation, clock).await.expect("the server answers")
}

#[tokio::test]
async fn redis_keeps_the_contract_of_the_cache() {
    let (clock, name) = (clock(), name());
    let one = open(&url("redis"), &name, clock.clone()).await;
    let other = open(&url("redis"), &name, clock.clone()).await;
    keeps_the_contract(&one, &other, &clock).await;
}

#[tokio::test]
async fn installations_on_one_server_know_nothing_of_each_other() {
    let clock = clock();
    let ours = open(&url("redis"), &name(), clock.clone()).await;
    let theirs = open(&url("redis"), &name(), clock.clone()).await;
    let mut heard = ours.hear();
    theirs.tell("theirs".to_owned()).await;
    ours.tell("ours".to_owned()).await;
    assert_eq!(&*heard.recv().await.unwrap(), "ours");
    assert!(theirs.take("ana", 1).await.allowed);
    assert!(ours.take("ana", 1).await.allowed);
}

#[tokio::test]
async fn while_the_server_is_away_each_counts_alone_and_hears_again_when_it_is_back() {
    let mut server = Own::start("redis");
    let (clock, name) = (clock(), name());
    let one = open(&server.url, &name, clock.clone()).await;
    let other = open(&server.url, &name, clock.clone()).await;
    server.kill();
    assert!(one.take("ana", 1).await.allowed);
    assert!(!one.take("ana", 1).await.allowed);
    assert!(other.take("ana", 1).await.allowed, "nobody told it of the other's");
    one.tell("lost".to_owned()).await;

    server.start_again();
    let mut heard = other.hear();
    let told = async {
        loop {
            // It rests for a moment after a silence.
            clock.advance_seconds(2);
            one.tell("back".to_owned()).await;
            let soon = tokio::time::timeout(std::time::Duration::from_millis(50), heard.recv());
            if let Ok(Ok(news)) = soon.await {
                return news;
            }
        }
    };
    let news = tokio::time::timeout(std::time::Duration::from_secs(20), told).await.expect("heard again");
    assert_eq!(&*news, "back");
    assert!(one.take("ben", 1).await.allowed);
    assert!(!other.take("ben", 1).await.allowed, "they count together again");
}

#[tokio::test]
async fn a_server_that_is_not_there_is_refused_in_a_sentence() {
    for url in ["redis://127.0.0.1:9", "redis://:wrong@", "memcached://somewhere"] {
        let clock = clock() as Arc<dyn Clock>;
        let refused = cache::open(url, "nobody", &clock).await.err().expect("refused");
        assert!(refused.to_string().contains("DOCTORLY_CACHE_URL"), "{url}: {refused}");
    }
}
