//! One request and its answer.

use std::{
    future::{Future, IntoFuture},
    ops::Index,
    pin::Pin,
};

use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    http::{HeaderMap, Request, request},
};
use serde_json::Value;
use tower::ServiceExt;

/// A request being put together; awaiting it sends it.
pub struct Ask {
    router: Router,
    request: request::Builder,
    body: Body,
}

impl Ask {
    pub fn new(router: Router, method: &str, path: &str) -> Self {
        Self { router, request: Request::builder().method(method).uri(path), body: Body::empty() }
    }

    pub fn bearer(self, token: &str) -> Self {
        self.header("authorization", &format!("Bearer {token}"))
    }

    pub fn idempotency(self, key: &str) -> Self {
        self.header("idempotency-key", key)
    }

    /// `If-Match` with a version.
    pub fn if_match(self, version: i64) -> Self {
        self.header("if-match", &format!("\"{version}\""))
    }

    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.request = self.request.header(name, value);
        self
    }

    pub fn json(self, body: Value) -> Self {
        self.body("application/json", body.to_string())
    }

    /// Fields of a form, as a browser sends them.
    pub fn form(self, fields: &[(&str, &str)]) -> Self {
        let body = serde_html_form::to_string(fields).expect("pairs of texts");
        self.body("application/x-www-form-urlencoded", body)
    }

    pub fn body(mut self, content_type: &str, body: impl Into<Body>) -> Self {
        self.body = body.into();
        self.header("content-type", content_type)
    }
}

impl IntoFuture for Ask {
    type Output = Answer;
    type IntoFuture = Pin<Box<dyn Future<Output = Answer> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let request = self.request.body(self.body).expect("a well-formed request");
            let what = format!("{} {}", request.method(), request.uri());
            let response = self.router.oneshot(request).await.expect("the router always answers");
            let (parts, body) = response.into_parts();
            let bytes = to_bytes(body, usize::MAX).await.expect("a whole body");
            let json = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
            Answer { what, status: parts.status.as_u16(), headers: parts.headers, bytes, json }
        })
    }
}

/// What came back. `answer["field"]` reads its JSON.
#[derive(Clone, Debug)]
pub struct Answer {
    what: String,
    status: u16,
    headers: HeaderMap,
    bytes: Bytes,
    json: Value,
}

impl Answer {
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The same answer, once its status is the expected one; otherwise the test fails and shows the body.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{} answered {}", self.what, self.text());
        self
    }

    /// As [`Answer::expect`], by reference.
    #[track_caller]
    pub fn expect_ref(&self, status: u16) -> &Self {
        assert_eq!(self.status, status, "{} answered {}", self.what, self.text());
        self
    }

    /// A header's text; empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body's JSON; null when it is none.
    pub fn json(&self) -> &Value {
        &self.json
    }

    /// A text in the body's JSON: `answer.str("id")`.
    #[track_caller]
    pub fn str(&self, field: &str) -> &str {
        self.json[field]
            .as_str()
            .unwrap_or_else(|| panic!("{}: no text `{field}` in {}", self.what, self.text()))
    }

    /// The code of a problem.
    pub fn code(&self) -> &str {
        self.json["code"].as_str().unwrap_or_default()
    }

    /// The code by which a field was refused; empty when it was not.
    pub fn field_code(&self, field: &str) -> &str {
        let errors = self.json["errors"].as_array().map(Vec::as_slice).unwrap_or_default();
        errors
            .iter()
            .find(|error| error["field"] == field)
            .and_then(|error| error["code"].as_str())
            .unwrap_or_default()
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }
}

impl Index<&str> for Answer {
    type Output = Value;

    fn index(&self, field: &str) -> &Value {
        &self.json[field]
    }
}
