//! A form as it was typed, with what is wrong with it: nothing typed is lost when a page comes back.

/// The values and faults of one form. Names are those of the `<input>`s and of the API's fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    pub values: Vec<(String, String)>,
    /// Field name and a sentence already in the reader's language. A fault of the whole form has
    /// the empty name.
    pub errors: Vec<(String, String)>,
}

impl Form {
    pub fn new<N: Into<String>, V: Into<String>>(values: impl IntoIterator<Item = (N, V)>) -> Form {
        let values = values.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
        Form { values, errors: Vec::new() }
    }

    pub fn with_errors<N: Into<String>, M: Into<String>>(
        mut self,
        errors: impl IntoIterator<Item = (N, M)>,
    ) -> Form {
        self.errors.extend(errors.into_iter().map(|(name, message)| (name.into(), message.into())));
        self
    }

    /// Only these fields, without faults: what may come back to the page (never a password).
    pub fn only(&self, names: &[&str]) -> Form {
        let kept = self.values.iter().filter(|(name, _)| names.contains(&name.as_str()));
        Form { values: kept.cloned().collect(), errors: Vec::new() }
    }

    /// A time that a button or a link carries: a plus sign may have become a space on its way.
    pub fn pressed(&self, name: &str) -> Option<String> {
        self.given(name).map(|text| text.replace(' ', "+"))
    }

    /// What was filled in, or nothing where the field is empty or not there.
    pub fn given(&self, name: &str) -> Option<String> {
        let value = self.value(name).trim();
        (!value.is_empty()).then(|| value.to_owned())
    }

    /// The version that a step was decided on, where the page said so.
    pub fn version(&self) -> Option<i64> {
        self.value("version").parse().ok()
    }

    /// Every value of a field that may be chosen several times.
    pub fn all(&self, name: &str) -> Vec<String> {
        self.values
            .iter()
            .filter(|(n, value)| n == name && !value.is_empty())
            .map(|(_, value)| value.clone())
            .collect()
    }

    /// What stands in the field, or the empty text.
    pub fn value(&self, name: &str) -> &str {
        self.values.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value)
    }

    /// Whether `value` is (one of) the chosen for `name`; for radios, boxes and lists.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.values.iter().any(|(n, v)| n == name && v == value)
    }

    /// The sentence to show beside the field.
    pub fn error(&self, name: &str) -> Option<&str> {
        self.errors.iter().find(|(n, _)| n == name).map(|(_, message)| message.as_str())
    }

    /// How many rows `list.N.…` the form has, counted from 0 to the last.
    pub fn rows(&self, list: &str) -> usize {
        let of_row =
            |name: &str| name.strip_prefix(list)?.strip_prefix('.')?.split('.').next()?.parse::<usize>().ok();
        self.values.iter().filter_map(|(name, _)| of_row(name)).max().map_or(0, |last| last + 1)
    }

    /// The sentence about a whole row (`list.N`), not about one of its fields.
    pub fn row_error(&self, list: &str, row: &usize) -> Option<&str> {
        self.error(&format!("{list}.{row}"))
    }

    pub fn is_faulty(&self) -> bool {
        !self.errors.is_empty()
    }
}
