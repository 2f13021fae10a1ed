//! A table of DynamoDB, or of anything that speaks as it does. The partition is the owner and the sort key begins with the
//! time, so that what belongs to one patient lies together, in order.

use std::{collections::HashMap, time::Duration};

use app::archive::{Archive, ArchiveError, Key, Record};
use async_trait::async_trait;
use aws_sdk_dynamodb::{
    Client, Config,
    config::{BehaviorVersion, Credentials, Region, retry::RetryConfig, timeout::TimeoutConfig},
    types::{
        AttributeDefinition, AttributeValue, BillingMode, KeySchemaElement, KeyType, KeysAndAttributes,
        ScalarAttributeType, TableStatus,
    },
};
use futures::{StreamExt, TryStreamExt};
use kernel::time::Instant;
use serde::Deserialize;

use super::OpenArchiveError;
use crate::api::problem::chain;

/// One that does not answer must not keep somebody's list of visits longer than that.
const PATIENCE: Duration = Duration::from_secs(5);

/// Records on their way at one moment.
const AT_ONCE: usize = 16;

/// How often what an answer left out is asked for again.
const ROUNDS: usize = 5;

/// How often a table that is being made is looked at: half a minute.
const MOST_LOOKS: usize = 150;

const OWNER: &str = "owner";
const AT_ID: &str = "at_id";

/// What may stand behind the question mark of the address.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    /// Of a server that is not Amazon's.
    endpoint: Option<String>,
    region: Option<String>,
}

pub struct DynamoArchive {
    client: Client,
    table: String,
}

impl DynamoArchive {
    /// `dynamodb://TABLE?endpoint=…&region=…`; the keys come from `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`, never
    /// from an address, which may be logged. The table is made when it is missing.
    pub async fn open(url: &str) -> Result<Self, OpenArchiveError> {
        let (table, place) = parse(url)?;
        let key = |name: &str| std::env::var(name).ok().filter(|key| !key.is_empty());
        let (Some(id), Some(secret)) = (key("AWS_ACCESS_KEY_ID"), key("AWS_SECRET_ACCESS_KEY")) else {
            let fix = "the archive wants keys; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY";
            return Err(OpenArchiveError::Address(fix.to_owned()));
        };
        let region = place.region.or_else(|| key("AWS_REGION")).unwrap_or_else(|| "us-east-1".to_owned());
        let timeouts = TimeoutConfig::builder()
            .connect_timeout(Duration::from_secs(2))
            .operation_timeout(PATIENCE)
            .build();
        let mut config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new(region))
            .credentials_provider(Credentials::new(id, secret, key("AWS_SESSION_TOKEN"), None, "environment"))
            .timeout_config(timeouts)
            .retry_config(RetryConfig::standard().with_max_attempts(3));
        if let Some(endpoint) = place.endpoint {
            config = config.endpoint_url(endpoint);
        }
        let archive = Self { client: Client::from_conf(config.build()), table: table.to_owned() };
        archive.make_ready().await.map_err(|error| {
            OpenArchiveError::Address(format!(
                "the archive table {table} cannot be used ({}); check DOCTORLY_ARCHIVE_URL, that its server runs, and that the keys may describe, make, read and write it",
                chain(&*error.0)
            ))
        })?;
        Ok(archive)
    }

    /// Waits until the table is there, and makes it first when it is not.
    async fn make_ready(&self) -> Result<(), ArchiveError> {
        let mut made = false;
        for _ in 0..MOST_LOOKS {
            let described = self.client.describe_table().table_name(&self.table).send().await;
            match described.map_err(|error| error.into_service_error()) {
                Ok(described) => {
                    let status = described.table.and_then(|table| table.table_status);
                    if status == Some(TableStatus::Active) {
                        return Ok(());
                    }
                }
                Err(error) if error.is_resource_not_found_exception() && !made => {
                    self.make().await?;
                    made = true;
                }
                Err(error) if error.is_resource_not_found_exception() => {}
                Err(error) => return Err(failed(error)),
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        Err(failed("it does not get ready"))
    }

    async fn make(&self) -> Result<(), ArchiveError> {
        let mut making =
            self.client.create_table().table_name(&self.table).billing_mode(BillingMode::PayPerRequest);
        for (name, kind) in [(OWNER, KeyType::Hash), (AT_ID, KeyType::Range)] {
            let key = KeySchemaElement::builder().attribute_name(name).key_type(kind).build();
            let text = AttributeDefinition::builder()
                .attribute_name(name)
                .attribute_type(ScalarAttributeType::S)
                .build();
            making = making.key_schema(key.map_err(failed)?).attribute_definitions(text.map_err(failed)?);
        }
        match making.send().await.map_err(|error| error.into_service_error()) {
            Ok(_) => Ok(()),
            // Another process of ours makes it at this moment.
            Err(error) if error.is_resource_in_use_exception() => Ok(()),
            Err(error) => Err(failed(error)),
        }
    }

    async fn put_one(&self, record: &Record) -> Result<(), ArchiveError> {
        let version = AttributeValue::N(record.version.to_string());
        let put = self
            .client
            .put_item()
            .table_name(&self.table)
            .set_item(Some(key_of(&record.key)))
            .item("version", version.clone())
            .item("body", AttributeValue::S(record.body.clone()))
            .condition_expression("attribute_not_exists(#owner) or #version <= :version")
            .expression_attribute_names("#owner", OWNER)
            .expression_attribute_names("#version", "version")
            .expression_attribute_values(":version", version);
        match put.send().await.map_err(|error| error.into_service_error()) {
            Ok(_) => Ok(()),
            Err(error) if error.is_conditional_check_failed_exception() => Ok(()),
            Err(error) => Err(failed(error)),
        }
    }
}

#[async_trait]
impl Archive for DynamoArchive {
    async fn put(&self, records: &[Record]) -> Result<(), ArchiveError> {
        // Not as one batch: a batch knows no conditions.
        let puts: Vec<_> = records.iter().map(|record| self.put_one(record)).collect();
        futures::stream::iter(puts).buffer_unordered(AT_ONCE).try_collect::<Vec<()>>().await?;
        Ok(())
    }

    async fn get(&self, keys: &[Key]) -> Result<Vec<Record>, ArchiveError> {
        let mut found = Vec::with_capacity(keys.len());
        let mut left: Vec<_> = keys.iter().map(key_of).collect();
        for _ in 0..ROUNDS {
            if left.is_empty() {
                return Ok(found);
            }
            let wanted = KeysAndAttributes::builder().set_keys(Some(left)).consistent_read(true).build();
            let wanted = wanted.map_err(failed)?;
            let answer = self.client.batch_get_item().request_items(&self.table, wanted).send().await;
            let answer = answer.map_err(|error| failed(error.into_service_error()))?;
            for item in answer.responses.unwrap_or_default().remove(&self.table).unwrap_or_default() {
                found.push(record_of(&item).ok_or_else(|| failed("an item is no record of ours"))?);
            }
            let mut not_yet = answer.unprocessed_keys.unwrap_or_default();
            left = not_yet.remove(&self.table).map(|rest| rest.keys).unwrap_or_default();
        }
        Err(failed("the archive gives less than it is asked for"))
    }
}

type Item = HashMap<String, AttributeValue>;

fn key_of(key: &Key) -> Item {
    // Digits of one length, so that the order of the texts is that of the times.
    let at_id = format!("{:020}#{}", key.at.0, key.id);
    HashMap::from([
        (OWNER.to_owned(), AttributeValue::S(key.owner.to_string())),
        (AT_ID.to_owned(), AttributeValue::S(at_id)),
    ])
}

fn record_of(item: &Item) -> Option<Record> {
    let text = |name: &str| item.get(name)?.as_s().ok();
    let (at, id) = text(AT_ID)?.split_once('#')?;
    let key = Key { owner: text(OWNER)?.parse().ok()?, at: Instant(at.parse().ok()?), id: id.parse().ok()? };
    let version = item.get("version")?.as_n().ok()?.parse().ok()?;
    Some(Record { key, version, body: text("body")?.clone() })
}

fn failed(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> ArchiveError {
    ArchiveError(error.into())
}

fn parse(url: &str) -> Result<(&str, Place), OpenArchiveError> {
    let shape = || {
        let shape = "the archive address cannot be read; write DOCTORLY_ARCHIVE_URL like dynamodb://TABLE?region=eu-central-1, with &endpoint=https://… for a server that is not Amazon's";
        OpenArchiveError::Address(shape.to_owned())
    };
    let rest = url.strip_prefix("dynamodb://").ok_or_else(shape)?;
    let (table, query) = rest.split_once('?').unwrap_or((rest, ""));
    let place: Place = serde_html_form::from_str(query).map_err(|_| shape())?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    let is_web = |endpoint: &String| endpoint.starts_with("http://") || endpoint.starts_with("https://");
    if !(3..=255).contains(&table.len()) || !table.chars().all(is_name) || !place.endpoint.iter().all(is_web)
    {
        return Err(shape());
    }
    Ok((table, place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_table_endpoint_and_region() {
        let (table, place) =
            parse("dynamodb://visits?endpoint=http://127.0.0.1:8000&region=eu-west-1").unwrap();
        assert_eq!(table, "visits");
        assert_eq!(place.endpoint.as_deref(), Some("http://127.0.0.1:8000"));
        assert_eq!(place.region.as_deref(), Some("eu-west-1"));
        for wrong in ["dynamodb:visits", "dynamodb://", "dynamodb://a b", "dynamodb://visits?key=secret"] {
            let error = parse(wrong).err().unwrap().to_string();
            assert!(error.contains("dynamodb://TABLE") && !error.contains("secret"), "{wrong}: {error}");
        }
    }
}
