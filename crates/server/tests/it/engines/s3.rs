//! Photographs in a bucket.

use std::process::Command;

use server::adapters::media;

use crate::contracts;

/// The server's bucket, and in it a folder that no other run has.
fn place(test: &str) -> String {
    let url = super::url("s3");
    let (bucket, query) = url.split_once('?').expect("the address names an endpoint");
    format!("{bucket}/{test}-{}?{query}", std::process::id())
}

#[tokio::test]
async fn a_bucket_keeps_photographs_as_every_store_must() {
    contracts::media::holds(media::open(&place("contract")).await.unwrap()).await;
}

#[tokio::test]
async fn two_prefixes_of_a_bucket_know_nothing_of_each_other() {
    use object_store::{ObjectStoreExt, path::Path};
    let one = media::open(&place("one")).await.unwrap();
    let other = media::open(&place("other")).await.unwrap();
    one.put(&Path::from("pictures/a.jpg"), "a".into()).await.unwrap();
    let missing = other.get(&Path::from("pictures/a.jpg")).await;
    assert!(matches!(missing, Err(object_store::Error::NotFound { .. })), "{missing:?}");
}

/// What a start says of a media address, and that it wrote nothing.
fn refused(url: &str, key: Option<&str>) -> String {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_doctorly"));
    command.arg("serve").env("DOCTORLY_LISTEN", "127.0.0.1:0").env("DOCTORLY_MEDIA_URL", url);
    command.env("DOCTORLY_DATA_DIR", folder.path());
    if let Some(key) = key {
        command.env("AWS_SECRET_ACCESS_KEY", key);
    }
    let output = command.output().unwrap();
    let says = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{says}");
    assert_eq!(says.lines().filter(|line| line.starts_with("doctorly:")).count(), 1, "{says}");
    says
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bucket_that_cannot_be_used_stops_the_start_with_the_fix() {
    let url = super::url("s3");
    let (_, query) = url.split_once('?').unwrap();
    let says = refused(&format!("s3://no-such-bucket?{query}"), None);
    assert!(says.contains("there is no bucket no-such-bucket"), "{says}");
    let says = refused(&url, Some("not-the-key"));
    assert!(says.contains("AWS_SECRET_ACCESS_KEY") && !says.contains("not-the-key"), "{says}");
    let says = refused("s3://photos?endpoint=http://127.0.0.1:9&region=us-east-1", None);
    assert!(says.contains("does not answer"), "{says}");
}
