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

    /// As [`Check::field`], for a field that must be there.
    pub fn required<R, T>(
        &mut self,
        field: &str,
        raw: Option<R>,
        parse: impl FnOnce(R) -> Result<T, Complaint>,
    ) -> Option<T> {
        let raw = raw.ok_or_else(|| Complaint::new("required", "Fill this in."));
        self.field(field, raw.and_then(parse))
    }

    /// As [`Check::field`], for a member of a merge patch that `null` clears.
    pub fn patched<R, T>(
        &mut self,
        field: &str,
        raw: Option<Option<R>>,
        parse: impl FnOnce(R) -> Result<T, Complaint>,
    ) -> Option<Option<T>> {
        match raw? {
            Some(raw) => self.field(field, parse(raw)).map(Some),
            None => Some(None),
        }
    }

    pub fn note(&mut self, field: &str, complaint: Complaint) {
        self.errors.push(FieldError {
            field: field.to_owned(),
            code: complaint.code.to_owned(),
            message: complaint.message,
        });
    }

    /// Notes what another check found in a part of the request, by the part's name.
    pub fn note_within(&mut self, part: &str, errors: impl IntoIterator<Item = FieldError>) {
        let within = |error: FieldError| FieldError { field: format!("{part}.{}", error.field), ..error };
        self.errors.extend(errors.into_iter().map(within));
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

    /// What `make` makes of the parsed fields (with `?` on each that must be there), or the complaints.
    pub fn build<T>(self, make: impl FnOnce() -> Option<T>) -> Result<T, Self> {
        if self.is_clean() { make().ok_or(self) } else { Err(self) }
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

/// A whole number within limits, both included.
pub fn whole<T: TryFrom<i64>>(value: i64, limits: std::ops::RangeInclusive<i64>) -> Result<T, Complaint> {
    let (least, most) = (limits.start(), limits.end());
    let wrong = || Complaint::new("out_of_range", format!("Choose a number from {least} to {most}."));
    if !limits.contains(&value) {
        return Err(wrong());
    }
    T::try_from(value).map_err(|_| wrong())
}
