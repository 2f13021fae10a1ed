//! A thin client: JSON over HTTP, in the dialect that OpenSearch and Elasticsearch share.
//!
//! Every request ends within a bounded time. Once the engine has not answered, the next requests fail at once for a
//! moment, so that whoever works through a list does not wait for each of its items.

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use app::{Error, Kind, Problem, Result};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use tokio::time::Instant;

use crate::adapters::search::DirectoryError;

/// How long an answer may take; a rebuilt index is slow for its first one.
const PATIENCE: Duration = Duration::from_secs(4);
const CONNECT: Duration = Duration::from_secs(1);

/// How long nothing is asked of an engine that did not answer.
const REST: Duration = Duration::from_secs(2);

/// What the names of indices begin with where the address does not say it.
const PREFIX: &str = "doctorly";

pub struct Client {
    http: reqwest::Client,
    base: reqwest::Url,
    user: Option<(String, String)>,
    away_until: Mutex<Option<Instant>>,
}

/// An answer that is no success: what the engine calls it.
#[derive(Debug, thiserror::Error)]
#[error("the search engine answered {status}: {kind}")]
pub struct Refused {
    pub status: u16,
    /// The type, never the reason: that one repeats what people asked for.
    pub kind: String,
}

impl Client {
    /// `http(s)://[user:password@]host:port[/prefix]`; gives the prefix too.
    pub fn open(address: &str) -> Result<(Self, String), DirectoryError> {
        let unreadable = |_| DirectoryError::Unreadable;
        let mut base: reqwest::Url = address.parse().map_err(|_| DirectoryError::Unreadable)?;
        let prefix = Some(base.path().trim_matches('/')).filter(|path| !path.is_empty()).unwrap_or(PREFIX);
        let prefix = prefix.to_owned();
        let named = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let is_name = prefix.starts_with(|c: char| c.is_ascii_lowercase()) && prefix.chars().all(named);
        let is_web = matches!(base.scheme(), "http" | "https") && base.has_host();
        if !is_name || prefix.len() > 100 || !is_web || base.query().is_some() {
            return Err(DirectoryError::Unreadable);
        }
        let user = (!base.username().is_empty())
            .then(|| (decoded(base.username()), decoded(base.password().unwrap_or_default())));
        base.set_username("").map_err(unreadable)?;
        base.set_password(None).map_err(unreadable)?;
        base.set_path("/");
        let http = reqwest::Client::builder().connect_timeout(CONNECT).timeout(PATIENCE).build();
        let http = http.map_err(|_| DirectoryError::Unreadable)?;
        Ok((Self { http, base, user, away_until: Mutex::default() }, prefix))
    }

    /// Whether the engine answered when it was asked last.
    pub fn is_up(&self) -> bool {
        self.away_until.lock().unwrap_or_else(PoisonError::into_inner).is_none()
    }

    pub async fn get(&self, path: &str) -> Result<Value> {
        self.send(Method::GET, path, None).await
    }

    pub async fn put(&self, path: &str, body: &Value) -> Result<Value> {
        self.send(Method::PUT, path, Some(("application/json", body.to_string()))).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Result<Value> {
        self.send(Method::POST, path, Some(("application/json", body.to_string()))).await
    }

    pub async fn delete(&self, path: &str) -> Result<Value> {
        self.send(Method::DELETE, path, None).await
    }

    /// Lines of JSON, as bulk writes and several searches at once take them.
    pub async fn post_lines(&self, path: &str, lines: String) -> Result<Value> {
        self.send(Method::POST, path, Some(("application/x-ndjson", lines))).await
    }

    /// Several searches of one index in one request; the answers in their order.
    pub async fn search_all(&self, index: &str, searches: &[Value]) -> Result<Vec<Value>> {
        if searches.is_empty() {
            return Ok(Vec::new());
        }
        let head = json!({ "index": index });
        let lines: String = searches.iter().map(|search| format!("{head}\n{search}\n")).collect();
        let mut answer = self.post_lines("_msearch", lines).await?;
        let answers = match answer["responses"].take() {
            Value::Array(answers) => answers,
            _ => Vec::new(),
        };
        for answer in &answers {
            if answer.get("error").is_some() {
                let status = answer["status"].as_u64().and_then(|status| u16::try_from(status).ok());
                return Err(refused(status.unwrap_or(500), answer));
            }
        }
        if answers.len() == searches.len() { Ok(answers) } else { Err(unreadable_answer()) }
    }

    async fn send(&self, method: Method, path: &str, body: Option<(&str, String)>) -> Result<Value> {
        self.rest()?;
        let url = self.base.join(path).map_err(|e| Error::broken_by("a search address is none", e))?;
        let mut request = self.http.request(method, url);
        if let Some((user, password)) = &self.user {
            request = request.basic_auth(user, Some(password));
        }
        if let Some((kind, body)) = body {
            request = request.header("content-type", kind).body(body);
        }
        let answer = request.send().await.map_err(|error| self.gone(&error))?;
        let status = answer.status();
        let bytes = answer.bytes().await.map_err(|error| self.gone(&error))?;
        let tired = [
            StatusCode::TOO_MANY_REQUESTS,
            StatusCode::BAD_GATEWAY,
            StatusCode::SERVICE_UNAVAILABLE,
            StatusCode::GATEWAY_TIMEOUT,
        ];
        if tired.contains(&status) {
            return Err(self.gone(&format_args!("it answered {status}")));
        }
        self.is_back();
        let body: Value = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        if status.is_success() { Ok(body) } else { Err(refused(status.as_u16(), &body)) }
    }

    /// Refuses while the engine rests.
    fn rest(&self) -> Result<()> {
        let until = *self.away_until.lock().unwrap_or_else(PoisonError::into_inner);
        if until.is_some_and(|until| Instant::now() < until) { Err(unavailable()) } else { Ok(()) }
    }

    fn gone(&self, error: &dyn std::fmt::Display) -> Error {
        let mut away = self.away_until.lock().unwrap_or_else(PoisonError::into_inner);
        if away.is_none() {
            tracing::warn!(error.chain = %error, "the search engine does not answer");
        }
        *away = Some(Instant::now() + REST);
        unavailable()
    }

    fn is_back(&self) {
        let mut away = self.away_until.lock().unwrap_or_else(PoisonError::into_inner);
        if away.take().is_some() {
            tracing::info!("the search engine answers again");
        }
    }
}

/// 503: the directory cannot be searched now; everything else goes on.
pub fn unavailable() -> Error {
    let detail = "The directory cannot be searched right now. Try again in a moment.";
    Problem::new(Kind::Unavailable, "search_unavailable", detail).retry_after(2).into()
}

pub fn unreadable_answer() -> Error {
    Error::broken("the search engine's answer cannot be read")
}

fn refused(status: u16, body: &Value) -> Error {
    let error = &body["error"];
    // The cause of a search's failure stands below the shard that it failed on.
    let kind = error["root_cause"][0]["type"].as_str().or(error["type"].as_str()).unwrap_or("unknown");
    Error::broken_by("the search engine refused", Refused { status, kind: kind.to_owned() })
}

/// Whether the engine says that there is no such index.
pub fn is_missing(error: &Error) -> bool {
    refusal(error).is_some_and(|refused| refused.status == 404)
}

/// Whether the engine says that such an index is there already.
pub fn is_there_already(error: &Error) -> bool {
    refusal(error).is_some_and(|refused| refused.kind == "resource_already_exists_exception")
}

/// Whether the index was not there, or not ready, at that moment.
pub fn is_between(error: &Error) -> bool {
    refusal(error).is_some_and(|refused| matches!(refused.status, 404 | 503))
}

fn refusal(error: &Error) -> Option<&Refused> {
    match error {
        Error::Broken { source: Some(source), .. } => source.downcast_ref(),
        _ => None,
    }
}

/// `%40` and its like in a user or password.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let coded = after.get(..2).filter(|_| byte == b'%').and_then(|two| std::str::from_utf8(two).ok());
        match coded.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(meant) => {
                bytes.push(meant);
                rest = &after[2..];
            }
            None => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
