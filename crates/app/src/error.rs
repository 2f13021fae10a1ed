//! Every error has three readers: a program (the code), a person (the sentence), an operator (the cause, once).

use database::{Fault, FaultKind};
use kernel::fields::{Check, Complaint, FieldError};
use serde_json::{Map, Value};

pub type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The caller can do something about it.
    #[error("{}", .0.detail)]
    Problem(Box<Problem>),
    #[error(transparent)]
    Fault(#[from] Fault),
    /// Ours to mend. The caller learns nothing of it.
    #[error("{what}")]
    Broken {
        what: &'static str,
        #[source]
        source: Option<Box<dyn std::error::Error + Send + Sync>>,
    },
}

/// What a caller is told; surfaces turn it into RFC 9457 problem+json or a page.
#[derive(Clone, Debug)]
pub struct Problem {
    pub kind: Kind,
    /// Stable, `snake_case`; surfaces translate the sentence by it.
    pub code: &'static str,
    /// One English sentence for a person.
    pub detail: String,
    pub fields: Vec<FieldError>,
    /// Further members of the answer, as `alternatives` or `from` and `to`.
    pub more: Map<String, Value>,
    pub retry_after_seconds: Option<u32>,
}

/// The kinds of refusal, one per HTTP status that `docs/api` promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Unreadable,
    Unauthenticated,
    PaymentRequired,
    Forbidden,
    NotFound,
    Conflict,
    Gone,
    VersionMismatch,
    TooLarge,
    UnsupportedMedia,
    Unacceptable,
    TooMany,
    Unavailable,
}

impl Problem {
    pub fn new(kind: Kind, code: &'static str, detail: impl Into<String>) -> Self {
        Self {
            kind,
            code,
            detail: detail.into(),
            fields: Vec::new(),
            more: Map::new(),
            retry_after_seconds: None,
        }
    }

    pub fn with(mut self, member: &str, value: impl serde::Serialize) -> Self {
        let value = serde_json::to_value(value).unwrap_or(Value::Null);
        self.more.insert(member.to_owned(), value);
        self
    }

    pub fn retry_after(mut self, seconds: u32) -> Self {
        self.retry_after_seconds = Some(seconds);
        self
    }

    /// The same code and sentence, also by the field it is about.
    pub fn about(mut self, field: &str) -> Self {
        self.fields.push(FieldError {
            field: field.to_owned(),
            code: self.code.to_owned(),
            message: self.detail.clone(),
        });
        self
    }
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        Self::Problem(Box::new(problem))
    }
}

impl From<sea_orm::DbErr> for Error {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Fault(Fault::from(error))
    }
}

impl Error {
    pub fn unauthenticated() -> Self {
        Problem::new(Kind::Unauthenticated, "unauthenticated", "Sign in first.").into()
    }

    pub fn forbidden() -> Self {
        Problem::new(Kind::Forbidden, "forbidden", "Your role does not allow this.").into()
    }

    /// Also for what exists but is not the caller's: the two must not be told apart.
    pub fn not_found(what: &'static str) -> Self {
        Problem::new(Kind::NotFound, "not_found", format!("There is no such {what}.")).into()
    }

    pub fn conflict(code: &'static str, detail: impl Into<String>) -> Self {
        Problem::new(Kind::Conflict, code, detail).into()
    }

    pub fn unacceptable(code: &'static str, detail: impl Into<String>) -> Self {
        Problem::new(Kind::Unacceptable, code, detail).into()
    }

    /// One field is wrong.
    pub fn field(field: &str, code: &'static str, message: impl Into<String>) -> Self {
        let mut check = Check::new();
        check.note(field, Complaint::new(code, message));
        Self::fields(check)
    }

    /// The cursor is none of this list's.
    pub fn unknown_cursor() -> Self {
        Self::field("cursor", "unknown_cursor", "Take the cursor from the page before.")
    }

    /// What a [`Check`] gathered.
    pub fn fields(check: Check) -> Self {
        let detail = "Some fields need another look.";
        Problem { fields: check.errors(), ..Problem::new(Kind::Unacceptable, "invalid_fields", detail) }
            .into()
    }

    pub fn version_mismatch() -> Self {
        let detail = "Somebody changed this meanwhile. Load it again and repeat your change.";
        Problem::new(Kind::VersionMismatch, "version_mismatch", detail).into()
    }

    pub fn broken(what: &'static str) -> Self {
        Self::Broken { what, source: None }
    }

    pub fn broken_by(
        what: &'static str,
        source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        Self::Broken { what, source: Some(source.into()) }
    }

    /// Somebody was faster by a hair: the same work tried again sees what it became.
    pub fn raced(what: &'static str) -> Self {
        Self::Fault(Fault { kind: FaultKind::Retry, source: sea_orm::DbErr::Custom(what.to_owned()) })
    }

    pub fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Problem(problem) => Some(problem),
            _ => None,
        }
    }

    /// The stable code, when there is one.
    pub fn code(&self) -> Option<&'static str> {
        self.problem().map(|problem| problem.code)
    }

    pub fn is_code(&self, code: &str) -> bool {
        self.code() == Some(code)
    }

    /// The same work tried again may pass.
    pub fn is_retryable(&self) -> bool {
        matches!(self, Self::Fault(Fault { kind: FaultKind::Retry, .. }))
    }

    pub fn is_unavailable(&self) -> bool {
        match self {
            Self::Fault(fault) => matches!(fault.kind, FaultKind::Unavailable | FaultKind::Retry),
            Self::Problem(problem) => problem.kind == Kind::Unavailable,
            Self::Broken { .. } => false,
        }
    }
}
