//! Errors as RFC 9457 problem details. The one place where a refusal becomes a status and a body, and where a fault
//! of ours is logged, once, with its causes.

use app::{Error, Kind, Problem};
use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use database::{Fault, FaultKind};
use kernel::fields::FieldError;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::middleware::request_id;

/// What a handler gives.
pub type Answer<T> = Result<T, Refused>;

/// An error on its way out.
#[derive(Debug)]
pub struct Refused(pub Error);

/// Marks an answer that lost to another request with the same idempotency key on another node.
#[derive(Clone, Copy)]
pub struct LostToItsRepeat;

/// The body of every answer that is not a success.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = Problem)]
pub struct ProblemBody {
    /// A relative reference that ends in the code.
    #[serde(rename = "type")]
    #[schema(example = "/problems/time_taken")]
    pub kind: String,
    /// The kind of problem in a few words.
    pub title: &'static str,
    pub status: u16,
    /// What happened, in one sentence for a person.
    pub detail: String,
    /// Stable, for programs.
    pub code: String,
    /// The same as in the `X-Request-Id` header.
    pub request_id: String,
    /// The fields that need another look.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub errors: Vec<FieldError>,
    /// Further members, by code: `alternatives`, `from`, `to`.
    #[serde(flatten)]
    #[schema(ignore)]
    pub more: Map<String, Value>,
    #[serde(skip)]
    #[schema(ignore)]
    pub retry_after_seconds: Option<u32>,
}

impl ProblemBody {
    pub fn new(status: StatusCode, code: &str, detail: impl Into<String>) -> Self {
        Self {
            kind: format!("/problems/{code}"),
            title: title_of(status),
            status: status.as_u16(),
            detail: detail.into(),
            code: code.to_owned(),
            request_id: request_id::current(),
            errors: Vec::new(),
            more: Map::new(),
            retry_after_seconds: None,
        }
    }

    pub fn retry_after(mut self, seconds: u32) -> Self {
        self.retry_after_seconds = Some(seconds);
        self
    }
}

impl IntoResponse for ProblemBody {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let retry_after = self.retry_after_seconds;
        let mut response = (status, Json(self)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(seconds) = retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let lost =
            matches!(&self.0, Error::Fault(fault) if fault.is_duplicate_of("repeats_once", "repeats.caller"));
        let mut response = body_of(self.0).into_response();
        if lost {
            response.extensions_mut().insert(LostToItsRepeat);
        }
        response
    }
}

/// The status that `docs/api` promises for a kind of refusal.
pub fn status_of(kind: Kind) -> StatusCode {
    match kind {
        Kind::Unreadable => StatusCode::BAD_REQUEST,
        Kind::Unauthenticated => StatusCode::UNAUTHORIZED,
        Kind::PaymentRequired => StatusCode::PAYMENT_REQUIRED,
        Kind::Forbidden => StatusCode::FORBIDDEN,
        Kind::NotFound => StatusCode::NOT_FOUND,
        Kind::Conflict => StatusCode::CONFLICT,
        Kind::Gone => StatusCode::GONE,
        Kind::VersionMismatch => StatusCode::PRECONDITION_FAILED,
        Kind::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Kind::UnsupportedMedia => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Kind::Unacceptable => StatusCode::UNPROCESSABLE_ENTITY,
        Kind::TooMany => StatusCode::TOO_MANY_REQUESTS,
        Kind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
    }
}

fn body_of(error: Error) -> ProblemBody {
    match error {
        Error::Problem(problem) => of_problem(*problem),
        Error::Fault(Fault { kind: FaultKind::Unavailable | FaultKind::Retry, .. }) => {
            tracing::warn!(error.chain = %chain(&error), "the database does not take the work now");
            let detail = "Doctorly is busy. Nothing was changed; try again in a moment.";
            ProblemBody::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", detail).retry_after(1)
        }
        Error::Fault(_) | Error::Broken { .. } => {
            tracing::error!(error.chain = %chain(&error), "a request failed");
            broken()
        }
    }
}

/// What anybody learns of a mistake of ours.
pub fn broken() -> ProblemBody {
    let detail = "Something went wrong on our side. Look again before you repeat it; the request id helps us find out.";
    ProblemBody::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", detail)
}

fn of_problem(problem: Problem) -> ProblemBody {
    let unavailable = problem.kind == Kind::Unavailable;
    ProblemBody {
        errors: problem.fields,
        more: problem.more,
        retry_after_seconds: problem.retry_after_seconds.or(unavailable.then_some(1)),
        ..ProblemBody::new(status_of(problem.kind), problem.code, problem.detail)
    }
}

fn title_of(status: StatusCode) -> &'static str {
    match status {
        StatusCode::BAD_REQUEST => "The request cannot be read",
        StatusCode::UNAUTHORIZED => "Sign in first",
        StatusCode::PAYMENT_REQUIRED => "Payment is due",
        StatusCode::FORBIDDEN => "Not allowed",
        StatusCode::NOT_FOUND => "Not there",
        StatusCode::METHOD_NOT_ALLOWED => "Not done this way",
        StatusCode::CONFLICT => "In conflict with what is",
        StatusCode::GONE => "Too late",
        StatusCode::PRECONDITION_FAILED => "Changed meanwhile",
        StatusCode::PAYLOAD_TOO_LARGE => "Too large",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "Another form is expected",
        StatusCode::UNPROCESSABLE_ENTITY => "Not acceptable as it is",
        StatusCode::TOO_MANY_REQUESTS => "Too many requests",
        StatusCode::SERVICE_UNAVAILABLE => "Not available now",
        _ => "Something went wrong",
    }
}

/// An error with its causes, for the log.
pub fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

impl From<Problem> for Refused {
    fn from(problem: Problem) -> Self {
        Self(problem.into())
    }
}
