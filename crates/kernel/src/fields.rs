//! Errors by field, gathered while a form or a body is read, so that a person hears of all of them at once.

/// One field that cannot be accepted: the path in the request, a stable code, a sentence.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct FieldError {
    /// Dotted path in the request: `hours.0.opens`.
    pub field: String,
    /// Stable, `snake_case`.
    pub code: String,
    /// A sentence for a person, in English; surfaces translate by `code`.
    pub message: String,
}

/// Gathers field errors: `let name = check.field("name", PersonName::parse(&raw))`.
#[derive(Debug, Default)]
pub struct Check {
    errors: Vec<FieldError>,
}

impl Check {
    pub fn new() -> Self {
        Self::default()
    }

    /// Passes a parsed value on, or notes why it is not one.
    pub fn field<T>(&mut self, field: &str, parsed: Result<T, Complaint>) -> Option<T> {
        parsed.map_err(|complaint| self.note(field, complaint)).ok()
    }

    /// As [`Check::field`], for a field that may be left out.
    pub fn optional<R, T>(
        &mut self,
        field: &str,
        raw: Option<R>,
        parse: impl FnOnce(R) -> Result<T, Complaint>,
    ) -> Option<T> {
        raw.and_then(|raw| self.field(field, parse(raw)))
    }

    pub fn note(&mut self, field: &str, complaint: Complaint) {
        self.errors.push(FieldError {
            field: field.to_owned(),
            code: complaint.code.to_owned(),
            message: complaint.message,
        });
    }

    /// Notes the complaint when `holds` is false.
    pub fn require(&mut self, field: &str, holds: bool, code: &'static str, message: &str) {
        if !holds {
            self.note(field, Complaint::new(code, message));
        }
    }

    /// The errors so far; empty means that every `Some` the fields gave is there.
    pub fn errors(self) -> Vec<FieldError> {
        self.errors
    }

    pub fn is_clean(&self) -> bool {
        self.errors.is_empty()
    }
}

/// Why one value cannot be accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    pub code: &'static str,
    pub message: String,
}

impl Complaint {
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}
