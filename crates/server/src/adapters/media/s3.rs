//! A bucket of S3, or of anything that speaks as it does.

use std::{sync::Arc, time::Duration};

use futures::TryStreamExt;
use object_store::{
    BackoffConfig, ClientOptions, Error, ObjectStore, RetryConfig,
    aws::{AmazonS3, AmazonS3Builder},
    prefix::PrefixStore,
};
use serde::Deserialize;

use super::MediaError;
use crate::api::problem::chain;

/// A store that does not answer must not keep a request longer than people wait for a picture.
const PATIENCE: Duration = Duration::from_secs(5);

/// What may stand behind the question mark of the address. Left out, the usual AWS_* variables are asked.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    /// Of a server that is not Amazon's.
    endpoint: Option<String>,
    region: Option<String>,
}

/// `s3://BUCKET/PREFIX?endpoint=…&region=…`. The keys come from `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`, or from
/// the machine where it has a role; they never stand in an address, which may be logged.
pub async fn open(url: &str) -> Result<Arc<dyn ObjectStore>, MediaError> {
    let (bucket, prefix, place) = parse(url)?;
    let store = connect(bucket, place)
        .map_err(|source| MediaError::Bucket { fix: fix_of(bucket, &source), source })?;
    let store = PrefixStore::new(store, prefix);
    // Wrong keys and a missing bucket should be told at the start, not with the first photograph.
    match store.list(None).try_next().await {
        Ok(_) => Ok(Arc::new(store)),
        Err(source) => Err(MediaError::Bucket { fix: fix_of(bucket, &source), source }),
    }
}

fn connect(bucket: &str, place: Place) -> Result<AmazonS3, Error> {
    let retry = RetryConfig {
        max_retries: 2,
        retry_timeout: PATIENCE,
        backoff: BackoffConfig { max_backoff: Duration::from_secs(1), ..BackoffConfig::default() },
    };
    let client = ClientOptions::new().with_timeout(PATIENCE).with_connect_timeout(Duration::from_secs(2));
    let mut builder = AmazonS3Builder::from_env()
        .with_bucket_name(bucket)
        .with_retry(retry)
        .with_client_options(client)
        // Only where whoever runs this wrote so: a bucket next door.
        .with_allow_http(place.endpoint.as_ref().is_some_and(|endpoint| endpoint.starts_with("http:")));
    if let Some(endpoint) = place.endpoint {
        builder = builder.with_endpoint(endpoint);
    }
    if let Some(region) = place.region {
        builder = builder.with_region(region);
    }
    builder.build()
}

fn parse(url: &str) -> Result<(&str, &str, Place), MediaError> {
    let shape = || {
        let shape = "the media address cannot be read; write DOCTORLY_MEDIA_URL like s3://BUCKET/PREFIX?endpoint=https://s3.example.org&region=eu-central-1";
        MediaError::Address(shape.to_owned())
    };
    let rest = url.strip_prefix("s3://").ok_or_else(shape)?;
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (bucket, prefix) = path.split_once('/').unwrap_or((path, ""));
    let place: Place = serde_html_form::from_str(query).map_err(|_| shape())?;
    let is_bucket = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    let is_web = |endpoint: &String| endpoint.starts_with("http://") || endpoint.starts_with("https://");
    if bucket.is_empty() || !bucket.chars().all(is_bucket) || !place.endpoint.iter().all(is_web) {
        return Err(shape());
    }
    Ok((bucket, prefix.trim_matches('/'), place))
}

/// What an operator should do about it. Of a list, the store tells the answer's status only in words.
fn fix_of(bucket: &str, error: &Error) -> String {
    let says = chain(error);
    let is = |status: &str| says.contains(status);
    if is("404 Not Found") {
        format!("there is no bucket {bucket}; make it, or let DOCTORLY_MEDIA_URL name another")
    } else if is("403 Forbidden") || is("401 Unauthorized") {
        format!(
            "the bucket {bucket} does not let us in; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to keys that may read, write and list it"
        )
    } else {
        format!(
            "the bucket {bucket} does not answer; check the endpoint and region of DOCTORLY_MEDIA_URL, and that the server runs"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_bucket_prefix_endpoint_and_region() {
        let (bucket, prefix, place) =
            parse("s3://photos/clinic/one/?endpoint=http://127.0.0.1:9000&region=eu-central-1").unwrap();
        assert_eq!((bucket, prefix), ("photos", "clinic/one"));
        assert_eq!(place.endpoint.as_deref(), Some("http://127.0.0.1:9000"));
        assert_eq!(place.region.as_deref(), Some("eu-central-1"));
        let (bucket, prefix, place) = parse("s3://photos").unwrap();
        assert_eq!((bucket, prefix, place.endpoint, place.region), ("photos", "", None, None));
    }

    #[test]
    fn an_address_that_cannot_be_meant_is_refused_with_one_that_can() {
        for wrong in [
            "s3:photos",
            "s3://",
            "s3:///prefix",
            "s3://key:secret@photos",
            "s3://photos?endpoint=localhost:9000",
            "s3://photos?regoin=eu",
        ] {
            let error = parse(wrong).unwrap_err().to_string();
            assert!(error.contains("s3://BUCKET/PREFIX") && !error.contains("secret"), "{wrong}: {error}");
        }
    }
}
