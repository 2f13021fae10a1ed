//! The port to other systems: whoever listens is told of every fact, at least once and in order for each thing that
//! facts are about. `docs/events.md` is what listeners are promised.

use async_trait::async_trait;
use kernel::time::Instant;
use serde::Serialize;
use serde_json::{Map, Value};

use super::Noted;
use crate::error::{Error, Result};

/// A fact as others are told of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Published {
    /// Rises with every fact, and stays with it: who has seen the number has seen the fact.
    pub number: i64,
    /// As `appointment_confirmed`.
    pub kind: String,
    /// The thing that it is about; empty where it is about no single one.
    pub aggregate: String,
    pub happened_at: Instant,
    /// The ids that it names.
    pub data: Map<String, Value>,
}

/// The form of [CloudEvents 1.0](https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md).
#[derive(Serialize)]
struct Event<'a> {
    specversion: &'static str,
    id: String,
    source: &'static str,
    r#type: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    subject: &'a str,
    time: String,
    datacontenttype: &'static str,
    data: &'a Map<String, Value>,
}

impl Published {
    /// A fact of the log, also one of a kind that only a newer release knows.
    pub fn of(noted: &Noted) -> Result<Self> {
        let mut data: Map<String, Value> = serde_json::from_str(&noted.payload)
            .map_err(|error| Error::broken_by("a fact is unreadable", error))?;
        data.remove("kind");
        Ok(Self {
            number: noted.number,
            kind: noted.kind.clone(),
            aggregate: noted.aggregate.clone(),
            happened_at: noted.happened_at,
            data,
        })
    }

    /// What is kept in order: facts with one key arrive in the order of the log.
    pub fn key(&self) -> &str {
        if self.aggregate.is_empty() { &self.kind } else { &self.aggregate }
    }

    /// The fact as JSON on one line.
    pub fn to_json(&self) -> String {
        let event = Event {
            specversion: "1.0",
            id: self.number.to_string(),
            source: "doctorly",
            r#type: &self.kind,
            subject: &self.aggregate,
            time: self.happened_at.timestamp().to_string(),
            datacontenttype: "application/json",
            data: &self.data,
        };
        serde_json::to_string(&event).expect("text and a map with text for keys can be written as JSON")
    }
}

/// Nobody can be told now: try again later, from the first of the facts that were given. Some of them may have gone out.
#[derive(Debug, thiserror::Error)]
#[error("other systems cannot be told what happened")]
pub struct EventsError(#[source] pub Box<dyn std::error::Error + Send + Sync>);

#[async_trait]
pub trait Events: Send + Sync {
    /// Tells of facts, those of one key in the order given. Returns once all of them are kept where a crash does not
    /// reach them, or fails within half a minute. It is asked by one caller at a time.
    async fn publish(&self, facts: &[Published]) -> std::result::Result<(), EventsError>;
}
